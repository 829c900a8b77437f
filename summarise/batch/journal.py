"""The output of a batch: append-only JSONL that survives being cut off, and its manifest."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from summarise.errors import InputError
from summarise.show.contract import Object, dumps, recipe_object
from summarise.types import Recipe

MANIFEST = "summarise.manifest/1"
_TORN = {"error": "torn"}


class Journal:
    """Keeps what is done. On opening, a torn last line and rows that failed are taken out."""

    def __init__(self, out: Path, recipe: Recipe) -> None:
        """Open an output, new or to be continued.

        Raises:
            InputError: the output was made with another recipe, or not by a batch at all.
        """
        self.out = out
        self.manifest = out.with_name(f"{out.name}.manifest.json")
        _check_manifest(self, recipe)
        self.done = _repair(out) if out.exists() else frozenset()
        self._stream: BinaryIO = out.open("ab")

    def append(self, objects: Iterable[Object]) -> None:
        """Add rows; when this returns they are on disk."""
        data = "".join(f"{dumps(value)}\n" for value in objects).encode("utf-8")
        self._stream.write(data)
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stream.close()


def _check_manifest(journal: Journal, recipe: Recipe) -> None:
    asked = recipe_object(recipe)
    way_out = f"give --out another name, or delete {journal.out} and {journal.manifest}"
    if not journal.manifest.exists():
        if journal.out.exists() and journal.out.stat().st_size:
            raise InputError(f"{journal.out}: exists and is not the output of a batch; {way_out}")
        value = {"schema": MANIFEST, "fingerprint": _fingerprint(asked), "recipe": asked}
        _write_whole(journal.manifest, [f"{json.dumps(value, indent=1)}\n".encode()])
        return
    try:
        value = json.loads(journal.manifest.read_bytes())
        fingerprint, made = value["fingerprint"], dict(value["recipe"])
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{journal.manifest}: is not a manifest of a batch; {way_out}") from error
    if fingerprint != _fingerprint(asked):
        differs = ", ".join(
            f"{key} {made.get(key)!r} then and {value!r} now"
            for key, value in asked.items()
            if made.get(key) != value
        )
        raise InputError(
            f"{journal.out}: was made with another recipe ({differs}); to continue it use the "
            f"same one, else {way_out}"
        )


def _fingerprint(recipe: Object) -> str:
    return hashlib.sha256(json.dumps(recipe, sort_keys=True).encode()).hexdigest()


def _repair(out: Path) -> frozenset[str]:
    """Cut off a torn last line, take out failed rows, and return the ids that are done."""
    done: set[str] = set()
    good, failed = 0, False
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
            good += len(line)
            if "error" in value:
                failed = True
            else:
                done.add(value["id"])
    if failed:
        with out.open("rb") as stream:
            _write_whole(out, (line for line in stream if "error" not in (_value(line) or _TORN)))
    elif good < out.stat().st_size:
        os.truncate(out, good)
    return frozenset(done)


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


def _write_whole(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file so that it is there whole or not at all, even after a power cut."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as stream:
        stream.writelines(lines)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(part, path)
