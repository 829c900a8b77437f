"""Puts loose articles together by the story that they tell, before the work begins."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.batch.rows import Row, lines, parse, rows
from summarise.batch.sources import Source, packed
from summarise.compare.stories import Opening, opening, stories
from summarise.errors import InputError
from summarise.roles import Encoder

_ENCODED = 512  # leads encoded at a time


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row can be read again: a line of a file, or a file of its own."""

    source: Source
    offset: int
    where: str
    unpacked: bool = False  # the offset is one of the unpacked lines


class Places:
    """Reads rows again, one by one and in any order, without holding them all in memory."""

    def __init__(self, sources: Sequence[Source], room: Path) -> None:
        """Find out where each row stands.

        Args:
            sources: the files.
            room: folder in which lines of gzipped files are unpacked, to a file of no name.
        """
        # A file of no name is gone with the process, however it ends.
        self._unpacked = tempfile.TemporaryFile(dir=room)  # noqa: SIM115
        self._places: dict[str, _Place] = {}
        for source in sources:
            if source.id is not None:
                self._places[source.id] = _Place(source, 0, str(source.path))
            else:
                self._find(source)

    def _find(self, source: Source) -> None:
        unpacked = packed(source.path)
        offset = self._unpacked.seek(0, os.SEEK_END) if unpacked else 0
        for row, line in lines(source):
            if line.strip():
                self._places[row.key] = _Place(source, offset, row.where, unpacked)
            if unpacked:
                self._unpacked.write(line)
            offset += len(line)

    def row(self, key: str) -> Row:
        """Read a row again."""
        place = self._places[key]
        if place.source.id is not None:
            return next(rows([place.source]))
        base = place.source.path.parent.absolute()
        if place.unpacked:
            self._unpacked.seek(place.offset)
            return parse(self._unpacked.readline(), place.where, base)
        with place.source.path.open("rb") as stream:
            stream.seek(place.offset)
            return parse(stream.readline(), place.where, base)

    def close(self) -> None:
        """Give the unpacked lines back."""
        self._unpacked.close()


def group(batch: Iterable[Row], encoder: Encoder) -> list[list[str]]:
    """Put the ids of loose articles together by their story; their order changes nothing.

    Rows that are comparisons already, or cannot be read, are not looked at.
    """
    ids: list[str] = []
    openings: list[Opening] = []
    for row in batch:
        if row.comparison or row.id is None:
            continue
        try:
            openings.append(opening(row.articles()[0]))
        except InputError:  # it fails, with its reason, when its turn comes
            continue
        ids.append(row.id)
    if not ids:
        return []
    import numpy as np

    leads = [one.lead for one in openings]
    vectors = np.concatenate(
        [encoder.encode(leads[at : at + _ENCODED]) for at in range(0, len(leads), _ENCODED)]
    )
    found = stories(openings, vectors)
    return [sorted(ids[place] for place in story) for story in found if len(story) > 1]


def grouped(places: Places, order: Sequence[str], groups: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Yield the rows: a group, as a comparison, where the first of its articles stood."""
    home = {name: members for members in groups for name in members}
    called = names(groups, order)
    seen: set[str] = set()
    for key in order:
        members = home.get(key)
        if members is None:
            yield places.row(key)
        elif key not in seen:
            seen.update(members)
            yield _together(called[members[0]], [places.row(member) for member in members])


def names(groups: Iterable[Sequence[str]], taken: Iterable[str]) -> dict[str, str]:
    """Name groups after the first of their ids and the number of the others: `ID+NUMBER`.

    Args:
        groups: their ids, sorted.
        taken: ids of the input's rows. A group whose name is one of them, or another group's, gets
            one more plus.

    Returns:
        Names by first ids; the order of the rows changes none.
    """
    known = set(taken)
    found: dict[str, str] = {}
    for first, others in sorted((members[0], len(members) - 1) for members in groups):
        between = "+"
        while (name := f"{first}{between}{others}") in known:
            between += "+"
        known.add(name)
        found[first] = name
    return found


def _together(name: str, members: Sequence[Row]) -> Row:
    """A comparison of rows that were loose."""
    digest = hashlib.sha256("".join(row.digest for row in members).encode()).hexdigest()[:16]
    return Row(
        name,
        f"{members[0].where} and {len(members) - 1} more of its story",
        tuple(_part(row) for row in members),
        comparison=True,
        fault="; ".join(f"article {row.id}: {row.fault}" for row in members if row.fault),
        digest=digest,
    )


def _part(row: Row) -> Mapping[str, Any]:
    part = {**row.parts[0], "id": row.id}
    if isinstance(part.get("path"), str):
        part["path"] = str((row.base / part["path"]).absolute())
    return part
