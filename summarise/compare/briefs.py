"""Which sentences an overview of briefs is made of: texts hardly longer than the overview itself.

Excerpts and agency briefs say one thing each, and say it at once: what counts is that a sentence is
about what all are about and that the others have its words. Choosing by what sentences cover
together, as for whole articles, was worse there (NeuS), as this is for whole articles (Multi-News,
TAC 2011). The weights were found by random search on 350 clusters of NeuS's training part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.roles import Vectors

BRIEF = 150  # words of the mean text, up to which all are taken for briefs

SHARED_WORDS = 2.0  # mean share of the other sources that have a content word of the sentence
TITLE, CENTRE, ELSEWHERE = 1.5, 1.0, 0.25  # cosines: to the titles, to all, nearest elsewhere
LEAD, LEAD_LENGTH = 0.5, 4.0  # the first sentence's bonus, and in how many it falls to a third
TOLD = 0.5  # what a word still counts for that a chosen sentence has
SAME_SOURCE = 0.2  # taken off for the share of what is chosen that has the same source
ASIDE = 1.0  # taken off a sentence that is a heading, a question, or in somebody's voice
REPEATED = 0.6  # of the squared cosine to what is chosen
ALIKE = 0.75  # cosine above which two sentences of an overview tell the same

Scores = NDArray[np.float64]  # (N,)


def score(
    vectors: Vectors, homes: NDArray[np.intp], places: NDArray[np.intp], titles: Vectors
) -> Scores:
    """Score sentences by everything that does not depend on which others are chosen.

    Args:
        vectors: (N, D), rows of unit length.
        homes: (N,) the source of each sentence, from 0.
        places: (N,) its place in its text.
        titles: (T, D); none where few have one.
    """
    count = int(homes.max()) + 1
    centre = vectors.mean(axis=0)
    centre /= max(float(np.linalg.norm(centre)), 1e-9)
    nearest = np.zeros((len(vectors), count))
    for home in range(count):
        theirs = vectors[homes == home]
        if len(theirs):
            nearest[:, home] = (vectors @ theirs.T).max(axis=1)
    nearest[np.arange(len(vectors)), homes] = 0.0
    scores: Scores = (
        CENTRE * (vectors @ centre)
        + ELSEWHERE * nearest.sum(axis=1) / max(1, count - 1)
        + LEAD * np.exp(-places / LEAD_LENGTH)
    )
    return scores + TITLE * (vectors @ titles.mean(axis=0)) if len(titles) else scores


def choose(
    contents: Sequence[frozenset[str]],
    lengths: Sequence[int],
    vectors: Vectors,
    homes: NDArray[np.intp],
    scores: Scores,
    words: int,
) -> list[int]:
    """Choose greedily; words that are already told make no other sentence worth telling.

    Args:
        contents: the content words of each sentence, in an order that decides ties.
        lengths: words of each.
        vectors: (N, D).
        homes: (N,).
        scores: (N,).
        words: choose until the chosen ones have so many.
    """
    shares = _shares(contents, homes)
    chosen: list[int] = []
    total = 0
    told: set[str] = set()
    left = set(range(len(contents)))
    most = np.full(len(contents), -1.0)  # cosine to the nearest that is chosen
    told_by = np.zeros(len(contents))  # how many that are chosen come from the same source
    worth = (scores + [_words(own, told, shares) for own in contents]).round(6)
    while left and total < words:
        best = max(left, key=lambda i: (worth[i], -i))
        left.discard(best)
        if most[best] > ALIKE:
            continue
        chosen.append(best)
        told |= contents[best]
        total += lengths[best]
        most = np.maximum(most, vectors @ vectors[best])
        told_by += homes == homes[best]
        worth = scores + [_words(own, told, shares) for own in contents]
        worth -= SAME_SOURCE * told_by / len(chosen) + REPEATED * most**2
        worth = worth.round(6)
    return chosen


def _shares(contents: Sequence[frozenset[str]], homes: NDArray[np.intp]) -> dict[str, float]:
    """For each word, the share (0-1) of the other sources that have it too."""
    seen: dict[int, set[str]] = {}
    for own, home in zip(contents, homes.tolist(), strict=True):
        seen.setdefault(home, set()).update(own)
    sources = Counter(word for words in seen.values() for word in words)
    others = max(1, int(homes.max()))  # one source alone is told by titles, centre and lead
    return {word: (n - 1) / others for word, n in sources.items()}


def _words(own: frozenset[str], told: set[str], shares: Mapping[str, float]) -> float:
    """What a sentence's words are worth: the mean of their shares, less what is told."""
    total = sum(shares[word] * (TOLD if word in told else 1.0) for word in sorted(own))
    return SHARED_WORDS * total / max(1, len(own))
