"""Values that differ because two sentences tell of two people, things or occasions."""

from __future__ import annotations

import pytest

from tests.compare.stories import HERALD, POST, add, compare_texts

HARMLESS = [
    # two careers
    (
        "A graduate of Varnby College with a degree in geology, Smed joined the fire service in "
        "1989.",
        "Dahl finished his degree in geology at Varnby College before he joined the fire service "
        "in 1992.",
    ),
    # what is denied is said all the same
    (
        "Such a height was not reached without years of patient work by the builders.",
        "Reaching such a height took years of patient work by the builders.",
    ),
    (
        "The importance of the warehouse for Varnby cannot be overstated.",
        "The importance of the warehouse for Varnby grew over the years.",
    ),
    (
        "For those who prefer not to travel alone, the railway sells a ticket for two people.",
        "For those who prefer to travel with a friend, the railway sells a ticket for two people.",
    ),
    # a condition
    (
        "If the fire walls are not repaired, the insurer will end the contract in March.",
        "Unless the fire walls are repaired, the insurer will end the contract in March.",
    ),
    # one thing with two names: the maker and what it makes
    (
        "Maker Norvik offers the pump in red; the Norvik Typhoon stood in the yard. Norvik sells a "
        "hose of forty metres with every fire engine.",
        "Typhoon sells a hose of forty metres with every fire engine.",
    ),
    # it stays open
    (
        "Petra Valk could get the insurance money by May if Varnby court agrees.",
        "Petra Valk will find out on Thursday if she soon will get the insurance money from Varnby "
        "court.",
    ),
]


@pytest.mark.parametrize(("one", "two"), HARMLESS)
def test_two_matters_are_no_conflict(one: str, two: str) -> None:
    found = compare_texts(one=add(HERALD, one), two=add(POST, two))
    assert [conflict.explanation for conflict in found.conflicts] == []


def test_what_a_third_source_tells_side_by_side_is_two_questions() -> None:
    petrol = "On petrol the pump of the fire engine produces 900 horsepower, its maker says."
    spirit = "On spirit the pump of the fire engine produces 1,025 horsepower, its maker says."
    two = compare_texts(one=add(HERALD, petrol), two=add(POST, spirit))
    assert len(two.conflicts) == 1
    both = "The harbour reopened on Sunday, and the market stayed shut.\n" + petrol + " " + spirit
    three = compare_texts(one=add(HERALD, petrol), two=add(POST, spirit), three=both)
    assert three.conflicts == ()


def test_people_who_only_say_it_do_not_part_two_counts() -> None:
    found = compare_texts(
        one=add(HERALD, "The fire killed 12 horses in the stable, Ola Brandt said."),
        two=add(POST, "The fire killed 15 horses in the stable, Edda Krog said."),
    )
    assert [conflict.kind for conflict in found.conflicts] == ["number"]
