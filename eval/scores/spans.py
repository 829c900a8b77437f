"""When two stretches of an article are the same place, whoever marked them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from eval.items import Span

# A gold mention may be a clause, a program's the sentence around it: the shorter of the two must
# lie at least half inside the other. Measured on nothing: half is where "the same" stops.
SAME_PLACE = 0.5


def span(mark: Mapping[str, Any]) -> Span:
    """Return the span that a contract or gold object marks."""
    return Span(str(mark["article"]), int(mark["start"]), int(mark["end"]))


def overlap(a: Span, b: Span) -> float:
    """Return the share (0-1) of the shorter span that lies in the other."""
    if a.document != b.document:
        return 0.0
    shared = min(a.end, b.end) - max(a.start, b.start)
    shorter = min(a.end - a.start, b.end - b.start)
    return max(shared, 0) / shorter if shorter > 0 else 0.0


def same_place(a: Span, b: Span) -> bool:
    """Whether two spans mark the same place."""
    return overlap(a, b) >= SAME_PLACE


def found_in(mark: Span, marks: Iterable[Span]) -> bool:
    """Whether one of the marks is at the same place."""
    return any(same_place(mark, other) for other in marks)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 if both are 0, NaN if one is NaN."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0
