"""Files that are there whole or not at all, and that one run at a time writes to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from summarise.errors import InputError, SummariseError


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Keep other runs from an output; the lock ends with the process, however it ends.

    Raises:
        InputError: it is a pipe or a device, which nothing can be read back from.
        SummariseError: another run has it.
    """
    if out.exists() and not out.is_file():
        raise InputError(f"{out}: is not an ordinary file; give --out the name of one")
    file = out.resolve()  # one lock for a file of two names
    lock = FileLock(file.with_name(f".{file.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise SummariseError(
            f"{out}: another run is writing to it; wait for its end, or give --out another name"
        ) from None
    try:
        yield
    finally:
        lock.release()


def part(path: Path) -> Path:
    """Where a file is written before it takes the place of one; a link keeps pointing there."""
    path = path.resolve()
    return path.with_name(f"{path.name}.part")


def write_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file so that it is there whole or not at all, even after a power cut."""
    beside = part(path)
    path = path.resolve()
    try:
        with beside.open("wb") as stream:
            stream.writelines(lines)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
