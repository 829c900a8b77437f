"""Find sentences of different articles that say the same, one of them more briefly.

Two outlets on one event often word the same fact: the shorter wording is then a compression
by a person, and both together are evidence for one sentence of an overview.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from training.rules import content

WINDOW = 2  # days between two articles on one event
MIN_SHARED = 6  # content stems; fewer are shared by chance
COVERED = 0.82  # share of the shorter sentence's content stems that the longer must have
COMMON = 400  # a stem in more sentences of the window than this does not propose partners


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of an article, and where it stands."""

    text: str
    article: str
    day: int  # proleptic ordinal of the article's date
    position: int


def day_of(published: str) -> int | None:
    """Return the ordinal of an ISO date, or None where there is none."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


def restatements(lines: Sequence[Line]) -> Iterator[tuple[tuple[Line, ...], Line]]:
    """Yield (one or two sentences of one article, the shorter wording of another article)."""
    stems = [frozenset(content(line.text)) for line in lines]
    by_day: dict[int, list[int]] = defaultdict(list)
    place = {(line.article, line.position): i for i, line in enumerate(lines)}
    for index, line in enumerate(lines):
        by_day[line.day].append(index)
    for day in sorted(by_day):
        near = [i for d in range(day - WINDOW, day + WINDOW + 1) for i in by_day.get(d, ())]
        postings: dict[str, list[int]] = defaultdict(list)
        for i in near:
            for one in stems[i]:
                postings[one].append(i)
        for short in by_day[day]:
            yield from _longer(short, lines, stems, postings, place)


def _longer(
    short: int,
    lines: Sequence[Line],
    stems: Sequence[frozenset[str]],
    postings: dict[str, list[int]],
    place: dict[tuple[str, int], int],
) -> Iterator[tuple[tuple[Line, ...], Line]]:
    target = lines[short]
    if len(stems[short]) < MIN_SHARED:
        return
    shared: Counter[int] = Counter()
    for one in sorted(stems[short]):
        if len(postings[one]) <= COMMON:
            shared.update(i for i in postings[one] if lines[i].article != target.article)
    for long, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:6]:
        if count < 4:
            break
        common = stems[short] & stems[long]
        source = lines[long]
        if len(common) >= COVERED * len(stems[short]):
            if len(target.text) <= 0.9 * len(source.text) and target.text[:-1] not in source.text:
                yield (source,), target
                return
        elif len(common) >= 0.5 * len(stems[short]):
            for step in (1, -1):
                beside = place.get((source.article, source.position + step))
                if beside is None:
                    continue
                gained = (stems[short] - common) & stems[beside]
                if len(gained) >= 2 and len(common) + len(gained) >= COVERED * len(stems[short]):
                    both = sorted((source, lines[beside]), key=lambda line: line.position)
                    if len(target.text) <= 0.9 * sum(len(line.text) for line in both):
                        yield tuple(both), target
                        return
