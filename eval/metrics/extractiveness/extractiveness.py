"""Extractiveness for `evaluate`; see `eval.scores.extractiveness`."""

from __future__ import annotations

from typing import Any

import datasets  # type: ignore[import-untyped]
import evaluate

from eval.items import Case
from eval.metrics.shared import documents, output, result
from eval.scores.extractiveness import Extractiveness

_DESCRIPTION = "How much is copied: coverage, density, compression, novel n-grams."
_INPUTS = """
Args:
    predictions: summaries; their sentences are found here.
    references: for each the texts that it was made from.
Returns:
    One value per item under `coverage`, `density`, `compression`, `novel1` to `novel4`.
    None where an item could not be scored, with the reason under `notes`; `signature` says
    what the values depend on.
"""


class ExtractivenessMetric(evaluate.Metric):  # type: ignore[misc]
    """Coverage, density, compression and novel n-grams per item."""

    def _info(self) -> evaluate.MetricInfo:
        return evaluate.MetricInfo(
            description=_DESCRIPTION,
            citation="Grusky, Naaman and Artzi (2018), Newsroom, section 4",
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
        return result(Extractiveness(), cases, [output(text) for text in predictions])
