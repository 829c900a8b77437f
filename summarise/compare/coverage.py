"""Choosing wordings that together tell most of what the sources tell.

What sources tell is counted in pairs of neighbouring words, as in Gillick and Favre's summariser
(2009): a pair is worth the more, the more sources have it and the earlier they have it, and it
counts once, however often it is said. A pair is the cheapest sign of a fact that two texts share;
single words, and what the selector says of them, gave less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from summarise.check.folding import words
from summarise.check.wording import stem
from summarise.roles import Vectors
from summarise.select.worth import EMPTY

Pair = tuple[str, str]

SINGLE = 0.3  # of its worth is left to a pair that one source has, where there are more
DECAY = 12.0  # sentences in which a pair's worth falls to a third
SHARED = 1.3  # power of the mean over the sources; above 1, what many have counts the more
BREVITY = 0.35  # what a wording's pairs are worth is divided by its words to this power
LEAST_WORDS = 8  # a shorter wording gains nothing more by being short
REPEATED = 0.6  # of the squared cosine to what is chosen
ALIKE = 0.7  # cosine above which two sentences tell the same
# From this cosine on, a sentence must have at least this share of content words that are not told.
NEAR, FRESH = 0.45, 0.6


def pairs(text: str) -> frozenset[Pair]:
    """Return the pairs of neighbouring stems of a text, but for those that say nothing."""
    found = pairwise(stem(word) for word in words(text))
    return frozenset(pair for pair in found if not EMPTY.issuperset(pair))


def weigh(sources: Iterable[Sequence[tuple[int, str]]]) -> dict[Pair, float]:
    """Return what each pair of words is worth, 0-1.

    Args:
        sources: of each source the texts, each with its place in the article.
    """
    first: dict[Pair, list[float]] = {}
    count = 0
    for texts in sources:
        count += 1
        seen: dict[Pair, int] = {}
        for place, text in texts:
            for pair in pairs(text):
                seen[pair] = min(place, seen.get(pair, place))
        for pair, place in seen.items():
            first.setdefault(pair, []).append(float(np.exp(-place / DECAY)))
    worth = {}
    for pair, values in first.items():
        mean = sum(sorted(values)) / count
        worth[pair] = (mean * SINGLE if len(values) == 1 < count else mean) ** SHARED
    return worth


@dataclass(frozen=True, slots=True)
class Way:
    """One way to word one of the sentences that may be chosen."""

    sentence: int  # row of its vector; of all ways to word a sentence one is chosen
    text: str
    base: float  # what the sentence is worth whatever its wording

    @property
    def words(self) -> int:
        """Number of whitespace-separated words."""
        return len(self.text.split())


def scale(texts: Iterable[str], worth: Mapping[Pair, float]) -> dict[Pair, float]:
    """Scale what pairs are worth, so that the best of some texts is worth 1."""
    best = max((_worth(pairs(text), worth) / _length(text) for text in texts), default=0.0)
    return {pair: value / best for pair, value in worth.items()} if best else dict(worth)


def choose(
    ways: Sequence[Way],
    vectors: Vectors,
    worth: Mapping[Pair, float],
    room: int,
    spare: int = 0,
    fits: Callable[[Way], bool] = lambda way: True,
) -> list[int]:
    """Choose ways greedily by what each adds, for as long as one fits; the first always does.

    Args:
        ways: in an order that depends on nothing but the texts, because it decides ties.
        vectors: (sentences, D), rows of unit length.
        worth: of each pair of words.
        room: the most words in all.
        spare: go on until there are this many, when nothing fits any more.
        fits: asked of each way that would be chosen; if it says no, the way is left out.

    Returns:
        Indices of ways, in order of choice.
    """
    having: dict[Pair, list[int]] = {}
    found = [pairs(way.text) & worth.keys() for way in ways]
    for index, own in enumerate(found):
        for pair in own:
            having.setdefault(pair, []).append(index)
    lengths = np.array([way.words for way in ways], dtype=np.float64)
    divisors = np.array([_length(way.text) for way in ways])
    base = np.array([way.base for way in ways])
    rows = np.array([way.sentence for way in ways], dtype=np.intp)
    new = np.array([_worth(own, worth) for own in found])
    nearest: NDArray[np.float64] = np.zeros(len(vectors))
    open_ = np.ones(len(ways), dtype=bool)
    chosen: list[int] = []
    told: set[Pair] = set()
    said: set[str] = set()
    contents = [_content(way.text) for way in ways]
    total = 0
    while open_.any():
        fitting = open_ & (total + lengths <= room) if chosen else open_
        if not fitting.any():
            if total >= spare:
                break
            fitting = open_
        gain = base + new / divisors - REPEATED * nearest[rows] ** 2
        # Rounded, so that no choice hangs on the last bits of a sum.
        best = int(np.where(fitting, gain.round(6), -np.inf).argmax())
        if not fits(ways[best]):
            open_[best] = False
            continue
        chosen.append(best)
        total += ways[best].words
        nearest = np.maximum(nearest, vectors @ vectors[rows[best]])
        open_ &= (rows != rows[best]) & (nearest[rows] <= ALIKE)
        said |= contents[best]
        fresh = np.array([len(own - said) / max(1, len(own)) for own in contents])
        open_ &= (nearest[rows] <= NEAR) | (fresh >= FRESH)
        for pair in sorted(found[best] - told):
            new[having[pair]] -= worth[pair]
        told |= found[best]
    return chosen


def _content(text: str) -> frozenset[str]:
    """The stems of a text that say something."""
    return frozenset(stem(word) for word in words(text)) - EMPTY


def _length(text: str) -> float:
    return float(max(LEAST_WORDS, len(text.split())) ** BREVITY)


def _worth(found: Iterable[Pair], worth: Mapping[Pair, float]) -> float:
    return sum(worth.get(pair, 0.0) for pair in sorted(found))
