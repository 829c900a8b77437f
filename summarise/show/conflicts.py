"""Lays out where sources differ."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.show.blocks import Block, Heading, Item, Span, muted, spans, strong
from summarise.show.summaries import Articles, Labels, quotation
from summarise.types import Because, Comparison, Conflict

SHOWN_CONFLICTS = 10

BECAUSE: dict[Because, str] = {
    "contradiction": "they contradict each other",
    "later report": "a later report may know more",
    "attribution differs": "different speakers are quoted",
}


def explanation(conflict: Conflict) -> str | None:
    """Return what the explanation says beyond the sides, which are listed under their names."""
    rest = conflict.explanation
    parts = {part for side in conflict.sides for part in (side.value, side.article)}
    for part in sorted(parts, key=len, reverse=True):
        rest = rest.replace(part, " ")
    return conflict.explanation if any(map(str.isalnum, rest)) else None


def conflicts_outline(
    comparison: Comparison, articles: Articles, named: Labels, *, evidence: bool
) -> Iterator[Block]:
    """Lay out the conflicts, each with its sides."""
    if not comparison.conflicts:
        return
    yield Heading(2, spans("Where they differ"))
    for conflict in comparison.conflicts[:SHOWN_CONFLICTS]:
        yield from _conflict(conflict, articles, named, evidence=evidence)
    left = len(comparison.conflicts) - SHOWN_CONFLICTS
    if left > 0:
        yield Item(spans(muted(f"and {left:,} more (all of them with --json)")))


def _conflict(
    conflict: Conflict, articles: Articles, named: Labels, *, evidence: bool
) -> Iterator[Block]:
    kind, told = conflict.kind.capitalize(), explanation(conflict)
    head = spans(strong(f"{kind}: "), f"{told} ") if told else spans(strong(kind), " ")
    yield Item((*head, muted(f"({conflict.because})")))
    for side in conflict.sides:
        yield Item(spans(strong(f"{named[side.article]}: "), Span(side.value, "quote")), depth=1)
        if evidence:
            place = (side.article, side.start, side.end)
            yield quotation(*place, articles, named, depth=2)
