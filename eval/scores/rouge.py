"""ROUGE by the rouge_score package (Lin 2004), as Google's reimplementation counts it.

Equivalent ROUGE-1.5.5 flags: `-n 2 -m` (stemmed, F1); ROUGE-L is sentence level over the whole
text, ROUGE-Lsum summary level over lines. Several references give the mean over them; `best` gives
the best of them instead, as `-f B` does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

from eval.items import Case, Output
from eval.scores.base import Scores, collect
from eval.scores.sentences import SPLITTER, one_a_line

COLUMNS = ("rouge1", "rouge2", "rougeL", "rougeLsum")
# rouge_score's tokenizer keeps [a-z0-9] alone, so other scripts score 0 even when identical.
# A fifth leaves room for names and quoted words in another script.
FOREIGN_LETTERS = 0.2


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(list(COLUMNS), use_stemmer=True)


def refusal(references: Sequence[str]) -> str | None:
    """Return why ROUGE cannot be computed on these references, or None."""
    if not references:
        return "no reference"
    for text in references:
        letters = [char for char in text if char.isalpha()]
        if not letters:
            return "a reference without letters"
        foreign = sum(not unicodedata.name(char, "").startswith("LATIN") for char in letters)
        if foreign > FOREIGN_LETTERS * len(letters):
            return "a reference is not in Latin script, which this ROUGE cannot read"
    return None


def rouge(prediction: str, references: Sequence[str], best: bool = False) -> dict[str, float]:
    """Score one text, whose sentences stand one a line, against its references.

    Returns:
        F1 (0-1) of each of `COLUMNS`: the mean over references, or the best.

    Raises:
        ValueError: `refusal` has a reason.
    """
    if reason := refusal(references):
        raise ValueError(reason)
    scores = [_scorer().score(reference, prediction) for reference in references]
    values = {name: [score[name].fmeasure for score in scores] for name in COLUMNS}
    return {name: max(v) if best else sum(v) / len(v) for name, v in values.items()}


class Rouge:
    """ROUGE-1, -2, -L and -Lsum F1."""

    name: str = "rouge"
    columns: tuple[str, ...] = COLUMNS

    def __init__(self, best: bool = False) -> None:
        self.best = best

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {
            "metric": "rouge",
            "version": f"rouge_score {version('rouge_score')}",
            "tokenizer": "rouge_score default, lower case, [a-z0-9]",
            "stemmer": "Porter, words of more than 3 letters",
            "splitter": SPLITTER,
            "references": "best" if self.best else "mean",
        }

    def applies(self, case: Case) -> bool:
        """Whether a case has references."""
        return bool(case.references)

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Score each output against its case's references."""
        rows: list[tuple[dict[str, float], str | None]] = []
        for case, output in zip(cases, outputs, strict=True):
            reason = output.error or refusal(case.references)
            if reason:
                rows.append(({}, reason))
                continue
            references = [one_a_line(reference) for reference in case.references]
            rows.append((rouge(output.text, references, self.best), None))
        return collect(COLUMNS, rows)
