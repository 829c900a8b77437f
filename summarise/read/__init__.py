"""Reads an article: from a file, a URL, standard input, HTML or text, to clean sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from summarise.read.clean import clean
from summarise.read.dateline import stacked_dateline
from summarise.read.inputs import is_url, load, unique_ids
from summarise.read.language import SUPPORTED, language_name, language_of
from summarise.read.metadata import iso_date, published_in, source_of
from summarise.read.plain import plain
from summarise.read.sentences import split
from summarise.types import Article, Removed

__all__ = [
    "SUPPORTED",
    "article_from_html",
    "article_from_text",
    "is_url",
    "plain",
    "read_article",
    "unique_ids",
]

_FEWEST = 20  # words; below this there is nothing to leave out
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_article(
    ref: str,
    *,
    id: str | None = None,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
) -> Article:
    """Read one article.

    Args:
        ref: a file's path, an http or https URL, or "-" for standard input.
        id: name in the output; the file's stem if None (see `unique_ids` for several).
        title, source, published: what is known already, instead of what the text tells.

    Raises:
        InputError: the input cannot be read, or is no text.
    """
    loaded = load(ref)
    name = id if id is not None else unique_ids([ref])[0]
    if loaded.html:
        return article_from_html(
            loaded.text,
            id=name,
            title=title,
            source=source,
            published=published,
            url=loaded.url,
            warnings=loaded.warnings,
        )
    return _article(
        loaded.text,
        id=name,
        title=title,
        source=source,
        published=published,
        url=loaded.url,
        warnings=loaded.warnings,
        extracted=loaded.extracted,
    )


def article_from_html(
    html: str,
    *,
    id: str,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Article:
    """Read the article in a web page; a page without one gives a warning and no sentences."""
    from summarise.read.webpage import extract

    page = extract(html, url)
    if not page.text.strip():
        warnings += ("no article found in the page",)
    return _article(
        page.text,
        id=id,
        title=title or page.title,
        source=source or page.source,
        published=published or page.published,
        url=url or page.url,
        warnings=warnings,
        extracted=True,
    )


def article_from_text(
    text: str,
    *,
    id: str,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    url: str | None = None,
    warnings: tuple[str, ...] = (),
) -> Article:
    """Read an article given as plain text; its text and offsets are kept as they are.

    Args:
        published: a date; one without day, month and year is not used, with a warning.
        warnings: what is known to be wrong with the text already.
    """
    return _article(
        text,
        id=id,
        title=title,
        source=source,
        published=published,
        url=url,
        warnings=warnings,
        extracted=False,
    )


def _article(
    text: str,
    *,
    id: str,
    title: str | None,
    source: str | None,
    published: str | None,
    url: str | None,
    warnings: tuple[str, ...],
    extracted: bool,
) -> Article:
    # Half of a surrogate pair is no character: no output format could carry it.
    text = _SURROGATE.sub("\ufffd", text)
    cleaned = clean(text, title)
    language = language_of(" ".join(text[s.start : s.end] for s in cleaned.stretches[:40]))
    sentences, marks, dateline = split(text, cleaned.stretches, language)
    given = iso_date(published) if published else None
    if published and given is None:
        warnings += (f"published: {published!r} is no full date, so it was not used",)
    dateline = dateline or stacked_dateline(cleaned.dateline)
    article = Article(
        id=id,
        text=text,
        sentences=sentences,
        removed=_merged(text, (*cleaned.removed, *marks)),
        title=cleaned.title,
        source=source
        or source_of(dateline, cleaned.head, cleaned.tail, (s.text for s in sentences), url),
        published=given or published_in(dateline, cleaned.head, cleaned.tail),
        language=language,
        dateline=dateline.text if dateline else None,
        url=url,
        extracted=extracted,
    )
    own = () if extracted and not text.strip() else _warnings(article)
    return replace(article, warnings=warnings + own)


def _merged(text: str, removed: tuple[Removed, ...]) -> tuple[Removed, ...]:
    """Sort what was removed, joining neighbours that have one reason."""
    joined: list[Removed] = []
    for part in sorted(removed, key=lambda part: part.start):
        last = joined[-1] if joined else None
        if last and last.reason == part.reason and not text[last.end : part.start].strip():
            joined[-1] = Removed(last.start, part.end, part.reason)
        else:
            joined.append(part)
    return tuple(joined)


def _warnings(article: Article) -> tuple[str, ...]:
    """What keeps an article from being summarised well."""
    if not article.text.strip():
        return ("the article is empty",)
    if not article.sentences:
        return ("no sentences of an article found",)
    found = []
    if article.language is not None and article.language not in SUPPORTED:
        name = language_name(article.language)
        found.append(f"language not supported: {name} ({article.language}); only English (en) is")
    elif article.words < _FEWEST:
        found.append(f"too short to summarise: {article.words} words of content")
    return tuple(found)
