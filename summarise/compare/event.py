"""What the sentences of one event have in common, and how close two of them are beyond it.

Articles on one event share their names and their subject, so plain cosine similarity
is high for sentences that have nothing else in common. Two things are therefore taken
relative to the event: vectors are centred on the mean of all its sentences, and shared
words count by how rare they are in it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.check.frames import CONTENT, lemma
from summarise.check.values import MONTHS, WEEKDAYS
from summarise.roles import Encoder, Parser, Token, Vectors

# Verbs and adverbs that say nothing about what an event was.
_EMPTY = frozenset({"be", "have", "do", "say", "tell", "also", "not"})
TRUSTED = 40  # sentences from which their mean stands for the event rather than for any of them
CALENDAR = frozenset({*MONTHS, *WEEKDAYS})  # capitalised words that name nobody
RANKED = 20  # of the nearest sentences that are counted
BLOCK = 512  # rows of a similarity matrix held at a time


def stem(word: str) -> str:
    """The beginning of a word that its forms share: invade, invasion."""
    return word[:5] if len(word) >= 6 else word


def content(tokens: Sequence[Token]) -> frozenset[str]:
    """Stems of the content words of a parse."""
    found = set()
    for token in tokens:
        word = lemma(token)
        if token.pos in CONTENT and word not in _EMPTY and any(char.isalnum() for char in word):
            found.add(stem(word))
    return frozenset(found)


class Event:
    """The sentences of the articles compared, as vectors and as weighted words.

    Equal sentences count once, so that one more copy of an article changes nothing.
    """

    def __init__(self, texts: Iterable[str], parser: Parser, encoder: Encoder) -> None:
        """Read all sentences; what is read later by `learn` does not count as common."""
        self.texts = sorted(set(texts))
        self._parser, self._encoder = parser, encoder
        self._index: dict[str, int] = {}
        self._ranked: dict[str, Vectors] = {}
        self._tokens: list[tuple[Token, ...]] = []
        self._content: list[frozenset[str]] = []
        parses = parser.parse(self.texts)
        counts = Counter(word for tokens in parses for word in content(tokens))
        total = len(self.texts)
        self._weights = {word: math.log((total + 1) / (n + 0.5)) for word, n in counts.items()}
        self._unknown = math.log(2 * total + 2)
        self._totals: list[float] = []
        raw = encoder.encode(self.texts)
        self.mean: Vectors = raw.mean(axis=0) if total else np.zeros(raw.shape[1], np.float32)
        self.raw: Vectors = np.zeros((0, raw.shape[1]), np.float32)
        self.vectors: Vectors = self.raw
        # With few sentences their mean is as much any one of them as it is the event.
        self._trust = min(1.0, total / TRUSTED)
        self._add(self.texts, parses, raw)

    def learn(self, texts: Iterable[str]) -> None:
        """Read further texts, such as clauses of the sentences, to be compared."""
        new = sorted({text for text in texts if text not in self._index})
        if new:
            self._add(new, self._parser.parse(new), self._encoder.encode(new))

    def _add(self, texts: Sequence[str], parses: Sequence[tuple[Token, ...]], raw: Vectors) -> None:
        for text, tokens in zip(texts, parses, strict=True):
            self._index[text] = len(self._index)
            self._tokens.append(tokens)
            words = content(tokens)
            self._content.append(words)
            self._totals.append(sum(map(self.weight, sorted(words))))
        centred = raw - self.mean
        norms = np.linalg.norm(centred, axis=1, keepdims=True)
        rows = (centred / np.maximum(norms, 1e-9)).astype(np.float32)
        self.raw = np.concatenate([self.raw, raw])
        self.vectors = np.concatenate([self.vectors, rows])

    def weight(self, word: str) -> float:
        """How rare a word is in the event; a word that it lacks is rarest."""
        return self._weights.get(word, self._unknown)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The parse of a text."""
        return self._tokens[self._index[text]]

    def words(self, text: str) -> frozenset[str]:
        """The stems of the content words of a text."""
        return self._content[self._index[text]]

    def rows(self, texts: Sequence[str]) -> NDArray[np.intp]:
        """Row numbers of texts in `raw` and `vectors`, (len(texts),)."""
        return np.array([self._index[text] for text in texts], dtype=np.intp)

    def overlap(self, left: str, right: str) -> float:
        """Share (0-1) of their content words that two texts have in common, rare words first."""
        one, two = self._index[left], self._index[right]
        total = self._totals[one] + self._totals[two]
        shared = sorted(self._content[one] & self._content[two])
        return 2 * sum(map(self.weight, shared)) / total if total else float(left == right)

    def closeness(self, left: str, right: str) -> float:
        """Centred cosine plus weighted overlap: about 0 for unrelated texts, 2 for equal ones."""
        one, two = self._index[left], self._index[right]
        centred = float(self.vectors[one] @ self.vectors[two])
        plain = float(self.raw[one] @ self.raw[two])
        # An uncentred cosine of 0.5 is what two sentences of one event have anyway.
        cosine = self._trust * centred + (1 - self._trust) * max(0.0, 2 * plain - 1)
        return max(0.0, cosine) + self.overlap(left, right)

    def share(self, some: frozenset[str], words: frozenset[str]) -> float:
        """Share (0-1) of words that are among some others, rare words first."""
        total = sum(map(self.weight, sorted(words)))
        return sum(map(self.weight, sorted(some & words))) / total if total else 0.0

    def cosines(self, left: str, right: str) -> tuple[float, float]:
        """Cosine of two texts, and the cosine beyond what all sentences have in common."""
        one, two = self._index[left], self._index[right]
        return float(self.raw[one] @ self.raw[two]), float(self.vectors[one] @ self.vectors[two])

    def rank(self, left: str, right: str) -> int:
        """Sentences of the event that are closer to one of two texts than the other is."""
        cosine = self.cosines(left, right)[0]
        return min(int((self._nearest(text) > cosine + 1e-5).sum()) for text in (left, right))

    def _nearest(self, text: str) -> Vectors:
        """The cosines of the sentences closest to a text, itself aside."""
        if text not in self._ranked:
            own = self.raw[self._index[text]]
            cosines = self.raw[: len(self.texts)] @ own
            same = self._index[text]
            if same < len(self.texts):
                cosines[same] = -1.0
            self._ranked[text] = np.sort(cosines)[-RANKED:]
        return self._ranked[text]

    def near(
        self, texts: Sequence[str], homes: Sequence[int], least: float, most: int
    ) -> list[tuple[int, int]]:
        """Find the pairs of texts that are each other's nearest, without comparing all of them.

        Args:
            texts: different texts, all of them read before.
            homes: where each comes from; texts of one home are not paired.
            least: centred cosine below which a pair is left out.
            most: pairs per text.

        Returns:
            Pairs of indices into `texts`, the lower one first, in order.
        """
        if len(texts) < 2:
            return []
        vectors = self.vectors[self.rows(texts)]  # (N, D)
        home = np.asarray(homes)
        most = min(most, len(texts) - 1)
        pairs: set[tuple[int, int]] = set()
        for start in range(0, len(texts), BLOCK):
            block = vectors[start : start + BLOCK] @ vectors.T  # (BLOCK, N)
            block[home[start : start + BLOCK, None] == home[None, :]] = -1.0
            nearest = np.argpartition(-block, most - 1, axis=1)[:, :most]  # (BLOCK, most)
            close = np.take_along_axis(block, nearest, axis=1) >= least
            for row, place in zip(*np.nonzero(close), strict=True):
                i, j = start + int(row), int(nearest[row, place])
                pairs.add((min(i, j), max(i, j)))
        return sorted(pairs)
