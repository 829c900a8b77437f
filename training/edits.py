"""Edits that make a true sentence say something else: what a checker must learn to see.

Each edit is a rule that fits some sentences and leaves the others alone. After FactCC (Kryscinski
et al. 2020), with the errors that shortening and fusing make: a speaker or a role exchanged, a
hedge or a condition lost, facts of two sentences joined.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from summarise.check.days import MONTHS, WEEKDAYS
from summarise.check.frames import SPEECH, children
from summarise.roles import Token
from training.swaps import OPPOSITES, PREPOSITIONS, QUANTIFIERS, UNITS

Label = Literal["not stated", "contradicted"]
Parse = Sequence[Token]

_WORDS = "two three four five six seven eight nine ten eleven twelve twenty thirty fifty".split()
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?(?!\d)|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CALENDAR = [m.title() for m in MONTHS if len(m) > 3], [d.title() for d in WEEKDAYS if len(d) > 3]
_DAY = re.compile(rf"\b(?:{'|'.join([*_CALENDAR[0], *_CALENDAR[1]])})\b")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|has|have|had|can|could|would|should)\b(?! not| no\b|n['’]t)"
)
_NEGATION = re.compile(r"\b(?:not|never) |(?<=\w)n['’]t\b")
_MODAL = re.compile(r"\b(?:may|might|could)\b(?! \d)")
_HEDGE = re.compile(
    r"\b(?:likely|reportedly|allegedly|probably|possibly|perhaps|apparently|potentially) "
    r"|\b(?:appears?|seems?) to (?=\w)|\b(?:alleged|suspected|possible|potential) (?=\w)"
)
_LIMIT = re.compile(
    r"\b(?:only|almost|nearly|at least|up to|about|around|more than|less than|fewer than) (?=\S)"
)
_SAID_BEFORE = re.compile(
    r"^[A-Z][^,\"“]{2,60}? (?:said|says|argued|claimed|believes|warned|thinks|alleged|insisted)"
    r"(?: on \w+day)? (?:that )?(?=[a-zA-Z])"
)
_SAID_AFTER = re.compile(
    r",[\"”]? [A-Z][\w.’' ]{2,40} (?:said|says|claimed|argued|warned)(?: on \w+day)?\.$"
)
_CONDITION = re.compile(r",? (?:if|unless|as long as) [^,;\"“”]+(?=[.,])")
_TENSES = (
    (re.compile(r"\bwill be\b"), "was"),
    (re.compile(r"\b(?:was|were)\b(?! \w+ing\b)"), "will be"),
    (re.compile(r"\bplans? to\b"), "refused to"),
)
_NAMED = ("PERSON", "GPE", "ORG", "NORP")


@dataclass(slots=True)
class Pool:
    """What an article offers in exchange: its names by label, and its other sentences."""

    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, text: str, parse: Parse) -> None:
        """Take up the names of a sentence."""
        for start, end, label in entities(parse):
            name = _bare(text[start:end])
            if name and name not in self.names[label]:
                self.names[label].append(name)

    def other(self, label: str, text: str, chance: random.Random) -> str | None:
        """Return a name of the label that a text does not have."""
        found = [
            name
            for name in self.names[label]
            if not set(name.split()) & set(re.findall(r"\w+", text))
        ]
        return chance.choice(found) if found else None


def entities(parse: Parse) -> list[tuple[int, int, str]]:
    """Return start, end and label of the names in a parse."""
    found: list[tuple[int, int, str]] = []
    for token in parse:
        if token.entity not in _NAMED:
            continue
        if found and not token.entity_start and found[-1][2] == token.entity:
            found[-1] = (found[-1][0], token.end, token.entity)
        else:
            found.append((token.start, token.end, token.entity))
    return found


def _bare(name: str) -> str:
    return re.sub(r"^[Tt]he |['’]s?$", "", name)


def _quoted(text: str, at: int) -> bool:
    return text[:at].count('"') % 2 == 1 or text[:at].count("“") > text[:at].count("”")


def _put(text: str, start: int, end: int, new: str) -> str:
    made = text[:start] + new + text[end:]
    return made[:1].upper() + made[1:]


def _like(new: str, old: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _free(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return [match for match in pattern.finditer(text) if not _quoted(text, match.start())]


def _swap(text: str, table: Mapping[str, str], chance: random.Random) -> str | None:
    found = [match for match in re.finditer(r"[A-Za-z-]+", text) if match.group().lower() in table]
    if not found:
        return None
    match = chance.choice(found)
    new = _like(table[match.group().lower()], match.group())
    return _put(text, match.start(), match.end(), new)


def number(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Give a number another value."""
    found = [match for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match.group())]
    if not found:
        return None
    match = chance.choice(found)
    old = match.group()
    if not old[0].isdigit():
        new = _like(chance.choice([word for word in _WORDS if word != old.lower()]), old)
        return _put(text, match.start(), match.end(), new)
    digits = old.rstrip(",").replace(",", "")
    places = len(digits.partition(".")[2])
    value = float(digits) * chance.choice((0.5, 0.7, 1.1, 1.5, 2, 3))
    value += 0 if places else 1
    comma = "," if "," in old.rstrip(",") else ""
    tail = "," if old.endswith(",") else ""
    return _put(text, match.start(), match.end(), f"{value:{comma}.{places}f}{tail}")


def numbers(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Exchange two numbers."""
    found = list(_NUMBER.finditer(text))
    if len(found) < 2:
        return None
    one, two = sorted(chance.sample(found, 2), key=lambda match: match.start())
    left, right = one.group().rstrip(","), two.group().rstrip(",")
    if left.lower() == right.lower():
        return None
    middle = text[one.start() + len(left) : two.start()]
    return text[: one.start()] + right + middle + left + text[two.start() + len(right) :]


def date(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Move a month, weekday or year."""
    found = [*_DAY.finditer(text), *_YEAR.finditer(text)]
    if not found:
        return None
    match = chance.choice(found)
    old = match.group()
    for names in _CALENDAR:
        if old in names:
            new = chance.choice([name for name in names if name != old])
            return _put(text, match.start(), match.end(), new)
    return _put(text, match.start(), match.end(), str(int(old) + chance.choice((-3, -1, 1, 2))))


def name(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Put another name of the same article in a name's place."""
    found = entities(parse)
    if not found:
        return None
    start, end, label = chance.choice(found)
    old = _bare(text[start:end])
    new = pool.other(label, text, chance)
    at = text.find(old, start)
    return _put(text, at, at + len(old), new) if new and old and at >= 0 else None


def names(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Exchange two names that do not stand in one list."""
    found = entities(parse)
    pairs = [(a, b) for i, a in enumerate(found) for b in found[i + 1 :] if a[2] == b[2]]
    chance.shuffle(pairs)
    for one, two in pairs:
        left, right = _bare(text[one[0] : one[1]]), _bare(text[two[0] : two[1]])
        between = text[one[1] : two[0]]
        if len(between.split()) < 2 or re.search(r"^,? (?:and|or|,|with|between) ", between):
            continue
        if not left or not right or left in right or right in left or " and " in between:
            continue
        first, second = text.find(left, one[0]), text.find(right, two[0])
        if 0 <= first < second:
            middle = text[first + len(left) : second]
            return text[:first] + right + middle + left + text[second + len(right) :]
    return None


def speaker(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Put what is said into another mouth."""
    for index, token in enumerate(parse):
        if token.pos != "VERB" or token.lemma not in SPEECH:
            continue
        for child in children(parse, index):
            who = parse[child]
            if who.dep != "nsubj":
                continue
            spans = [span for span in entities(parse) if span[0] <= who.start < span[1]]
            start, end = spans[0][:2] if spans else (who.start, who.end)
            label = spans[0][2] if spans else "PERSON"
            new = pool.other(label, text, chance)
            if new and (spans or who.pos == "PRON"):
                return _put(text, start, end, new)
    return None


def roles(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Exchange who does it and to whom it is done."""
    for index, token in enumerate(parse):
        if token.pos != "VERB":
            continue
        below = children(parse, index)
        nouns = [i for i in below if parse[i].pos in {"NOUN", "PROPN"}]
        doer = next((parse[i] for i in nouns if parse[i].dep == "nsubj"), None)
        done = next((parse[i] for i in nouns if parse[i].dep == "dobj"), None)
        if doer and done and doer.text.lower() != done.text.lower() and doer.end <= done.start:
            middle = text[doer.end : done.start]
            return _put(text, doer.start, done.end, done.text + middle + doer.text)
    return None


def deny(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Deny what is said."""
    found = _free(_AUXILIARY, text)
    if found:
        match = chance.choice(found)
        return _put(text, match.end(), match.end(), " not")
    verbs = [
        token
        for token in parse
        if token.tag in {"VBD", "VBZ"}
        and token.pos == "VERB"
        and token.lemma.isalpha()
        and not _quoted(text, token.start)
    ]
    if not verbs:
        return None
    verb = chance.choice(verbs)
    helper = "did not" if verb.tag == "VBD" else "does not"
    return _put(text, verb.start, verb.end, f"{helper} {verb.lemma}")


def nobody(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Say that there is no such thing: "A man is singing", "No man is singing"."""
    match = re.match(r"(?:An?|The|Some|Many|Several|Two|Three) (?=[a-z])", text)
    return f"No {text[match.end() :]}" if match else None


def affirm(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Leave out a negation."""
    found = _free(_NEGATION, text)
    if not found:
        return None
    match = chance.choice(found)
    if text[match.end() :].startswith(("only", "longer")):
        return None
    made = _put(text, match.start(), match.end(), "")
    return made.replace(" ca ", " can ").replace(" wo ", " will ")


def opposite(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Say the opposite with another word."""
    return _swap(text, OPPOSITES, chance)


def preposition(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Turn a relation of time, place or side around."""
    return _swap(text, PREPOSITIONS, chance)


def quantifier(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Say of more or of fewer what was said of some."""
    return _swap(text, QUANTIFIERS, chance)


def unit(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Count in another unit."""
    return _swap(text, UNITS, chance) if any(char.isdigit() for char in text) else None


def tense(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Say that what is to come has been, or the other way round."""
    found = [(match, new) for pattern, new in _TENSES for match in _free(pattern, text)]
    if not found:
        return None
    match, new = chance.choice(found)
    return _put(text, match.start(), match.end(), new)


def sure(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Say for sure what was said with reserve."""
    found = [(match, "will") for match in _free(_MODAL, text)]
    found += [(match, "") for match in _free(_HEDGE, text)]
    if not found:
        return None
    match, new = chance.choice(found)
    return _put(text, match.start(), match.end(), new)


def unlimited(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Leave out what limits a number or a statement."""
    found = _free(_LIMIT, text)
    return _put(text, found[0].start(), found[0].end(), "") if found else None


def unsaid(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """State as a fact what somebody said."""
    if '"' in text or "“" in text:
        return None
    after = _SAID_AFTER.search(text)
    if after:
        return f"{text[: after.start()]}."
    before = _SAID_BEFORE.match(text)
    if before and any(t.start >= before.end() and t.dep.startswith("nsubj") for t in parse):
        return _put(text, 0, before.end(), "")
    return None


def unconditional(text: str, parse: Parse, pool: Pool, chance: random.Random) -> str | None:
    """Leave out the condition."""
    match = _CONDITION.search(text)
    return text[: match.start()] + text[match.end() :] if match else None


Edit = Callable[[str, Parse, Pool, random.Random], str | None]
EDITS: dict[str, tuple[Edit, Label]] = {
    **{edit.__name__: (edit, "contradicted") for edit in (number, numbers, date, deny, nobody)},
    **{edit.__name__: (edit, "contradicted") for edit in (affirm, opposite, unit, tense)},
    **{edit.__name__: (edit, "not stated") for edit in (name, names, speaker, roles)},
    **{edit.__name__: (edit, "not stated") for edit in (preposition, quantifier, sure)},
    **{edit.__name__: (edit, "not stated") for edit in (unlimited, unsaid, unconditional)},
}


def joined(one: str, first: Parse, two: str, second: Parse) -> str | None:
    """Say of the subject of one sentence what another says of its own."""
    left, right = _subject(one, first), _subject(two, second)
    if not left or not right or left[0].lower() == right[0].lower():
        return None
    made = f"{left[0]} {right[1].strip()}"
    return None if '"' in made or "“" in made else made[:1].upper() + made[1:]


def _subject(text: str, parse: Parse) -> tuple[str, str] | None:
    """Split a plain sentence into its subject and what is said of it."""
    root = next((i for i, token in enumerate(parse) if token.head == i), None)
    if root is None:
        return None
    doer = next((i for i in children(parse, root) if parse[i].dep in {"nsubj", "nsubjpass"}), None)
    if doer is None or parse[doer].pos == "PRON":
        return None
    span, grown = {doer}, True
    while grown:
        more = {i for i, token in enumerate(parse) if token.head in span} - span
        grown, span = bool(more), span | more
    low, high = min(span), max(span)
    whole = len(span) == high - low + 1 and high - low <= 12
    if not whole or parse[high].end >= parse[root].end or low > 0:
        return None
    return text[parse[low].start : parse[high].end], text[parse[high].end :]
