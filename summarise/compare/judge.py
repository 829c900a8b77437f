"""The rule judge: do two sentences of different articles state the same fact?

Articles on one event share their names and their subject, so plain cosine similarity
is high for sentences that have nothing else in common. Two things are therefore taken
relative to the event: vectors are centred on the mean of all its sentences, and shared
words count by how rare they are in it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from summarise.check.frames import CONTENT, frames, lemma
from summarise.check.values import numbers
from summarise.compare import certainty
from summarise.roles import Encoder, Parser, Relation, Token, Vectors

# Centred cosine plus weighted word overlap, each up to 1. Read off pairs of sentences from
# articles of different outlets: above the first nearly all state the same, and below the
# second hardly any do. A false merge fakes corroboration, so the first is set high.
SAME_FROM, DIFFERENT_BELOW = 0.85, 0.6
# From here on two sentences share most of their wording, and who is quoted decides nothing.
REWORDED_FROM = 1.5
_STEEPNESS = 12.0
_EMPTY = frozenset({"be", "have", "do", "say", "tell", "also", "not"})


def content(tokens: Sequence[Token]) -> frozenset[str]:
    """Stems of the content words of a parse."""
    found = set()
    for token in tokens:
        word = lemma(token)
        if token.pos in CONTENT and word not in _EMPTY and any(char.isalnum() for char in word):
            found.add(word[:5] if len(word) >= 6 else word)
    return frozenset(found)


class Event:
    """What the sentences of one event have in common."""

    def __init__(self, texts: Sequence[str], parser: Parser, encoder: Encoder) -> None:
        """Read all sentences of the articles; equal ones count once, so that copies change nothing."""
        self.texts = sorted(set(texts))
        self._index = {text: index for index, text in enumerate(self.texts)}
        self._content = [content(tokens) for tokens in parser.parse(self.texts)]
        counts = Counter(word for words in self._content for word in words)
        total = len(self.texts)
        self._weight = {word: math.log((total + 1) / (n + 0.5)) for word, n in counts.items()}
        raw = encoder.encode(self.texts)
        centred = raw - raw.mean(axis=0, keepdims=True) if total else raw
        norms = np.linalg.norm(centred, axis=1, keepdims=True)
        self.vectors: Vectors = (centred / np.maximum(norms, 1e-9)).astype(np.float32)
        self.raw: Vectors = raw
        # With few sentences their mean is as much any one of them as it is the event.
        self._trust = min(1.0, total / 40)

    def vector(self, text: str) -> Vectors:
        """The centred vector of a sentence, (D,)."""
        row: Vectors = self.vectors[self._index[text]]
        return row

    def overlap(self, left: str, right: str) -> float:
        """Share (0-1) of their content words that two sentences have in common, rare words first."""
        one, two = self._content[self._index[left]], self._content[self._index[right]]
        total = sum(map(self._of, one)) + sum(map(self._of, two))
        return 2 * sum(map(self._of, one & two)) / total if total else 0.0

    def _of(self, word: str) -> float:
        return self._weight[word]

    def closeness(self, left: str, right: str) -> float:
        """Centred cosine plus weighted overlap: about 0 for unrelated sentences, 2 for equal ones."""
        one, two = self._index[left], self._index[right]
        centred = float(self.vectors[one] @ self.vectors[two])
        plain = float(self.raw[one] @ self.raw[two])
        # An uncentred cosine of 0.5 is what two sentences of one event have anyway.
        cosine = self._trust * centred + (1 - self._trust) * max(0.0, 2 * plain - 1)
        return max(0.0, cosine) + self.overlap(left, right)


class RuleJudge:
    """Judges by closeness within the event, and by numbers and polarity that disagree."""

    def __init__(self, parser: Parser, encoder: Encoder) -> None:
        """Use a parser for words and polarity and an encoder for closeness."""
        self._parser = parser
        self._encoder = encoder
        self._event: Event | None = None  # of the last context, because contexts come repeatedly

    def judge(self, pairs: Sequence[tuple[str, str]], context: Sequence[str]) -> list[Relation]:
        """Judge each pair; see `Judge`."""
        event = self._event
        if event is None or event.texts != sorted(set(context)):
            event = self._event = Event(context, self._parser, self._encoder)
        parses = dict(zip(event.texts, self._parser.parse(event.texts), strict=True))
        return [self._relation(left, right, event, parses) for left, right in pairs]

    @staticmethod
    def _relation(
        left: str, right: str, event: Event, parses: dict[str, tuple[Token, ...]]
    ) -> Relation:
        close = event.closeness(left, right)
        middle = (SAME_FROM + DIFFERENT_BELOW) / 2
        same = 1 / (1 + math.exp(-_STEEPNESS * (close - middle)))
        if close < SAME_FROM:
            return Relation("different", 1 - same)
        one, two = frames(parses[left]), frames(parses[right])
        shared = one.lemmas & two.lemmas
        if (one.negated ^ two.negated) & shared & (one.asserted | one.attributed):
            return Relation("contradicts", same)
        if certainty.differs(left, right):
            return Relation("contradicts", same)
        speakers = [{who for who, _ in part.speakers} for part in (one, two)]
        if close < REWORDED_FROM and all(speakers) and not speakers[0] & speakers[1]:
            return Relation("different", 0.5)
        mine, theirs = ({(n.kind, n.value) for n in numbers(text)} for text in (left, right))
        longer = abs(len(left.split()) - len(right.split())) > 6
        if (mine ^ theirs) or longer:
            return Relation("detail", same)
        return Relation("same", same)
