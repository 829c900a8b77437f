"""Choosing the units that a summary is written from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.roles import Vectors
from summarise.select.units import Unit
from summarise.select.worth import stems

REDUNDANT = 0.82  # cosine from which two units say the same
NOVELTY = (
    0.35  # weight of what a unit repeats of those already chosen (MMR, Carbonell & Goldstein 1998)
)
# What a unit gains, at most, by telling what the title promises and nothing chosen tells yet.
PROMISE = 0.4
FEW = 4  # words of a title that say little about what is missing
LONGEST = 70  # words; longer units are lists or run-on text


def choose(
    units: Sequence[Unit],
    scores: NDArray[np.float32],
    vectors: Vectors,
    words: int,
    promised: frozenset[str] = frozenset(),
) -> list[int]:
    """Choose units greedily by salience against repetition, best first.

    A unit that leans on the one before and cannot be named is chosen only after it.

    Args:
        units: the units of one article in order.
        scores: (N,) their salience.
        vectors: (N, D) their vectors.
        words: choose until the chosen units have this many words together.
        promised: stems of the title, which a summary should tell.

    Returns:
        Indices into `units`, in the order of choice.
    """
    chosen: list[int] = []
    total = 0
    own = [stems(unit.text) if promised else set() for unit in units]
    told = promised & set().union(*own)  # what the article does tell
    left = set(told)
    while total < words:
        best, best_score = -1, -np.inf
        for index, unit in enumerate(units):
            if index in chosen or unit.words > LONGEST:
                continue
            if unit.leans and unit.reference is None and index - 1 not in chosen:
                continue
            alike = max((float(vectors[index] @ vectors[other]) for other in chosen), default=0.0)
            if alike > REDUNDANT:
                continue
            score = float(scores[index]) - NOVELTY * max(alike, 0.0) ** 2
            score += PROMISE * len(left & own[index]) / max(len(told), FEW) * float(scores[index])
            if score > best_score:
                best, best_score = index, score
        if best < 0:
            break
        chosen.append(best)
        left -= own[best]
        total += units[best].words
    return chosen
