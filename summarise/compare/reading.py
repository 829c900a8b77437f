"""A trained model's reading beside the rule judge: whether two sentences deny each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from summarise.check.values import dates
from summarise.roles import Judge, Relation

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


class Reader(Protocol):
    """Gives the probabilities that evidence entails, does not state, or contradicts a claim."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return an array (N, 3) for pairs of evidence and claim."""
        ...


class ReadingJudge:
    """Judges by rule, and reads which sentences contradict each other."""

    def __init__(self, rules: Judge, reader: Reader) -> None:
        """Use a judge by rule and a trained reader."""
        self._rules = rules
        self._reader = reader

    def judge(self, pairs: Sequence[tuple[str, str]], context: Sequence[str]) -> list[Relation]:
        """Judge pairs of sentences; see `summarise.roles.Judge`."""
        return self._rules.judge(pairs, context)

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the lower probability of both readings, each sentence as the other's evidence.

        One reading alone errs too often: in what a shorter text leaves out it sees a denial.
        """
        forth = self._reader.read(pairs)[:, 2]
        back = self._reader.read([(two, one) for one, two in pairs])[:, 2]
        return [float(value) for value in np.minimum(forth, back)]


def same_figures(one: str, two: str) -> bool:
    """Whether two texts have the same figures and dates; where not, rules know more of them."""
    values = [set(_FIGURE.findall(text)) for text in (one, two)]
    days = [{text[d.start : d.end].lower() for d in dates(text)} for text in (one, two)]
    return values[0] == values[1] and days[0] == days[1]
