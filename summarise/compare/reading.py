"""A trained model's reading beside the rule judge: what it finds contradicted is no shared fact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summarise.roles import Judge, Relation

# Read off the pairs that the rules call the same in 49 triples of BASIL and in reports written for
# this: there both readings of a contradiction exceed one half, and no other pair's do.
BOTH_WAYS = 0.5
# One of the two sentences tells more, and denies the other; or the model errs. Kept apart.
ONE_WAY = 0.9


class Reader(Protocol):
    """Gives the probabilities that evidence entails, does not state, or contradicts a claim."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return an array (N, 3) for pairs of evidence and claim."""
        ...


class ReadingJudge:
    """Judges by rule, and has read what the rules take for the same fact."""

    def __init__(self, rules: Judge, reader: Reader) -> None:
        """Use a judge by rule and a trained reader."""
        self._rules = rules
        self._reader = reader

    def judge(self, pairs: Sequence[tuple[str, str]], context: Sequence[str]) -> list[Relation]:
        """Judge pairs of sentences; see `summarise.roles.Judge`."""
        relations = self._rules.judge(pairs, context)
        asked = [
            i
            for i, (pair, found) in enumerate(zip(pairs, relations, strict=True))
            if found.kind in {"same", "detail"} and pair[0] != pair[1]
        ]
        values = contradictions(self._reader, [pairs[i] for i in asked])
        for i, (low, high) in zip(asked, values, strict=True):
            if low >= BOTH_WAYS or high >= ONE_WAY:
                relations[i] = Relation("contradicts", max(low, high))
        return relations


def contradictions(reader: Reader, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """Return for each pair the lower and the higher probability that one denies the other."""
    forth = reader.read(pairs)[:, 2]
    back = reader.read([(two, one) for one, two in pairs])[:, 2]
    return [(float(min(a, b)), float(max(a, b))) for a, b in zip(forth, back, strict=True)]
