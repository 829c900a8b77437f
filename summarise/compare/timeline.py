"""When things happened: the dates that articles state, in order.

Only dates that the text settles are listed; a weekday or "yesterday" is resolved against
the day of publication, and left out where that is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from summarise.check.frames import lemma
from summarise.compare.dating import Dated, dated, settle
from summarise.compare.mentions import POINTS
from summarise.compare.passages import Passage
from summarise.types import Article, Precision, TimelineEntry
from summarise.write.marks import closed

# What leads over from the sentences before.
_LEADING = re.compile(
    r"(?:in conclusion|in (?:addition|fact|particular|summary|short)|however|moreover|furthermore|"
    r"meanwhile|finally|therefore|thus|consequently|as a result|for example|for instance|besides|"
    r"also|indeed|accordingly|similarly|nevertheless|still|and|but|so|then), ",
    re.IGNORECASE,
)
# What nobody says has happened: "Imagine that on Friday the bridge had fallen".
_SUPPOSED = re.compile(r"\b(?:imagine|suppose|let['\u2019]s|let us|what if)\b", re.IGNORECASE)
_BEFORE = re.compile(r"(?:in|on|by|early in|late in|back in|since)?\s*(?:the )?", re.IGNORECASE)
_REST = re.compile(r"(?: of the same year)?, ")


def timeline(
    articles: Sequence[Article], passages: Sequence[Passage], sources: Mapping[str, str]
) -> list[TimelineEntry]:
    """Return publication dates and dated events, earliest first; a copy adds no events.

    Args:
        articles: the articles.
        passages: all their sentences, article by article in the order of the text.
        sources: which source each article counts as.
    """
    entries = [
        TimelineEntry(
            article.published, "day", article.id, 0, 0, article.title or article.id, "published"
        )
        for article in articles
        if article.published
    ]
    text_of = {article.id: article.text for article in articles}
    published = {article.id: day(article.published) for article in articles}
    years: dict[str, int] = {}
    for passage in passages:
        if sources[passage.article] != passage.article:
            continue
        found = dated(passage.text, passage.tokens)
        settled = _first(found, passage, published[passage.article], years.get(passage.article))
        for one in found:
            if one.absolute and one.mention.year:
                years[passage.article] = one.mention.year
        if settled is None:
            continue
        one, (when, precision) = settled
        place = _place(text_of[passage.article], passage, one)
        text = closed(_told(passage.text, one))
        if _SUPPOSED.search(text) or _points_back(text, passage, one.verb):
            continue
        entries.append(TimelineEntry(when, precision, passage.article, *place, text, "event"))
    return in_order(entries)


def _points_back(text: str, passage: Passage, verb: str) -> bool:
    """Whether an entry opens with a pronoun of whom the dated verb tells, and nothing says who.

    "They have become friends, with Hale calling Berg so in 2019" tells of Hale.
    """
    match = POINTS.match(text)
    if match is None:
        return False
    word = match.group().split()[-1].lower()
    return any(
        token.text.lower() == word
        and token.dep in {"nsubj", "nsubjpass"}
        and lemma(passage.tokens[token.head]) == verb
        for token in passage.tokens
    )


def in_order(entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    """Sort entries by date, publications before events, whatever the order of the articles."""
    return sorted(
        entries,
        key=lambda entry: (entry.date, entry.kind != "published", entry.text, entry.article),
    )


def _told(text: str, found: Dated) -> str:
    """A sentence without what only leads over to it, and without a date that opens it.

    The entry gives the date, so that "In December of the same year, ..." needs no year before it.
    """
    lead = _LEADING.match(text)
    start = lead.end() if lead else 0
    before = text[start : found.mention.start]
    after = _REST.match(text, found.mention.end)
    if _BEFORE.fullmatch(before) and after:
        start = after.end()
    return text[start : start + 1].upper() + text[start + 1 :]


def _first(
    found: Sequence[Dated], passage: Passage, published: date | None, year: int | None
) -> tuple[Dated, tuple[str, Precision]] | None:
    """The date of a sentence's event: the first that is settled, days before years."""
    known = [
        (one, when)
        for one in found
        if not one.named
        and not one.aside
        and one.verb
        and (when := settle(one, passage.text, published, year)) is not None
    ]
    order = {"day": 0, "month": 1, "year": 2}
    return min(known, key=lambda item: order[item[1][1]], default=None)


def _place(text: str, passage: Passage, found: Dated) -> tuple[int, int]:
    """Where a date stands in the article's text; the whole sentence if that differs in form."""
    start = text.find(found.text, passage.start, passage.end)
    if start < 0:
        return passage.start, passage.end
    return start, start + len(found.text)


def day(text: str | None) -> date | None:
    """Read an ISO 8601 day."""
    return date.fromisoformat(text[:10]) if text else None
