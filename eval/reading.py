"""The program's own reading, so that every system starts from the same sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from eval.items import Case, Document, Line, Span
from summarise.read import article_from_text
from summarise.types import Article, Sentence

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=4096)
def read(document: Document) -> Article:
    """Read one document. A date that is no full ISO 8601 date is no date."""
    published = document.published or ""
    return article_from_text(
        document.text,
        id=document.id,
        title=document.title,
        source=document.source,
        published=published[:10] if _DATE.match(published) else None,
    )


def articles(case: Case) -> list[Article]:
    """Read all documents of a case."""
    return [read(document) for document in case.documents]


def interleaved(case: Case) -> list[tuple[str, Sentence]]:
    """Return all sentences with their article's id: first ones first, then second ones, ..."""
    found = articles(case)
    longest = max((len(article.sentences) for article in found), default=0)
    return [
        (article.id, article.sentences[number])
        for number in range(longest)
        for article in found
        if number < len(article.sentences)
    ]


def line(article: str, sentence: Sentence) -> Line:
    """Return a sentence as an output's line, with itself as evidence."""
    text = " ".join(sentence.body.split())
    return Line(text, (Span(article, sentence.start, sentence.end),), "extracted")


def fill(ranked: Sequence[Any], lengths: Sequence[int], words: int) -> list[Any]:
    """Take whole sentences in rank order until their length is as near to `words` as it gets.

    Stopping at the nearest, above or below, makes the mean length of all systems the same;
    stopping below the bound would favour systems that pick short sentences.
    """
    taken: list[Any] = []
    total = 0
    for item, length in zip(ranked, lengths, strict=True):
        if taken and abs(total + length - words) > abs(total - words):
            break
        taken.append(item)
        total += length
        if total >= words:
            break
    return taken
