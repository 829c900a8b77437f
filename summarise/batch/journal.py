"""The output of a batch: append-only JSONL that survives being cut off at any moment."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from summarise.batch import manifest as manifests
from summarise.batch.files import part, write_whole
from summarise.batch.manifest import Manifest
from summarise.errors import InputError, SummariseError
from summarise.show.contract import Object, dumps


@dataclass(slots=True)
class Progress:
    """What an output holds: keys of rows that are done, and of those that failed."""

    done: set[str]
    failed: set[str]
    keys: list[str]  # of all rows in the order of the file
    size: int  # bytes up to the end of the last whole line


def key(result: Object) -> str:
    """What tells a result from others: the row's id, or else where the row stood."""
    name = result.get("id")
    return name if isinstance(name, str) else str(result.get("where"))


def read(out: Path) -> Progress:
    """Read what an output holds; nothing is changed. A torn last line counts as not there.

    Raises:
        InputError: a line other than the last is no row.
    """
    progress = Progress(set(), set(), [], 0)
    if not out.exists():
        return progress
    with out.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            value = _value(line)
            if value is None:
                if stream.read(1):
                    raise InputError(
                        f"{out}: line {number} is not a row of a batch, and not the last line; "
                        "repair or delete the line and run again"
                    )
                break
            progress.size += len(line)
            (progress.failed if "error" in value else progress.done).add(key(value))
            progress.keys.append(key(value))
    return progress


class Journal:
    """Keeps what is done. On opening, a torn last line and rows that failed are taken out."""

    def __init__(self, out: Path, made_from: Manifest, *, update: bool = False) -> None:
        """Open an output, new or to be continued.

        Args:
            out: the output.
            made_from: what it is made from.
            update: keep what was made from the same rows if the input has changed.

        Raises:
            InputError: the output was made from something else, or not by a batch at all.
            SummariseError: it cannot be written.
        """
        self.out = out
        made = manifests.load(out)
        if made is not None:
            manifests.check(made, made_from, out, update=update)
        self.progress = read(out)
        self.progress.done &= current(made, made_from)
        self._manifest = replace(made_from, revision=made.revision if made else None)
        with _told(out, len(self.progress.done)):
            for path in (out, manifests.beside(out)):  # what a run left that was killed meanwhile
                part(path).unlink(missing_ok=True)
            if out.exists():
                _repair(out, self.progress)
            if made is None or made.input != made_from.input:
                self._write_manifest()
            self._file = _open(out)
            self._size = os.fstat(self._file).st_size

    def append(self, results: Iterable[Object]) -> None:
        """Add results; when this returns they are on disk.

        Raises:
            InputError: they were made by another model than those that are there.
            SummariseError: they cannot be written; what was there before is kept.
        """
        results = list(results)
        self._note_revision(results)
        data = "".join(f"{dumps(value)}\n" for value in results).encode("utf-8")
        with _told(self.out, len(self.progress.done)):
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(self._file, rest) :]
                os.fsync(self._file)
            except OSError:
                os.ftruncate(self._file, self._size)
                raise
        self._size += len(data)
        for value in results:
            (self.progress.failed if "error" in value else self.progress.done).add(key(value))
            self.progress.keys.append(key(value))

    def settle(self, order: Sequence[str]) -> None:
        """Put the rows in order, if rows that were tried again have come after others.

        Args:
            order: keys of the rows.
        """
        rank = {name: place for place, name in enumerate(order)}
        found = [rank[name] for name in self.progress.keys]
        if found == sorted(found):
            return
        os.close(self._file)
        try:
            with _told(self.out, len(self.progress.done)), self.out.open("rb") as stream:
                ends = list(accumulate(map(len, stream), initial=0))
                spans = sorted(zip(found, ends, ends[1:], strict=False))
                write_whole(self.out, (_cut(stream, start, end) for _, start, end in spans))
        finally:
            self._file = _open(self.out)

    def _note_revision(self, results: Sequence[Object]) -> None:
        found = next((value["recipe"]["revision"] for value in results if "recipe" in value), None)
        if found is None or found == self._manifest.revision:
            return
        manifests.check_revision(found, self._manifest.revision, self.out)
        self._manifest = replace(self._manifest, revision=found)
        with _told(self.out, len(self.progress.done)):
            self._write_manifest()

    def _write_manifest(self) -> None:
        line = f"{json.dumps(self._manifest.object())}\n".encode()
        write_whole(manifests.beside(self.out), [line])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self._file)


def current(made: Manifest | None, asked: Manifest) -> set[str]:
    """Keys of the rows that were made from what the input has now."""
    then: Mapping[str, str] = made.rows if made else {}
    return {name for name, digest in asked.rows.items() if then.get(name) == digest}


def _repair(out: Path, progress: Progress) -> None:
    """Cut off a torn last line; take out failed and outdated rows, and any second one of a key."""
    wanted = [name in progress.done and name not in progress.failed for name in progress.keys]
    seen: set[str] = set()
    for place, name in enumerate(progress.keys):
        wanted[place] = wanted[place] and name not in seen
        seen.add(name)
    progress.keys = [name for name, kept in zip(progress.keys, wanted, strict=True) if kept]
    if not all(wanted):
        with out.open("rb") as stream:
            lines = zip(stream, wanted, strict=False)
            write_whole(out, (line for line, kept in lines if kept))
    elif progress.size < out.stat().st_size:
        os.truncate(out, progress.size)


def _open(out: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    return os.open(out, flags, 0o666)


def _cut(stream: BinaryIO, start: int, end: int) -> bytes:
    stream.seek(start)
    return stream.read(end - start)


def _value(line: bytes) -> dict[str, Any] | None:
    """Return the row in a line, or None if it is torn or none at all."""
    if not line.endswith(b"\n"):
        return None
    try:
        value = json.loads(line)
    except ValueError:
        return None
    if not isinstance(value, dict) or not ("error" in value or isinstance(value.get("id"), str)):
        return None
    return value


@contextmanager
def _told(out: Path, done: int) -> Iterator[None]:
    """Say of a disk that is full what is safe and what to do."""
    try:
        yield
    except OSError as error:
        raise SummariseError(
            f"{out}: cannot be written ({error.strerror or error}); the {done:,} rows done are "
            "kept: make room and run the same command again"
        ) from error
