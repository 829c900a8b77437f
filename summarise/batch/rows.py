"""Reads the rows of a batch: lines of JSONL files, or text and HTML files one by one."""

from __future__ import annotations

import glob
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarise.errors import InputError
from summarise.types import Article

JSONL = frozenset({".jsonl", ".ndjson"})
ARTICLES = frozenset({".txt", ".html", ".htm"})
_CONTENT = ("text", "html", "path")  # beside one of these, "url" says where it came from
_TEXTS = (*_CONTENT, "url", "title", "source", "published")
_NAMED = 5  # how many duplicates an error names


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an article, or several to be compared. `fault` says why it cannot be used."""

    id: str | None
    where: str
    parts: tuple[Mapping[str, Any], ...] = ()
    comparison: bool = False
    base: Path = Path()  # what a "path" is relative to
    fault: str = ""

    def articles(self) -> list[Article]:
        """Read the row's articles.

        Raises:
            InputError: one of them cannot be read.
        """
        if self.fault or self.id is None:
            raise InputError(f"{self.where}: {self.fault}")
        if self.comparison:
            return [_read(part, part["id"], self.base) for part in self.parts]
        return [_read(self.parts[0], self.id, self.base)]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the batch: JSONL, or one article, whose id is then its name."""

    path: Path
    id: str | None = None


def find(source: str, out: Path) -> tuple[list[Source], int]:
    """Find the files that a batch is made of; the batch's own output is never one of them.

    Returns:
        The files in the order of their names, and how many files of a directory were left
        out because they are neither text nor HTML.

    Raises:
        InputError: there is none.
    """
    path = Path(source)
    if path.is_file():
        files, skipped = [path], 0
    elif path.is_dir():
        seen = [
            file
            for file in sorted(path.rglob("*"))
            if file.is_file() and not _hidden(file.relative_to(path))
        ]
        files = [file for file in seen if file.suffix.lower() in ARTICLES]
        skipped = len(seen) - len(files)
    else:
        matches = sorted(Path(match) for match in glob.glob(source, recursive=True))
        files, skipped = [match for match in matches if match.is_file()], 0
    mine = {out.resolve()}
    kept = [file for file in files if file.resolve() not in mine]
    if not kept and files:
        raise InputError(f"{source}: is the output as well; give --out another name")
    if not kept:
        wanted = "no .txt or .html file in it" if path.is_dir() else "no such file, and no match"
        raise InputError(f"{source}: {wanted}; give a JSONL file, a directory or a quoted pattern")
    return [_source(file, path) for file in kept], skipped


def rows(sources: Iterable[Source]) -> Iterator[Row]:
    """Yield every row, one at a time, however long the files are."""
    for source in sources:
        if source.id is None:
            yield from _lines(source.path)
        else:
            yield Row(source.id, str(source.path), ({"path": str(source.path)},))


def check_ids(batch: Iterable[Row]) -> int:
    """Count the rows.

    Raises:
        InputError: two rows have the same id, so that one would overwrite the other.
    """
    first: dict[str, str] = {}
    twice: list[str] = []
    number = 0
    for row in batch:
        number += 1
        if row.id is None:
            continue
        if row.id in first:
            twice.append(f"{row.id!r} ({first[row.id]} and {row.where})")
        else:
            first[row.id] = row.where
    if twice:
        more = f" and {len(twice) - _NAMED} more" if len(twice) > _NAMED else ""
        raise InputError(
            f"ids must be unique, but some occur twice: {', '.join(twice[:_NAMED])}{more}; "
            "nothing was done"
        )
    return number


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _source(file: Path, given: Path) -> Source:
    suffix = file.suffix.lower()
    # A single file is JSONL unless its name says that it is an article.
    if suffix in JSONL or (file == given and suffix not in ARTICLES):
        return Source(file)
    # With the suffix: a name that is shorter where it can be would change when files are added.
    name = file.relative_to(given) if given.is_dir() else file
    return Source(file, name.as_posix())


def _lines(path: Path) -> Iterator[Row]:
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield _row(line, f"{path.name}, line {number}", path.parent)


def _row(line: bytes, where: str, base: Path) -> Row:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Row(None, where, fault=f"is not JSON in UTF-8 ({error})")
    if not isinstance(value, dict):
        return Row(None, where, fault="is not a JSON object")
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
    return ""


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
