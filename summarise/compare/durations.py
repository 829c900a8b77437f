"""How long something lasted, or has been so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.check.values import Number, numbers
from summarise.compare.kinds import DEEDS
from summarise.compare.predicates import Predicate, children
from summarise.compare.quantities import bounded, compatible
from summarise.compare.referents import alike, spoken_of
from summarise.compare.stated import Answer, Sentence, one_matter, same_names, same_time
from summarise.roles import Token

LEAST_AROUND = 3  # content words that the sentences around two durations share
ROUNDED = 0.1  # by how much a value changes when it is told in another unit
_HOURS = {
    "minute": 1 / 60,
    "hour": 1.0,
    "day": 24.0,
    "week": 168.0,
    "month": 730.0,
    "year": 8766.0,
}
_UNIT = re.compile(rf"[\s-]({'|'.join(_HOURS)})s?\b", re.IGNORECASE)
# "after three weeks of protests" tells what went before, not how long the deed was.
_SERVED = re.compile(
    r"\s(?:of|as|at|with|in (?:office|power|charge|politics|parliament|the (?:job|post|role)))\b",
    re.IGNORECASE,
)
_LASTING = frozenset({"last", "take"})
_WEAK = frozenset("be have do say work live know serve use see play run".split())
_BESIDE = re.compile(
    r"\b(?:ago|more|another|further|usually|normally|average|per|each|every|previous(?:ly)?|could|"
    r"may|might|up to|later|earlier|last (?:year|month|week)|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def durations(sentence: Sentence) -> Iterator[Answer]:
    """Read how long something lasted, or was done."""
    text, tokens = sentence.passage.text, sentence.passage.tokens
    if _BESIDE.search(text):
        return
    for number in numbers(text):
        unit = _UNIT.match(text, number.end)
        index = next((i for i, t in enumerate(tokens) if t.start >= number.start), None)
        if unit is None or index is None or sentence.quoted(number.start):
            continue
        if number.kind != "plain" or re.match(r"[\s-]old\b", text[unit.end() :]):
            continue
        predicate = _of(sentence, tokens, index)
        if predicate is None or predicate.denied:
            continue
        about = spoken_of(
            tokens,
            predicate.agents
            if predicate.lemma in _LASTING
            else predicate.patients or predicate.agents,
            sentence.referents,
        )
        if not any(about):
            continue
        hours = number.value * _HOURS[unit.group(1).lower()]
        value = Number(number.start, number.end, hours, "plain", number.approximate)
        deed = "last" if predicate.lemma in _LASTING else _deed(tokens, predicate)
        if text[: number.start].lower().endswith("after "):
            if _SERVED.match(text, unit.end()):
                continue  # "after 12 years in office", "after three weeks of protests"
            deed = f"after {deed}"
        words = text[number.start : unit.end()]
        yield Answer("number", f"lasting:{deed}", value, words, sentence, frozenset(), about)


def _of(sentence: Sentence, tokens: Sequence[Token], index: int) -> Predicate | None:
    """The verb whose duration a number tells: "took five years", "was cut off for two days"."""
    unit = index
    while tokens[unit].pos == "NUM" and tokens[unit].head != unit:
        unit = tokens[unit].head
    token = tokens[unit]
    if token.dep in {"dobj", "npadvmod"} and lemma(tokens[token.head]) in _LASTING:
        verb = token.head
    elif token.dep == "pobj" and tokens[token.head].text.lower() in {"for", "after"}:
        verb = tokens[token.head].head
    else:
        return None
    found = next((p for p in sentence.predicates if p.verb == verb), None)
    return None if found is not None and found.lemma in _WEAK else found


def _deed(tokens: Sequence[Token], predicate: Predicate) -> str:
    kids = children(tokens, predicate.verb)
    parts = [lemma(tokens[i]) for i in kids if tokens[i].dep == "prt"]
    name = "_".join([predicate.lemma, *parts])
    return DEEDS.get(name, name)


def durations_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two durations of one thing contradict each other; None for different things."""
    mine, theirs = one.value, two.value
    if not isinstance(mine, Number) or not isinstance(theirs, Number):
        return None
    around = one.sentence.around, two.sentence.around
    if not alike((one.roles[0], two.roles[0]), (one.roles[1], two.roles[1]), around):
        return None
    if not same_time(one.sentence, two.sentence) or not same_names(one.sentence, two.sentence):
        return None
    if compatible(mine, theirs):
        return False
    # "12 weeks" are "three months".
    units = [match.group(1).lower() for a in (one, two) for match in _UNIT.finditer(a.words)]
    larger, smaller = max(mine.value, theirs.value), min(mine.value, theirs.value)
    if len(set(units)) > 1 and larger - smaller <= ROUNDED * larger:
        return False
    if not one_matter(one.sentence, two.sentence, LEAST_AROUND):
        return None
    return not bounded(mine, one.sentence.passage.text, theirs, two.sentence.passage.text)
