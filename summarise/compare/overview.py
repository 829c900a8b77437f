"""The overview of all articles: which sentences it is made of.

Consensus carries it: a sentence is worth telling if it says what many sources say, if it opens
its article, and if it is close to what all of them are about. The weights were found by random
search on 400 clusters of NeuS's training part and 66 of Multi-News; around them the scores are
flat.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarise.compare import briefs, coverage
from summarise.compare.backing import backed
from summarise.compare.computed import Story
from summarise.compare.event import content
from summarise.compare.headline import ahead, opening, titles_of, together
from summarise.compare.orders import Wanted, word_unit
from summarise.compare.standing import shouts, stands
from summarise.roles import Encoder, Vectors
from summarise.select.outline import Outline
from summarise.types import Fact

COVERED = 2.0  # the most that the words of a sentence are worth
TITLE, CENTRE = 0.5, 0.5  # cosines: to the titles, to all
LEAD = 0.8  # the first sentence's bonus
DEPTH = 4.0  # it falls to a third in so many times the sentences that fit of each source
SENTENCE = 25  # words, to tell how many sentences fit
DISPUTED = 0.4  # where sources differ or a story moved, the reader is to know it
ASIDE = 0.8  # taken off a sentence that is a heading, a question, or in somebody's voice
OUTDATED = 1.0  # taken off what an earlier article says is to come, where later ones tell more
HEADLINE = 1.0  # for the sentence that says most of what the titles say together
LEAST_WORDS = 6  # shorter sentences say too little by themselves
OF_MEAN = 1.15  # an overview is at most this much longer than the mean article
SPARE = 1.6  # sentences are worded for this many times the words, to have a choice of wordings
SAME_NEWS = 0.3  # cosine of the first sentences of two articles on one story
RELATED = 0.4  # cosine of the centres of two stories of which one overview tells


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence that the overview may have."""

    wanted: Wanted
    base: float  # what it is worth whatever its wording
    story: int  # rank of the story that it tells


@dataclass(frozen=True, slots=True)
class Draft:
    """What the overview will be made of once its sentences are worded."""

    chosen: tuple[Chosen, ...] = ()  # the most telling first
    worth: Mapping[coverage.Pair, float] | None = None  # of the words that sources share; of
    # briefs None: they are told in this order, for as long as one fits
    words: int = 0
    titles: Vectors | None = None  # what the titles say together; None if few articles have one
    news: int | None = None  # which of those chosen says most of it


@dataclass(frozen=True, slots=True)
class _Candidate:
    outline: Outline
    unit: int
    fact: Fact
    story: int

    @property
    def text(self) -> str:
        return self.outline.units[self.unit].text

    @property
    def place(self) -> int:
        return self.outline.units[self.unit].sentences[0]


def length(asked: int, articles: Sequence[Outline]) -> int:
    """Words of an overview: what is asked for, but hardly more than the mean article has."""
    if not articles:
        return asked
    mean = sum(one.article.words for one in articles) / len(articles)
    return min(asked, round(OF_MEAN * mean))


def draft(stories: Sequence[tuple[Story, Sequence[Fact]]], encoder: Encoder, words: int) -> Draft:
    """Choose what the overview is written from.

    It tells the story with most sources and those that are related to it. Copies give it no
    sentences, nor do articles that belong to no story, unless there is nothing else.

    Args:
        stories: with their facts, numbered by salience.
        encoder: for the titles.
        words: asked for.
    """
    told = _told(stories)
    own = [
        one
        for story, _ in told
        for name, one in sorted(story.by_id.items())
        if story.sources[name] == name and one.units
    ]
    every = [c for rank, (story, facts) in enumerate(told) for c in _of(story, facts, rank)]
    printed = [c for c in every if not shouts(c.text)] or every
    candidates = [c for c in printed if len(c.text.split()) >= LEAST_WORDS] or every
    # By text, so that the articles' ids and order decide nothing.
    candidates.sort(key=lambda c: (c.text, c.outline.article.id))
    words = length(words, own)
    if not candidates:
        return Draft(words=words)
    sides = _disputed(told)
    vectors = np.stack([c.outline.vectors[c.unit] for c in candidates])  # (N, D)
    if sum(one.article.words for one in own) <= briefs.BRIEF * len(own):
        return _of_briefs(candidates, vectors, own, words, encoder, told)
    base = _base(candidates, vectors, own, words, encoder)
    base += DISPUTED * np.array([_touches(c, sides) for c in candidates])
    base -= ASIDE * np.array([not stands(c.outline.units[c.unit]) for c in candidates])
    outdated = _outdated(candidates, own)
    base -= OUTDATED * outdated
    headline = together(titles_of(own, encoder))
    news = None
    # Where the story moved, the titles say different things, and no sentence is the news.
    moved = any(c.because == "later report" for story, _ in told for c in story.conflicts)
    if headline is not None and not moved:
        copies = {n for story, _ in told for n, origin in story.sources.items() if origin != n}
        firsts = [i for i, c in enumerate(candidates) if c.story == 0]
        news = max(
            [i for i in firsts if not outdated[i]] or firsts,
            key=lambda i: opening(
                candidates[i].outline, candidates[i].unit, candidates[i].fact, headline, copies
            ),
        )
        base[news] += HEADLINE
    ways = [coverage.Way(i, c.text, base[i]) for i, c in enumerate(candidates)]
    raw = coverage.weigh([[(u.sentences[0], u.text) for u in one.units] for one in own])
    scaled = coverage.scale((c.text for c in candidates), raw)
    worth = {pair: COVERED * value for pair, value in scaled.items()}
    order = coverage.choose(ways, vectors, worth, words, int(SPARE * words))
    chosen = _chosen([candidates[i] for i in order], [ways[i].base for i in order], told)
    return Draft(chosen, worth, words, headline, order.index(news) if news in order else None)


def _of_briefs(
    candidates: Sequence[_Candidate],
    vectors: Vectors,
    own: Sequence[Outline],
    words: int,
    encoder: Encoder,
    told: Sequence[tuple[Story, Sequence[Fact]]],
) -> Draft:
    """Choose from texts that are hardly longer than what is to be written from them."""
    names = sorted(one.article.id for one in own)
    homes = np.array([names.index(c.outline.article.id) for c in candidates], dtype=np.intp)
    places = np.array([c.place for c in candidates], dtype=np.intp)
    sides = _disputed(told)
    scores = briefs.score(vectors, homes, places, titles_of(own, encoder))
    scores += DISPUTED * np.array([_touches(c, sides) for c in candidates])
    scores -= briefs.ASIDE * np.array([not stands(c.outline.units[c.unit]) for c in candidates])
    scores -= OUTDATED * _outdated(candidates, own)
    contents = [content(c.outline.units[c.unit].tokens) for c in candidates]
    lengths = [len(c.text.split()) for c in candidates]
    order = briefs.choose(contents, lengths, vectors, homes, scores, int(SPARE * words))
    chosen = _chosen([candidates[i] for i in order], [float(scores[i]) for i in order], told)
    return Draft(chosen, None, words, together(titles_of(own, encoder)))


def _chosen(
    candidates: Sequence[_Candidate],
    values: Sequence[float],
    told: Sequence[tuple[Story, Sequence[Fact]]],
) -> tuple[Chosen, ...]:
    """What will be worded, each with the sources that stand behind it."""
    found = []
    for one, value in zip(candidates, values, strict=True):
        story, _ = told[one.story]
        fact = backed(one.fact, (one.outline, one.unit), story.by_id, story.conflicts)
        found.append(Chosen(word_unit(one.outline, one.unit, fact), value, one.story))
    return tuple(found)


def _disputed(told: Sequence[tuple[Story, Sequence[Fact]]]) -> set[tuple[str, int]]:
    """Where sources differ: articles and starts of sentences."""
    return {(s.article, s.start) for story, _ in told for c in story.conflicts for s in c.sides}


def _told(stories: Sequence[tuple[Story, Sequence[Fact]]]) -> list[tuple[Story, Sequence[Fact]]]:
    """The story with most sources, and those of several sources that are near it."""
    if not stories:
        return []
    # Between stories of as many sources their texts decide, not the articles' ids.
    ranked = sorted(
        stories, key=lambda one: (-one[0].independent, -len(one[0].event.texts), one[0].event.texts)
    )
    main, rest = ranked[0], ranked[1:]
    centre = _centre(main[0])
    near = [
        one for one in rest if one[0].independent > 1 and float(_centre(one[0]) @ centre) >= RELATED
    ]
    return [main, *near]


def _centre(story: Story) -> Vectors:
    vectors = np.concatenate([one.vectors for one in story.by_id.values() if len(one.units)])
    mean: Vectors = vectors.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def _of(story: Story, facts: Sequence[Fact], rank: int) -> list[_Candidate]:
    """The units that can be read alone, each with the most widely told of its facts."""
    told: dict[str, list[tuple[int, int, Fact]]] = {}
    for fact in facts:
        for mention in fact.mentions:
            told.setdefault(mention.article, []).append((mention.start, mention.end, fact))
    found = []
    for name, one in story.by_id.items():
        if story.sources[name] != name:
            continue
        for index, unit in enumerate(one.units):
            if unit.leans and unit.reference is None:
                continue
            low = one.article.sentences[unit.sentences[0]].start
            high = one.article.sentences[unit.sentences[-1]].end
            spans = told.get(name, [])
            inside = [fact for start, end, fact in spans if low <= start and end <= high]
            if inside:
                best = max(inside, key=lambda fact: (len(fact.articles), fact.salience))
                found.append(_Candidate(one, index, best, rank))
    return found


def _touches(candidate: _Candidate, sentences: AbstractSet[tuple[str, int]]) -> bool:
    one = candidate.outline
    starts = (one.article.sentences[i].start for i in one.units[candidate.unit].sentences)
    return any((one.article.id, start) in sentences for start in starts)


def _outdated(candidates: Sequence[_Candidate], own: Sequence[Outline]) -> NDArray[np.bool_]:
    """Which sentences say what is to come, while another article tells of a later time, (N,).

    It appeared on a later day, or on the same one and opens with what is done, where the
    sentence's article opens with what is to come.
    """
    days = {one.article.id: (one.article.published or "")[:10] for one in own}
    old = {
        one.article.id
        for one in own
        for other in own
        if days[one.article.id]
        and (
            days[other.article.id] > days[one.article.id]
            or (
                days[other.article.id] == days[one.article.id]
                and ahead(one.units[0])
                and not ahead(other.units[0])
                and float(other.vectors[0] @ one.vectors[0]) >= SAME_NEWS
            )
        )
    }
    found = [c.outline.article.id in old and ahead(c.outline.units[c.unit]) for c in candidates]
    return np.array(found, dtype=np.bool_)


def _base(
    candidates: Sequence[_Candidate],
    vectors: Vectors,
    own: Sequence[Outline],
    words: int,
    encoder: Encoder,
) -> Vectors:
    """Score candidates by everything but their words, (N,)."""
    centre = vectors.mean(axis=0)
    centre /= max(float(np.linalg.norm(centre)), 1e-9)
    depth = DEPTH * words / (SENTENCE * len(own))
    places = np.array([candidate.place for candidate in candidates])
    scores: Vectors = CENTRE * (vectors @ centre) + LEAD * np.exp(-places / max(1.0, depth))
    titles = titles_of(own, encoder)
    if len(titles):
        scores += TITLE * (vectors @ titles.mean(axis=0))
    return scores
