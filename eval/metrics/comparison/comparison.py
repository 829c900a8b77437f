"""Comparison against gold for `evaluate`; see `eval.scores.comparison`."""

from __future__ import annotations

import json
from typing import Any

import datasets  # type: ignore[import-untyped]
import evaluate

from eval.items import Case, Output
from eval.metrics.shared import result
from eval.scores.comparison import ComparisonMetric

_DESCRIPTION = """
Same facts, additions, conflicts, copies, citations and dates of a comparison, against gold.
"""
_INPUTS = """
Args:
    predictions: JSON objects of the schema summarise.comparison/1.
    references: JSON objects of the schema summarise.gold/1.
Returns:
    One value per item under `align_f1`, `adds_f1`, `conflict_f1`, `copy_f1`, `joint` and parts.
    None where an item could not be scored, with the reason under `notes`; `signature` says
    what the values depend on.
"""


class ComparisonModule(evaluate.Metric):  # type: ignore[misc]
    """Comparison scores per item."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=_DESCRIPTION,
            citation="Laban et al. (2024), Summary of a Haystack, for `joint`",
            inputs_description=_INPUTS,
            features=datasets.Features(
                {"predictions": datasets.Value("string"), "references": datasets.Value("string")}
            ),
        )

    def _compute(self, predictions: list[str], references: list[str]) -> dict[str, Any]:
        cases = [Case(str(n), (), gold=json.loads(gold)) for n, gold in enumerate(references)]
        outputs = [Output(comparison=json.loads(prediction)) for prediction in predictions]
        return result(ComparisonMetric(), cases, outputs)
