"""Which sentences an overview of all articles is written from.

Consensus carries it: a sentence is worth telling if its words stand in many sources, if other
sources say something close to it, and if it is close to what all of them are about. The
weights were found by random search on 350 clusters of NeuS's training part and 56 of
Multi-News; around them the scores are flat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarise.compare.event import content
from summarise.compare.orders import Wanted, word_unit
from summarise.roles import Encoder, Vectors
from summarise.select.outline import Outline
from summarise.types import Fact

SHARED_WORDS = 2.0  # mean share of the other sources that have a content word of the sentence
TITLE, CENTRE, ELSEWHERE = 1.5, 1.0, 0.25  # cosines: to the titles, to all, nearest elsewhere
LEAD, LEAD_LENGTH = 0.5, 4.0  # the first sentence's bonus, and in how many it falls to a third
TOLD = 0.5  # what a word still counts for that a chosen sentence has
SAME_SOURCE = 0.2  # taken off for the share of what is chosen that has the same source
REPEATED = 0.6  # of the squared cosine to what is chosen
DISPUTED = 0.4  # where sources differ or a story moved, the reader is to know it
ALIKE = 0.75  # cosine above which two sentences of an overview tell the same
OF_MEAN = 1.15  # an overview is at most this much longer than the mean article
SPARE = 1.6  # sentences are ordered for this many times the words, in case some cannot be worded

Scores = NDArray[np.float64]  # (N,)


@dataclass(frozen=True, slots=True)
class _Candidate:
    outline: Outline
    unit: int
    words: frozenset[str]
    fact: Fact


def length(asked: int, articles: Sequence[Outline]) -> int:
    """Words of an overview: what is asked for, but hardly more than the mean article has."""
    if not articles:
        return asked
    mean = sum(one.article.words for one in articles) / len(articles)
    return min(asked, round(OF_MEAN * mean))


def overview(
    facts: Sequence[Fact],
    sources: Mapping[str, str],
    by_id: Mapping[str, Outline],
    encoder: Encoder,
    words: int,
    disputed: AbstractSet[tuple[str, int]] = frozenset(),
) -> tuple[Wanted, ...]:
    """Choose what the overview is written from, the most telling first.

    Args:
        facts: all facts, numbered by salience.
        sources: which source each article counts as; copies give no sentences.
        by_id: the outline of each article.
        encoder: for the titles.
        words: of the overview.
        disputed: article and start of the sentences in which sources differ or a story moved.
    """
    own = sorted(name for name in by_id if sources[name] == name)
    candidates = _candidates([by_id[name] for name in own], facts)
    if not candidates:
        return ()
    vectors = np.stack([c.outline.vectors[c.unit] for c in candidates])  # (N, D)
    homes = np.array([own.index(c.outline.article.id) for c in candidates])
    titles = [t for name in own if (t := by_id[name].article.title)]
    # The titles of a few would speak for those few.
    about = encoder.encode(titles if 2 * len(titles) > len(own) else [])
    scores = _scores(candidates, vectors, homes, about, len(own))
    scores += DISPUTED * np.array([_touches(c, disputed) for c in candidates])
    shares = _shares(candidates, homes, len(own))
    order = _choose(candidates, vectors, homes, scores, shares, words)
    return tuple(word_unit(c.outline, c.unit, c.fact) for c in (candidates[i] for i in order))


def _candidates(outlines: Sequence[Outline], facts: Sequence[Fact]) -> list[_Candidate]:
    """The units that can be read alone, each with the most widely told of its facts."""
    told: dict[str, list[tuple[int, int, Fact]]] = {}
    for fact in facts:
        for mention in fact.mentions:
            told.setdefault(mention.article, []).append((mention.start, mention.end, fact))
    found = []
    for one in outlines:
        spans = told.get(one.article.id, [])
        for index, unit in enumerate(one.units):
            if unit.leans and unit.reference is None:
                continue
            low = one.article.sentences[unit.sentences[0]].start
            high = one.article.sentences[unit.sentences[-1]].end
            inside = [fact for start, end, fact in spans if low <= start and end <= high]
            if inside:
                best = max(inside, key=lambda fact: (len(fact.articles), fact.salience))
                found.append(_Candidate(one, index, content(unit.tokens), best))
    # By text, so that the articles' ids and order decide nothing.
    return sorted(found, key=lambda c: (c.outline.units[c.unit].text, c.outline.article.id))


def _touches(candidate: _Candidate, sentences: AbstractSet[tuple[str, int]]) -> bool:
    one = candidate.outline
    starts = (one.article.sentences[i].start for i in one.units[candidate.unit].sentences)
    return any((one.article.id, start) in sentences for start in starts)


def _shares(
    candidates: Sequence[_Candidate], homes: NDArray[np.intp], count: int
) -> dict[str, float]:
    """For each word, the share (0-1) of the other sources that have it too."""
    seen: dict[int, set[str]] = {}
    for candidate, home in zip(candidates, homes, strict=True):
        seen.setdefault(int(home), set()).update(candidate.words)
    sources = Counter(word for words in seen.values() for word in words)
    others = max(1, count - 1)  # one source alone is told by its titles, its centre and its lead
    return {word: (n - 1) / others for word, n in sources.items()}


def _scores(
    candidates: Sequence[_Candidate],
    vectors: Vectors,
    homes: NDArray[np.intp],
    titles: Vectors,
    count: int,
) -> Scores:
    """Score candidates by everything that does not depend on which others are chosen."""
    centre = vectors.mean(axis=0)
    centre /= max(float(np.linalg.norm(centre)), 1e-9)
    nearest = np.zeros((len(candidates), count))
    for home in range(count):
        theirs = vectors[homes == home]
        if len(theirs):
            nearest[:, home] = (vectors @ theirs.T).max(axis=1)
    nearest[np.arange(len(candidates)), homes] = 0.0
    places = np.array([c.outline.units[c.unit].sentences[0] for c in candidates])
    scores: Scores = (
        CENTRE * (vectors @ centre)
        + ELSEWHERE * nearest.sum(axis=1) / max(1, count - 1)
        + LEAD * np.exp(-places / LEAD_LENGTH)
    )
    return scores + TITLE * (vectors @ titles.mean(axis=0)) if len(titles) else scores


def _choose(
    candidates: Sequence[_Candidate],
    vectors: Vectors,
    homes: NDArray[np.intp],
    scores: Scores,
    shares: Mapping[str, float],
    words: int,
) -> list[int]:
    """Choose greedily; words that are already told make no other sentence worth telling."""
    chosen: list[int] = []
    total = 0
    told: set[str] = set()
    left = set(range(len(candidates)))
    most = np.full(len(candidates), -1.0)  # cosine to the nearest that is chosen
    told_by = np.zeros(len(candidates))  # how many that are chosen come from the same source
    worth = (scores + [_words(c.words, told, shares) for c in candidates]).round(6)
    while left and total < SPARE * words:
        best = max(left, key=lambda i: (worth[i], -i))
        left.discard(best)
        if most[best] > ALIKE:
            continue
        chosen.append(best)
        told |= candidates[best].words
        total += candidates[best].outline.units[candidates[best].unit].words
        most = np.maximum(most, vectors @ vectors[best])
        told_by += homes == homes[best]
        worth = scores + [_words(c.words, told, shares) for c in candidates]
        worth -= SAME_SOURCE * told_by / len(chosen) + REPEATED * most**2
        worth = worth.round(6)
    return chosen


def _words(own: frozenset[str], told: set[str], shares: Mapping[str, float]) -> float:
    """What a sentence's words are worth: the mean of their shares, less what is told."""
    total = sum(shares[word] * (TOLD if word in told else 1.0) for word in sorted(own))
    return SHARED_WORDS * total / max(1, len(own))
