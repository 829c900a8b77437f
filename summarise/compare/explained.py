"""Differences as conflicts: why two sources differ, and one conflict for one matter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from summarise.check.frames import frames, lemma, pronoun
from summarise.compare import certainty
from summarise.compare.passages import Passage
from summarise.compare.stated import Answer
from summarise.types import Because, Conflict, ConflictKind, Side

RESPELLED = 0.85  # likeness of two names from which one is a spelling of the other
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def because_of(one: Passage, two: Passage, published: Mapping[str, str | None]) -> Because:
    """Why two passages differ: a later report, another speaker, or a contradiction."""
    first, second = published[one.article], published[two.article]
    if first and second and first[:10] != second[:10]:
        return "later report"
    speakers = [
        {name for name, _ in frames(p.tokens).speakers if not pronoun(name)} for p in (one, two)
    ]
    # The other report may name a speaker without making one of him: "the commission's count".
    known = [{lemma(token) for token in p.tokens} for p in (two, one)]
    if all(own and not _among(own, theirs) for own, theirs in zip(speakers, known, strict=True)):
        return "attribution differs"
    return "contradiction"


def _among(speakers: set[str], known: set[str]) -> bool:
    """Whether words hold one of some speakers, however it is spelled: "Finchley", "Finchly"."""
    return any(
        SequenceMatcher(None, who, word).ratio() >= RESPELLED for who in speakers for word in known
    )


def conflict_of(
    kind: ConflictKind, one: Passage, left: str, two: Passage, right: str, because: Because
) -> Conflict:
    """A conflict between two passages, the sides in a fixed order."""
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


def answered(
    pairs: Sequence[tuple[float, Answer, Answer, bool]], published: Mapping[str, str | None]
) -> list[tuple[float, Conflict]]:
    """One conflict for each question that sources answer differently, with all their answers."""
    chains: list[list[tuple[float, Answer, Answer, bool]]] = []
    pairs = [pair for pair in pairs if not any(_torn(answer, pairs) for answer in pair[1:3])]
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
            else because_of(one.sentence.passage, two.sentence.passage, published)
            for _, one, two, later in chain
        ]
        because = "contradiction" if "contradiction" in reasons else min(reasons)
        close = max(item[0] for item in chain)
        found.append((close, Conflict(chain[0][1].kind, _explain(ordered), ordered, because)))
    return found


def _torn(answer: Answer, pairs: Sequence[tuple[float, Answer, Answer, bool]]) -> bool:
    """Whether a year of "it" differs from those of two other things: it may be of a third."""
    if not answer.question.startswith("when:") or any(answer.roles):
        return False
    others = [
        two if one is answer else one for _, one, two, _ in pairs if one is answer or two is answer
    ]
    things = [one.roles[0] for one in others if one.roles[0]]
    return any(not one & two for one in things for two in things)


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


def distinct(found: Sequence[tuple[float, Conflict]]) -> list[Conflict]:
    """Keep one conflict per kind and pair of articles about the same words, the closest first."""
    kept: list[Conflict] = []
    for _, conflict in sorted(found, key=lambda item: (-round(item[0], 6), item[1].explanation)):
        if not any(_repeats(conflict, other) for other in kept):
            kept.append(conflict)
    return kept


def _repeats(one: Conflict, two: Conflict) -> bool:
    """Whether a conflict is told by another one of its kind between the same articles.

    One pair of sentences may differ in two numbers, but in both of their values then.
    """
    places = [{(side.article, side.start) for side in many.sides} for many in (one, two)]
    articles = [{side.article for side in many.sides} for many in (one, two)]
    if one.kind != two.kind or articles[0] != articles[1] or not places[0] & places[1]:
        return False
    figures = [
        {side.article: set(_FIGURE.findall(side.value)) for side in many.sides}
        for many in (one, two)
    ]
    apart = all(
        figures[0][name] and figures[1][name] and not figures[0][name] & figures[1][name]
        for name in articles[0]
    )
    return not (apart and one.kind == "number")


def merged(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Join conflicts on the same values that share a passage: many sources, one question."""
    result: list[Conflict] = []
    for conflict in conflicts:
        sides = dict.fromkeys(conflict.sides)
        reasons = {conflict.because}
        same = [one for one in result if _one_question(one, conflict)]
        for one in same:
            sides.update(dict.fromkeys(one.sides))
            reasons.add(one.because)
        if not same:
            result.append(conflict)
            continue
        ordered = tuple(sorted(sides, key=lambda side: (side.article, side.start, side.value)))
        because: Because = "contradiction" if "contradiction" in reasons else min(reasons)
        joined = Conflict(conflict.kind, _explain(ordered), ordered, because)
        result[result.index(same[0])] = joined
        # What was joined may equal one of those that it was joined from.
        result = [one for one in result if one is joined or one not in same]
    return result


def _one_question(one: Conflict, two: Conflict) -> bool:
    """Whether two conflicts are on the same values and share a passage."""
    if one.kind != two.kind or one.kind not in {"number", "date", "name"}:
        return False
    values, places = (
        [{get(side) for side in many.sides} for many in (one, two)]
        for get in (lambda side: side.value.lower(), lambda side: (side.article, side.start))
    )
    return bool(places[0] & places[1]) and (values[0] <= values[1] or values[1] <= values[0])


def joined_stories(conflicts: Sequence[Conflict]) -> list[Conflict]:
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
