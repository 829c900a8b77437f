"""Gold insights of a pile of documents: are they among the facts, and cited from the right ones?

The sets that know insights do not know where they stand, so a fact covers an insight where the
calibrated presence of `eval.scores.facts` says so; see `eval.scores.citations` for the scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from eval.items import Case, Output
from eval.scores.base import Scores, collect
from eval.scores.citations import citations
from eval.scores.facts import PRESENT, presence
from summarise.roles import Encoder

VERSION = 1
COLUMNS = ("insight_r", "cite_p", "cite_r", "joint")
CANDIDATES = 3  # facts nearest to an insight that are read for it


def insights(
    predicted: Mapping[str, Any], gold: Mapping[str, Any], encoder: Encoder
) -> dict[str, float]:
    """Score a comparison's facts against gold insights, each with `text` and `articles`."""
    facts = list(predicted.get("facts", ()))
    wanted = list(gold["insights"])
    texts = [fact["text"] for fact in facts]
    covers: list[list[int]] = [[] for _ in wanted]
    if facts:
        near = encoder.encode([w["text"] for w in wanted]) @ encoder.encode(texts).T  # (I, F)
        for row, insight in enumerate(wanted):
            for index in np.argsort(-near[row], kind="stable")[:CANDIDATES]:
                likely = presence([texts[index]], [insight["text"]], encoder)[0]
                if likely >= PRESENT:
                    covers[row].append(int(index))
    return citations(
        [frozenset(insight["articles"]) for insight in wanted],
        [frozenset(fact["articles"]) for fact in facts],
        covers,
    )


class Insights:
    """Coverage and citations of gold insights, and their joint score."""

    name: str = "insights"
    columns: tuple[str, ...] = COLUMNS

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {"metric": self.name, "version": VERSION, "encoder": "all-MiniLM-L6-v2"}

    def applies(self, case: Case) -> bool:
        """Whether a case has gold insights."""
        return bool(case.gold and case.gold.get("insights"))

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Score the comparison of each output."""
        rows: list[tuple[dict[str, float], str | None]] = []
        for case, output in zip(cases, outputs, strict=True):
            if output.error or case.gold is None or output.comparison is None:
                rows.append(({}, output.error or "no comparison made"))
                continue
            if self._encoder is None:
                from summarise.models import load_encoder

                self._encoder = load_encoder()
            rows.append((insights(output.comparison, case.gold, self._encoder), None))
        return collect(COLUMNS, rows)
