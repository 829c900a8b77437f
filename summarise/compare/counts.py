"""How many, how much, how old: numbers as answers to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.check.values import Number
from summarise.compare.counting import (
    FATES,
    counted_kinds,
    counted_noun,
    counted_path,
    counted_top,
    counted_words,
    partial,
)
from summarise.compare.differences import counted_numbers, scaled
from summarise.compare.event import stem
from summarise.compare.quantities import bounded, compatible, exact
from summarise.compare.stated import Answer, Sentence, same_names, same_span, same_time, shared
from summarise.roles import Token

_LOST = frozenset({"lose", "claim", "cost", "take"})  # "lives"
_PEOPLE = frozenset("people person victim soul life".split())
_BESIDE = re.compile(
    r"\b(?:ago|last (?:year|month|week|summer|winter|spring|autumn|fall|time)|previous(?:ly)?|"
    r"earlier|since|history|decades?|century|(?:per|a|each|every) (?:year|day|month|week)|"
    r"annual(?:ly)?|average|worst|similar|another|total(?:l?ing)? of|combined|feared|up to|"
    r"as many as|(?<!built )(?<!founded )(?<!opened )in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?P<before>\d{1,3})[- ]years?[- ]old\b|\b(?:aged|age) (?P<aged>\d{1,3})\b"
    r"|(?<=[a-z]), (?P<after>\d{2})(?=,)"
)
_MEASURES = frozenset(
    "year month week day hour minute second metre meter kilometre kilometer mile foot inch km kg "
    "ton tonne pound kilo litre liter gallon acre hectare time percent point degree step place "
    "way thing part number one size group page kind".split()
)


def _root(word: str) -> str:
    """The stem of a word, without the last letter that its forms lose: "fine", "fined"."""
    return stem(word).removesuffix("e")


# Nouns and verbs of a path that say nothing of what an amount is.
_LIGHT = frozenset(
    _root(word)
    for word in "percent dollar euro pound cent be have make take get see include reach total give "
    "do go come produce need say provide boast".split()
)
# What is wanted is not what there is: "needed five votes".
_WANTED = re.compile(
    r"\b(?:need|require|seek|want)(?:s|ed|ing)?\s(?:(?:about|at least|some|only|just|another)\s)?$",
    re.IGNORECASE,
)
# A toll without a verb of its own: "23 people were killed and 147 wounded".
_TOLL = re.compile(
    r"\s(?:people\s|persons\s|others\s)?(?P<fate>killed|dead|wounded|injured|hurt|missing|arrested|"
    r"detained)\b(?!\s+(?:people|by))",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:\band|,|;|\bwith|\bleaving)\s(?:(?:about|at least|some|around|nearly|over|more than)\s)?$",
    re.IGNORECASE,
)
_UNREAL = frozenset({"could", "may", "might", "would", "if", "unless", "should"})
LEAST_SHARED = 2  # further content words that two sentences on one fate share
LEAST_SHARED_COUNTS = 3  # and of any other count


def counts(sentence: Sentence) -> Iterator[Answer]:
    """Read the numbers of a sentence as answers."""
    passage = sentence.passage
    if _BESIDE.search(passage.text) or _UNREAL & {t.text.lower() for t in passage.tokens}:
        return
    yield from _ages(sentence)
    for number in counted_numbers(passage):
        if number.kind in {"ordinal", "fraction"} or sentence.quoted(number.start):
            continue
        index = next(
            (i for i, t in enumerate(passage.tokens) if number.start <= t.start < number.end), None
        )
        if index is None or _WANTED.search(passage.text[: number.start]):
            continue
        toll = _listed_toll(passage.text, number)
        if toll is not None:
            yield Answer("number", *toll, sentence)
            continue
        top = counted_top(passage.tokens, index, number)
        noun = counted_noun(passage.tokens, index, number)
        if noun not in (None, top) or partial(passage.tokens, top):
            continue  # "three of the injured" are a part of them
        path = counted_path(passage.tokens, top)
        if path is None:
            continue
        unit = lemma(passage.tokens[noun]) if noun is not None else ""
        words = counted_words(passage.text, passage.tokens, number, noun)
        fate = _fate(passage.tokens, top, path, unit) if number.kind == "plain" else None
        about = frozenset(_root(word) for word in path) - {_root(unit)} - _LIGHT
        kinds = counted_kinds(passage.tokens, top)
        if fate is not None:
            generic = "" if unit in _PEOPLE or unit == "" or fate == unit else stem(unit)
            if unit in {"passenger"}:
                generic = "passe"
            yield Answer(
                "number", f"fate:{fate}", number, words, sentence, frozenset({generic} - {""})
            )
            if fate == "dead" and generic == "":
                yield Answer("number", "tally:dead", number, words, sentence)
        elif number.kind != "plain":
            yield Answer(
                "number", f"amount:{number.kind}", number, words, sentence, about, (kinds,)
            )
        elif unit and unit not in _PEOPLE:
            yield Answer("number", f"count:{stem(unit)}", number, words, sentence, about)


def _listed_toll(text: str, number: Number) -> tuple[str, Number, str] | None:
    """The question, the number and the words of a toll that is listed after another."""
    found = _TOLL.match(text, number.end)
    if number.kind != "plain" or not found or not _LISTED.search(text[: number.start]):
        return None
    word = found.group("fate").lower()
    fate = next(name for name, known in FATES.items() if word in known or word[:-2] in known)
    return f"fate:{fate}", number, text[number.start : found.end()]


def _ages(sentence: Sentence) -> Iterator[Answer]:
    """How old somebody is who is named."""
    passage = sentence.passage
    for match in _AGE.finditer(passage.text):
        group = match.lastgroup or "before"
        value = Number(match.start(group), match.end(group), float(match.group(group)), "age")
        after = [t for t in passage.tokens if t.start >= match.end()][:6]
        before = [t for t in passage.tokens if t.end <= match.start()][-3:]
        near = before[::-1] if group != "before" else [*after[:4], *before[::-1], *after[4:]]
        run = next((t for t in near if t.pos == "PROPN" and t.entity in {"PERSON", ""}), None)
        if run is None:
            run = next((t for t in before[::-1] if t.pos == "PROPN"), None)
        # "The 36-year-old used oxygen": of whom the sentences before tell.
        alone = run is None and passage.text[: match.start()].lower().endswith("the ")
        alone = alone and not (after and after[0].pos in {"NOUN", "ADJ"})
        whom = sentence.referents.person if alone else frozenset[str]()
        if run is not None:
            whom = frozenset({stem(lemma(run))})
        for name in sorted(whom):
            yield Answer("number", f"age:{name}", value, match.group(group), sentence)


def _fate(tokens: Sequence[Token], top: int, path: Sequence[str], unit: str) -> str | None:
    """What happened to the people that a number counts; None if it counts no people so."""
    words = {*path, unit}
    if "life" in words and words & _LOST:
        return "dead"
    token = tokens[top]
    head = lemma(tokens[token.head])
    for name, known in FATES.items():
        if not words & known:
            continue
        if token.dep == "nsubj" and head in {"kill", "injure", "wound", "arrest", "rescue", "save"}:
            return None  # who did it
        if name in {"rescued", "aboard"} and unit not in _PEOPLE | {"passenger", ""}:
            return None
        if unit in _MEASURES:
            return None
        return name
    return None


def numbers_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two numbers contradict each other; None if they answer different questions."""
    mine, theirs = one.value, two.value
    if not isinstance(mine, Number) or not isinstance(theirs, Number):
        return None
    kind = one.question.partition(":")[0]
    if kind != "age" and mine.same(theirs):
        return False
    if not same_time(one.sentence, two.sentence) or not same_names(one.sentence, two.sentence):
        return None
    if kind == "fate":
        if one.about != two.about:
            return _part_exceeds(one, two)
        together = shared(one, two)
        if len(together) < LEAST_SHARED:
            return None
    elif kind == "age":
        return mine.value != theirs.value
    else:
        together = shared(one, two) - {one.question.partition(":")[2]}
        if (one.roles and one.roles != two.roles) or not same_span(one.sentence, two.sentence):
            return None
        if not one.about & two.about or len(together) < LEAST_SHARED_COUNTS - (kind == "amount"):
            return None
        if one.question.partition(":")[2] in _MEASURE_STEMS and len(one.about & two.about) < 2:
            return None
    counted = kind == "fate" and exact(mine, theirs)  # nobody rounds 147 to 146
    if (not counted and compatible(mine, theirs)) or scaled(mine, theirs):
        return False
    return not bounded(mine, one.sentence.passage.text, theirs, two.sentence.passage.text)


_MEASURE_STEMS = frozenset(stem(word) for word in _MEASURES)


def _part_exceeds(one: Answer, two: Answer) -> bool | None:
    """Whether a part ("19 workers") is more than the whole ("12 people") of another source."""
    for part, whole in ((one, two), (two, one)):
        if part.about and not whole.about:
            mine, theirs = part.value, whole.value
            if not isinstance(mine, Number) or not isinstance(theirs, Number):
                return None
            more = mine.value > theirs.value and not compatible(mine, theirs)
            if not more or len(shared(one, two)) < LEAST_SHARED:
                return None
            return not bounded(
                mine, part.sentence.passage.text, theirs, whole.sentence.passage.text
            )
    return None
