"""When things happened: the dates that articles state, in order.

Only dates that the text settles are listed; a weekday or "last month" is resolved
against the day of publication, and left out where that is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from summarise.check.values import dates, resolve
from summarise.compare.passages import Passage
from summarise.types import Article, TimelineEntry


def timeline(
    articles: Sequence[Article], passages: Sequence[Passage], sources: Mapping[str, str]
) -> list[TimelineEntry]:
    """Return publication dates and dated events, earliest first; a copy's events are its original's."""
    entries = []
    text_of = {article.id: article.text for article in articles}
    published = {article.id: _day(article.published) for article in articles}
    for article in articles:
        if article.published:
            entries.append(
                TimelineEntry(
                    article.published,
                    "day",
                    article.id,
                    0,
                    0,
                    article.title or article.id,
                    "published",
                )
            )
    for passage in passages:
        if sources[passage.article] != passage.article:
            continue
        for mention in dates(text_of[passage.article][passage.start : passage.end]):
            settled = resolve(mention, published[passage.article])
            if settled is None:
                continue
            start = passage.start
            entries.append(
                TimelineEntry(
                    settled[0],
                    settled[1],
                    passage.article,
                    start + mention.start,
                    start + mention.end,
                    passage.text,
                    "event",
                )
            )
            break
    return sorted(
        entries,
        key=lambda entry: (entry.date, entry.kind != "published", entry.text, entry.article),
    )


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published) if published else None
