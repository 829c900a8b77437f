"""What all metric modules share: rows in, per-item values out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from eval.items import Case, Document, Line, Output, Span
from eval.scores.base import Metric
from eval.scores.sentences import sentences


def documents(sources: str | Sequence[str]) -> tuple[Document, ...]:
    """Return the documents of an item, given as one text or several."""
    texts = [sources] if isinstance(sources, str) else sources
    return tuple(Document(str(number), text) for number, text in enumerate(texts))


def output(prediction: str | Mapping[str, Any]) -> Output:
    """Return an output from a text, or from sentences with their evidence.

    Args:
        prediction: a text, split into sentences here; or a contract summary's `sentences`, each
            with `text` and `evidence` (`article` is the number of the source, 0 if missing).
    """
    if isinstance(prediction, str):
        return Output(tuple(Line(sentence) for sentence in sentences(prediction)))
    return Output(
        tuple(
            Line(
                sentence["text"],
                tuple(
                    Span(str(mark.get("article", "0")), mark["start"], mark["end"])
                    for mark in sentence.get("evidence", ())
                ),
            )
            for sentence in prediction["sentences"]
        )
    )


def result(metric: Metric, cases: Sequence[Case], outputs: Sequence[Output]) -> dict[str, Any]:
    """Score and return per-item columns, notes by item and the signature."""
    scores = metric.score(cases, outputs)
    columns: dict[str, Any] = {
        name: [None if math.isnan(value) else value for value in values]
        for name, values in scores.values.items()
    }
    notes = [scores.notes.get(index) for index in range(len(cases))]
    return columns | {"notes": notes, "signature": metric.signature()}
