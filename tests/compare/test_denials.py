"""Denials that one of two sentences has, phrases that both have, and clauses that can be cut."""

from __future__ import annotations

import pytest

from summarise.compare.clauses import split
from summarise.compare.onesided import denied_apart
from summarise.compare.passages import passages
from summarise.compare.phrases import shared_phrase
from summarise.models import load_parser
from tests.compare.stories import article

# The first sentence denies something; whether that touches what both tell.
DENIALS = [
    (
        "Mayor Ada Quill, who did not answer calls, signed the contract for the new harbour.",
        "Mayor Ada Quill signed the contract for the new harbour on Monday.",
        False,
    ),
    (
        "The storm not only tore the roof off the sports hall but flooded its cellar.",
        "The storm tore the roof off the sports hall and flooded its cellar.",
        False,
    ),
    (
        "The council approved the budget for the new library without a single cut to its staff.",
        "The council approved the budget for the new library on Tuesday.",
        False,
    ),
    (
        "Observers said the vote in Norland was not fair.",
        "Observers said the vote in Norland was rigged.",
        True,
    ),
    (
        "The minister did not sign the fishing treaty with Norland on Friday.",
        "The minister signed the fishing treaty with Norland on Friday.",
        True,
    ),
    (
        "Harbour spokesman Odd Berg of the Norsand port authority said he had no comment.",
        "Harbour spokesman Odd Berg of the Norsand port authority praised the crews.",
        True,
    ),
]


@pytest.mark.parametrize(("one", "two", "apart"), DENIALS)
def test_a_denial_parts_only_what_it_touches(one: str, two: str, apart: bool) -> None:
    left, right = load_parser().parse([one, two])
    assert denied_apart(one, left, two, right) is apart
    assert denied_apart(two, right, one, left) is apart


def test_two_denials_or_none_part_nothing() -> None:
    texts = ["The ferry did not sail.", "No ferry sailed.", "The ferry sailed."]
    first, second, third = load_parser().parse(texts)
    assert not denied_apart(texts[0], first, texts[1], second)
    assert not denied_apart(texts[2], third, texts[2], third)


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        (
            "Quill said the town was ready to rebuild the flooded sports hall with help.",
            "The mayor told donors she wanted to rebuild the flooded sports hall this year.",
            True,
        ),
        # no verb
        (
            "They met in front of the flooded old sports hall.",
            "A dog guards the flooded old sports hall.",
            False,
        ),
        # only somebody who speaks
        (
            "A senior harbour authority official told the paper that it would rain.",
            "A senior harbour authority official told reporters about the crane.",
            False,
        ),
        ("The hall was closed.", "The hall was opened by the mayor.", False),
    ],
)
def test_a_phrase_that_both_have_says_something(one: str, two: str, shared: bool) -> None:
    left, right = load_parser().parse([one, two])
    assert shared_phrase(left, right, frozenset()) is shared
    assert shared_phrase(right, left, frozenset()) is shared


def test_names_alone_make_no_phrase() -> None:
    one = "He is the Norland Coast Guard Harbour chief."
    two = "She is the Norland Coast Guard Harbour pilot."
    left, right = load_parser().parse([one, two])
    names = frozenset({"norla", "coast", "guard", "harbo"})
    assert not shared_phrase(left, right, names)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "The two towns have built a close partnership, with Varnby lending its fire engines "
            "to Tolmar.",
            "with Varnby lending its fire engines to Tolmar.",
        ),
        (
            "The council has drawn up a plan for the river, based on a survey of two thousand "
            "homes along its banks.",
            "based on a survey of two thousand homes along its banks.",
        ),
    ],
)
def test_what_follows_a_comma_can_be_a_clause(text: str, clause: str) -> None:
    story = article("a", text)
    whole = passages([story], load_parser())
    (parts,) = split(whole, [story], load_parser())
    assert [story.text[p.start : p.end] for p in parts][-1] == clause
    assert len(parts) == 2
