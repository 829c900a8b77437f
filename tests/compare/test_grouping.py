"""How groups of sentences join: by what most pairs between them say, and by who tells them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarise.compare.event import Event
from summarise.compare.facts import group
from summarise.compare.passages import Passage, passages
from summarise.models import load_encoder, load_parser
from summarise.roles import Relation
from tests.compare.stories import article, compare_texts

PIER = "The old pier of Norsand burned down on Sunday, version {}."
WOOD = "The wooden pier at Norsand was lost to a Sunday fire, version {}."


class ByList:
    """A judge that knows which sentences state the same."""

    def __init__(self, apart: Sequence[frozenset[str]] = ()) -> None:
        self._apart = apart

    def judge(self, pairs: Sequence[tuple[str, str]], context: Sequence[str]) -> list[Relation]:
        return [
            Relation("different", 0.9)
            if frozenset(pair) in self._apart
            # The same wording is surer than another one.
            else Relation("same", 0.9 if pair[0][:7] == pair[1][:7] else 0.8)
            for pair in pairs
        ]

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [0.0] * len(pairs)


class Everything(Event):
    """An event of which all sentences are each other's nearest."""

    def near(
        self, texts: Sequence[str], homes: Sequence[int], least: float, most: int
    ) -> list[tuple[int, int]]:
        return [(i, j) for i in range(len(texts)) for j in range(i + 1, len(texts))]


def _groups(told: dict[str, list[str]], judge: ByList) -> list[set[str]]:
    stories = [article(name, " ".join(texts)) for name, texts in told.items()]
    found = passages(stories, load_parser())
    event = Everything([p.text for p in found], load_parser(), load_encoder())
    return [{_name(p) for p in one.passages} for one in group(found, event, judge)]


def _name(passage: Passage) -> str:
    return f"{passage.article} {passage.text[:7]}"


def _told(both: int) -> dict[str, list[str]]:
    """Five outlets with one wording, five with another, of which some have both."""
    told = {f"a{i}": [PIER.format(i)] for i in range(5)}
    told |= {f"b{i}": [WOOD.format(i)] for i in range(5 - both)}
    for i in range(both):
        told[f"a{i}"].append(WOOD.format(i + 5))
    return told


@pytest.mark.parametrize(("both", "groups"), [(0, 1), (1, 1), (2, 2)])
def test_among_many_articles_one_may_tell_a_thing_twice(both: int, groups: int) -> None:
    assert len(_groups(_told(both), ByList())) == groups


def test_of_few_articles_none_tells_a_thing_twice() -> None:
    told = {"a": [PIER.format(1), WOOD.format(1)], "b": [PIER.format(2)], "c": [WOOD.format(2)]}
    found = _groups(told, ByList())
    assert len(found) == 2
    assert all(len({name.split()[0] for name in one}) == len(one) for one in found)


def test_groups_of_which_most_pairs_differ_stay_apart() -> None:
    told = _told(0)
    apart = [
        frozenset({PIER.format(i), WOOD.format(j)}) for i in range(5) for j in range(5) if i != j
    ]
    assert len(_groups(told, ByList(apart))) == 2


def test_a_fact_is_told_by_who_names_rather_than_points() -> None:
    found = compare_texts(
        a="Mayor Ana Reyes met harbour chief Joan Pym in Varnby on Monday. "
        "They also signed a treaty on the ferries between both towns. Crowds cheered outside.",
        b="It rained for most of the week on the coast. Ana Reyes and Joan Pym signed a "
        "treaty on the ferries between both towns. Shops stayed closed until the evening.",
    )
    (shared,) = [fact for fact in found.facts if len(fact.articles) > 1]
    assert shared.text.startswith("Ana Reyes and Joan Pym signed")
