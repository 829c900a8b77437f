"""Grounding for `evaluate`; see `eval.scores.grounding`."""

from __future__ import annotations

import json
from typing import Any

import datasets  # type: ignore[import-untyped]
import evaluate

from eval.items import Case
from eval.metrics.shared import documents, output, result
from eval.scores.grounding import Grounding

_DESCRIPTION = """
Shares of sentences with a name, number, date or quotation that the source, or the evidence
that they cite, does not have.
"""
_INPUTS = """
Args:
    predictions: JSON: a string (a text), or an object with `sentences`, each with `text` and
        `evidence` (`start`, `end` and, with several sources, `article`, its number).
    references: for each the texts that it was made from.
Returns:
    One value per item under `ungrounded`, `ungrounded_cited` and `ungrounded_KIND`.
    None where an item could not be scored, with the reason under `notes`; `signature` says
    what the values depend on.
"""


class GroundingMetric(evaluate.Metric):  # type: ignore[misc]
    """Grounding per item."""

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
        return result(Grounding(), cases, [output(json.loads(text)) for text in predictions])
