"""Gold insights of a pile of documents: are they among the facts, and cited from the right ones?

The sets that know insights do not know where they stand, so a fact's text is compared with the
insight's: it covers it wholly, partly or not, as in Laban et al. (2024). The two bounds were read
off 277 pairs of insight and fact of two topics, graded by a reader: fitted to one topic, grades on
the other are .14 and .20 off on average (of 1), and 73% and 60% are the very same. See
`eval.scores.citations` for the scores.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from eval.items import Case, Output
from eval.scores.base import Scores, collect
from eval.scores.citations import citations
from eval.scores.facts import shared_words, stems
from summarise.roles import Encoder

VERSION = 2
COLUMNS = ("insight_r", "cite_p", "cite_r", "joint")
CANDIDATES = 40  # facts nearest to an insight that are read for it
BY_WORDS = 0.7  # weight of the share of an insight's words that a fact has; the rest is cosine
PARTLY, WHOLLY = 0.45, 0.66


def covering(
    wanted: Sequence[str], facts: Sequence[str], encoder: Encoder
) -> list[dict[int, float]]:
    """Return, for each insight, the facts that cover it: 1 wholly, 0.5 partly."""
    if not wanted or not facts:
        return [{} for _ in wanted]
    near = encoder.encode(wanted) @ encoder.encode(facts).T  # (insights, facts)
    told = [stems(fact) for fact in facts]
    found: list[dict[int, float]] = []
    for insight, cosines in zip(wanted, near, strict=True):
        grades = {}
        for index in map(int, np.argsort(-cosines, kind="stable")[:CANDIDATES]):
            share = shared_words(stems(insight), told[index])
            alike = BY_WORDS * share + (1 - BY_WORDS) * float(cosines[index])
            if alike >= PARTLY:
                grades[index] = 1.0 if alike >= WHOLLY else 0.5
        found.append(grades)
    return found


def insights(
    predicted: Mapping[str, Any], gold: Mapping[str, Any], encoder: Encoder
) -> dict[str, float]:
    """Score a comparison's facts against gold insights, each with `text` and `articles`."""
    facts = list(predicted.get("facts", ()))
    wanted = list(gold["insights"])
    covers = covering([w["text"] for w in wanted], [fact["text"] for fact in facts], encoder)
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
