"""Reads what a visitor gave: boxes with texts or addresses, and files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarise import article_from_html, article_from_text, read_article
from summarise.errors import InputError
from summarise.read import is_url
from summarise.read.inputs import looks_like_html
from summarise.read.public import public_only
from summarise.types import Article

MOST = 10  # articles in one comparison
LONGEST = 200_000  # code points in an article: a long magazine piece has 60,000
LARGEST = 20_000_000  # bytes of a file
SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".docx", ".jsonl")
# One word that a browser's address line would take, but that does not say how to get there.
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S+|(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?", re.I)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """One box of the page, as it is filled."""

    text: str
    title: str = ""
    source: str = ""
    name: str = ""


def read_all(boxes: Sequence[Given], files: Sequence[str]) -> list[Article]:
    """Read the boxes and the files; what is empty is left out.

    Raises:
        InputError: nothing was given, too much, or something that cannot be read.
    """
    filled = [(number, box) for number, box in enumerate(boxes, 1) if box.text.strip()]
    if not filled and not files:
        raise InputError("Paste at least one article, give its address or add a file.")
    if len(filled) + len(files) > MOST:
        raise InputError(f"Give at most {MOST} articles at once.")
    for number, box in filled:
        if len(box.text) > LONGEST:
            raise InputError(
                f"Article {number} has {len(box.text):,} characters; at most {LONGEST:,} are taken."
            )
    names = _distinct([box.name or f"Article {number}" for number, box in filled])
    articles = [_box(box, name) for (_, box), name in zip(filled, names, strict=True)]
    for path in files:
        articles += read_file(Path(path))
    if len(articles) > MOST:
        raise InputError(f"Give at most {MOST} articles at once; these are {len(articles)}.")
    ids = _distinct([article.id for article in articles])
    return [check(replace(one, id=name)) for one, name in zip(articles, ids, strict=True)]


def read_file(path: Path) -> list[Article]:
    """Read an uploaded file: one article, or one for each row of a JSONL file.

    Raises:
        InputError: it cannot be read, is too large or holds too much.
    """
    from ui import rows  # which reads its articles with this module

    if path.stat().st_size > LARGEST:
        raise InputError(f"{path.name}: is larger than {LARGEST // 1_000_000} MB.")
    with public_only():
        if path.suffix.lower() not in rows.JSONL:
            return [named(lambda: read_article(str(path), id=path.stem), str(path), path.name)]
    articles: list[Article] = []
    for row in rows.rows([path]):
        try:
            articles += row.articles()
        except InputError as error:
            raise InputError(f"{row.where}: {error}") from error
        if len(articles) > MOST:
            raise InputError(f"{path.name}: has more than {MOST} articles; use “Many at once”.")
    return articles


def article(given: Mapping[str, Any], name: str) -> Article:
    """Read one article of a program's request: its text, html or url, and what is known of it.

    Raises:
        InputError: it has none of them or several, or cannot be read.
    """
    known: dict[str, Any] = {
        key: given.get(key) or None for key in ("title", "source", "published")
    }
    content = [(key, given[key]) for key in ("text", "html", "url") if given.get(key)]
    texts = [value for _, value in content] + [value for value in known.values() if value]
    if not all(isinstance(value, str) for value in texts):
        raise InputError(f"{name}: gives something that is not a text")
    if "path" in given or not content or (len(content) > 1 and content[-1][0] != "url"):
        raise InputError(f'{name}: give one of "text", "html" and "url" (with text, its address)')
    kind, value = content[0]
    url = str(given["url"]) if given.get("url") else None
    known = {key: _clean(value) if value else None for key, value in known.items()}
    with public_only():
        if kind == "url":
            return check(read_article(value, id=name, **known))
        read = article_from_html if kind == "html" else article_from_text
        return check(read(value, id=name, url=url, **known))


def check(article: Article) -> Article:
    """Refuse an article that is too long for the page.

    Raises:
        InputError: it is.
    """
    if len(article.text) > LONGEST:
        raise InputError(
            f"{article.id} has {len(article.text):,} characters; at most {LONGEST:,} are taken."
        )
    return article


def named(read: Callable[[], Article], path: str, name: str) -> Article:
    """Read a file, with errors that name it as its visitor does, not by its place here."""
    try:
        return read()
    except InputError as error:
        raise InputError(str(error).replace(path, name)) from error


def _box(box: Given, name: str) -> Article:
    text = box.text.strip()
    known: dict[str, Any] = {"title": _clean(box.title), "source": _clean(box.source)}
    with public_only():
        if is_url(text) and len(text.split()) == 1:
            return read_article(text, id=name, **known)
        if _ADDRESS.fullmatch(text):
            raise InputError(
                f"{name}: {text[:200]} seems to be an address: give it in full, with https://"
            )
        read = article_from_html if looks_like_html(box.text) else article_from_text
        return read(box.text, id=name, **known)


def _clean(text: str) -> str | None:
    """Return a line of text without what no file could hold; None if nothing is left."""
    return " ".join(_SURROGATE.sub("\ufffd", text[:300]).split()) or None


def _distinct(names: Sequence[str]) -> list[str]:
    """Tell equal names apart: a, a (2), a (3)."""
    taken: set[str] = set()
    result = []
    for name in names:
        chosen, number = name, 1
        while chosen in taken or (number > 1 and chosen in names):
            number += 1
            chosen = f"{name} ({number})"
        taken.add(chosen)
        result.append(chosen)
    return result
