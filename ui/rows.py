"""The rows of an uploaded file. Unlike a batch of one's own, a stranger's may not name any file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise import Article, read_article
from summarise.errors import InputError
from summarise.read.public import public_only
from ui.reading import MOST, SUFFIXES, article, check, named

JSONL = (".jsonl", ".ndjson")
ARTICLES = tuple(suffix for suffix in SUFFIXES if suffix not in JSONL)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an article, or several to be compared. `fault` says why it cannot be used."""

    id: str | None
    where: str
    parts: tuple[Mapping[str, Any], ...] = ()
    comparison: bool = False
    fault: str = ""
    folder: Path | None = None  # the files that were given with it

    def articles(self) -> list[Article]:
        """Read the row's articles.

        Raises:
            InputError: the row or one of its articles cannot be used.
        """
        if self.fault or self.id is None:
            raise InputError(self.fault)
        if len(self.parts) > MOST:
            raise InputError(f"has {len(self.parts)} articles; at most {MOST} are compared")
        names = [_name(part.get("id")) for part in self.parts] if self.comparison else [self.id]
        if None in names or len(set(names)) < len(names):
            raise InputError('each of "articles" needs an "id" of its own')
        return [
            self._article(part, name or "") for part, name in zip(self.parts, names, strict=True)
        ]

    def _article(self, part: Mapping[str, Any], name: str) -> Article:
        path = part.get("path")
        if path is None:
            return article(part, name)
        file = None if self.folder is None else _inside(self.folder, str(path))
        if file is None:
            raise InputError(
                f'"path" {str(path)!r} is not among the files that were given: give "text", or, '
                "for many at once, a zip with that file in it"
            )
        known = {key: part.get(key) for key in ("title", "source", "published")}
        if not all(value is None or isinstance(value, str) for value in known.values()):
            raise InputError(f"{name}: gives something that is not a text")
        with public_only():
            return check(
                named(lambda: read_article(str(file), id=name, **known), str(file), str(path))
            )


def rows(files: Sequence[Path], folder: Path | None = None) -> Iterator[Row]:
    """Yield the rows of files: the lines of a JSONL file, or an article.

    Args:
        files: what was given.
        folder: where paths in rows may point to; None if nowhere.
    """
    for file in files:
        if file.suffix.lower() in JSONL:
            with file.open("rb") as stream:
                for number, line in enumerate(stream, start=1):
                    if line.strip():
                        yield _row(line, f"{file.name}, line {number}", folder)
        else:
            name = file.relative_to(folder).as_posix() if folder else file.name
            yield Row(name, name, ({"path": name},), folder=folder or file.parent)


def _row(line: bytes, where: str, folder: Path | None) -> Row:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return Row(None, where, fault=f"the line is not JSON in UTF-8 ({error})")
    if not isinstance(value, dict):
        return Row(None, where, fault="the line is not a JSON object")
    name = _name(value.get("id"))
    if name is None:
        return Row(None, where, fault='has no "id"; give each row one, a text that is unique')
    if "articles" not in value:
        return Row(name, where, (value,), folder=folder)
    parts = value["articles"]
    if not isinstance(parts, list) or not parts or not all(isinstance(one, dict) for one in parts):
        return Row(name, where, fault='"articles" is not a list of objects')
    return Row(name, where, tuple(parts), comparison=True, folder=folder)


def _name(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _inside(folder: Path, path: str) -> Path | None:
    """Return a file of a folder, None if there is no such file inside of it."""
    try:
        file = (folder / path).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        return None
