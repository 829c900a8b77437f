"""Support for `evaluate`; see `eval.scores.support`."""

from __future__ import annotations

import json
from typing import Any

import datasets  # type: ignore[import-untyped]
import evaluate

from eval.items import Case
from eval.metrics.shared import documents, output, result
from eval.scores.support import Support

_DESCRIPTION = "The probability that the source, or the cited evidence, entails a sentence."
_INPUTS = """
Args:
    predictions: JSON: a string (a text), or an object with `sentences`, each with `text` and
        `evidence` (`start`, `end` and, with several sources, `article`, its number).
    references: for each the texts that it was made from.
Returns:
    One value per item under `support`, `support_cited` (means) and `unsupported` (share).
    None where an item could not be scored, with the reason under `notes`; `signature` says
    what the values depend on.
"""


class SupportMetric(evaluate.Metric):  # type: ignore[misc]
    """Support per item."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=_DESCRIPTION,
            citation="",
            inputs_description=_INPUTS,
            features=datasets.Features(
                {
                    "predictions": datasets.Value("string"),
                    "references": datasets.Sequence(datasets.Value("string")),
                }
            ),
        )

    def _compute(self, predictions: list[str], references: list[list[str]]) -> dict[str, Any]:
        cases = [Case(str(n), documents(texts)) for n, texts in enumerate(references)]
        return result(Support(), cases, [output(json.loads(text)) for text in predictions])
