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
    (
        "A graduate of Varnby College with a degree in geology, Smed joined the fire service in "
        "1989.",
        "Dahl, who earned his degree in geology from Varnby College, joined the fire service in "
        "the late 1960s.",
    ),
    # a country and its seat of government
    (
        "The United States lifted the ban on fire pumps in part in 2014, but Varnby asked for all.",
        "Washington lifted the ban on fire pumps in part in 2014, but Varnby wanted to have all.",
    ),
    (
        "Japan has promised Varnby twelve new fire engines for the harbour this summer.",
        "Tokyo has promised Varnby twelve new fire engines for the harbour this summer.",
    ),
    # names of two things that the parser takes for one
    (
        "Varnby, a town of the Lode League, was founded in 1900 by the brothers Olaf and Jan Smed.",
        "Born in the cold north of Norland, Varnby was founded in 1900 by the brothers Jan and "
        "Olaf Smed.",
    ),
    # two things of one kind, and one that only "it" names
    (
        "The old Kestrel warehouse in Varnby was built in 1985. It has a tower.",
        "Built in 1995, this shop has been the pride of the Varnby brigade.",
    ),
    # idioms
    (
        "The end of the works in Varnby opens a new chapter in the history of the brigade.",
        "With the works in Varnby the brigade closes a chapter of its history.",
    ),
    # a month, and a day in it
    (
        "The mayor of Varnby opened the inquiry on Sept. 24 after the fire.",
        "When she opened the inquiry in September, the mayor of Varnby spoke of arson.",
    ),
    # two doers
    (
        "Varnby fishermen are now defending the harbour rule in the courts.",
        "The county, in a rare move, has declined to defend the harbour rule in court and sides "
        "with those who attack it.",
    ),
    # one plan, and none of a kind
    (
        "Edda Krog on Thursday offered what she called a way out of the harbour row.",
        "But Krog did not offer any broad plan for the workers of the harbour.",
    ),
    # one quotation
    (
        "\u201cGetting along with the port is a good thing, not a bad thing.\u201d",
        "\u201cGetting along with the port is a good thing, not a bad thing,\u201d Krog told "
        "Brandt during a visit to the harbour.",
    ),
    # what somebody is
    (
        "\u201cI have been doing this for thirty years and I know it,\u201d Krog says.",
        "\u201cI have been doing this for thirty years and I know it,\u201d the Varnby Liberal "
        "told a young girl.",
    ),
    # a part of the voters, and all of them
    (
        "Krog won 57 percent of the vote in Varnby County, while Brandt won the islands.",
        "Around midnight, Krog had 49.9 percent of the vote, and Brandt had 49.5 percent.",
    ),
    # shares of other things
    (
        "In the election of 2008, 78 percent of Varnby fishermen voted for Krog while 21 percent "
        "voted for Brandt, polls say.",
        "Krog got 78 percent of the vote of Varnby fishermen in 2008, but a poll shows her support "
        "slipping to 64 percent.",
    ),
    # two towns have a former mayor
    (
        "A former mayor of Varnby, Krog has styled herself a friend of the harbour in the senate.",
        "Those who run for the senate are Olaf Smed, the former mayor of Marlen, and three others.",
    ),
    # what one expects of a thing is no coming event
    (
        "The new Norvik Typhoon keeps all the power that the firemen of Varnby expect.",
        "The new Norvik Typhoon will keep its power, the firemen of Varnby were told.",
    ),
    (
        "The Norvik Typhoon changed what firemen in Varnby could do on a bad day.",
        "The Norvik Typhoon will change the work of the firemen in Varnby on a bad day.",
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
