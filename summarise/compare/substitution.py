"""Values exchanged in otherwise nearly equal sentences.

Where two outlets tell something in the same words but for a name, a number, a day or a "not",
the words around show that the two belong together, whatever else the sentences add.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarise.check.folding import fold
from summarise.check.values import MONTHS, WEEKDAYS, Number, dates, numbers
from summarise.compare.aliases import one_alias
from summarise.compare.dating import dated
from summarise.compare.differences import Values, scaled
from summarise.compare.passages import Passage
from summarise.compare.quantities import bounded, compatible
from summarise.roles import Token
from summarise.types import ConflictKind

LEAST_RATIO = 0.55  # share of the words of the sentences that are the same, in order
LONGEST = 4  # words of an exchanged value
CONTEXT = 2  # equal words on one side, or one on either, that hold a value in its place
RESPELLED = 0.7  # likeness from which one value is a spelling of the other
_SMALL = frozenset("the a an of mr mrs ms dr in on at by for to , ' - his her its".split())
_LINKS = frozenset({"SCONJ", "CCONJ", "AUX"})
_NOT = frozenset({"not", "n't", "never"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """A value that stands in the place of another one."""

    kind: ConflictKind
    values: Values


def exchanges(one: Passage, two: Passage) -> list[Exchange]:
    """Find the values in which two nearly equal sentences differ, one at a place."""
    left, right = ([t for t in p.tokens if t.pos != "PUNCT"] for p in (one, two))
    words = [fold(t.text) for t in left], [fold(t.text) for t in right]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    if matcher.ratio() < LEAST_RATIO:
        return []
    codes = matcher.get_opcodes()
    found: list[Exchange] = []
    for number, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or not _held(codes, number, len(left), len(right)):
            continue
        old, new = left[i1:i2], right[j1:j2]
        if {fold(t.text) for t in (*old, *new)} <= _NOT and bool(old) != bool(new):
            found += _denied(old, new, left, right, i1, j1)
        elif tag == "replace" and max(len(old), len(new)) <= LONGEST:
            rest = (*words[0][:i1], *words[0][i2:]), (*words[1][:j1], *words[1][j2:])
            # "in Norland" and "in Varnby" may be one place, where the sentence ends with it.
            placed = i2 == len(left) and i1 and words[0][i1 - 1] in {"in", "at", "near", "from"}
            found += [
                one_found
                for one_found in _exchanged(one, two, _bare(old), _bare(new), rest)
                if not (placed and one_found.kind == "name")
            ]
    return found


def likeness(one: Passage, two: Passage) -> float:
    """Share (0-1) of the words of two sentences that are the same, in order."""
    left, right = ([fold(t.text) for t in p.tokens if t.pos != "PUNCT"] for p in (one, two))
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _held(
    codes: Sequence[tuple[str, int, int, int, int]], number: int, left: int, right: int
) -> bool:
    """Whether equal words stand before and after a difference, or two on one side."""
    before = codes[number - 1][2] - codes[number - 1][1] if number else 0
    after = codes[number + 1][2] - codes[number + 1][1] if number + 1 < len(codes) else 0
    _, _, i2, _, j2 = codes[number]
    ends = i2 == left and j2 == right
    begins = not number
    return (before >= 1 or begins) and (after >= 1 or ends) and before + after >= CONTEXT


def _bare(tokens: Sequence[Token]) -> list[Token]:
    found = list(tokens)
    while found and (fold(found[0].text) in _SMALL or found[0].pos in _LINKS):
        found = found[1:]
    while found and (fold(found[-1].text) in _SMALL or found[-1].pos in _LINKS):
        found = found[:-1]
    return found


def _denied(
    old: Sequence[Token],
    new: Sequence[Token],
    left: Sequence[Token],
    right: Sequence[Token],
    i: int,
    j: int,
) -> Iterator[Exchange]:
    """What one says and the other denies, with the words around the denial."""
    after = (
        (left[i + len(old)] if i + len(old) < len(left) else None),
        (right[j + len(new)] if j + len(new) < len(right) else None),
    )
    if any(t is not None and fold(t.text) in {"only", "just", "all"} for t in after):
        return
    values = []
    for tokens, start, some in ((left, i, old), (right, j, new)):
        run = tokens[max(0, start - 1) : start + len(some) + 1]
        values.append(" ".join(t.text for t in run).replace(" n't", "n't"))
    yield Exchange("negation", (values[0], values[1]))


def _exchanged(
    one: Passage,
    two: Passage,
    old: Sequence[Token],
    new: Sequence[Token],
    rest: tuple[Sequence[str], Sequence[str]],
) -> Iterator[Exchange]:
    if not old or not new:
        return
    values = one.text[old[0].start : old[-1].end], two.text[new[0].start : new[-1].end]
    mine, theirs = _figure(one, old), _figure(two, new)
    calendar = [_calendar(tokens) for tokens in (old, new)]
    if any(calendar):
        years = all(value.isdigit() for value in values)
        if not years and any(_telling(p, t[0]) for p, t in ((one, old), (two, new))):
            return  # when something was said differs with whom one asked
        if all(calendar) and len(old) == len(new) and not _one_day(values):
            yield Exchange("date", (_whole_date(one, old), _whole_date(two, new)))
    elif mine and theirs:
        same = compatible(mine, theirs) or scaled(mine, theirs)
        if mine.kind == theirs.kind and not same and not bounded(mine, one.text, theirs, two.text):
            yield Exchange("number", values)
    elif _names(old, new) and not _one_bearer(values, rest) and "," not in "".join(values):
        yield Exchange("name", values)


def _figure(passage: Passage, tokens: Sequence[Token]) -> Number | None:
    """The one number that words are; None if they are something else."""
    found = [
        n for n in numbers(passage.text) if n.start < tokens[-1].end and tokens[0].start < n.end
    ]
    digits = all(any(c.isdigit() for c in t.text) or t.pos in {"NUM", "SYM"} for t in tokens)
    return found[0] if len(found) == 1 and digits else None


def _calendar(tokens: Sequence[Token]) -> bool:
    """Whether words are a weekday, a month, or a year."""
    return all(
        fold(t.text).rstrip(".") in WEEKDAYS.keys() | MONTHS.keys()
        or (t.text.isdigit() and len(t.text) == 4 and t.text[:2] in {"18", "19", "20"})
        or (t.entity == "DATE" and t.text.isdigit())
        for t in tokens
    )


def _whole_date(passage: Passage, tokens: Sequence[Token]) -> str:
    """The date that words belong to: "March 13" for "13"."""
    start, end = tokens[0].start, tokens[-1].end
    for found in dates(passage.text):
        if found.start <= start and end <= found.end:
            return passage.text[found.start : found.end]
    return passage.text[start:end]


def _telling(passage: Passage, date: Token) -> bool:
    """Whether a date says when somebody said something."""
    return any(
        found.telling and found.mention.start <= date.start < found.mention.end
        for found in dated(passage.text, passage.tokens)
    )


def _one_day(values: Values) -> bool:
    """Whether two values write one month or weekday differently: "Dec.", "December"."""
    one, two = (fold(value) for value in values)
    return one[:3] == two[:3] and not one[0].isdigit()


def _names(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether words are names; the parser may take an unknown one for something else."""
    every = (*old, *new)
    if any(t.pos in {"PRON", "DET"} or (t.start <= 1 and t.pos != "PROPN") for t in every):
        return False  # what only begins a sentence
    return all(t.text[:1].isupper() for t in every) and any(t.pos == "PROPN" for t in every)


def _short_for(one: str, two: str) -> bool:
    """Whether one word, with a stop, is short for another: "La." for "Louisiana"."""
    if not one.endswith(".") or one[0] != two[0] or len(one) > len(two):
        return False
    letters = iter(two)
    return all(letter in letters for letter in one.rstrip("."))


def _one_bearer(values: Values, rest: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Whether two names may be of one bearer, or the other sentence has the name too.

    Args:
        values: the names.
        rest: the other words of the two sentences.
    """
    one, two = ([fold(word) for word in value.split()] for value in values)
    # "National Park" says nothing where the sentence has another one.
    known = set(rest[0]) & set(rest[1])
    if (set(one) - known) & (set(rest[1]) | set(two)) or (set(two) - known) & set(rest[0]):
        return True
    if one_alias(one, two):
        return True
    if any(a.rstrip(".")[:3] == b[:3] or b.rstrip(".") == a[:3] for a in one for b in two):
        return True
    if any(_short_for(a, b) or _short_for(b, a) for a in one for b in two):
        return True
    initials = ["".join(word[0] for word in value) for value in (one, two)]
    if initials[0] in two or initials[1] in one or any(v.isupper() for v in values):
        return True
    return SequenceMatcher(None, *values, autojunk=False).ratio() >= RESPELLED
