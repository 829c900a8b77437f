"""Counterparts that say the opposite of each other, and of which a reader finds that they do.

The reader alone takes one in ten rewordings for a contradiction, the words alone do not know what
they are said of; together they were wrong nowhere in what was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from summarise.check.folding import fold, words
from summarise.compare.antonyms import contrary
from summarise.compare.onesided import same_denial
from summarise.compare.passages import Passage
from summarise.compare.reading import same_figures
from summarise.compare.substitution import exchanges
from summarise.roles import Judge
from summarise.types import ConflictKind

# Both of a pair's readings deny it at least as likely as not: no pair of BASIL's triples does.
LEAST = 0.5
CLOSE_FROM = 1.1  # closeness from which two sentences tell of one matter
LONGEST = 9  # words of a value in dispute

Difference = tuple[ConflictKind, Passage, str, Passage, str]


def contested(
    counterparts: Sequence[tuple[float, Passage, Passage]], judge: Judge
) -> list[tuple[float, Difference]]:
    """Find the counterparts that cannot both be true, with what they differ in.

    Args:
        counterparts: closeness and two sentences of different sources.
        judge: reads both.
    """
    near = [
        (close, one, two)
        for close, one, two in counterparts
        if close >= CLOSE_FROM
        and one.text != two.text
        and same_figures(one.text, two.text)
        # "Stopped using" and "has not used" are the same, and the reader does not know it.
        and same_denial(one.text, two.text)
    ]
    values = judge.contradictions([(one.text, two.text) for _, one, two in near])
    found = []
    for (close, one, two), value in zip(near, values, strict=True):
        if value >= LEAST:
            difference = _difference(one, two)
            if difference is not None and contrary(words(difference[2]), words(difference[4])):
                found.append((close, difference))
    return found


def _difference(one: Passage, two: Passage) -> Difference | None:
    """What two sentences differ in: an exchanged value, or words in the place of others."""
    found = exchanges(one, two)
    if found:
        return ("negation", one, found[0].values[0], two, found[0].values[1])
    apart = _apart(one, two)
    if apart is None:
        return None
    left, right = apart
    return ("negation", one, left, two, right)


def _apart(one: Passage, two: Passage) -> tuple[str, str] | None:
    """The first words of one that stand in the place of others; None if one only adds to two."""
    folded = [fold(t.text) for t in one.tokens], [fold(t.text) for t in two.tokens]
    codes = SequenceMatcher(None, *folded, autojunk=False).get_opcodes()
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
