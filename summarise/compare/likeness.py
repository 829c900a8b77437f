"""What two sentences of one event have in common, in numbers that a trained judge weighs.

Every number is the same whichever of the two sentences comes first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.check.frames import CONTENT, lemma
from summarise.compare import certainty
from summarise.compare.dating import differ
from summarise.compare.event import Event, stem
from summarise.compare.quantities import compatible
from summarise.compare.said import Said, denies, read, run
from summarise.roles import Encoder, Token, Vectors

MEASURED = (
    "closeness",  # see `Event`
    "centred cosine",
    "cosine",
    "overlap",
    "less covered",  # share of the rarer words of a sentence that the other has: the lower one
    "more covered",
    "less alike",  # the same, where each word counts by the nearest word of the other
    "more alike",
    "left over",  # words of the better covered sentence that the other has nothing like
    "both left over",  # the lower number of such words of either
    "words shared",
    "words beyond names shared",
    "words said shared",  # neither names nor subjects
    "names shared",
    "names apart",  # each has names that the other has not
    "names left over",
    "numbers shared",
    "numbers apart",
    "numbers left over",
    "dates shared",
    "dates apart",
    "verbs shared",
    "verbs alike",
    "main verbs alike",
    "main verb found",  # how like any word of the other the main verb is: the less known one
    "less core alike",  # as "less alike", of the words next to the main verb
    "more core alike",
    "subjects shared",
    "subjects apart",
    "arguments shared",
    "speakers shared",
    "speakers apart",
    "denied",
    "negation apart",
    "certainty apart",
    "run",
    "length ratio",
    "shorter",
    "rank",  # sentences of the event that are closer to one of both than the other is
)
UNLIKE = 0.55  # cosine of two words below which neither stands for the other
MOST_RANKS = 20

Numbers = NDArray[np.float32]


class Likeness:
    """Measures pairs of sentences of an event; what is known of one sentence is kept."""

    def __init__(self, event: Event, encoder: Encoder) -> None:
        """Use an event that has read the sentences, and an encoder for single words."""
        self.event = event
        self._encoder = encoder
        self._said: dict[str, Said] = {}
        self._forms: dict[str, dict[str, str]] = {}
        self._vectors: dict[str, Vectors] = {}  # by word form

    def said(self, text: str) -> Said:
        """Return what is said in a text."""
        if text not in self._said:
            self._said[text] = read(text, self.event.tokens(text))
        return self._said[text]

    def measure(self, pairs: Sequence[tuple[str, str]]) -> Numbers:
        """Return the numbers of each pair, (N, len(MEASURED))."""
        if not pairs:
            return np.zeros((0, len(MEASURED)), dtype=np.float32)
        self._learn({text for pair in pairs for text in pair})
        return np.array([self._pair(*sorted(pair)) for pair in pairs], dtype=np.float32)

    def _learn(self, texts: set[str]) -> None:
        """Encode the words of texts that are new."""
        for text in sorted(texts - self._forms.keys()):
            self._forms[text] = forms(self.event.tokens(text))
        new = {form for text in texts for form in self._forms[text].values()}
        missing = sorted(new - self._vectors.keys())
        if missing:
            self._vectors.update(zip(missing, self._encoder.encode(missing), strict=True))

    def _pair(self, left: str, right: str) -> list[float]:
        event = self.event
        one, two = self.said(left), self.said(right)
        mine, theirs = event.words(left), event.words(right)
        shared = mine & theirs
        beyond = shared - one.names - two.names
        cosine, centred = event.cosines(left, right)
        covered = sorted(event.share(shared, words) for words in (mine, theirs))
        alike, rests, verbs, core = self._aligned(left, right, one, two)
        better = int(alike[1] > alike[0])
        left_over = sorted(alike)
        counts = sorted((len(left.split()), len(right.split())))
        speakers = one.speakers & two.speakers
        return [
            event.closeness(left, right),
            centred,
            cosine,
            event.overlap(left, right),
            *covered,
            *left_over,
            rests[better],
            min(rests),
            min(len(shared), 12),
            min(len(beyond), 10),
            min(len(beyond - one.subjects - two.subjects), 8),
            *_sets(one.names, two.names),
            *_numbers(one, two),
            *_dates(one, two),
            len((one.verbs & theirs) | (two.verbs & mine)),
            *verbs,
            *core,
            len(one.subjects & two.subjects),
            float(bool(one.subjects and two.subjects and not one.subjects & two.subjects)),
            len(one.arguments & two.arguments),
            len(speakers),
            float(bool(one.speakers and two.speakers and not speakers)),
            float(denies(one, two)),
            float(one.negated != two.negated),
            float(certainty.differs(left, right)),
            run(one.words, two.words),
            counts[0] / max(1, counts[1]),
            min(counts[0], 20) / 20,
            min(event.rank(left, right), MOST_RANKS) / MOST_RANKS,
        ]

    def _aligned(
        self, left: str, right: str, one: Said, two: Said
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """How much of each text is like the other, what of it is not, and the same of verbs."""
        forms_of = self._forms[left], self._forms[right]
        if not forms_of[0] or not forms_of[1]:
            return [0.0, 0.0], [0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0]
        rows = [np.stack([self._vectors[f] for f in many.values()]) for many in forms_of]
        near = rows[0] @ rows[1].T  # (words of left, words of right)
        places = [list(many) for many in forms_of]
        # Forms of one word count as that word.
        where = {word: place for place, word in enumerate(places[1])}
        for i, word in enumerate(places[0]):
            if word in where:
                near[i, where[word]] = 1.0
        shares, rests, cores, known = [], [], [], []
        for words, told, best in (
            (places[0], one, near.max(axis=1)),
            (places[1], two, near.max(axis=0)),
        ):
            weights = np.array([self.event.weight(word) for word in words], dtype=np.float32)
            counted = np.where(best >= UNLIKE, best, 0.0)
            shares.append(_mean(counted, weights))
            rests.append(min(10.0, float((best < UNLIKE).sum())))
            inner = np.array([word in told.core for word in words])
            cores.append(_mean(counted[inner], weights[inner]))
            main = np.array([word in told.main for word in words])
            known.append(float(best[main].max()) if main.any() else 0.0)
        verbs = [_nearest(near, places, (one.verbs, two.verbs))]
        verbs += [_nearest(near, places, (one.main, two.main)), min(known)]
        return shares, rests, verbs, sorted(cores)


def _mean(values: Numbers, weights: Numbers) -> float:
    return float(values @ weights / max(1e-6, float(weights.sum())))


def _nearest(
    near: Numbers, places: Sequence[Sequence[str]], wanted: tuple[frozenset[str], frozenset[str]]
) -> float:
    """The cosine of the two words that are nearest to each other, among some of each text."""
    rows, columns = (
        [i for i, word in enumerate(words) if word in some]
        for words, some in zip(places, wanted, strict=True)
    )
    return float(near[np.ix_(rows, columns)].max()) if rows and columns else 0.0


def forms(tokens: Sequence[Token]) -> dict[str, str]:
    """Return the content words of a parse by their stems."""
    found: dict[str, str] = {}
    for token in tokens:
        word = lemma(token)
        if token.pos in CONTENT and any(char.isalnum() for char in word):
            found.setdefault(stem(word), word)
    return {key: found[key] for key in sorted(found)}


def _sets(one: frozenset[str], two: frozenset[str]) -> list[float]:
    """Members shared, whether each has others, and the lower number of others."""
    rest = len(one - two), len(two - one)
    return [min(len(one & two), 5), float(min(rest) > 0), min(max(rest), 5)]


def _numbers(one: Said, two: Said) -> list[float]:
    """Numbers that agree, whether numbers of a kind do not, and how many are left over."""
    agree = [
        [
            any(mine.kind == other.kind and compatible(mine, other) for other in others)
            for mine in own
        ]
        for own, others in ((one.numbers, two.numbers), (two.numbers, one.numbers))
    ]
    rests = [
        {n.kind for n, found in zip(told.numbers, many, strict=True) if not found}
        for told, many in zip((one, two), agree, strict=True)
    ]
    left = [many.count(False) for many in agree]
    return [min(sum(agree[0]), 4), float(bool(rests[0] & rests[1])), min(max(left), 4)]


def _dates(one: Said, two: Said) -> list[float]:
    """Whether a date agrees, and whether both have dates and none does."""
    if not one.dates or not two.dates:
        return [0.0, 0.0]
    agree = any(not differ(mine, theirs) for mine in one.dates for theirs in two.dates)
    return [float(agree), float(not agree)]
