"""The overview of all articles: in which words and order its sentences are told."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from summarise.compare import coverage
from summarise.compare.headline import opening
from summarise.compare.orders import KEPT_WORDS, Wanted
from summarise.compare.overview import Draft
from summarise.compare.standing import introduced
from summarise.roles import Encoder, Vectors
from summarise.types import Evidence, Statement
from summarise.write.assemble import REPEATS, evidence
from summarise.write.realise import Option

OPENING = 3  # of the sentences chosen, those that may open the overview
RANK = 0.02  # off for each sentence that was picked before, where there are no titles
LESS = 0.1  # cosine to the titles that a shorter wording of the main news may lose
WHOLE = 0.6  # of the longest wording of a sentence that may be used, what another keeps at least


def tell(
    made: Draft,
    options: Sequence[Sequence[Option]],
    copies: AbstractSet[str],
    encoder: Encoder,
) -> list[Statement]:
    """Choose again, now with the words in which the sentences can be told, and order them.

    Args:
        made: what may be told.
        options: for each sentence of it, the ways to word it.
        copies: articles that repeat another.
        encoder: to notice repetition.
    """
    taken = _in_order if made.worth is None else _most_telling
    picked = taken(made, options, encoder)
    ranks = {sentence: rank for rank, (sentence, _) in enumerate(picked)}
    by_sentence = dict(picked)
    wanted = [one.wanted for one in made.chosen]

    opener = _opener(made, sorted(ranks, key=ranks.__getitem__), copies)

    def consensus_first(sentence: int) -> tuple[bool, bool, bool, int, int]:
        """What the titles say comes first; then telling sentences that open an article."""
        one = made.chosen[sentence]
        place = one.wanted.outline.units[one.wanted.unit].sentences[0]
        alone = len(set(one.wanted.fact.articles) - copies) < 2
        later = place > 0 or ranks[sentence] >= OPENING
        return (sentence != opener, later, alone and later, place, ranks[sentence])

    sentences = sorted(ranks, key=consensus_first)
    result = []
    for story in sorted({made.chosen[i].story for i in sentences}):
        own = [i for i in sentences if made.chosen[i].story == story]
        units = [wanted[i].outline.units[wanted[i].unit] for i in own]
        result += [
            statement(wanted[i], by_sentence[i]) for i in (own[k] for k in introduced(units))
        ]
    return result


def _opener(made: Draft, picked: Sequence[int], copies: AbstractSet[str]) -> int | None:
    """The sentence that tells the main news: close to what the titles say together.

    Without titles it is the first of those picked, but no quotation.
    """
    if not picked:
        return None
    order = {index: rank for rank, index in enumerate(picked)}

    def near(index: int) -> tuple[bool, bool, float]:
        one = made.chosen[index].wanted
        *first, value = opening(one.outline, one.unit, one.fact, made.titles, copies)
        return first[0], first[1], value - (RANK * order[index] if made.titles is None else 0.0)

    story = made.chosen[picked[0]].story
    return max((i for i in picked if made.chosen[i].story == story), key=near)


def _most_telling(
    made: Draft, options: Sequence[Sequence[Option]], encoder: Encoder
) -> list[tuple[int, Option]]:
    """Choose sentences and wordings by what they tell together, the most telling first."""
    wordings = [_offered(many) for many in options]
    if made.news is not None and made.titles is not None:
        wordings[made.news] = _newsworthy(options[made.news], made.titles, encoder)
    offered = [(i, option) for i, many in enumerate(wordings) for option in many]
    ways = [coverage.Way(i, option.text, made.chosen[i].base) for i, option in offered]
    if not ways:
        return []
    wanted = [one.wanted for one in made.chosen]
    vectors = np.stack([one.outline.vectors[one.unit] for one in wanted])
    said: list[str] = []

    def fits(way: coverage.Way) -> bool:
        """Whether a wording repeats nothing that is told; such a one is told."""
        if _repeats(way.text, said, encoder):
            return False
        said.append(way.text)
        return True

    taken = coverage.choose(ways, vectors, made.worth or {}, made.words, fits=fits)
    return [offered[index] for index in taken]


def _newsworthy(options: Sequence[Option], titles: Vectors, encoder: Encoder) -> list[Option]:
    """The shortest wording of the main news that says about as much of it as any does."""
    if not options:
        return []
    close = encoder.encode([option.text for option in options]) @ titles
    full = [o for o, value in zip(options, close, strict=True) if value >= close.max() - LESS]
    return [min(full, key=_words)]


def _in_order(
    made: Draft, options: Sequence[Sequence[Option]], encoder: Encoder
) -> list[tuple[int, Option]]:
    """Take the sentences in their order, each in the longest wording that fits and is no maze."""
    picked: list[tuple[int, Option]] = []
    total = 0
    for sentence, many in enumerate(options):
        ways = [o for o in many if total + o.words <= made.words] or ([] if total else list(many))
        if not ways:
            continue
        short = [option for option in ways if option.words <= KEPT_WORDS]
        option = max(short, key=_words) if short else min(ways, key=_words)
        if not _repeats(option.text, [said.text for _, said in picked], encoder):
            picked.append((sentence, option))
            total += option.words
    return picked


def _words(option: Option) -> int:
    return option.words


def _repeats(text: str, said: Sequence[str], encoder: Encoder) -> bool:
    if not said:
        return False
    found = encoder.encode([text, *said])
    return float((found[1:] @ found[0]).max()) > REPEATS


def _offered(options: Sequence[Option]) -> list[Option]:
    """The wordings that an overview may use: no long one if there is a shorter, and no scrap."""
    short = [option for option in options if option.words <= KEPT_WORDS] or list(options)
    longest = max((option.words for option in short), default=0)
    return [option for option in short if option.words >= WHOLE * longest]


def statement(wanted: Wanted, option: Option) -> Statement:
    """Return a fact in words, with its evidence in all articles that state it."""
    article = wanted.outline.article
    spans = evidence(article, [wanted.outline.units[wanted.unit]])
    also = tuple(
        Evidence(mention.article, mention.start, mention.end)
        for mention in wanted.fact.mentions
        if mention.article != article.id
    )
    return Statement(option.text, option.how, option.support, (*spans, *also))
