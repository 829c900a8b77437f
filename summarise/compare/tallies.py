"""How many there were of what a story has one tally of: passengers, spectators, votes, the cost.

Outlets tell these in sentences that share no other word ("carried 318 passengers", "341 people
were aboard the vessel"). What is counted is therefore told by classes of nouns and verbs, and
that both speak of one matter by the sentences beside theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.check.frames import lemma
from summarise.check.values import Number
from summarise.compare.counting import counted_noun, counted_top, counted_words, partial
from summarise.compare.differences import counted_numbers, scaled
from summarise.compare.event import stem
from summarise.compare.predicates import children
from summarise.compare.quantities import bounded, compatible, exact
from summarise.compare.stated import (
    Answer,
    Sentence,
    one_matter,
    same_names,
    same_span,
    same_time,
    shared,
)
from summarise.roles import Token

LEAST_TEAMS = 2  # names that two reports on one match share
APART = 20  # numbers that are more times each other are of different things
LEAST_SHARED = 2  # content words that two sentences on one amount share
LEAST_AROUND = 3  # content words that the sentences around two tallies share
REACH = 6  # words before and after a number that tell what it is a tally of


@dataclass(frozen=True, slots=True)
class _Tally:
    """A tally that a story has one of; `cues` are not needed where `sure` nouns are counted."""

    name: str
    sure: frozenset[str]
    nouns: frozenset[str]
    cues: frozenset[str]


def _tally(name: str, sure: str, nouns: str, cues: str) -> _Tally:
    return _Tally(name, *(frozenset(many.split()) for many in (sure, nouns, cues)))


# Words that say only that an amount is told.
_UNITS = frozenset(
    stem(word)
    for word in "million billion thousand euro dollar pound cost pay spend price worth value "
    "percent".split()
)
_TIMES = frozenset("year month week day hour minute second time step".split())
_TAKING = frozenset({"steal", "take", "rob", "loot", "snatch"})
_COUNTS = (
    _tally("aboard", "passenger", "person", "aboard onboard board carry plane aircraft boat bus"),
    _tally("audience", "spectator onlooker", "person fan supporter viewer", "watch crowd audience"),
    _tally("visitors", "visitor festivalgoer", "person guest", "visit draw"),
    _tally("pupils", "pupil schoolchild", "child student", "attend school teach enrol lesson"),
    _tally("jobs", "", "worker employee job staff post", "lose cut affect go axe redundancy"),
    _tally("strikers", "", "driver worker nurse teacher pilot member employee", "strike walkout"),
    _tally(
        "participants",
        "participant",
        "child patient volunteer person man woman adult",
        "trial study enrol participate test",
    ),
    _tally("guests", "mourner", "guest person", "attend present wedding funeral ceremony"),
    _tally("countries", "", "country nation", "take attend expect compete join come"),
)
_MONEY = (
    _tally("cost", "", "", "cost spend"),  # a report may tell of several prices
    _tally("value", "", "", "worth value"),
    _tally("prize", "", "", "award prize receive purse"),
    _tally("fine", "", "", "fine penalty"),
    _tally("damage", "", "", "damage"),
)
_PERCENTS = (
    _tally("votes", "", "", "vote ballot"),
    _tally("pay", "", "", "pay wage salary"),
)
_LENGTHS = re.compile(
    r"\s*(?:metres|meters|km|kilometres|kilometers|miles|feet)[- ](long|high|wide)"
)
_MEASURING = re.compile(r"\bmeasur(?:es|ed|ing) (?:about |some |around )?$", re.IGNORECASE)
_METRES = re.compile(r"\s*(?:metres|meters|km|kilometres|kilometers|miles|feet)\b(?! by)")
_SENTENCE = re.compile(r"\s*(years?|months?)\s+(?:in (?:prison|jail)|behind bars|imprisonment)\b")
ROUNDED = 0.1  # by how much a term changes when it is told in another unit
_JAIL = re.compile(r"\b(?:prison|jail|jailed|sentenced|imprisonment|behind bars)\b", re.IGNORECASE)
_FAVOUR = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:voted? (?:for|in favou?r|yes)|votes? (?:for|in favou?r)|in favou?r)\b"
    r"|\s*(?:votes\s*)?(?:to|-|\u2013)\s*\d+\s*(?:votes?\b)?",
    re.IGNORECASE,
)
_VOTING = re.compile(r"\b(?:vot(?:e|es|ed|ing)|ballot)\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"\b(?:ago|last (?:year|month|week|season)|previous(?:ly)?|earlier|years? before|since|could|"
    r"may|might|would|if|average|per|each|every|annual(?:ly)?|feared|up to|as many as|"
    r"expect(?:s|ed)?|worth of|(?<!built )(?<!founded )(?<!opened )in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def tallies(sentence: Sentence) -> Iterator[Answer]:
    """Read the numbers of a sentence that are the tally of something."""
    passage = sentence.passage
    if _BESIDE.search(passage.text):
        return
    tokens = passage.tokens
    for number in counted_numbers(passage):
        if number.kind in {"ordinal", "fraction"} or sentence.quoted(number.start):
            continue
        index = next((i for i, t in enumerate(tokens) if t.start >= number.start), None)
        if index is None:
            continue
        noun = counted_noun(tokens, index, number)
        top = counted_top(tokens, index, number)
        about = frozenset({stem(lemma(tokens[noun]))}) if noun is not None else frozenset[str]()
        name = _measured(passage.text, number)
        if name is None:
            if noun not in (None, top) or (partial(tokens, top) and number.kind == "plain"):
                continue
            near = _near(tokens, number)
            unit = lemma(tokens[noun]) if noun is not None else ""
            name = _name(number.kind, unit, near)
            if name is None and unit and near & _TAKING and not near & {"person", "place", "part"}:
                name = f"taken {stem(unit)}" if _plural(tokens, noun) else None
        if name is not None:
            words = counted_words(passage.text, tokens, number, noun)
            extra = _described(tokens, noun) if number.kind == "plain" else frozenset[str]()
            question = f"tally:{name}"
            yield Answer("number", question, number, words, sentence, extra, (about,))


def _measured(text: str, number: Number) -> str | None:
    """What a number measures, where the words right after it tell."""
    length = _LENGTHS.match(text, number.end)
    if length:
        return f"length {length.group(1)}"
    if _MEASURING.search(text[: number.start]) and _METRES.match(text, number.end):
        return "length long"
    if number.kind != "plain":
        return None
    if _SENTENCE.match(text, number.end) or (
        re.match(r"\s*(?:years?|months?)\b", text[number.end :])
        and _JAIL.search(text)
        and not re.match(r"\s*\w+[- ](?:old|ago)", text[number.end :])
    ):
        return "sentence"
    voting = _VOTING.search(text) or "favour" in text
    return "for" if voting and _FAVOUR.match(text, number.end) else None


def _near(tokens: Sequence[Token], number: Number) -> frozenset[str]:
    """Lemmas of the words around a number, within its clause."""
    places = [i for i, t in enumerate(tokens) if number.start < t.end and t.start < number.end]
    low, high = max(0, places[0] - REACH), places[-1] + REACH + 1
    for i in range(places[0] - 1, low - 1, -1):
        if tokens[i].text in {",", ";"}:
            low = i
            break
    for i in range(places[-1] + 1, min(high, len(tokens))):
        if tokens[i].text in {",", ";"}:
            high = i
            break
    return frozenset(lemma(t) for t in tokens[low:high])


def _name(kind: str, unit: str, near: frozenset[str]) -> str | None:
    """The tally that a number is."""
    if kind == "plain":
        for one in _COUNTS:
            if unit in one.sure or (unit in one.nouns and near & one.cues):
                return one.name
            if one.name == "audience" and not unit and "watch" in near:
                return one.name
        return None
    several = _PERCENTS if kind == "percent" else _MONEY
    return next((one.name for one in several if near & one.cues), None)


def _plural(tokens: Sequence[Token], noun: int | None) -> bool:
    return noun is not None and tokens[noun].tag == "NNS" and lemma(tokens[noun]) not in _TIMES


def _described(tokens: Sequence[Token], noun: int | None) -> frozenset[str]:
    """Stems of what tells some of a kind from the others: "foreign passengers"."""
    if noun is None:
        return frozenset()
    return frozenset(
        stem(lemma(tokens[i]))
        for i in children(tokens, noun)
        if tokens[i].dep in {"amod", "compound", "nmod", "acl"} and tokens[i].pos != "NUM"
    )


def _months(answer: Answer, number: Number) -> float:
    """How long a term is, in months."""
    return number.value * (12 if "year" in answer.words.lower() else 1)


def tallies_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two tallies of one matter contradict each other; None for different matters."""
    mine, theirs = one.value, two.value
    if one.question in {"tally:score", "tally:shootout"}:
        teams = one.sentence.names_around & two.sentence.names_around
        if len(teams) < LEAST_TEAMS or not same_names(one.sentence, two.sentence):
            return None
        days = [
            {a.sentence.passage.text[d.start : d.end] for d in a.sentence.dates} for a in (one, two)
        ]
        if days[0] and days[1] and not days[0] & days[1]:
            return None  # a return match
        return mine != theirs
    if not isinstance(mine, Number) or not isinstance(theirs, Number) or mine.kind != theirs.kind:
        return None
    rounded = not exact(mine, theirs) and compatible(mine, theirs)
    if mine.same(theirs) or rounded or scaled(mine, theirs):
        return False
    low, high = sorted((abs(mine.value), abs(theirs.value)))
    if one.question == "tally:sentence":
        months = [_months(answer, number) for answer, number in ((one, mine), (two, theirs))]
        unlike = len({"year" in answer.words.lower() for answer in (one, two)}) > 1
        if unlike and abs(months[0] - months[1]) <= ROUNDED * max(months):
            return False  # "44 months" are "nearly four years"
    if low * APART < high:
        return None
    if not same_time(one.sentence, two.sentence):
        return None
    if one.question != "tally:sentence" and not same_span(one.sentence, two.sentence):
        return None
    if one.about != two.about or not one_matter(one.sentence, two.sentence, LEAST_AROUND):
        return None
    if mine.kind != "plain" and len(shared(one, two) - _UNITS) < LEAST_SHARED:
        return None
    return not bounded(mine, one.sentence.passage.text, theirs, two.sentence.passage.text)
