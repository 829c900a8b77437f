"""The rows of a batch: lines of JSONL, or files that hold one article each."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarise.batch.sources import Source, opened
from summarise.errors import InputError
from summarise.types import Article

_CONTENT = ("text", "html", "path")  # beside one of these, "url" says where it came from
_TEXTS = (*_CONTENT, "url", "title", "source", "published")
_NAMED = 5  # how many duplicates an error names
# The id in a line that is no JSON, so that its error can be told apart from others.
_LABEL = re.compile(rb'"id"\s*:\s*("(?:[^"\\]|\\.){1,200}"|\d{1,18})')


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an article, or several to be compared. `fault` says why it cannot be used."""

    id: str | None
    where: str
    parts: tuple[Mapping[str, Any], ...] = ()
    comparison: bool = False
    base: Path = Path()  # what a "path" is relative to
    fault: str = ""
    digest: str = ""  # of what the row holds

    @property
    def key(self) -> str:
        """What tells the row from others: its id, or else where it stands."""
        return self.where if self.id is None else self.id

    def articles(self) -> list[Article]:
        """Read the row's articles.

        Raises:
            InputError: one of them cannot be read, or is empty.
        """
        if self.fault or self.id is None:
            raise InputError(self.fault)
        if not self.comparison:
            return [_article(self.parts[0], self.id, self.base)]
        articles = []
        for part in self.parts:
            try:
                articles.append(_article(part, part["id"], self.base))
            except InputError as error:
                raise InputError(f"article {part['id']}: {error}") from error
        return articles


def rows(sources: Iterable[Source]) -> Iterator[Row]:
    """Yield every row, one at a time, however long the files are.

    Raises:
        InputError: a gzip file is broken.
    """
    for source in sources:
        if source.id is None:
            yield from (row for row, line in lines(source) if line.strip())
        else:
            part, base = {"path": str(source.path)}, Path.cwd()
            digest = _digest(b"", [part], base)
            yield Row(source.id, str(source.path), (part,), base=base, digest=digest)


def digests(batch: Iterable[Row], twins: list[tuple[Row, str]] | None = None) -> dict[str, str]:
    """Return the digest of every row by its key, in the order of the rows.

    Args:
        batch: the rows.
        twins: takes the rows that have the id of an earlier one, each with where that stands.

    Raises:
        InputError: two rows have the same id, so that one would overwrite the other, and nobody
            takes them.
    """
    found: dict[str, str] = {}
    first: dict[str, str] = {}
    twice: list[tuple[Row, str]] = []
    for row in batch:
        if row.key in found:
            twice.append((Row(row.id, row.where), first[row.key]))
        else:
            found[row.key] = row.digest
            first[row.key] = row.where
    if twins is not None:
        twins += twice
    elif twice:
        named = ", ".join(f"{row.id!r} ({where} and {row.where})" for row, where in twice[:_NAMED])
        more = f" and {len(twice) - _NAMED} more" if len(twice) > _NAMED else ""
        raise InputError(
            f"ids must be unique, but some occur twice: {named}{more}; nothing was done; "
            "--dry-run lists them all"
        )
    return found


def lines(source: Source) -> Iterator[tuple[Row, bytes]]:
    """Yield every line of a JSONL file with the row in it, those without one included.

    Raises:
        InputError: a gzip file is broken.
    """
    base = source.path.parent.absolute()
    with opened(source.path) as stream:
        for number, line in enumerate(stream, start=1):
            yield parse(line, f"{source.name}, line {number}", base), line


def parse(line: bytes, where: str, base: Path) -> Row:
    """Read one line of JSONL; what is wrong with it is in the row's `fault`."""
    row = _row(line, where, base)
    return replace(row, digest=_digest(line.strip(), row.parts, base))


def _row(line: bytes, where: str, base: Path) -> Row:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Row(_label(line), where, fault=f"the line is not JSON in UTF-8 ({error})")
    if not isinstance(value, dict):
        return Row(None, where, fault="the line is not a JSON object")
    name = _id(value.get("id"))
    if name is None:
        return Row(None, where, fault='has no "id"; give each row one, a text that is unique')
    if "articles" not in value:
        return Row(name, where, (value,), base=base, fault=_fault(value))
    parts = value["articles"]
    if not isinstance(parts, list) or not parts or not all(isinstance(one, dict) for one in parts):
        return Row(name, where, fault='"articles" is not a list of objects')
    parts = [one | {"id": _id(one.get("id"))} for one in parts]
    names = [one["id"] for one in parts]
    if None in names or len(set(names)) < len(names):
        return Row(name, where, fault='each of "articles" needs an "id" of its own')
    faults = [f"article {one['id']}: {fault}" for one in parts if (fault := _fault(one))]
    return Row(name, where, tuple(parts), comparison=True, base=base, fault="; ".join(faults))


def _label(line: bytes) -> str | None:
    found = _LABEL.search(line, 0, 10_000)
    try:
        return _id(json.loads(found[1].decode("utf-8"))) if found else None
    except ValueError:
        return None


def _id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _fault(part: Mapping[str, Any]) -> str:
    for key in _TEXTS:
        if part.get(key) is not None and not isinstance(part[key], str):
            return f'"{key}" is not a text'
    given = [key for key in _CONTENT if part.get(key) is not None]
    if len(given) > 1:
        return f"has {' and '.join(given)}; give one of them"
    if not given and not part.get("url"):
        return 'has none of "text", "html", "path" and "url"'
    if given and not part[given[0]].strip():
        return f'"{given[0]}" is empty; there is nothing to summarise'
    return ""


def _digest(line: bytes, parts: Iterable[Mapping[str, Any]], base: Path) -> str:
    """Digest a row's line and the files that it names, as far as they can be read."""
    digest = hashlib.sha256(line)
    for part in parts:
        if isinstance(part.get("path"), str):
            try:
                digest.update(hashlib.sha256((base / part["path"]).read_bytes()).digest())
            except (OSError, ValueError):
                digest.update(b"?")
    return digest.hexdigest()[:16]


def _article(part: Mapping[str, Any], name: str, base: Path) -> Article:
    article = _read(part, name, base)
    if not article.text.strip():
        raise InputError(
            f"{article.warnings[0] if article.warnings else 'the article is empty'}; "
            "there is nothing to summarise"
        )
    return article


def _read(part: Mapping[str, Any], name: str, base: Path) -> Article:
    from summarise.read import article_from_html, article_from_text, read_article

    known: dict[str, Any] = {key: part.get(key) for key in ("title", "source", "published")}
    url = part.get("url")
    if part.get("text") is not None:
        return article_from_text(part["text"], id=name, url=url, **known)
    if part.get("html") is not None:
        return article_from_html(part["html"], id=name, url=url, **known)
    if part.get("path") is None:
        return read_article(str(url), id=name, **known)
    path = (base / part["path"]).absolute()  # so that "-" is a file and no stdin
    article = read_article(str(path), id=name, **known)
    return replace(article, url=url) if url else article
