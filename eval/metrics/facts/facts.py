"""Fact recall for `evaluate`; see `eval.scores.facts`."""

from __future__ import annotations

from typing import Any

import datasets  # type: ignore[import-untyped]
import evaluate

from eval.items import Case
from eval.metrics.shared import output, result
from eval.scores.facts import Facts

_DESCRIPTION = "The share of given atomic facts that a summary states."
_INPUTS = """
Args:
    predictions: summaries; their sentences are found here.
    references: for each the atomic facts, short sentences.
Returns:
    One value per item under `fact_recall` (0-1).
    None where an item could not be scored, with the reason under `notes`; `signature` says
    what the values depend on.
"""


class FactsMetric(evaluate.Metric):  # type: ignore[misc]
    """Recall of atomic facts per item."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=_DESCRIPTION,
            citation="Nenkova and Passonneau (2004), the pyramid method",
            inputs_description=_INPUTS,
            features=datasets.Features(
                {
                    "predictions": datasets.Value("string"),
                    "references": datasets.Sequence(datasets.Value("string")),
                }
            ),
        )

    def _compute(self, predictions: list[str], references: list[list[str]]) -> dict[str, Any]:
        cases = [Case(str(n), (), facts=tuple(facts)) for n, facts in enumerate(references)]
        return result(Facts(), cases, [output(text) for text in predictions])
