"""Finds the files that a batch is made of, and reads their lines, gzipped or not."""

from __future__ import annotations

import glob
import gzip
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, cast

from summarise.errors import InputError

JSONL = frozenset({".jsonl", ".ndjson"})
ARTICLES = frozenset({".txt", ".html", ".htm", ".pdf", ".docx"})
MANIFEST = ".manifest.json"  # what the name of an output's manifest ends with


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the batch: JSONL, or one article, whose id is then its name."""

    path: Path
    id: str | None = None
    name: str = ""  # what it is called where a row's place is told


def find(given: Sequence[str], out: Path) -> tuple[list[Source], int]:
    """Find the files that a batch is made of; the output of a batch is never one of them.

    Args:
        given: files, directories and patterns.
        out: where the results will go.

    Returns:
        The files, each once, and how many files of directories were left out because they are
        neither articles nor JSONL.

    Raises:
        InputError: one of those given has no file.
    """
    found: dict[Path, Source] = {}
    skipped = 0
    for name in given:
        sources, left = _find(name, out)
        skipped += left
        for source in sources:
            found.setdefault(source.path.resolve(), source)
    names = Counter(source.path.name for source in found.values())
    return [
        replace(one, name=one.path.name if names[one.path.name] == 1 else str(one.path))
        for one in found.values()
    ], skipped


def _find(given: str, out: Path) -> tuple[list[Source], int]:
    path = Path(given)
    skipped = 0
    if path.is_file():
        files = [path]
    elif path.is_dir():
        seen = [
            file
            for file in sorted(path.rglob("*"))
            if file.is_file() and not _hidden(file.relative_to(path)) and not _own(file)
        ]
        files = [file for file in seen if _kind(file) in ARTICLES | JSONL]
        skipped = len(seen) - len(files)
    else:
        matches = sorted(Path(match) for match in glob.glob(given, recursive=True))
        files = [match for match in matches if match.is_file() and not _own(match)]
    mine = out.resolve()
    kept = [file for file in files if file.resolve() != mine]
    if not kept and files:
        raise InputError(f"{given}: is the output as well; give --out another name")
    if not kept:
        wanted = "no article and no JSONL in it" if path.is_dir() else "no such file, and no match"
        raise InputError(f"{given}: {wanted}; give a JSONL file, a directory or a quoted pattern")
    return [_source(file, path) for file in kept], skipped


def packed(path: Path) -> bool:
    """Whether a file is gzipped, whatever its name says."""
    with path.open("rb") as stream:
        return stream.read(2) == b"\x1f\x8b"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file of lines, undoing gzip.

    Raises:
        InputError: the gzip file is cut off or broken.
    """
    unpack = packed(path)
    with path.open("rb") as raw:
        if not unpack:
            yield raw
            return
        try:
            with gzip.GzipFile(fileobj=raw) as stream:
                yield cast(BinaryIO, stream)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise InputError(f"{path}: is a broken gzip file: compress it anew") from None


def _kind(path: Path) -> str:
    """The suffix of a file without that of gzip."""
    return Path(path.name.lower().removesuffix(".gz")).suffix


def _own(path: Path) -> bool:
    """Whether a file was made by a batch: an output, or what lies beside one."""
    return path.name.endswith(MANIFEST) or path.with_name(f"{path.name}{MANIFEST}").exists()


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _source(file: Path, given: Path) -> Source:
    kind = _kind(file)
    # A single file is JSONL unless its name says that it is an article.
    if kind in JSONL or (file == given and kind not in ARTICLES):
        return Source(file)
    # With the suffix: a name that is shorter where it can be would change when files are added.
    name = file.relative_to(given) if given.is_dir() else file
    return Source(file, name.as_posix())
