"""Where sources contradict each other, with precision before recall.

A conflict is reported only between sentences that are each other's counterparts. Rounding,
added detail and different words are none. How certain an event is ("likely", "no date
set", "will, Monday to Wednesday") is compared as well, because that is how most stories
move.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarise.check.frames import frames, pronoun
from summarise.compare import certainty
from summarise.compare import differences as differ
from summarise.compare.denial import negation_difference
from summarise.compare.event import Event
from summarise.compare.facts import CANDIDATE_FROM, NEIGHBOURS, Pool
from summarise.compare.naming import name_difference, speaker_difference
from summarise.compare.passages import Passage
from summarise.compare.slots import differing
from summarise.compare.stated import Answer
from summarise.compare.substitution import exchanges
from summarise.compare.timeline import day
from summarise.types import Article, Because, Conflict, ConflictKind, Side

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
COPIED_FROM = 1.6  # from here on a copy left a sentence as it was but for the value
ALIKE = 1.3  # from here on two sentences say the same but for the value in dispute


Difference = tuple[ConflictKind, Passage, str, Passage, str]  # with the two values in dispute


def find_conflicts(
    sentences: Sequence[Passage],
    sources: Mapping[str, str],
    articles: Sequence[Article],
    event: Event,
) -> list[Conflict]:
    """Find conflicts between sentences of independent sources.

    Args:
        sentences: all sentences.
        sources: for each article the source that it counts as (copies count as their original).
        articles: the articles, for their dates.
        event: what all sentences have in common.
    """
    published = {article.id: article.published for article in articles}
    # A copy contradicts nobody on its own account.
    originals = [p for p in sentences if sources[p.article] == p.article]
    found: list[tuple[float, Conflict]] = []
    differing_pairs = [
        (close, difference)
        for close, one, two in _counterparts(originals, event)
        for difference in _differences(one, two, close, published)
    ]
    differing_pairs += _against_copies(sentences, sources, event)
    for close, (kind, left, before, right, after) in differing_pairs:
        because = _because(left, right, published)
        found.append((close, _conflict(kind, left, before, right, after, because)))
    for close, conflict in _answered(differing(sentences, sources, event), published):
        found.append((close, conflict))
    for close, (one, before, two, after) in certainty.undated(originals, sources, event):
        found.append((close, _conflict("certainty", one, before, two, after, "later report")))
    return _joined(_distinct(found))


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
            if close >= COPIED_FROM:
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
    moved = certainty.certainty_difference(one, two)
    if moved is not None:
        found.append(("certainty", *moved))
    return found


def _because(one: Passage, two: Passage, published: Mapping[str, str | None]) -> Because:
    """Why two passages differ: a later report, another speaker, or a contradiction."""
    first, second = published[one.article], published[two.article]
    if first and second and first[:10] != second[:10]:
        return "later report"
    speakers = [
        {name for name, _ in frames(p.tokens).speakers if not pronoun(name)} for p in (one, two)
    ]
    if speakers[0] and speakers[1] and not speakers[0] & speakers[1]:
        return "attribution differs"
    return "contradiction"


def _conflict(
    kind: ConflictKind, one: Passage, left: str, two: Passage, right: str, because: Because
) -> Conflict:
    if kind == "certainty" and because == "contradiction":
        # What is likely today and certain tomorrow is the same story, further on.
        because = "later report"
    sides = tuple(
        Side(passage.article, passage.start, passage.end, value)
        for passage, value in ((one, left), (two, right))
    )
    if kind != "certainty":
        sides = tuple(sorted(sides, key=lambda side: (side.article, side.start)))
    return Conflict(kind, _explain(sides), sides, because)


def _answered(
    pairs: Sequence[tuple[float, Answer, Answer, bool]], published: Mapping[str, str | None]
) -> list[tuple[float, Conflict]]:
    """One conflict for each question that sources answer differently, with all their answers."""
    chains: list[list[tuple[float, Answer, Answer, bool]]] = []
    for pair in pairs:
        near = [chain for chain in chains if any(_linked(pair, other) for other in chain)]
        joined = [pair, *(other for chain in near for other in chain)]
        chains = [*(chain for chain in chains if chain not in near), joined]
    found = []
    for chain in chains:
        sides = dict.fromkeys(
            Side(a.article, a.sentence.passage.start, a.sentence.passage.end, a.words)
            for _, one, two, _ in chain
            for a in (one, two)
        )
        ordered = tuple(sorted(sides, key=lambda side: (side.article, side.start, side.value)))
        reasons: list[Because] = [
            "later report"
            if later
            else _because(one.sentence.passage, two.sentence.passage, published)
            for _, one, two, later in chain
        ]
        because = "contradiction" if "contradiction" in reasons else min(reasons)
        close = max(item[0] for item in chain)
        found.append((close, Conflict(chain[0][1].kind, _explain(ordered), ordered, because)))
    return found


def _linked(
    one: tuple[float, Answer, Answer, bool], two: tuple[float, Answer, Answer, bool]
) -> bool:
    """Whether two pairs of answers to one question share an answer."""
    if one[1].question != two[1].question:
        return False
    places = [
        {(a.article, a.sentence.passage.start, a.words) for a in pair[1:3]} for pair in (one, two)
    ]
    return bool(places[0] & places[1])


def _explain(sides: Sequence[Side]) -> str:
    return "; ".join(f"{side.article}: {side.value}" for side in sides)


def _distinct(found: Sequence[tuple[float, Conflict]]) -> list[Conflict]:
    """Keep one conflict per kind and pair of articles about the same words, the closest first."""
    kept: list[Conflict] = []
    for _, conflict in sorted(found, key=lambda item: (-round(item[0], 6), item[1].explanation)):
        places = {(side.article, side.start) for side in conflict.sides}
        articles = {side.article for side in conflict.sides}
        if not any(
            other.kind == conflict.kind
            and places & {(side.article, side.start) for side in other.sides}
            and articles == {side.article for side in other.sides}
            for other in kept
        ):
            kept.append(conflict)
    return kept


def _joined(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Join differences in certainty that concern the same sources: they tell how a story moved."""
    result: list[Conflict] = []
    for conflict in conflicts:
        story = [one for one in result if _one_story(one, conflict)]
        if not story:
            result.append(conflict)
            continue
        sides = dict.fromkeys(side for one in (*story, conflict) for side in one.sides)
        ordered = tuple(
            sorted(sides, key=lambda side: (certainty.rank(side.value), side.article, side.start))
        )
        joined = Conflict("certainty", _explain(ordered), ordered, story[0].because)
        result[result.index(story[0])] = joined
        result = [one for one in result if one not in story[1:]]
    return result


def _one_story(one: Conflict, two: Conflict) -> bool:
    """Whether two differences in certainty share a passage, or both of their articles."""
    if not one.kind == two.kind == "certainty":
        return False
    places, others = ({(side.article, side.start) for side in c.sides} for c in (one, two))
    return bool(places & others) or len({a for a, _ in places} & {a for a, _ in others}) > 1
