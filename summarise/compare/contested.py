"""Contradictions that only a reader sees: counterparts of which each denies the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from summarise.check.folding import fold
from summarise.check.names import names
from summarise.check.values import dates, numbers
from summarise.compare.event import Event
from summarise.compare.passages import Passage
from summarise.compare.reading import same_figures
from summarise.compare.substitution import exchanges
from summarise.roles import Judge
from summarise.types import ConflictKind

# Both of a pair's readings deny it at least as likely as not: no pair of BASIL's triples does.
LEAST = 0.5
CLOSE_FROM = 1.1  # closeness from which two sentences tell of one matter
LONGEST = 9  # words of a value in dispute
_DENIED = re.compile(r"\b(?:not|never|no|nobody|nothing|none|without)\b|n['’]t\b", re.IGNORECASE)

Difference = tuple[ConflictKind, Passage, str, Passage, str]


def contested(
    counterparts: Sequence[tuple[float, Passage, Passage]], event: Event, judge: Judge
) -> list[tuple[float, Difference]]:
    """Find the counterparts that cannot both be true, with what they differ in.

    Args:
        counterparts: closeness and two sentences of different sources.
        event: what all sentences have in common.
        judge: reads both.
    """
    near = [
        (close, one, two)
        for close, one, two in counterparts
        if close >= CLOSE_FROM
        and one.text != two.text
        and same_figures(one.text, two.text)
        # "Stopped using" and "has not used" are the same, and the reader does not know it.
        and bool(_DENIED.search(one.text)) == bool(_DENIED.search(two.text))
    ]
    relations = judge.judge([(one.text, two.text) for _, one, two in near], event.texts)
    found = []
    for (close, one, two), relation in zip(near, relations, strict=True):
        if relation.kind == "contradicts" and relation.probability >= LEAST:
            difference = _difference(one, two)
            # Of values rules know more, and they found nothing here.
            if difference is not None and difference[0] not in {"number", "date"}:
                found.append((close, difference))
    return found


def _difference(one: Passage, two: Passage) -> Difference | None:
    """What two sentences differ in: an exchanged value, or words in the place of others."""
    found = exchanges(one, two)
    if found:
        return (found[0].kind, one, found[0].values[0], two, found[0].values[1])
    apart = _apart(one, two)
    if apart is None:
        return None
    left, right = apart
    return (_kind(left, right, one, two), one, left, two, right)


def _apart(one: Passage, two: Passage) -> tuple[str, str] | None:
    """The first words of one that stand in the place of others; None if one only adds to two."""
    words = [fold(t.text) for t in one.tokens], [fold(t.text) for t in two.tokens]
    codes = SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    changed = next((code for code in codes if code[0] == "replace"), None)
    if changed is None:
        return None
    _, i1, i2, j1, j2 = changed
    return _words(one, i1, i2), _words(two, j1, j2)


def _words(passage: Passage, first: int, last: int) -> str:
    """Words of a passage, with one before them where there are none, or fewer than two."""
    if last - first < 2:
        first = max(0, first - 1)
    chosen = passage.tokens[first : max(last, first + 1)][:LONGEST]
    return passage.text[chosen[0].start : chosen[-1].end].strip(" ,.;:")


def _kind(left: str, right: str, one: Passage, two: Passage) -> ConflictKind:
    if list(dates(left)) and list(dates(right)):
        return "date"
    if list(numbers(left)) and list(numbers(right)):
        return "number"
    named = [
        {word for name in names(p.tokens) for word in name.words} & set(fold(text).split())
        for p, text in ((one, left), (two, right))
    ]
    return "name" if named[0] and named[1] else "negation"
