"""The checker's probability that a sentence is entailed: by its source, and by what it cites.

A whole article is no evidence that a checker reads at once. Against the source, the sentences
nearest to the claim are offered alone and together, and the best of these readings counts, as
SummaC does (Laban et al. 2022).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from eval.items import Case, Output
from eval.scores.base import Scores, collect
from eval.scores.evidence import Resting, resting, unusable
from eval.scores.sentences import SPLITTER
from summarise.roles import Checker, Claim, Encoder

VERSION = 1
COLUMNS = ("support", "support_cited", "unsupported")
NEAREST = 3
ENTAILED = 0.5


def readings(text: str, source: Sequence[str], encoder: Encoder) -> list[Claim]:
    """Return a claim against each of its nearest source sentences and against the first two and
    three of them together, in the order of the source.
    """
    if not source:
        return []
    near = encoder.encode(source) @ encoder.encode([text])[0]  # (sentences,)
    best = [int(index) for index in np.argsort(-near, kind="stable")[:NEAREST]]
    sets = [[index] for index in best] + [sorted(best[:n]) for n in range(2, len(best) + 1)]
    return [Claim(text, tuple(source[index] for index in chosen)) for chosen in sets]


def support(
    lines: Sequence[Resting], checker: Checker, encoder: Encoder
) -> list[tuple[float, float]]:
    """Return, for each sentence, its support by the source and by what it cites (NaN for none)."""
    claims: list[Claim] = []
    spans: list[tuple[int, int]] = []
    for line in lines:
        start = len(claims)
        claims += readings(line.text, line.sentences, encoder)
        spans.append((start, len(claims)))
        if line.cited:
            claims.append(Claim(line.text, line.cited))
    verdicts = [verdict.support for verdict in checker.check(claims)]
    return [
        (
            max(verdicts[start:end], default=0.0),
            verdicts[end] if line.cited else float("nan"),
        )
        for line, (start, end) in zip(lines, spans, strict=True)
    ]


class Support:
    """Mean support of a summary's sentences, and the share of those not supported."""

    name: str = "support"
    columns: tuple[str, ...] = COLUMNS

    def __init__(self, checker: Checker | None = None, encoder: Encoder | None = None) -> None:
        self._checker = checker
        self._encoder = encoder

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {
            "metric": self.name,
            "version": VERSION,
            "checker": type(self._models()[0]).__name__,
            "splitter": SPLITTER,
            "nearest": NEAREST,
            "entailed": ENTAILED,
        }

    def applies(self, case: Case) -> bool:
        """Every summary has a source."""
        return True

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Score each output; `support_cited` is NaN unless every sentence cites evidence."""
        checker, encoder = self._models()
        usable = [
            [] if unusable(output) else resting(case, output)
            for case, output in zip(cases, outputs, strict=True)
        ]
        found = iter(support([line for lines in usable for line in lines], checker, encoder))
        rows: list[tuple[dict[str, float], str | None]] = []
        for output, lines in zip(outputs, usable, strict=True):
            if not lines:
                rows.append(({}, unusable(output)))
                continue
            pairs = [next(found) for _ in lines]
            full, cited = [p for p, _ in pairs], [c for _, c in pairs]
            weak = [
                f"support {p:.2f}: {line.text}"
                for p, line in zip(full, lines, strict=True)
                if p < ENTAILED
            ]
            values = {
                "support": float(np.mean(full)),
                "support_cited": float(np.mean(cited)),
                "unsupported": len(weak) / len(lines),
            }
            rows.append((values, "; ".join(weak) or None))
        return collect(COLUMNS, rows)

    def _models(self) -> tuple[Checker, Encoder]:
        if self._encoder is None:
            from summarise.models import load_encoder

            self._encoder = load_encoder()
        if self._checker is None:
            from summarise.check.checker import RuleChecker
            from summarise.models import load_parser

            self._checker = RuleChecker(load_parser(), self._encoder)
        return self._checker, self._encoder
