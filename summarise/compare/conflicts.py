"""Where sources contradict each other, with precision before recall.

A conflict is reported only between passages that are about the same thing. Rounding,
added detail and different words are none. How certain an event is ("likely", "no date
set", "will, Monday to Wednesday") is compared as well, because that is how most stories
move.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from summarise.check.frames import frames, lemma
from summarise.check.names import names
from summarise.check.values import Number, dates, numbers, resolve
from summarise.compare.certainty import DEFINITE, NO_DATE, POSSIBLE
from summarise.compare.judge import Event
from summarise.compare.passages import Passage
from summarise.roles import Relation
from summarise.types import Article, Because, Conflict, ConflictKind, Side

ABOUT_SAME_FROM = 0.78  # closeness from which two passages are about the same thing
DATED_FROM = 0.15  # closeness from which "no date" and a date can be about the same event
ROUNDING = 0.05  # relative difference that rounding explains


def find_conflicts(
    passages: Sequence[Passage],
    relations: Mapping[tuple[int, int], Relation],
    sources: Mapping[str, str],
    articles: Sequence[Article],
    event: Event,
) -> list[Conflict]:
    """Find conflicts between passages of independent sources.

    Args:
        passages: all passages.
        relations: the judged pairs, by index into `passages`.
        sources: for each article the source that it counts as (copies count as their original).
        articles: the articles, for their dates.
        event: what all passages have in common.
    """
    published = {article.id: article.published for article in articles}
    found: list[tuple[float, Conflict]] = []
    for i, j in relations:
        one, two = sorted((passages[i], passages[j]), key=lambda p: p.key)
        if sources[one.article] == sources[two.article] or not _original(one, two, sources=sources):
            continue
        close = event.closeness(one.text, two.text)
        if close < ABOUT_SAME_FROM:
            continue
        for conflict in (
            _numbers(one, two, published),
            _dates(one, two, published),
            _negation(one, two, published),
            _certainty(one, two, published),
        ):
            if conflict is not None:
                found.append((close, conflict))
    originals = [passage for passage in passages if _original(passage, sources=sources)]
    found += _undated(originals, sources, published, event)
    return _joined(_distinct(found))


def _original(*passages: Passage, sources: Mapping[str, str]) -> bool:
    """Whether no passage is of a copy, which contradicts nobody on its own account."""
    return all(sources[passage.article] == passage.article for passage in passages)


def _joined(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Join differences in certainty that share a passage: together they tell how a story moved."""
    result: list[Conflict] = []
    for conflict in conflicts:
        places = {(side.article, side.start) for side in conflict.sides}
        other = next(
            (
                index
                for index, one in enumerate(result)
                if one.kind == conflict.kind == "certainty"
                and places & {(side.article, side.start) for side in one.sides}
            ),
            None,
        )
        if other is None:
            result.append(conflict)
            continue
        sides = dict.fromkeys((*result[other].sides, *conflict.sides))
        ordered = tuple(
            sorted(sides, key=lambda side: (_certainty_of(side), side.article, side.start))
        )
        result[other] = Conflict("certainty", _explain(ordered), ordered, result[other].because)
    return result


def _certainty_of(side: Side) -> int:
    """How certain a side is: 0 no date set, 1 possible, 2 settled."""
    if NO_DATE.search(side.value):
        return 0
    return 1 if POSSIBLE.search(side.value) else 2


def _explain(sides: Sequence[Side]) -> str:
    return "; ".join(f"{side.article}: {side.value}" for side in sides)


def _distinct(found: Sequence[tuple[float, Conflict]]) -> list[Conflict]:
    """Keep one conflict per kind and pair of articles about the same words, the closest first."""
    kept: list[Conflict] = []
    for _, conflict in sorted(found, key=lambda item: (-item[0], item[1].explanation)):
        key = {(side.article, side.start) for side in conflict.sides}
        if any(
            other.kind == conflict.kind
            and key & {(side.article, side.start) for side in other.sides}
            and {s.article for s in other.sides} == {s.article for s in conflict.sides}
            for other in kept
        ):
            continue
        kept.append(conflict)
    return kept


def _because(one: Passage, two: Passage, published: Mapping[str, str | None]) -> Because:
    """Why two passages differ: a later report, another speaker, or a contradiction."""
    first, second = published[one.article], published[two.article]
    if first and second and first != second:
        return "later report"
    speakers = [{name for name, _ in frames(p.tokens).speakers} for p in (one, two)]
    if speakers[0] and speakers[1] and not speakers[0] & speakers[1]:
        return "attribution differs"
    return "contradiction"


def _side(passage: Passage, value: str) -> Side:
    return Side(passage.article, passage.start, passage.end, value)


def _conflict(
    kind: ConflictKind, one: Passage, left: str, two: Passage, right: str, because: Because
) -> Conflict:
    sides = (_side(one, left), _side(two, right))
    return Conflict(kind, _explain(sides), sides, because)


def _unit(passage: Passage, number: Number) -> str:
    """The noun that a number counts, as a folded lemma; "" if none."""
    for index, token in enumerate(passage.tokens):
        if (
            token.start >= number.start
            and token.end <= number.end + 1
            and token.pos in {"NUM", "NOUN", "ADJ"}
        ):
            head = passage.tokens[token.head]
            if (
                token.head != index
                and head.pos in {"NOUN", "PROPN"}
                and not (number.start <= head.start < number.end)
            ):
                return lemma(head)
    return ""


def _numbers(one: Passage, two: Passage, published: Mapping[str, str | None]) -> Conflict | None:
    """Different numbers of the same thing, where neither is a rounding of the other."""
    for mine in numbers(one.text):
        unit = _unit(one, mine)
        if not unit:
            continue
        rivals = [n for n in numbers(two.text) if n.kind == mine.kind and _unit(two, n) == unit]
        others = [
            n
            for n in numbers(one.text)
            if n is not mine and n.kind == mine.kind and _unit(one, n) == unit
        ]
        if len(rivals) != 1 or others:
            continue
        theirs = rivals[0]
        scale = max(abs(mine.value), abs(theirs.value), 1e-9)
        rounded = (mine.approximate or theirs.approximate) and abs(
            mine.value - theirs.value
        ) <= 0.2 * scale
        if (
            mine.same(theirs)
            or rounded
            or (abs(mine.value - theirs.value) <= ROUNDING * scale
            and scale > 100)
        ):
            continue
        return _conflict(
            "number",
            one,
            f"{one.text[mine.start : mine.end]} {unit}",
            two,
            f"{two.text[theirs.start : theirs.end]} {unit}",
            _because(one, two, published),
        )
    return None


def _dates(one: Passage, two: Passage, published: Mapping[str, str | None]) -> Conflict | None:
    """Two different days for what is the same event."""
    left, right = dates(one.text), dates(two.text)
    if len(left) != 1 or len(right) != 1:
        return None
    settled = [
        resolve(mention, _day(published[passage.article]))
        for mention, passage in ((left[0], one), (right[0], two))
    ]
    first, second = settled
    if first is None or second is None or first[1] != second[1] or first[0] == second[0]:
        return None
    if _verbs(one) & _verbs(two):
        return _conflict(
            "date",
            one,
            one.text[left[0].start : left[0].end],
            two,
            two.text[right[0].start : right[0].end],
            _because(one, two, published),
        )
    return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _verbs(passage: Passage) -> set[str]:
    return {lemma(t) for t in passage.tokens if t.pos == "VERB"} - {"say", "tell", "have", "be"}


def _negation(one: Passage, two: Passage, published: Mapping[str, str | None]) -> Conflict | None:
    """The same relation asserted by one and negated by the other."""
    left, right = frames(one.tokens), frames(two.tokens)
    for mine, theirs, p, q in ((left, right, one, two), (right, left, two, one)):
        for verb in sorted(
            mine.negated & theirs.lemmas - theirs.negated - theirs.hedged - mine.hedged
        ):
            agents = {d for g, r, d in mine.relations if g == verb and r == "subj"}
            same = {d for g, r, d in theirs.relations if g == verb and r == "subj"}
            things = {d for g, r, d in mine.relations if g == verb and r == "obj"}
            equal = {d for g, r, d in theirs.relations if g == verb and r == "obj"}
            if agents & same and (things & equal or not (things or equal)):
                return _conflict(
                    "negation", p, f"not {verb}", q, verb, _because(one, two, published)
                )
    return None


def _certainty(one: Passage, two: Passage, published: Mapping[str, str | None]) -> Conflict | None:
    """The same future event, possible for one source and certain for the other."""
    for sure, unsure in ((one, two), (two, one)):
        definite, possible = DEFINITE.search(sure.text), POSSIBLE.search(unsure.text)
        if (
            not definite
            or not possible
            or POSSIBLE.search(sure.text)
            or DEFINITE.search(unsure.text)
        ):
            continue
        shared = {w for n in names(sure.tokens) for w in n.words} & {
            w for n in names(unsure.tokens) for w in n.words
        }
        if len(shared) < 2:
            continue
        because = _because(sure, unsure, published)
        return _conflict(
            "certainty",
            unsure,
            _phrase(unsure, possible),
            sure,
            _phrase(sure, definite),
            "later report" if because == "contradiction" else because,
        )
    return None


def _phrase(passage: Passage, match: re.Match[str]) -> str:
    """The words that carry the certainty, with the verb that they belong to."""
    after = passage.text[match.end() :]
    verb = re.match(r"\s+(?:be\s+)?[a-z][\w-]+", after)
    return (match.group() + (verb.group() if verb else "")).strip()


def _undated(
    passages: Sequence[Passage],
    sources: Mapping[str, str],
    published: Mapping[str, str | None],
    event: Event,
) -> list[tuple[float, Conflict]]:
    """A source that says that no date is set, against one that gives the date."""
    found = []
    for one in passages:
        match = NO_DATE.search(one.text)
        if not match:
            continue
        topic = {lemma(t) for t in one.tokens if t.pos == "NOUN"} - {
            "date",
            "spokesman",
            "spokeswoman",
            "timing",
        }
        for two in passages:
            if sources[one.article] == sources[two.article] or not DEFINITE.search(two.text):
                continue
            given = [
                d
                for d in dates(two.text)
                if d.weekday is not None or d.day or d.month or d.relative
            ]
            about = {
                lemma(t)
                for t in two.tokens
                if t.dep in {"nsubj", "nsubjpass", "dobj"} and t.pos == "NOUN"
            }
            if not given or not topic & about or POSSIBLE.search(two.text):
                continue
            close = event.closeness(one.text, two.text)
            if close < DATED_FROM:
                continue
            value = two.text[given[0].start : given[-1].end]
            if len(value.split()) > 6:
                value = two.text[given[0].start : given[0].end]
            found.append(
                (1 + close, _conflict("certainty", one, match.group(), two, value, "later report"))
            )
    return found
