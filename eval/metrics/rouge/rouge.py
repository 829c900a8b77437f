"""ROUGE for `evaluate`; see `eval.scores.rouge`."""

from __future__ import annotations

from typing import Any

import datasets  # type: ignore[import-untyped]
import evaluate

from eval.items import Case
from eval.metrics.shared import output, result
from eval.scores.rouge import Rouge

_DESCRIPTION = """
ROUGE-1, -2, -L and -Lsum F1 by rouge_score with Porter stemming: the mean over several
references, or the best. A reference that is not in Latin script is refused, not scored 0.
"""
_INPUTS = """
Args:
    predictions: summaries; their sentences are found here.
    references: for each a list of references.
    best: count the best reference instead of the mean.
Returns:
    One value per item under `rouge1`, `rouge2`, `rougeL`, `rougeLsum` (0-1).
    None where an item could not be scored, with the reason under `notes`; `signature` says
    what the values depend on.
"""


class RougeMetric(evaluate.Metric):  # type: ignore[misc]
    """ROUGE per item."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=_DESCRIPTION,
            citation="Lin (2004), ROUGE: A Package for Automatic Evaluation of Summaries",
            inputs_description=_INPUTS,
            features=datasets.Features(
                {
                    "predictions": datasets.Value("string"),
                    "references": datasets.Sequence(datasets.Value("string")),
                }
            ),
        )

    def _compute(
        self, predictions: list[str], references: list[list[str]], best: bool = False
    ) -> dict[str, Any]:
        cases = [Case(str(n), (), tuple(texts)) for n, texts in enumerate(references)]
        return result(Rouge(best), cases, [output(text) for text in predictions])
