"""A claim keeps what its sentence would be another story without."""

from __future__ import annotations

import pytest

from summarise.check.checker import RuleChecker
from summarise.roles import Claim

DEATH = "After the captain's death, the harbour master told the police about the letter."
DAYS = "For more than two days, Ana Reyes was unable to find out where the ferry was."
SAYING = (
    "Councillor Ana Reyes took issue with the report on Monday, saying the figures had been "
    "forged by the owner of the ferry."
)
LAW = "The mayor invoked a rule on Monday that bars members from accusing each other of lies."
COMPARED = "Readers were more open to the plan after learning about the cost of the old bridge."
CRASH = (
    "The ferry hit the pier on Monday, killing two passengers from Elmford, and sank within an "
    "hour."
)
AGO = "Just a few years ago, the harbour of Elmford had the slowest ferries of the county."
BUT = "The mayor called the ferry a great danger on Monday but said he would not close the pier."
BUT_NOT = "The mayor called the ferry a danger on Monday, but the council did not agree with him."
DESPITE = (
    "The owners would have the town believe that the captain was drunk, despite the fact that the "
    "police found no sign of it."
)
INCLUDING = (
    "The council stood by a set of rules that Reyes opposed, including the toll on bicycles and "
    "the ban on dogs."
)
THEM = (
    "The mayor kept the rules for the harbour and recommended life vests, but stopped short of "
    "requiring them."
)
REFERRED = "They gave her money to run it, Reyes said, referring to harbour master Maria Keller."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The harbour master told the police about the letter.", DEATH),
        ("Ana Reyes was unable to find out where the ferry was.", DAYS),
        ("Councillor Ana Reyes took issue with the report on Monday.", SAYING),
        ("The mayor invoked a rule on Monday.", LAW),
        ("Readers were more open to the plan.", COMPARED),
        ("The ferry hit the pier on Monday and sank within an hour.", CRASH),
        ("They gave her money to run it, Reyes said.", REFERRED),
        ("The harbour of Elmford had the slowest ferries of the county.", AGO),
        ("The mayor called the ferry a great danger on Monday.", BUT),
        ("The mayor called the ferry a danger on Monday.", BUT_NOT),
        ("The owners would have the town believe that the captain was drunk.", DESPITE),
        ("The council stood by a set of rules that Reyes opposed.", INCLUDING),
        ("The mayor kept the rules for the harbour, but stopped short of requiring them.", THEM),
    ],
)
def test_what_was_left_out_is_missed(claim: str, evidence: str, checker: RuleChecker) -> None:
    (verdict,) = checker.check([Claim(claim, (evidence,))])
    assert not verdict.passes


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The bridge will close, Ana Reyes said.",
            "The bridge will close, Ana Reyes said, after a meeting on Monday.",
        ),
        (
            "The harbour master told the police about the letter after the captain's death.",
            DEATH,
        ),
        ("The ferry hit the pier, killing two passengers.", CRASH),
        (
            "The bridge, a wooden one, will close.",
            "The bridge, a wooden one, will close, saving the county two million a year.",
        ),
    ],
)
def test_what_may_be_left_out_is_not(claim: str, evidence: str, checker: RuleChecker) -> None:
    (verdict,) = checker.check([Claim(claim, (evidence,))])
    assert not [fault for fault in verdict.faults if "left out" in fault or "without what" in fault]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The ferry has brought the town no luck.",
            "So far, the ferry has brought the town no luck.",
        ),
        (
            "The mayor calls the pier an old wreck.",
            "In the first draft of her letter, the mayor calls the pier an old wreck.",
        ),
        (
            "Ana Reyes didn't just beat her rival in Elmford.",
            "Ana Reyes didn't just beat her rival in Elmford -- she crushed him.",
        ),
    ],
)
def test_where_and_when_a_sentence_holds_stays(
    claim: str, evidence: str, checker: RuleChecker
) -> None:
    (verdict,) = checker.check([Claim(claim, (evidence,))])
    assert not verdict.passes


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The mayor has picked Joan Pym.",
            "The mayor has picked Joan Pym, a friend of the harbour, as her deputy.",
        ),
        (
            "Joan Pym said the pier would close.",
            "Joan Pym, a lawyer of the ferry's owners, said the pier would close.",
        ),
        (
            "The council met after the Elmford Gazette published a piece.",
            "The council met after the Elmford Gazette published a piece, by a sailor, that "
            "called for the pier to be sunk.",
        ),
        (
            "The ferry sank shortly after 1 a.m. harbour police said.",
            "The ferry, an old one, sank shortly after 1 a.m., harbour police said.",
        ),
        (
            "They have met both Joan Pym and Ana Reyes..",
            "They have met both Joan Pym and Ana Reyes, E-Elm., this week.",
        ),
    ],
)
def test_what_tells_who_and_which_stays(claim: str, evidence: str, checker: RuleChecker) -> None:
    (verdict,) = checker.check([Claim(claim, (evidence,))])
    assert not verdict.passes


@pytest.mark.parametrize(
    "opening", ["However", "In addition", "For this reason", "On the other hand"]
)
def test_what_only_ties_a_sentence_to_another_may_go(opening: str, checker: RuleChecker) -> None:
    evidence = f"{opening}, the ferry, an old one, has brought the town no luck."
    (verdict,) = checker.check([Claim("The ferry has brought the town no luck.", (evidence,))])
    assert verdict.passes
