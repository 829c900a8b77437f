"""A trained judge of "the same fact" beside the rules, which keep their vetoes.

What two sentences have in common is weighed first (`likeness`), which costs little; a model reads
both only where that leaves doubt. The rules decide alone on sentences that are nearly the same.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

import numpy as np

from summarise.compare.event import Event
from summarise.compare.judge import REWORDED_FROM, RuleJudge
from summarise.compare.likeness import Likeness, Numbers
from summarise.compare.reading import Reader
from summarise.roles import Encoder, Relation

# All read off labelled pairs of sentences of different outlets; see `models/cards/judge.md`.
LEARNED_FROM = 0.6  # closeness below which hardly any two sentences state the same
READ = 0.5  # weight of the log odds that a model finds in reading a pair; they stay within 3.5
# Log odds of a pair that the rules keep apart, or join, between which reading it can change that.
DOUBTFUL_APART, DOUBTFUL_JOINED = (0.3, 3.0), (-2.4, 1.0)
SAME_FROM = 1.7  # log odds from which two sentences are the same fact
RULES_FROM = -0.7  # log odds from which they are if the rules say so too
MOST_READ = 3  # pairs of one text that are read, the likeliest: among few articles nearly all
LONGER = 6  # words that one sentence has more than the other: it adds detail


class Scorer(Protocol):
    """Weighs what two sentences have in common."""

    def score(self, numbers: Numbers) -> Numbers:
        """Return the log odds, (N,), that pairs with these numbers, (N, F), state the same."""
        ...


class LearnedJudge:
    """Judges by rule, by the numbers of both sentences, and by reading where these leave doubt."""

    def __init__(self, rules: RuleJudge, encoder: Encoder, scorer: Scorer, reader: Reader) -> None:
        """Use the rules, an encoder for words, trained weights, and a model trained on "same"."""
        self._rules = rules
        self._encoder = encoder
        self._scorer = scorer
        self._reader = reader
        self._likeness: Likeness | None = None  # of the last event

    def judge(self, pairs: Sequence[tuple[str, str]], context: Sequence[str]) -> list[Relation]:
        """Judge each pair; see `summarise.roles.Judge`."""
        relations = self._rules.judge(pairs, context)
        event = self._rules.event(context)
        asked = [
            index
            for index, (found, pair) in enumerate(zip(relations, pairs, strict=True))
            if found.kind != "contradicts"
            and LEARNED_FROM <= event.closeness(*pair) < REWORDED_FROM
        ]
        joined = [relations[index].kind != "different" for index in asked]
        odds = self.odds([pairs[index] for index in asked], joined, event)
        for index, value in zip(asked, odds, strict=True):
            relations[index] = self._decide(pairs[index], relations[index], value, event)
        return relations

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return what the rules find; see `summarise.roles.Judge`."""
        return self._rules.contradictions(pairs)

    def odds(
        self, pairs: Sequence[tuple[str, str]], joined: Sequence[bool], event: Event
    ) -> list[float]:
        """Return for each pair the log odds that both state the same.

        Args:
            pairs: sentences that the event has read.
            joined: whether the rules find each the same.
            event: what the sentences of all articles have in common.
        """
        if self._likeness is None or self._likeness.event is not event:
            self._likeness = Likeness(event, self._encoder)
        odds = [float(value) for value in self._scorer.score(self._likeness.measure(pairs))]
        doubtful = []
        for index, (value, same) in enumerate(zip(odds, joined, strict=True)):
            low, high = DOUBTFUL_JOINED if same else DOUBTFUL_APART
            if low < value < high:
                doubtful.append(index)
        doubtful, unread = _first(doubtful, odds, pairs)
        for index in unread:  # what is not read stays as the rules have it
            odds[index] = min(odds[index], RULES_FROM if joined[index] else 0.0)
        forth = [pairs[i] for i in doubtful]
        back = [(two, one) for one, two in forth]
        read = np.log(np.maximum(self._reader.read([*forth, *back]), 1e-6))
        found = (read[:, 0] - read[:, 1]).reshape(2, -1).mean(axis=0)
        for index, value in zip(doubtful, found, strict=True):
            odds[index] += READ * float(value)
        return odds

    def _decide(
        self, pair: tuple[str, str], ruled: Relation, odds: float, event: Event
    ) -> Relation:
        """Keep what the rules found the same unless it is unlikely; add what is all but certain."""
        probability = 1 / (1 + math.exp(-odds))
        if ruled.kind != "different":
            return ruled if odds >= RULES_FROM else Relation("different", 1 - probability)
        if odds < SAME_FROM or not self._rules.allows(pair, event):
            return ruled
        left, right = pair
        longer = abs(len(left.split()) - len(right.split())) > LONGER
        return Relation("detail" if longer else "same", probability)


def _first(
    doubtful: Sequence[int], odds: Sequence[float], pairs: Sequence[tuple[str, str]]
) -> tuple[list[int], list[int]]:
    """Divide doubtful pairs into those that are read, a few of each text, and the others."""
    reads: Counter[str] = Counter()
    first, others = [], []
    for index in sorted(doubtful, key=lambda i: (-round(odds[i], 4), sorted(pairs[i]))):
        if any(reads[text] >= MOST_READ for text in pairs[index]):
            others.append(index)
        else:
            reads.update(pairs[index])
            first.append(index)
    return first, others
