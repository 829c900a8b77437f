"""Which mention of a fact is told."""

from __future__ import annotations

import pytest

from summarise.compare.mentions import POINTS, left_open
from summarise.compare.passages import passages
from tests.compare.stories import ENGINE, HERALD, POST, add, article, compare_texts, facts_of

QUOTE = "We have never had to pump so much water out of the river Lode in a single night"
OPEN = [
    (f'"{QUOTE}," he said.', f'"{QUOTE}," fire chief Martin Hale said.'),
    (f'"{QUOTE}."', f'"{QUOTE}," Hale told reporters.'),
    (f'{QUOTE}."', f'"{QUOTE}," Hale told reporters.'),
    (f"{QUOTE}.", f'"{QUOTE}," Hale told reporters.'),
    (f'"{QUOTE}," Hale said.', f'"{QUOTE}," said Martin Hale, the chief of the brigade.'),
]


@pytest.mark.parametrize(("short", "full"), OPEN)
def test_a_quotation_is_told_with_its_speaker(short: str, full: str) -> None:
    for one, two in ((short, full), (full, short)):
        comparison = compare_texts(herald=add(HERALD, one), post=add(POST, two))
        (fact,) = facts_of(comparison, "river Lode in a single")
        assert set(fact.articles) == {"herald", "post"}
        assert fact.text == full


def test_details_of_one_source_are_not_told_as_what_several_say() -> None:
    plain = "He had three million euros of damage in his books, owner Petra Valk's lawyer said."
    more = (
        "Owner Petra Valk's lawyer, Jon Aas, said he had three million euros of damage in his "
        "books and would sue the town for 17 million more."
    )
    comparison = compare_texts(herald=add(HERALD, plain), post=add(POST, more))
    shared = [fact for fact in comparison.facts if len(fact.articles) > 1]
    assert all("17 million" not in fact.text for fact in shared)


@pytest.mark.parametrize(
    "opening", ["But he added", "And it is", "They were", "One of them was", "This is why"]
)
def test_what_opens_with_a_pronoun_points_back(opening: str) -> None:
    assert POINTS.match(opening)


@pytest.mark.parametrize("opening", ["One in seven", "Another vote", "Hence", "Theirs", "Item"])
def test_what_only_looks_like_a_pronoun_does_not(opening: str) -> None:
    assert not POINTS.match(opening)


def test_what_is_left_open_is_counted() -> None:
    texts = ["Hale said so.", "he said so.", '"It was so."', 'He said: "It was so."']
    story = article("a", "\n\n".join(f"{text}" for text in texts))
    found = passages([story], ENGINE.parser)
    assert [left_open(one, heard=False)[1] for one in found] == [0, 2, 1, 2]
