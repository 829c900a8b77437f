"""What two outlets may call by either name."""

from __future__ import annotations

from collections.abc import Iterable

_NAMES = """
us usa america american americans united states
uk britain british united kingdom england english
eu europe european union
un united nations
soviet russia russian union
holland dutch netherlands
olympics olympic games winter summer
robert bob rob bobby
william bill will
james jim jimmy
michael mike
thomas tom
richard dick rick
elizabeth liz beth
katherine kate kathy
"""
# A country acts from its seat of government: "Tokyo lifted the ban", "Japan lifted the ban".
_SEATS = """
united states us america washington
united kingdom uk britain britons london westminster
russia russian moscow kremlin
china chinese beijing peking
japan tokyo
germany german berlin
france french paris
italy italian rome
spain spanish madrid
poland polish warsaw
turkey ankara
ukraine kyiv kiev
south korea seoul
north korea pyongyang
india delhi new
pakistan islamabad
afghanistan kabul
iran tehran teheran
iraq baghdad
syria damascus
egypt cairo
saudi arabia riyadh
european union eu brussels
canada ottawa
australia canberra
cuba havana
venezuela caracas
"""
ALIASES = tuple(
    frozenset(line.split()) for many in (_NAMES, _SEATS) for line in many.strip().splitlines()
)
# Words that name nobody alone.
_PARTS = frozenset("united union european states nations north south new winter summer".split())


def one_alias(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether the folded words of two names are those of one bearer under two names."""
    left, right = set(one), set(two)
    if left != right and any(len(name) == 1 and name <= _PARTS for name in (left, right)):
        return False
    return any(left | right <= alias for alias in ALIASES)
