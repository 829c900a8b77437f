"""How many, how much, how old: numbers as answers to questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.check.values import Number
from summarise.compare.differences import counted_numbers, scaled
from summarise.compare.event import stem
from summarise.compare.predicates import children, modifiers
from summarise.compare.quantities import bounded, compatible
from summarise.compare.stated import Answer, Sentence, same_names, same_span, same_time, shared
from summarise.roles import Token

# What happens to people, told with many verbs and nouns, each of which asks the same question.
_FATES: dict[str, frozenset[str]] = {
    "dead": frozenset(
        "kill die dead death perish fatality slay drown body corpse massacre murder".split()
    ),
    "hurt": frozenset("injure hurt wound injury wounded injured casualty".split()),
    "missing": frozenset({"missing", "unaccounted"}),
    "held": frozenset("arrest detain arrested detained arrestee".split()),
    "rescued": frozenset("rescue save evacuate".split()),
    "aboard": frozenset("aboard onboard board carry passenger".split()),
}
_LOST = frozenset({"lose", "claim", "cost", "take"})  # "lives"
_PEOPLE = frozenset("people person victim soul life".split())
# Counted with these, a number is one of several of its kind.
_PARTIAL = frozenset(
    "more other additional another further new first extra remain different such same several "
    "many half next second third last previous earlier".split()
)
_BESIDE = re.compile(
    r"\b(?:ago|last (?:year|month|week|summer|winter|spring|autumn|fall|time)|previous(?:ly)?|"
    r"earlier|since|history|decades?|century|(?:per|a|each|every) (?:year|day|month|week)|"
    r"annual(?:ly)?|average|worst|similar|another|total(?:l?ing)? of|combined|feared|up to|"
    r"as many as|in (?:19|20)\d\d)\b",
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
        if index is None:
            continue
        top = _top(passage.tokens, index, number)
        noun = _noun(passage.tokens, index, number)
        if noun not in (None, top) or _partial(passage.tokens, top):
            continue  # "three of the injured" are a part of them
        path = _path(passage.tokens, top)
        if path is None:
            continue
        unit = lemma(passage.tokens[noun]) if noun is not None else ""
        words = _words(passage.text, passage.tokens, number, noun)
        fate = _fate(passage.tokens, top, path, unit) if number.kind == "plain" else None
        about = frozenset(_root(word) for word in path) - {_root(unit)} - _LIGHT
        kinds = _kinds(passage.tokens, top)
        if fate is not None:
            generic = "" if unit in _PEOPLE or unit == "" or fate == unit else stem(unit)
            if unit in {"passenger"}:
                generic = "passe"
            yield Answer(
                "number", f"fate:{fate}", number, words, sentence, frozenset({generic} - {""})
            )
        elif number.kind != "plain":
            yield Answer(
                "number", f"amount:{number.kind}", number, words, sentence, about, (kinds,)
            )
        elif unit and unit not in _PEOPLE:
            yield Answer("number", f"count:{stem(unit)}", number, words, sentence, about)


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
        if run is not None:
            yield Answer("number", f"age:{lemma(run)}", value, match.group(group), sentence)


def _top(tokens: Sequence[Token], index: int, number: Number) -> int:
    """The word that stands for a number in its sentence: the noun it counts, or itself."""
    last = max(i for i, t in enumerate(tokens) if t.start < number.end)
    if tokens[index].dep == "nummod" and tokens[tokens[index].head].start < number.start:
        # "In the county of Esk 65,000 homes": the parser may count the name instead.
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and after.pos == "NOUN":
            return last + 1
    while True:
        token = tokens[index]
        head = tokens[token.head]
        inside = number.start <= head.start < number.end
        counted = token.dep in {"nummod", "quantmod", "compound", "amod", "nmod"}
        if token.head == index or not (
            inside or (counted and head.pos in {"NOUN", "PROPN", "NUM"})
        ):
            return index
        index = token.head
        if not inside and tokens[index].pos in {"NOUN", "PROPN"}:
            return index


def _noun(tokens: Sequence[Token], index: int, number: Number) -> int | None:
    top = _top(tokens, index, number)
    if number.start <= tokens[top].start < number.end:
        # "12 of the passengers"
        for child in children(tokens, top):
            if tokens[child].dep == "prep" and tokens[child].text == "of":
                # "six of them" are counted, "six of the skiers" are some of those that were.
                return next(
                    (
                        i
                        for i in children(tokens, child)
                        if tokens[i].dep == "pobj" and tokens[i].pos != "PRON"
                    ),
                    None,
                )
        return None
    return top


def _partial(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a count is one of several: "3 more people", "12 others", "including 4 children"."""
    if lemma(tokens[noun]) in {"other", "rest", "half"}:
        return True
    if any(lemma(tokens[i]) in _PARTIAL for i in children(tokens, noun)):
        return True
    token = tokens[noun]
    head = tokens[token.head]
    return token.dep in {"conj"} or lemma(head) in {"include", "among", "between", "than"}


def _kinds(tokens: Sequence[Token], top: int) -> frozenset[str]:
    """What an amount is an amount of: "in punitive damages"."""
    found = set()
    for child in children(tokens, top):
        if tokens[child].dep == "prep" and tokens[child].text in {"in", "of"}:
            for inner in children(tokens, child):
                found |= {stem(lemma(tokens[inner]))} | modifiers(tokens, inner)
    return frozenset(found)


def _path(tokens: Sequence[Token], index: int) -> list[str] | None:
    """Lemmas from a counted noun up to its verb, with that verb's other arguments.

    None where the verb tells of no fact.
    """
    found = []
    for child in children(tokens, index):
        if tokens[child].dep in {"acl", "relcl", "amod"} and tokens[child].pos in {"VERB", "ADJ"}:
            found.append(lemma(tokens[child]))
    for _ in range(6):
        token = tokens[index]
        if token.pos in {"NOUN", "VERB", "PROPN", "ADJ", "ADV"} or token.text == "aboard":
            found.append(lemma(token))
        if token.pos in {"VERB", "AUX"} or token.head == index:
            break
        index = token.head
    for child in children(tokens, index):
        if tokens[child].dep == "neg":
            return None
        if tokens[child].dep in {"nsubj", "nsubjpass", "dobj", "oprd", "acomp", "attr", "advmod"}:
            found.append(lemma(tokens[child]))
        elif tokens[child].dep == "prep":
            found += [
                lemma(tokens[i])
                for i in children(tokens, child)
                if tokens[child].text == "without"
                or (tokens[child].text in {"to", "on", "of"} and lemma(tokens[i]) in _ALL_FATES)
            ]
    return found


_ALL_FATES = frozenset().union(*_FATES.values())


def _fate(tokens: Sequence[Token], top: int, path: Sequence[str], unit: str) -> str | None:
    """What happened to the people that a number counts; None if it counts no people so."""
    words = {*path, unit}
    if "life" in words and words & _LOST:
        return "dead"
    token = tokens[top]
    head = lemma(tokens[token.head])
    for name, known in _FATES.items():
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


def _words(text: str, tokens: Sequence[Token], number: Number, noun: int | None) -> str:
    """A number with the noun that it counts, as a sentence has them."""
    end = number.end
    if noun is not None and 0 <= tokens[noun].start - number.end <= 24:
        end = tokens[noun].end
    return text[number.start : end]


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
    if compatible(mine, theirs) or scaled(mine, theirs):
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
