"""Which articles tell the same story: one event, reported by several within a few days.

Two articles are compared by how they begin, where a news article tells its news: half by the
cosine of their vectors, half by the words that they share, rare words first. Vectors alone take
two elections for one; words alone miss a story that two outlets tell in words of their own.

Groups grow by average linkage: the closest two groups are joined as long as their articles are,
on average, close enough. One stray likeness therefore joins no two stories.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from summarise.roles import Encoder, Vectors
from summarise.types import Article

LEAD_WORDS, OPENING_WORDS = 60, 150  # for the vector, and for the words shared
WINDOW = 3  # days between two reports of one event, at most
# Average closeness above which two groups tell one story, what each day between two articles
# takes from theirs, and what is taken where a date is not known: then the next hearing, debate or
# jobs report looks like the last. Chosen for precision on three sets of outlets' articles on
# known events, shuffled together with 6,500 others of nine years.
SAME, PER_DAY, UNDATED = 0.40, 0.02, 0.06
TOGETHER = 0.20  # the same for a few articles that somebody put together, so mostly one story
NEAR = 0.8  # share of SAME that the cosine must reach for two articles to be looked at closely
# A word counts by how rare it is among the articles given. With few articles that says little,
# so they are taken to lie among this many others, of which the given share uses any one word.
BEYOND, SHARE = 300, 0.02
BLOCK = 128  # rows of the similarity matrix held at a time
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*\d|\d")
_STEM = 7  # letters; what inflection changes comes after
_EMPTY = frozenset(
    "a about after again all also am an and any are as at be because been before being but by can "
    "could did do does for from had has have he her here him his how i if in into is it its just "
    "may me might more most my no not now of off on one only or other our out over own said say "
    "says she should so some such than that the their them then there these they this those to "
    "too under up us very was we were what when where which while who whom whose why will with "
    "would you your".split()
)


@dataclass(frozen=True, slots=True)
class Opening:
    """How an article begins, and when it was published, if that is known."""

    lead: str  # for the encoder
    text: str  # for the words
    published: str | None = None


def opening(article: Article) -> Opening:
    """Take from an article what tells its story: its title and its first words of content."""
    words = f"{article.title.rstrip('.')}.".split() if article.title else []
    for sentence in article.sentences:
        if len(words) > OPENING_WORDS:
            break
        words += sentence.body.split()
    return Opening(" ".join(words[:LEAD_WORDS]), " ".join(words[:OPENING_WORDS]), article.published)


def stories_of(
    articles: Sequence[Article], encoder: Encoder, same: float = TOGETHER
) -> list[tuple[int, ...]]:
    """Group a few articles by the story that they tell, however long it went on; see `stories`."""
    openings = [replace(opening(article), published=None) for article in articles]
    return stories(openings, encoder.encode([one.lead for one in openings]), same)


def stories(
    openings: Sequence[Opening], vectors: Vectors, same: float = SAME
) -> list[tuple[int, ...]]:
    """Group articles by the story that they tell. Their order changes nothing.

    An article without words, and one whose story nobody else tells, is a group of its own.

    Args:
        openings: how the articles begin.
        vectors: of their leads, (N, D), rows of unit length.
        same: average closeness (0-1) above which two groups tell one story.

    Returns:
        Indices of the articles, each in one group, ascending; groups by their first article.
    """
    # What is computed must not depend on the order given, down to the last bit of a sum.
    rows = zip(openings, vectors, strict=True)
    keys = [(one.published or "", one.text, row.tobytes()) for one, row in rows]
    order = sorted(range(len(openings)), key=keys.__getitem__)
    near = _closeness([openings[i] for i in order], vectors[order], same * NEAR)
    grown = _grow(near, same)
    groups = [tuple(sorted(order[place] for place in group)) for group in grown]
    return sorted(groups)


def _words(text: str) -> Counter[str]:
    """Stems of the words that say something, with how often they occur."""
    found: Counter[str] = Counter()
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'").strip("'").removesuffix("'s")
        if word not in _EMPTY:
            found[word[:_STEM]] += 1
    return found


@dataclass(frozen=True, slots=True)
class _Bag:
    """The words of one opening: their numbers, and weights of unit length."""

    words: NDArray[np.int32]
    weights: NDArray[np.float32]


def _bags(texts: Iterable[str]) -> tuple[list[_Bag], int]:
    """Weigh the words of each text by how rare they are; also return how many there are."""
    number: dict[str, int] = {}
    found: list[tuple[NDArray[np.int32], NDArray[np.float32]]] = []
    for text in texts:
        bag = _words(text)
        words = [number.setdefault(word, len(number)) for word in sorted(bag)]
        often = [1 + math.log(times) for _, times in sorted(bag.items())]
        found.append((np.array(words, dtype=np.int32), np.array(often, dtype=np.float32)))
    among = np.zeros(len(number), dtype=np.int64)
    for numbers, _ in found:
        among[numbers] += 1
    rarity = np.log((BEYOND + len(found)) / (BEYOND * SHARE + among)).clip(min=0.0)
    bags = []
    for numbers, weights in found:
        raw = weights * rarity[numbers]
        bags.append(_Bag(numbers, (raw / max(np.linalg.norm(raw), 1e-9)).astype(np.float32)))
    return bags, len(number)


def _closeness(
    openings: Sequence[Opening], vectors: Vectors, least: float
) -> list[dict[int, float]]:
    """Return for each article how close (0-1) those are to it whose cosine is `least` or more."""
    bags, width = _bags(one.text for one in openings)
    days = np.array([_day(one.published) for one in openings])  # (N,), NaN where unknown
    silent = np.array([not len(bag.words) for bag in bags], dtype=bool)
    near: list[dict[int, float]] = [{} for _ in openings]
    spread = np.zeros(width, dtype=np.float32)
    for start in range(0, len(openings), BLOCK):
        cosines = vectors[start : start + BLOCK] @ vectors[start:].T  # (BLOCK, N - start)
        apart = np.abs(days[start : start + BLOCK, None] - days[None, start:])  # NaN: unknown
        taken = np.where(np.isnan(apart), UNDATED, PER_DAY * apart)
        for row in range(len(cosines)):
            i = start + row
            fits = (cosines[row] >= least) & ~(apart[row] > WINDOW) & ~silent[start:]
            fits[: row + 1] = False
            if silent[i] or not fits.any():
                continue
            spread[bags[i].words] = bags[i].weights
            for place in np.flatnonzero(fits):
                j = start + int(place)
                shared = float(spread[bags[j].words] @ bags[j].weights)
                close = (float(cosines[row, place]) + shared) / 2 - float(taken[row, place])
                # Rounded, so that no decision hangs on the last bits of a matrix product.
                near[i][j] = near[j][i] = round(max(0.0, close), 5)
            spread[bags[i].words] = 0.0
    return near


def _day(published: str | None) -> float:
    return float(date.fromisoformat(published).toordinal()) if published else math.nan


def _grow(near: list[dict[int, float]], same: float) -> list[list[int]]:
    """Join the closest two groups until none are close enough on average.

    Args:
        near: closeness of each article to others; to those not named it is 0. Is used up.
        same: average closeness that is enough.
    """
    number = len(near)
    members = [[i] for i in range(number)]
    alive = [True] * number
    heap = [(-close, i, j) for i in range(number) for j, close in near[i].items() if i < j]
    heap = [entry for entry in heap if -entry[0] >= same]
    heapq.heapify(heap)
    while heap:
        average, i, j = heapq.heappop(heap)
        if not (alive[i] and alive[j]) or -average != _average(near, members, i, j):
            continue  # one of the two has been joined with another since
        alive[j] = False
        members[i] += members[j]
        del near[i][j], near[j][i]
        for other, total in near[j].items():
            del near[other][j]
            near[i][other] = near[other][i] = near[i].get(other, 0.0) + total
        near[j] = {}
        for other in near[i]:
            closer = _average(near, members, min(i, other), max(i, other))
            if closer >= same:
                heapq.heappush(heap, (-closer, min(i, other), max(i, other)))
    return [group for group, there in zip(members, alive, strict=True) if there]


def _average(near: list[dict[int, float]], members: list[list[int]], i: int, j: int) -> float:
    return near[i].get(j, 0.0) / (len(members[i]) * len(members[j]))
