"""Where sources contradict each other, with precision before recall.

A conflict is reported only between sentences that are each other's counterparts. Rounding,
added detail and different words are none. How certain an event is ("likely", "no date
set", "will, Monday to Wednesday") is compared as well, because that is how most stories
move.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarise.compare import certainty
from summarise.compare import differences as differ
from summarise.compare.apart import (
    ALIKE,
    Difference,
    answers_agree,
    denies_nothing,
    one_dispute,
    told_together,
)
from summarise.compare.contested import contested
from summarise.compare.denial import OTHERWISE, negation_difference
from summarise.compare.event import Event
from summarise.compare.explained import (
    answered,
    because_of,
    conflict_of,
    distinct,
    joined_stories,
    merged,
)
from summarise.compare.facts import CANDIDATE_FROM, NEIGHBOURS, Pool
from summarise.compare.naming import name_difference, speaker_difference
from summarise.compare.passages import Passage
from summarise.compare.slots import differing
from summarise.compare.stated import read
from summarise.compare.substitution import exchanges, likeness
from summarise.compare.timeline import day
from summarise.roles import Judge
from summarise.types import Article, Conflict, ConflictKind

# Closeness from which a difference of each kind is one about the same thing, set by reading all
# that was reported for 89 groups of articles on one event (two reports, both true) and for 114
# pairs of reading levels of one article, which contradict each other nowhere (three reports).
LEAST: dict[ConflictKind, float] = {
    "certainty": 0.78,
    "quote": 0.85,
    "number": 1.0,
    "date": 1.0,
    "negation": 1.1,
    "name": 0.95,
}
EXCHANGED_FROM = 0.8  # from here on a value in the same words as another stands in its place
COPIED_WORDS = 0.85  # share of the words of a copied sentence that are its original's, in order
COPIED_FROM = 1.6  # from here on a copy left a sentence as it was but for the value

_PART_OF = re.compile(r"\b(?:punitive|compensatory|insured|initial|additional)\b", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:this|last|next|previous) (?:year|month|week|quarter|season|summer|winter)\b",
    re.IGNORECASE,
)


def find_conflicts(
    sentences: Sequence[Passage],
    sources: Mapping[str, str],
    articles: Sequence[Article],
    event: Event,
    judge: Judge,
) -> list[Conflict]:
    """Find conflicts between sentences of independent sources.

    Args:
        sentences: all sentences.
        sources: for each article the source that it counts as (copies count as their original).
        articles: the articles, for their dates.
        event: what all sentences have in common.
        judge: reads counterparts in which no rule sees a difference.
    """
    published = {article.id: article.published for article in articles}
    # A copy contradicts nobody on its own account.
    originals = [p for p in sentences if sources[p.article] == p.article]
    found: list[tuple[float, Conflict]] = []
    counterparts = _counterparts(originals, event)
    differing_pairs = [
        (close, difference)
        for close, one, two in counterparts
        for difference in _differences(one, two, close, published)
    ]
    read_sentences = list(read(sentences))
    told = {(s.passage.article, s.passage.start): s for s in read_sentences}
    differing_pairs = [
        (close, difference)
        for close, difference in differing_pairs
        if one_dispute(difference, told, event.texts)
        and not told_together(difference, originals, event)
    ]
    differing_pairs += _against_copies(sentences, sources, event)
    seen = {(left.key, right.key) for _, (_, left, _, right, _) in differing_pairs}
    differing_pairs += [
        (close, difference)
        for close, difference in contested(
            [*counterparts, *_copied(sentences, sources, event)], judge
        )
        if (difference[1].key, difference[3].key) not in seen
    ]
    differing_pairs = [pair for pair in differing_pairs if not denies_nothing(pair[1])]
    for close, (kind, left, before, right, after) in differing_pairs:
        because = because_of(left, right, published)
        found.append((close, conflict_of(kind, left, before, right, after, because)))
    answers = [
        answer
        for answer in differing(read_sentences, sources, event)
        if not answers_agree(answer[1], answer[2])
    ]
    for close, conflict in answered(answers, published):
        found.append((close, conflict))
    for close, (one, before, two, after) in certainty.undated(originals, sources, event):
        found.append((close, conflict_of("certainty", one, before, two, after, "later report")))
    return joined_stories(merged(distinct(found)))


def _both_true(kind: ConflictKind, one: Passage, left: str, two: Passage, right: str) -> bool:
    """Whether the sentences around two values show that both can hold."""
    if kind == "date" and differ.turned(one, two):
        return True
    if kind == "name" and all(
        re.search(rf"\btold (?:the )?{re.escape(name)}", passage.text, re.IGNORECASE)
        for passage, name in ((one, left), (two, right))
    ):
        return True  # who says so may have told both papers
    if kind in {"date", "name"}:
        return left in two.text or right in one.text  # the other tells of it too
    if kind == "negation":
        return any(OTHERWISE.search(passage.text) for passage in (one, two))
    if kind == "number":
        periods = [{match.lower() for match in _PERIOD.findall(p.text)} for p in (one, two)]
        if periods[0] and periods[1] and not periods[0] & periods[1]:
            return True
        kinds = [{word.lower() for word in _PART_OF.findall(p.text)} for p in (one, two)]
        return kinds[0] != kinds[1]
    return False


def _copied(
    sentences: Sequence[Passage], sources: Mapping[str, str], event: Event
) -> list[tuple[float, Passage, Passage]]:
    """The counterparts of a copy and its original."""
    return [
        pair
        for copy in sorted(name for name in sources if sources[name] != name)
        for pair in _counterparts(
            [p for p in sentences if p.article in (copy, sources[copy])], event
        )
    ]


def _against_copies(
    sentences: Sequence[Passage], sources: Mapping[str, str], event: Event
) -> list[tuple[float, Difference]]:
    """Values that a copy exchanged for others, in words that it left as they were.

    A reader of both is told two things, whichever of them was copied. Whatever else a copy
    changed is its diff's.
    """
    found: list[tuple[float, Difference]] = []
    for copy in sorted(name for name in sources if sources[name] != name):
        own = [p for p in sentences if p.article in (copy, sources[copy])]
        for close, one, two in _counterparts(own, event):
            if close >= COPIED_FROM or likeness(one, two) >= COPIED_WORDS:
                found += [
                    (close, (e.kind, one, e.values[0], two, e.values[1]))
                    for e in exchanges(one, two)
                ]
    return found


def _counterparts(
    sentences: Sequence[Passage], event: Event
) -> list[tuple[float, Passage, Passage]]:
    """Pairs of sentences of two articles of which each is the other's closest there."""
    pool = Pool.of(sentences)
    close = {}
    for i, j in event.near(pool.texts, pool.homes, CANDIDATE_FROM, NEIGHBOURS):
        value = event.closeness(pool.texts[i], pool.texts[j])
        if value >= min(LEAST.values()):
            close[i, j] = value
    best: dict[tuple[int, str], float] = {}
    for (i, j), value in close.items():
        for index, other in ((i, j), (j, i)):
            for passage in pool.passages[other]:
                place = index, passage.article
                best[place] = max(best.get(place, 0.0), value)
    return [
        (value, one, two)
        for (i, j), value in sorted(close.items())
        for one in pool.passages[i]
        for two in pool.passages[j]
        if one.article != two.article
        and value >= best[i, two.article]
        and value >= best[j, one.article]
    ]


def _differences(
    one: Passage, two: Passage, close: float, published: Mapping[str, str | None]
) -> list[Difference]:
    """Everything in which two counterparts differ, by kind."""
    days = day(published[one.article]), day(published[two.article])
    reworded = close >= ALIKE
    values: dict[ConflictKind, differ.Values | None] = {
        "quote": differ.quote_difference(one, two) if close >= LEAST["quote"] else None,
        "number": differ.number_difference(one, two) if close >= LEAST["number"] else None,
        "date": differ.date_difference(one, two, days, reworded)
        if close >= LEAST["date"]
        else None,
        "negation": negation_difference(one, two, reworded) if close >= LEAST["negation"] else None,
        "name": name_difference(one, two, close) if close >= LEAST["name"] else None,
    }
    if close >= LEAST["quote"] and (spoken := speaker_difference(one, two)) is not None:
        values["name"] = spoken
    elif any(value for kind, value in values.items() if kind != "name"):
        # Where more differs than a name, two things may be told of two people.
        values["name"] = None
    found: list[Difference] = [
        (kind, one, value[0], two, value[1]) for kind, value in values.items() if value is not None
    ]
    if close >= EXCHANGED_FROM:
        told = {kind for kind, *_ in found}
        fresh = [exchange for exchange in exchanges(one, two) if exchange.kind not in told]
        more = told | {exchange.kind for exchange in fresh}
        for kind, (mine, theirs) in ((e.kind, e.values) for e in fresh):
            # A weekday in another day's paper is another day.
            day_apart = kind == "date" and days[0] != days[1] and not mine.isdigit()
            if not day_apart and (kind != "name" or more == {"name"}):
                found.append((kind, one, mine, two, theirs))
    found = [difference for difference in found if not _both_true(*difference)]
    moved = certainty.certainty_difference(one, two)
    if moved is not None:
        found.append(("certainty", *moved))
    return found
