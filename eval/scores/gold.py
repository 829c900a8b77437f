"""A comparison in the words that the comparison metric counts: mentions, groups and pairs.

Reads both shapes: gold (`seeds/comparison.json`, schema summarise.gold/1) and the contract's
summarise.comparison/1. A gold mention may carry `changed`: the fact is stated there with another
value than elsewhere, so whether the two mentions state "the same" is left open and not judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from eval.items import Span
from eval.scores.spans import same_place, span


@dataclass(frozen=True, slots=True)
class Mark:
    """One mention of a fact."""

    fact: str
    span: Span
    changed: str = ""


def marks(comparison: Mapping[str, Any]) -> list[Mark]:
    """Return every mention of every fact."""
    return [
        Mark(str(fact["id"]), span(mention), str(mention.get("changed") or ""))
        for fact in comparison.get("facts", ())
        for mention in fact.get("mentions", ())
    ]


def groups(comparison: Mapping[str, Any]) -> dict[str, str]:
    """Return, for each article in a group of near copies, the group's first article."""
    leader: dict[str, str] = {}
    for group in comparison.get("near_copies", ()):
        first = leader.get(group[0], group[0])
        leader.update(dict.fromkeys(group, first))
    return leader


def pairs(found: list[Mark]) -> list[tuple[Mark, Mark]]:
    """Return the pairs of mentions of one fact in two different articles."""
    by_fact: dict[str, list[Mark]] = {}
    for mark in found:
        by_fact.setdefault(mark.fact, []).append(mark)
    return [
        (a, b)
        for members in by_fact.values()
        for a, b in combinations(members, 2)
        if a.span.document != b.span.document
    ]


class Places:
    """Which of some mentions stand at a given place."""

    def __init__(self, found: list[Mark]) -> None:
        self._by_article: dict[str, list[Mark]] = {}
        for mark in found:
            self._by_article.setdefault(mark.span.document, []).append(mark)

    def at(self, place: Span) -> list[Mark]:
        """Return the mentions at a place."""
        return [
            mark
            for mark in self._by_article.get(place.document, ())
            if same_place(mark.span, place)
        ]


def ratio(part: int, whole: int) -> float:
    """Return part/whole, NaN for nothing out of nothing."""
    return part / whole if whole else float("nan")


def prf(name: str, right: int, given: int, found: int, wanted: int) -> dict[str, float]:
    """Return `name`_p, _r and _f1 from right/given predictions and found/wanted gold.

    F1 is 0 where one side alone is empty, and NaN only where there was nothing to find
    and nothing was claimed.
    """
    precision, recall = ratio(right, given), ratio(found, wanted)
    if not given and not wanted:
        both = float("nan")
    elif not right or not found:
        both = 0.0
    else:
        both = 2 * precision * recall / (precision + recall)
    return {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f1": both}
