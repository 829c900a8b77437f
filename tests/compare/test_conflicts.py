"""What contradicts, and what only differs."""

from __future__ import annotations

import pytest

from summarise.compare.denial import negation_difference
from summarise.compare.passages import passages
from summarise.types import Comparison
from tests.compare.stories import ENGINE, HERALD, POST, add, article, compare, compare_texts

CONFLICTS = [
    (
        "number",
        "The fire destroyed 14 trucks that were parked in the yard.",
        "In the yard the fire destroyed 9 parked trucks.",
        ("14 trucks", "9 parked trucks"),
    ),
    (
        "number",
        "The repair of the bridge will cost $4 million, the county estimates.",
        "The county estimates that the repair of the bridge will cost $7 million.",
        ("$4 million", "$7 million"),
    ),
    (
        "date",
        "The first alarm reached the fire service on Tuesday evening.",
        "The first alarm reached the fire service on Monday evening.",
        ("Tuesday", "Monday"),
    ),
    (
        "date",
        "The company moved out of the hall on March 3, 2021.",
        "On May 9, 2021 the company moved out of the hall.",
        ("March 3, 2021", "May 9, 2021"),
    ),
    (
        "name",
        '"We have never had a night like this in our town," said Martin Hale.',
        '"We have never had a night like this in our town," said Peter Osgood.',
        ("Hale", "Osgood"),
    ),
    (
        "negation",
        "The night watchman was injured when the gate fell.",
        "The night watchman was not injured when the gate fell.",
        ("was injured", "was not injured"),
    ),
    (
        "negation",
        "The sprinklers in the hall are safe, the inspector found.",
        "The sprinklers in the hall are not safe, the inspector found.",
        ("are safe", "are not safe"),
    ),
    (
        "quote",
        'Hale said: "The flames travelled through the whole hall faster than we could run."',
        'Hale said: "The flames jumped through the whole hall faster than we could run."',
        ("travelled", "jumped"),
    ),
    (
        "certainty",
        "Minister Greta Lindholm is likely to visit Varnby next week.",
        "Minister Greta Lindholm will visit Varnby next week.",
        ("is likely to visit", "will visit"),
    ),
    (
        "certainty",
        "No date has been set for the visit of Minister Greta Lindholm, her office said.",
        "The visit of Minister Greta Lindholm will begin on Friday, the council said.",
        ("No date has been set", "Friday"),
    ),
]
NO_CONFLICTS = [
    # rounding
    ("Some 6,301 tonnes of paper burned.", "Over 6,000 tonnes of paper burned."),
    ("The fire destroyed about 40 lorries.", "The fire destroyed 42 lorries."),
    ("The repair will cost $1.2 billion.", "The repair will cost 1,200 million dollars."),
    ("Up to 300 people were told to leave.", "About 250 people were told to leave."),
    ("At least 5 people were hurt.", "The number of people hurt was 7."),
    ("She has led the company for a dozen years.", "She has led the company for 12 years."),
    ("The archive held 1.2m photographs.", "The archive held 1.2 million photographs."),
    # the same value in other words
    ("Some 43 percent of the roof was lost.", "Of the roof 43% was lost."),
    ("The fire began on Dec. 30.", "On December 30 the fire began."),
    # detail
    ("The alarm rang on Tuesday.", "The alarm rang on Tuesday at four in the afternoon."),
    ("Martin Hale spoke to reporters.", "Fire chief Martin Hale of Varnby spoke to reporters."),
    ("The minister arrived in Norland.", "The minister arrived in Varnby."),
    # other things counted
    ("In the yard burned 14 trucks.", "In the yard stood 9 trailers that did not burn."),
    ("Police arrested 3 men near the gate.", "Police questioned 11 men near the gate."),
    # different events of one kind
    ("The mayor met the fire chief on Monday.", "The mayor met the owner on Thursday."),
    ("Hale said on Tuesday that the roof was gone.", "Hale said on Friday that the roof was gone."),
    # different speakers of different words
    ("Hale said the hall was lost.", "Valk said the hall could be saved."),
    # spelling
    (
        "The chief, Andrey Morsov, thanked the crews.",
        "The chief, Andrei Morsow, thanked the crews.",
    ),
    # negation in both, or of something else
    ("The alarm did not ring, and nobody called.", "Nobody called, and the alarm did not ring."),
    ("The keys were not found or returned.", "The keys were not found, returned or replaced."),
    ("The city stopped using the hall in 2012.", "The city has not used the hall since 2012."),
    # small words of a quotation
    (
        'Hale said: "We\'ve got to thank the people who brought food all night."',
        'Hale said: "We have got to thank the people who brought food all night."',
    ),
]


def _sides(comparison: Comparison) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.kind, tuple(side.value for side in one.sides)) for one in comparison.conflicts]


@pytest.mark.parametrize(("kind", "one", "two", "values"), CONFLICTS)
def test_a_contradiction_is_reported_with_both_values(
    kind: str, one: str, two: str, values: tuple[str, str]
) -> None:
    comparison = compare_texts(herald=add(HERALD, one), post=add(POST, two))
    assert _sides(comparison) == [(kind, values)]
    (conflict,) = comparison.conflicts
    for side, sentence in zip(conflict.sides, (one, two), strict=True):
        text = next(s.article.text for s in comparison.summaries if s.article.id == side.article)
        assert text[side.start : side.end] == sentence
        assert side.value in conflict.explanation


@pytest.mark.parametrize(("one", "two"), NO_CONFLICTS)
def test_what_can_both_be_true_is_no_conflict(one: str, two: str) -> None:
    comparison = compare_texts(herald=add(HERALD, one), post=add(POST, two))
    assert _sides(comparison) == []


def test_articles_that_agree_have_no_conflict() -> None:
    assert compare_texts(herald=HERALD, post=POST).conflicts == ()


NUMBERS = ("The fire destroyed 14 trucks in the yard.", "The fire destroyed 9 trucks in the yard.")


def test_a_later_report_knows_more() -> None:
    comparison = compare(
        article("herald", add(HERALD, NUMBERS[0]), "2024-05-02"),
        article("post", add(POST, NUMBERS[1]), "2024-05-03"),
    )
    assert [one.because for one in comparison.conflicts] == ["later report"]


def test_a_difference_on_one_day_is_a_contradiction() -> None:
    comparison = compare(
        article("herald", add(HERALD, NUMBERS[0]), "2024-05-02"),
        article("post", add(POST, NUMBERS[1]), "2024-05-02"),
    )
    assert [one.because for one in comparison.conflicts] == ["contradiction"]


def test_sources_that_quote_different_people_differ_in_attribution() -> None:
    comparison = compare_texts(
        herald=add(HERALD, "The fire destroyed 14 trucks in the yard, Hale said."),
        post=add(POST, "The fire destroyed 9 trucks in the yard, Valk said."),
    )
    assert [one.because for one in comparison.conflicts] == ["attribution differs"]


def test_what_happened_after_an_article_was_published_cannot_contradict_it() -> None:
    comparison = compare(
        article("herald", add(HERALD, "The mayor met the owner on Monday."), "2024-05-07"),
        article("post", add(POST, "The mayor met the owner on Thursday."), "2024-05-10"),
    )
    assert comparison.conflicts == ()


def test_a_copy_contradicts_nobody_on_its_own_account() -> None:
    comparison = compare_texts(
        herald=add(HERALD, NUMBERS[0]),
        copy=add(HERALD.replace("Some 120", "About 120"), NUMBERS[0]),
        post=add(POST, NUMBERS[1]),
    )
    (conflict,) = comparison.conflicts
    assert len({side.article for side in conflict.sides}) == 2


def test_what_is_contradicted_is_nobody_s_addition() -> None:
    comparison = compare_texts(herald=add(HERALD, NUMBERS[0]), post=add(POST, NUMBERS[1]))
    added = {name for one in comparison.adds for name in one.facts}
    assert not [
        fact.text for fact in comparison.facts if fact.id in added and "trucks" in fact.text
    ]


def test_what_became_certain_is_told_as_one_story() -> None:
    comparison = compare_texts(
        herald=add(HERALD, "Minister Greta Lindholm is likely to visit Varnby next week."),
        post=add(
            POST,
            "The visit of Minister Greta Lindholm to Varnby will begin on Friday.",
        ),
        third=add(
            "A spokesman for the council said no date had been set for the visit. "
            "The Kestrel warehouse in Varnby was destroyed by fire, and the ruin still smokes.",
            "Many residents want the site to become a park.",
        ),
    )
    (story,) = comparison.conflicts
    assert story.kind == "certainty"
    assert [side.article for side in story.sides] == ["third", "herald", "post", "post"]


def test_two_numbers_of_one_pair_of_sentences_are_two_conflicts() -> None:
    comparison = compare_texts(
        one=add(HERALD, "At least 12 people were killed by a quake of magnitude 6.1 in Talmar."),
        two=add(POST, "At least 31 people were killed by a quake of magnitude 6.4 in Talmar."),
    )
    assert sorted(values for _, values in _sides(comparison)) == [
        ("12 people", "31 people"),
        ("6.1", "6.4"),
    ]


def test_a_date_in_dispute_is_shown_with_its_month() -> None:
    comparison = compare_texts(
        one=add(HERALD, "The board of the furniture company will meet again on March 3."),
        two=add(POST, "The board of the furniture company will meet again on March 13."),
    )
    assert _sides(comparison) == [("date", ("March 3", "March 13"))]


def test_a_third_source_that_agrees_with_one_side_stands_on_it() -> None:
    hurt = "{} people were injured when the gate fell on Mill Street, the fire service said."
    comparison = compare_texts(
        one=add(HERALD, hurt.format(14)),
        three=add(POST, hurt.format(14).replace("people", "persons")),
        two=add(POST, hurt.format("Seventeen")),
    )
    (conflict,) = [c for c in comparison.conflicts if c.kind == "number"]
    assert {side.value.split()[0] for side in conflict.sides} == {"14", "Seventeen"}


def test_a_speaker_spelled_otherwise_is_no_other_speaker() -> None:
    said = "{} said the fire destroyed {} trucks that were parked in the yard."
    comparison = compare_texts(
        one=add(HERALD, said.format("Finchley", 14)), two=add(POST, said.format("Finchly", 9))
    )
    assert [one.because for one in comparison.conflicts] == ["contradiction"]


def test_a_toll_that_is_off_by_one_is_a_difference_unless_it_is_round() -> None:
    def found(one: int, two: int) -> list[str]:
        comparison = compare_texts(
            one=add(HERALD, f"The smoke in Varnby injured {one} people, the hospital said."),
            two=add(POST, f"In Varnby {two} people were injured by the smoke, a doctor said."),
        )
        return [conflict.kind for conflict in comparison.conflicts]

    assert found(146, 147) == ["number"]
    assert found(146, 150) == []


TOLLS = [
    (
        "The ministry said 23 people were killed and 147 wounded in the blast at the port.",
        "The ministry said 23 people were killed and 146 were wounded in the blast at the port.",
    ),
    (
        "The ministry said at least 23 people were killed and 147 wounded at the port.",
        "The attack on the port killed 23 people and wounded 146, the ministry said.",
    ),
]
NO_TOLLS = [
    # what was wanted, and what there was
    (
        "Greens needed five Liberals to join them in the vote on the harbour bill.",
        "Six Liberals joined the Greens in the vote on the harbour bill.",
    ),
    # what is only feared
    (
        "The ministry feared 23 people were killed and up to 147 wounded at the port.",
        "The ministry said 23 people were killed and 190 were wounded at the port.",
    ),
]
# Of two sentences on one rule: who defends it, and who does not.
DEFENDED = [
    (
        "The port's owners are now defending the Harbour Act in the courts.",
        "The government's decision not to defend the Harbour Act has left the courts alone.",
    ),
    (
        "Can the owners defend the Harbour Act in the courts?",
        "The government does not defend the Harbour Act in the courts.",
    ),
    (
        "The owners defend the Harbour Act in the courts.",
        "The government does not defend the Harbour Act in the courts.",
    ),
]


@pytest.mark.parametrize(("one", "two"), TOLLS)
def test_a_toll_without_a_verb_of_its_own_is_read(one: str, two: str) -> None:
    found = compare_texts(herald=add(HERALD, one), post=add(POST, two)).conflicts
    assert [conflict.kind for conflict in found] == ["number"]


@pytest.mark.parametrize(("one", "two"), NO_TOLLS)
def test_what_is_no_other_toll_is_no_conflict(one: str, two: str) -> None:
    assert compare_texts(herald=add(HERALD, one), post=add(POST, two)).conflicts == ()


@pytest.mark.parametrize(("one", "two"), DEFENDED)
def test_what_two_do_is_no_contradiction(one: str, two: str) -> None:
    left, right = passages([article("a", one), article("b", two)], ENGINE.parser)
    assert negation_difference(left, right, reworded=False) is None


def test_what_one_does_and_does_not_is_a_contradiction() -> None:
    texts = ["The government defends the Harbour Act.", "The government does not defend it."]
    left, right = passages([article(t[-4:], t) for t in texts], ENGINE.parser)
    assert negation_difference(left, right, reworded=False) is not None
