"""A trained model's reading beside the rule judge: what it finds contradicted is no shared fact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summarise.check.values import dates
from summarise.roles import Judge, Relation

# Read off the pairs that the rules call the same in 49 triples of BASIL and in reports written for
# this: there both readings of a contradiction exceed one half, and no other pair's do.
BOTH_WAYS = 0.5
# One of the two sentences tells more, and denies the other; or the model errs. Kept apart.
ONE_WAY = 0.9
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


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
        """Judge pairs of sentences; see `summarise.roles.Judge`.

        The probability of a contradiction is that of the reading which finds it less likely.
        """
        relations = self._rules.judge(pairs, context)
        asked = [
            i
            for i, (pair, found) in enumerate(zip(pairs, relations, strict=True))
            if found.kind != "different" and pair[0] != pair[1] and same_figures(*pair)
        ]
        values = contradictions(self._reader, [pairs[i] for i in asked])
        for i, (low, high) in zip(asked, values, strict=True):
            if relations[i].kind == "contradicts" or low >= BOTH_WAYS or high >= ONE_WAY:
                relations[i] = Relation("contradicts", low)
        return relations


def same_figures(one: str, two: str) -> bool:
    """Whether two texts have the same figures and dates; where not, rules know more of them."""
    values = [set(_FIGURE.findall(text)) for text in (one, two)]
    days = [{text[d.start : d.end].lower() for d in dates(text)} for text in (one, two)]
    return values[0] == values[1] and days[0] == days[1]


def contradictions(reader: Reader, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """Return for each pair the lower probability that one denies the other, and the telling one.

    The telling one is with the longer text as evidence: what a shorter one leaves out it does not
    deny.
    """
    forth = reader.read(pairs)[:, 2]
    back = reader.read([(two, one) for one, two in pairs])[:, 2]
    return [
        (float(min(a, b)), float(a if len(one.split()) >= len(two.split()) else b))
        for (one, two), a, b in zip(pairs, forth, back, strict=True)
    ]
