"""Splits an article's original text into the paragraphs and pieces that the report shows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from summarise.show.report.sheet import Sheet, Status
from summarise.types import Article, Fact

_BREAK = re.compile(r"[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of an article with the fact that it states."""

    start: int
    end: int
    fact: Fact
    status: Status


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the original text; `left_out` if nothing in it is content."""

    start: int
    end: int
    left_out: bool


def paragraphs(article: Article) -> Iterator[Paragraph]:
    """Split a text into paragraphs; lines of one paragraph that are only wrapped stay together."""
    start = 0
    for found in _BREAK.finditer(article.text):
        if not _wrapped(article, found.start(), found.end()):
            yield from _paragraph(article, start, found.start())
            start = found.end()
    yield from _paragraph(article, start, len(article.text))


def marks(sheet: Sheet, article: Article) -> list[Mark]:
    """Return the mentions of facts in an article in order of the text; none overlaps another."""
    found = sorted(
        (
            (mention, fact)
            for fact in sheet.comparison.facts
            for mention in fact.mentions
            if mention.article == article.id
        ),
        key=lambda pair: (pair[0].start, pair[0].end),
    )
    marked: list[Mark] = []
    for mention, fact in found:
        start = max(mention.start, marked[-1].end if marked else 0)
        if start < mention.end:
            marked.append(Mark(start, mention.end, fact, sheet.status(fact, mention)))
    return marked


def cuts(sheet: Sheet, article: Article, marked: list[Mark]) -> list[int]:
    """Return the offsets at which something in an article begins or ends."""
    return sorted(
        {edge for place in sheet.evidence.get(article.id, ()) for edge in place}
        | {edge for mark in marked for edge in (mark.start, mark.end)}
        | {edge for one in article.removed for edge in (one.start, one.end)}
    )


def pieces(start: int, end: int, at: list[int]) -> Iterator[tuple[int, int]]:
    """Cut a stretch of text at the given offsets, which are in order."""
    inner = at[bisect_right(at, start) : bisect_left(at, end)]
    for one, two in pairwise([start, *inner, end]):
        if one < two:
            yield one, two


def _paragraph(article: Article, start: int, end: int) -> Iterator[Paragraph]:
    if article.text[start:end].strip():
        kept = start
        left_out = True
        for one in sorted(article.removed, key=lambda one: one.start):
            if one.start < end and kept < one.end:
                left_out &= not article.text[kept : max(kept, one.start)].strip()
                kept = one.end
        left_out &= not article.text[kept:end].strip()
        yield Paragraph(start, end, left_out)


def _wrapped(article: Article, start: int, end: int) -> bool:
    """Whether a line break is inside a sentence, or between two of one paragraph."""
    following = bisect_right([sentence.start for sentence in article.sentences], start)
    if not following:
        return False
    before = article.sentences[following - 1]
    if before.end >= end:
        return True
    if following == len(article.sentences) or article.text[start:end].count("\n") > 1:
        return False
    after = article.sentences[following]
    apart = article.text[before.end : after.start].strip()
    return before.paragraph == after.paragraph and not apart
