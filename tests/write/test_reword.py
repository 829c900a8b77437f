from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarise import models
from summarise.check.checker import RuleChecker
from summarise.roles import Claim, Encoder, Parser
from summarise.write.edits import apply
from summarise.write.reword import rewordings


def ways(text: str, parser: Parser) -> list[str]:
    return [apply(text, [way]) for way in rewordings(text, parser.parse([text])[0])]


PLAINER = [
    (
        "The harbour will stay closed until Friday, officials said.",
        "Officials said the harbour will stay closed until Friday.",
    ),
    (
        "The harbour, officials said on Monday, will stay closed until Friday.",
        None,  # an aside that says when: left where it is
    ),
    (
        "The harbour will stay closed until Friday, according to the coastguard agency.",
        "The coastguard agency said the harbour will stay closed until Friday.",
    ),
    (
        "The ferries stopped on Monday, a port spokesman said in a statement.",
        "A port spokesman said in a statement that the ferries stopped on Monday.",
    ),
    (
        "Engineers tested a bridge that was built in 1931 by convicts.",
        "Engineers tested a bridge built in 1931 by convicts.",
    ),
    (
        "Hundreds of people marched to protest against the murder of Petra Holm.",
        "Hundreds of people marched to protest against Petra Holm's murder.",
    ),
    (
        "The old lighthouse was bought by a fishing company in March.",
        "A fishing company bought the old lighthouse in March.",
    ),
    (
        "The council closed the road in order to repair the drains.",
        "The council closed the road to repair the drains.",
    ),
    (
        "Repairs to the road cost more than 30 million euros last year.",
        "Repairs to the road cost over 30 million euros last year.",
    ),
    (
        "The manager resigned following a row over the budget.",
        "The manager resigned after a row over the budget.",
    ),
    (
        "In the days following the storm, the ferries stayed in the harbour.",
        "In the days after the storm, the ferries stayed in the harbour.",
    ),
    (
        "Support for the bridge rose to 60 percent, up from 40 percent last year.",
        "Support for the bridge rose to 60%, up from 40% last year.",
    ),
    (
        "The longer the council waits, the dearer the repairs will be, the engineers said.",
        "The engineers said that the longer the council waits, the dearer the repairs will be.",
    ),
    (
        "Nurses at the hospital will strike on Monday, the union said.",
        "The union said nurses at the hospital will strike on Monday.",
    ),
    (
        "The mayor also wrote to the ministry about the bridge.",
        "The mayor wrote to the ministry about the bridge.",
    ),
    (
        "A former teacher has been arrested near the border with Norway.",
        "A former teacher was arrested near the border with Norway.",
    ),
    (
        "On Tuesday, the council closed the old road.",
        "The council closed the old road on Tuesday.",
    ),
]


@pytest.mark.parametrize(("text", "plainer"), PLAINER)
def test_plainer_wordings_are_found_and_pass(
    text: str, plainer: str | None, parser: Parser, encoder: Encoder
) -> None:
    found = ways(text, parser)
    if plainer is None:
        assert not any(way.startswith("Officials") for way in found)
        return
    assert plainer in found
    assert RuleChecker(parser, encoder).check([Claim(plainer, (text,))])[0].faults == ()


@pytest.mark.parametrize(
    "text",
    [
        # A pronoun could be taken for the speaker, or the speaker is one.
        "He never saw the letter, Anna Keller said.",
        "The harbour will stay closed until Friday, she said.",
        # Words inside quotation marks are somebody's own.
        "\u201cWe closed the road in order to repair the drains, more than 30 of them,\u201d "
        "he said.",
        # What is lasting is not over.
        "The firm has paid its workers in cash since 2019.",
        # A bound is not a size, and "not nearly" is not "not almost".
        "The council spent no more than 30 million euros on the road.",
        "After a nearly 11-hour session the council voted.",
        "The thirty beds are not nearly enough for the town.",
        # "attempted" belongs to the crime, "following" to the road.
        "The driver was found guilty of attempted murder.",
        "The ferry should not have been released by the coastguard.",
        "They walked to the sea, following the old road.",
        # A public that follows the vote does not come after it.
        "The rapt public following every minute of the vote grew to thousands.",
        # Behind "say" the verb would stand before what it tells of.
        "Less clear is how long the repairs will take, engineers say.",
        "Less clear, engineers say, is how long the repairs will take.",
        # The kind of work, or the name of a firm.
        "Warehouse workers will lose a bonus at Christmas, the company said.",
        # A sign for one percentage alone, beside a word for the other.
        "Forty percent of the homes and 20 percent of the shops were flooded.",
        "The share is above 60 percent, and \u201c40 percent is too low,\u201d he said.",
        # "also" answers to the opening; without "that" the comparison begins as a name would.
        "Coupled with cracks in the piers, the council also found rust in the cables.",
        "Officials said that the more it rains, the faster the river rises.",
        # Who attacked whom does not say whose attack it was.
        "The invasion of Norvale shocked everybody.",
    ],
)
def test_what_would_say_something_else_stays(text: str, parser: Parser) -> None:
    assert ways(text, parser) == []


def test_rewordings_that_meet_are_not_both_made(parser: Parser) -> None:
    text = (
        "The old lighthouse that was built in 1931 was bought by a fishing company for more than "
        "30 million euros in order to save the harbour, officials said."
    )
    found = rewordings(text, parser.parse([text])[0])
    together = apply(text, found)
    assert len(found) > 2
    assert together.startswith("Officials said the old lighthouse built in 1931 ")
    assert together.endswith("company for over 30 million euros to save the harbour.")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_reworded(text: str) -> None:
    parser = models.load_parser()
    found = rewordings(text, parser.parse([text])[0])
    assert apply(text, found).strip() or not text.strip()
