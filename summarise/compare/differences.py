"""What two sentences about the same thing state differently: numbers, dates, names, quotations.

Each function looks at two sentences of independent sources and returns the two values in
dispute, or None. Whatever else the sentences state alike is set aside first; a difference
counts only if it is the one that is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import SequenceMatcher

from summarise.check.folding import words
from summarise.check.frames import lemma
from summarise.check.quotes import Quotation, quotations
from summarise.check.values import Number, numbers
from summarise.compare.dating import Dated, dated, differ, settle
from summarise.compare.event import content, stem
from summarise.compare.passages import Passage
from summarise.compare.quantities import bounded, compatible
from summarise.roles import Token

Values = tuple[str, str]
LEAST_QUOTE = 6  # words; shorter quotations are phrases that anybody may use
QUOTED_ALIKE = 0.75  # share of a quotation's words that the other outlet quotes too
_CONTRACTED = re.compile(r"'(ve|re|ll|s|d|m)$")
_MANY = re.compile(r"(?:\w+\s)?(?:dozens?|scores?|couple)\b", re.IGNORECASE)

_RATIO = re.compile(r"\b(?:one|two|three|four|\d+)(?: out)? (?:in|of)(?: every)? $", re.IGNORECASE)
# What is done to a thing at two times.
_TURNS = (
    {"buy", "sell"},
    {"open", "close"},
    {"begin", "end"},
    {"start", "end"},
    {"arrive", "leave"},
    {"bear", "die"},
    {"lose", "find"},
)


def number_difference(one: Passage, two: Passage) -> Values | None:
    """Different numbers of the same thing, where neither is a rounding or a bound of the other."""
    left, right = counted_numbers(one), counted_numbers(two)
    # Equal numbers belong together, and only then those that could be each other's rounding.
    agreed = any(a.same(b) for a in left for b in right)
    left, right = _unmatched(left, right, Number.same), _unmatched(right, left, Number.same)
    rest = _unmatched(left, right, compatible), _unmatched(right, left, compatible)
    for kind in sorted({a.kind for a in rest[0]} & {b.kind for b in rest[1]}):
        mine = [a for a in rest[0] if a.kind == kind]
        theirs = [b for b in rest[1] if b.kind == kind]
        if len(mine) != 1 or len(theirs) != 1:
            continue
        if scaled(mine[0], theirs[0]) or bounded(mine[0], one.text, theirs[0], two.text):
            continue
        # Where another share is told alike, these may be of something else.
        if kind == "percent" and agreed and not _one_verb((one, mine[0]), (two, theirs[0])):
            continue
        units = _unit(one.tokens, mine[0]), _unit(two.tokens, theirs[0])
        if stem(units[0]) != stem(units[1]) or not (units[0] or kind != "plain"):
            continue
        return _counted(one, mine[0], units[0]), _counted(two, theirs[0], units[1])
    return None


def _one_verb(*told: tuple[Passage, Number]) -> bool:
    """Whether numbers of two sentences hang on verbs that the other sentence has, too."""
    found = []
    for passage, number in told:
        tokens = passage.tokens
        index = next((i for i, t in enumerate(tokens) if t.start >= number.start), None)
        for _ in range(8):
            if index is None or tokens[index].pos == "VERB" or tokens[index].head == index:
                break
            index = tokens[index].head
        found.append("" if index is None else stem(lemma(tokens[index])))
    known = [content(passage.tokens) for passage, _ in told]
    return found[0] in known[1] and found[1] in known[0]


def scaled(one: Number, two: Number) -> bool:
    """Whether two numbers have the same figures: "1.2m" may stand for 1.2 million."""
    low, high = sorted((abs(one.value), abs(two.value)))
    return low > 0 and any(abs(high / low / scale - 1) < 1e-6 for scale in (1e3, 1e6, 1e9))


def _unmatched(
    some: Sequence[Number], others: Sequence[Number], match: Callable[[Number, Number], bool]
) -> list[Number]:
    return [n for n in some if not any(n.kind == o.kind and match(n, o) for o in others)]


def counted_numbers(passage: Passage) -> list[Number]:
    """The numbers of a sentence that count something: no ordinals, clock times, names or scores."""
    found = []
    for number in numbers(passage.text):
        around = passage.text[max(0, number.start - 1) : number.end + 1]
        if _MANY.match(passage.text, number.start) or _RATIO.search(passage.text[: number.start]):
            continue
        if number.kind == "ordinal" or ":" in around or "-" in around or "/" in around:
            continue
        token = next((t for t in passage.tokens if t.start >= number.start), None)
        after = next((t for t in passage.tokens if t.start >= number.end), None)
        head = passage.tokens[token.head] if token is not None else None
        # "Boeing 747", but "in Esk 65,000 homes", whatever the parser makes of it.
        named = head is not None and head.pos == "PROPN" and head.start < number.start
        if named and (after is None or after.pos != "NOUN"):
            continue
        found.append(number)
    return found


def _unit(tokens: Sequence[Token], number: Number) -> str:
    """The noun that a number counts, as a folded lemma; "" if none."""
    for index, token in enumerate(tokens):
        if not (number.start <= token.start and token.end <= number.end + 1):
            continue
        head = tokens[token.head]
        outside = not number.start <= head.start < number.end
        if token.head != index and head.pos in {"NOUN", "PROPN"} and outside:
            return lemma(head)
    return ""


def _counted(passage: Passage, number: Number, unit: str) -> str:
    text = passage.text[number.start : number.end]
    noun = re.search(rf"\b{re.escape(unit)}\w*", passage.text[number.end :], re.I) if unit else None
    if noun and noun.start() <= 24 and unit not in text.lower():
        return passage.text[number.start : number.end + noun.end()]
    return text


def date_difference(
    one: Passage, two: Passage, published: tuple[date | None, date | None], reworded: bool
) -> Values | None:
    """Different days for what is the same event.

    Args:
        one: a sentence.
        two: its counterpart.
        published: when the article of each was published.
        reworded: the two are alike enough that the dates belong together whatever the verb.
    """
    left, right = (_events(passage) for passage in (one, two))
    rest = (
        [a for a in left if not any(not differ(a.mention, b.mention) for b in right)],
        [b for b in right if not any(not differ(a.mention, b.mention) for a in left)],
    )
    if len(rest[0]) != 1 or len(rest[1]) != 1:
        return None
    mine, theirs = rest[0][0], rest[1][0]
    form = [
        (m.year is None, m.month is None, m.day is None, m.weekday is None)
        for m in (mine.mention, theirs.mention)
    ]
    if form[0] != form[1] or mine.bound != theirs.bound:
        return None
    if not reworded and not (
        stem(mine.verb) in content(two.tokens) or stem(theirs.verb) in content(one.tokens)
    ):
        return None
    settled = settle(mine, one.text, published[0]), settle(theirs, two.text, published[1])
    if settled[0] and settled[1]:
        if settled[0] == settled[1]:
            return None
        # What happened after an article went to print it cannot contradict.
        for (when, precision), day in (
            (settled[0], published[1]),
            (settled[1], published[0]),
        ):
            if precision == "day" and day is not None and date.fromisoformat(when) > day:
                return None
    elif published[0] != published[1] and mine.mention.weekday is not None:
        return None
    return mine.text, theirs.text


def turned(one: Passage, two: Passage) -> bool:
    """Whether two sentences tell of two turns of one thing: it was bought, it was sold."""
    verbs = [{lemma(t) for t in p.tokens if t.pos == "VERB"} for p in (one, two)]
    alone = verbs[0] - verbs[1], verbs[1] - verbs[0]
    return any(turn & alone[0] and turn & alone[1] for turn in _TURNS)


def _events(passage: Passage) -> list[Dated]:
    return [
        one
        for one in dated(passage.text, passage.tokens)
        if not (one.named or one.quoted or one.telling or one.mention.relative)
    ]


def quote_difference(one: Passage, two: Passage) -> Values | None:
    """The same quotation in other words."""
    for mine in quotations(one.text):
        for theirs in quotations(two.text):
            values = _requoted(mine, theirs)
            if values is not None:
                return values
    return None


def _requoted(one: Quotation, two: Quotation) -> Values | None:
    """The stretches in which two versions of a quotation differ in more than small words."""
    left, right = _spoken(one.text), _spoken(two.text)
    if min(len(left), len(right)) < LEAST_QUOTE or "..." in one.text + two.text:
        return None
    if any(mark in one.text + two.text for mark in "[]\u2026"):
        return None
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < QUOTED_ALIKE * min(len(left), len(right)):
        return None
    first, last = blocks[0], blocks[-1]
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        inside = first.a < i1 and i2 <= last.a and first.b < j1 and j2 <= last.b
        if tag != "replace" or not inside or i2 - i1 > 4 or j2 - j1 > 4:
            continue
        old, new = left[i1:i2], right[j1:j2]
        if _weighty(old, new) and _weighty(new, old):
            return " ".join(old), " ".join(new)
    return None


def _spoken(text: str) -> list[str]:
    """The words of a quotation without contractions: "we've" is "we have"."""
    return [part for word in words(text) for part in _CONTRACTED.sub(r" \1", word).split()]


def _weighty(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether words hold one that is no form of the others."""
    return any(
        len(word) > 3 and not any(word[:4] == other[:4] for other in others) for word in some
    )
