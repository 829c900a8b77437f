"""Contradictions between freely worded reports: the same question, answered differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from summarise.compare.causes import causes, causes_differ
from summarise.compare.counts import counts, numbers_differ
from summarise.compare.durations import durations, durations_differ
from summarise.compare.event import Event
from summarise.compare.existence import existence, existing_differ
from summarise.compare.fillers import fillers, fillers_differ
from summarise.compare.holding import holdings, holdings_differ
from summarise.compare.measures import measures, measures_differ
from summarise.compare.moments import moments, moments_differ
from summarise.compare.opposites import follows, opposed, opposites
from summarise.compare.places import places, places_differ
from summarise.compare.plans import plans, plans_differ
from summarise.compare.restrictions import restrictions, restrictions_differ
from summarise.compare.reversals import reversals, reversals_differ
from summarise.compare.scores import scores, terms
from summarise.compare.stated import Answer, Sentence
from summarise.compare.tallies import tallies, tallies_differ
from summarise.compare.winners import winners, winners_differ

Differ = Callable[[Answer, Answer], bool | None]
MOST_ANSWERS = 3  # of one article to one question; with more of them it is several questions
# What is told of a whole event is told once in an article that knows it.
ONCE = {"tally": 1, "winner": 1, "host": 1, "cause": 1, "measure": 1}
# Closeness of two sentences from which they can answer the same question; what happens to a thing
# once needs none.
CLOSE_FROM = {
    "count": 0.25,
    "amount": 0.25,
    "opposite": 0.15,
    "fate": 0.1,
    "post": 0.1,
    "role": 0.1,
}

# What reads answers off a sentence, and what tells whether two of them contradict each other.
READERS: tuple[tuple[Callable[[Sentence], Iterator[Answer]], Differ], ...] = (
    (tallies, tallies_differ),
    (winners, winners_differ),
    (causes, causes_differ),
    (opposites, opposed),
    (fillers, fillers_differ),
    (moments, moments_differ),
    (holdings, holdings_differ),
    (measures, measures_differ),
    (places, places_differ),
    (reversals, reversals_differ),
    (plans, plans_differ),
    (durations, durations_differ),
    (restrictions, restrictions_differ),
    (existence, existing_differ),
    (scores, tallies_differ),
    (terms, tallies_differ),
)


def answers(sentence: Sentence) -> Iterator[tuple[Answer, Differ]]:
    """Everything that a sentence answers, with how two such answers are compared."""
    for answer in counts(sentence):
        tally = answer.question.startswith("tally")
        yield answer, tallies_differ if tally else numbers_differ
    for read, differ in READERS:
        for answer in read(sentence):
            yield answer, differ


def differing(
    sentences: Sequence[Sentence], sources: Mapping[str, str], event: Event
) -> list[tuple[float, Answer, Answer, bool]]:
    """Pairs of answers of two sources that cannot both hold.

    A pair counts only if no other answer of the two sources to the question agrees.

    Returns:
        Closeness of the two sentences, the answers, and whether one only follows upon the other.
    """
    asked: dict[str, dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    ways: dict[str, Differ] = {}
    for sentence in sentences:
        for answer, differ in answers(sentence):
            asked[answer.question][answer.article].append(answer)
            ways[answer.question] = differ
    found = []
    for question in sorted(asked):
        by_article = asked[question]
        for one, two in combinations(sorted(by_article), 2):
            # A copy contradicts nobody but its original on its own account.
            if any(sources[name] not in (one, two) for name in (one, two)):
                continue
            mine, theirs = by_article[one], by_article[two]
            most = ONCE.get(question.partition(":")[0], MOST_ANSWERS)
            if max(len({a.words.lower() for a in many}) for many in (mine, theirs)) > most:
                continue
            best = _best(mine, theirs, ways[question], event)
            if best is not None and not _told_together(best[1], best[2], by_article):
                found.append((*best, question.startswith("opposite") and follows(*best[1:])))
    return found


def _told_together(one: Answer, two: Answer, by_article: Mapping[str, Sequence[Answer]]) -> bool:
    """Whether a source gives both answers itself: then they answer two questions."""
    return any(
        {one.words.lower(), two.words.lower()} <= {answer.words.lower() for answer in many}
        for many in by_article.values()
    )


def _best(
    mine: Sequence[Answer], theirs: Sequence[Answer], differ: Differ, event: Event
) -> tuple[float, Answer, Answer] | None:
    """The closest pair of contradicting answers; None if any two answers agree."""
    apart = []
    for one in mine:
        for two in theirs:
            verdict = differ(one, two)
            if verdict is False:
                return None
            if verdict:
                close = event.closeness(one.sentence.passage.text, two.sentence.passage.text)
                if close >= CLOSE_FROM.get(one.question.partition(":")[0], 0.0):
                    apart.append((close, one, two))
    # A source that gives two answers itself ("arrested and released") contradicts nobody.
    if any(differ(a, b) for many in (mine, theirs) for a, b in combinations(many, 2)):
        return None
    return min(apart, key=_order, default=None)


def _order(item: tuple[float, Answer, Answer]) -> tuple[object, ...]:
    """What denies comes before what only follows; then the closest sentences."""
    close, one, two = item
    return (
        follows(one, two),
        -round(close, 6),
        one.sentence.passage.key,
        two.sentence.passage.key,
    )
