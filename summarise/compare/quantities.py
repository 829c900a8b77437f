"""When two numbers can both be right: rounding, bounds and detail are no conflict."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from summarise.check.folding import straighten
from summarise.check.values import Number

TELLING = 12  # smaller whole numbers are shared by chance
LEAST_SAID = 2  # words beside a number that both sentences say of it
# Stems that come with a number and say nothing of what is counted.
OF_NUMBERS = frozenset("about milli billi trill thous perce year month day old dolla more".split())
NEARLY = 0.2  # relative difference that "about", "nearly" and the like allow
EXACT_BELOW = 1000  # outlets round what is more
ROUNDED = 0.05  # relative difference that outlets round away in large numbers unsaid
LARGE = 100
_AT_LEAST = re.compile(r"(?:more than|at least|over|no fewer than|upwards of)\s$", re.IGNORECASE)
_AT_MOST = re.compile(
    r"(?:up to|as many as|as much as|at most|less than|fewer than|under|below)\s$", re.IGNORECASE
)


def compatible(one: Number, two: Number) -> bool:
    """Whether two numbers of one kind can state the same quantity, leaving bounds aside."""
    scale = max(abs(one.value), abs(two.value), 1e-9)
    apart = abs(one.value - two.value)
    if one.same(two) or _rounds(one.value, two.value) or _rounds(two.value, one.value):
        return True
    if one.approximate or two.approximate:
        return apart <= NEARLY * scale
    return scale > LARGE and apart <= ROUNDED * scale


def exact(one: Number, two: Number) -> bool:
    """Whether two numbers are counts that nobody rounded: 212 and 221 votes."""
    return all(
        number.kind == "plain"
        and not number.approximate
        and number.value % 10
        and number.value < EXACT_BELOW
        for number in (one, two)
    )


def counted_alike(one: Sequence[Number], two: Sequence[Number], shared: AbstractSet[str]) -> bool:
    """Whether two sentences give the same telling number of what looks like the same things.

    Args:
        one: the numbers of a sentence.
        two: the numbers of the other.
        shared: stems of the content words that both have and that are no names.
    """
    mine, theirs = ({(n.kind, n.value) for n in many if n.kind != "ordinal"} for many in (one, two))
    if (mine - theirs and theirs - mine) or not any(map(telling, mine & theirs)):
        return False
    said = {word for word in shared - OF_NUMBERS if not any(char.isdigit() for char in word)}
    return len(said) >= LEAST_SAID


def telling(number: tuple[str, float]) -> bool:
    """Whether two texts hardly share a number of this kind and value by chance."""
    return number[1] > TELLING or number[1] != int(number[1])


def bounded(one: Number, left: str, two: Number, right: str) -> bool:
    """Whether a bound that one text gives ("at least 5") admits the number of the other.

    Two bounds of one kind ("up to 7", "up to 15") are compared as numbers instead.
    """
    bounds = [_bound(one, left), _bound(two, right)]
    if bounds[0] == bounds[1]:
        return False
    for bound, mine, theirs in ((bounds[0], one, two), (bounds[1], two, one)):
        if bound and bound * (theirs.value - mine.value) >= 0:
            return True
    return False


def _bound(number: Number, text: str) -> int:
    """1 if a number is the least, -1 if it is the most that its text allows; otherwise 0."""
    before = straighten(text)[max(0, number.start - 16) : number.start]
    return bool(_AT_LEAST.search(before)) - bool(_AT_MOST.search(before))


def _rounds(exact: float, rounded: float) -> bool:
    """Whether a number is another one rounded to two or more digits, or a large one to one."""
    if not exact or not rounded:
        return exact == rounded
    magnitude = math.floor(math.log10(abs(exact)))
    for digits in range(1 if abs(exact) >= LARGE else 2, 6):
        if math.isclose(round(exact, digits - 1 - magnitude), rounded, rel_tol=1e-9):
            return True
    return False
