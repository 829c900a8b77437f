"""Lays out when things happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summarise.show.blocks import Block, Heading, Item, muted, spans, strong
from summarise.show.safe import shorten
from summarise.show.summaries import Articles, Labels, quotation
from summarise.types import Comparison, TimelineEntry

SHOWN_DATES = 20
LONGEST_EVENT = 200  # code points


def told_once(comparison: Comparison, roots: Mapping[str, str]) -> list[TimelineEntry]:
    """Return the timeline without what a copy repeats, which would fill it with the same events."""
    dated = {(entry.article, entry.date) for entry in comparison.timeline if entry.kind == "event"}
    return [
        entry
        for entry in comparison.timeline
        if entry.kind == "published"
        or roots[entry.article] == entry.article
        or (roots[entry.article], entry.date) not in dated
    ]


def timeline_outline(
    comparison: Comparison,
    articles: Articles,
    named: Labels,
    roots: Mapping[str, str],
    *,
    evidence: bool,
) -> Iterator[Block]:
    """Lay out the timeline as a list."""
    entries = told_once(comparison, roots)
    if not entries:
        return
    yield Heading(2, spans("Timeline"))
    for entry in entries[:SHOWN_DATES]:
        if entry.kind == "published":
            told = spans(f"{named[entry.article]} published")
        else:
            words = shorten(entry.text, LONGEST_EVENT)
            told = spans(words, muted(f" — {named[entry.article]}"))
        yield Item(spans(strong(f"{entry.date} "), *told))
        if evidence and entry.end > entry.start:
            yield quotation(entry.article, entry.start, entry.end, articles, named)
    left = len(entries) - SHOWN_DATES
    if left > 0:
        yield Item(spans(muted(f"and {left:,} more (all of them with --json)")))
