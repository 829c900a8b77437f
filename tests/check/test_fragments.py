"""What a cut must not leave behind."""

from __future__ import annotations

import pytest

from summarise.check.checker import RuleChecker
from summarise.roles import Claim

SOLBERG = (
    "The team, led by Ingrid Solberg of the University of Bergen, drilled for nine weeks "
    "through the ice."
)
MARSH = "Westbury's captain, Joe Marsh, equalised before half-time with a header."
DANCE = (
    "After the striker posted a video of himself dancing near the arch in Paris, it is not hard "
    "to see why the club laughed."
)
STRIKE = "When drivers heard of the offer, they went back to work, the union said."
READY = (
    "\u201cI am ready,\u201d said Hale, arguing that a novice becoming mayor, like Moss, has "
    "been a disaster for the town."
)
THREAT = (
    "Recent votes show that the rule is under threat \u2014 not only from small groups, which "
    "shout, but from a council that has changed the law."
)
POLAR = '"Because we live on an island," Hale replied, "that becomes more important than money."'
STORM = "The ferry is due at nine, but given the storm over the strait, it will be late."
QUORUM = "The members who came on Monday will not have much, if any, say in the choice."
ENVOY = (
    "Hoping to win the port over, a member of the council, whose card named him an envoy of the "
    "mayor, even offered what a clerk took for a bribe."
)
GRANT = "The council wants to give the school \u2014 and its head \u2014 a lesson in thrift."
MINE = (
    "The pit loses 40 litres a minute, harbour master Joan Pym said in a call on Sunday, but the "
    "water is being held in two ponds near the site."
)
BRIEFING = "The sister knew that he was ill, the police told members this week, two of them said."
PUZZLED = "\u201cI am as puzzled as you are,\u201d Pym added, when asked why the ponds were full."
THEORY = "Her team works on the theory that if she can just win the coast, she wins the seat."
SHELLS = "He told how he made all three shells - one that burst, and two that he kept."
ERA = "The era of cheap ferries backed up with grants for all, along with queues, is here to stay."
CARE = (
    "Yet despite the hearing, the long report and grim words from elsewhere in the harbour, public "
    "interest in the pier appears weak."
)
TASTE = "To most sailors in those years, a short mast seemed a greater danger than a storm."
INCOMES = "For the poorest, incomes fell 12 percent from 2007 to 2009."
PLAN = "Pym said the harbour considered raising its fees, but chose not to do so this year."
PAINTING = "The picture, painted around 1663, was found in a vicarage near Delft."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The team, led by Ingrid Solberg of the University of Bergen.", SOLBERG),
        ("Westbury's captain, equalised before half-time.", MARSH),
        ("The picture, painted around 1663.", PAINTING),
        ("After the striker posted a video of himself dancing near the arch in Paris.", DANCE),
        ("When drivers heard of the offer.", STRIKE),
        ("\u201cI am ready,\u201d said Hale has been a disaster for the town.", READY),
        (
            "Recent votes show that the rule is under threat \u2014 not only from small groups.",
            THREAT,
        ),
        ('"Because we live on an island," Hale replied.', POLAR),
        ("The ferry is due at nine, but given the storm over the strait.", STORM),
        ("The members who came on Monday will not have much.", QUORUM),
        ("The council wants to give the school \u2014 and its head.", GRANT),
        (
            "Harbour master Joan Pym said in a call on Sunday, but the water is being held in two "
            "ponds near the site.",
            MINE,
        ),
        ("The police told members this week, two of them said.", BRIEFING),
        ("Pym added, when asked why the ponds were full.", PUZZLED),
        ("Her team works on the theory that if she can just win the coast.", THEORY),
        ("He told how he made all three shells - one that burst.", SHELLS),
        (
            "The era of cheap ferries backed up with grants for all, along with queues.",
            ERA,
        ),
        (
            "Yet despite the hearing, the long report and grim words from elsewhere in the harbour "
            "appear weak.",
            CARE,
        ),
        ("A short mast seemed a greater danger than a storm.", TASTE),
        ("Incomes fell 12 percent from 2007 to 2009.", INCOMES),
        ("Pym said the harbour considered raising its fees.", PLAN),
        (
            "Pym is had many wins \u2014 a pier and a ferry.",
            "Pym's had many wins \u2014 a pier and a ferry.",
        ),
        ("Hoping to win the port over, even offered what a clerk took for a bribe.", ENVOY),
    ],
)
def test_a_fragment_is_refused(checker: RuleChecker, claim: str, evidence: str) -> None:
    assert not checker.check([Claim(claim, (evidence,))])[0].passes


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The team drilled for nine weeks through the ice.", SOLBERG),
        ("Westbury's captain, Joe Marsh, equalised before half-time.", MARSH),
        ("The picture was found in a vicarage near Delft.", PAINTING),
        ("When drivers heard of the offer, they went back to work, the union said.", STRIKE),
        ("When drivers heard of the offer.", "When drivers heard of the offer."),
        ("The ferry is due at nine, but given the storm, it will be late.", STORM),
        ("The ferry is due at nine, but it will be late.", STORM),
        ("The members will not have much, if any, say in the choice.", QUORUM),
        ("\u201cI am ready,\u201d said Hale.", READY),
        ("The water is being held in two ponds near the site, Joan Pym said on Sunday.", MINE),
        ("He told how he made all three shells.", SHELLS),
        ("The ferry lay idle.", "Meanwhile, the ferry lay idle."),
        (
            "The era of cheap ferries is here to stay.",
            "The era of cheap ferries, along with its queues, is here to stay.",
        ),
        (
            "Public interest in the pier appears weak.",
            "At the same time, public interest in the pier appears weak.",
        ),
        (
            "Recent votes show that the rule is under threat \u2014 not only from small groups, "
            "but from a council that has changed the law.",
            THREAT,
        ),
        (POLAR, POLAR),
    ],
)
def test_a_whole_sentence_passes(checker: RuleChecker, claim: str, evidence: str) -> None:
    assert checker.check([Claim(claim, (evidence,))])[0].passes


SCHOOL = (
    "Some 90 pupils of a school in Elmford, four of whom -- twins, and two boys -- were hurt on a "
    "ski slope, came home."
)
FARMER = "The farmer, whose neighbour stole two tractors, sold the land."
FOREST = "The valley, most of which is forest, reaches the sea at Elm."


@pytest.mark.parametrize(
    ("claim", "evidence", "passes"),
    [
        ("Some 90 pupils of a school in Elmford were hurt on a ski slope.", SCHOOL, False),
        ("Some 90 pupils of a school in Elmford came home.", SCHOOL, True),
        ("The farmer stole two tractors.", FARMER, False),
        ("The farmer sold the land.", FARMER, True),
        ("The valley reaches the sea at Elm.", FOREST, True),
    ],
)
def test_what_some_or_another_did_is_not_said_of_all(
    checker: RuleChecker, claim: str, evidence: str, passes: bool
) -> None:
    assert checker.check([Claim(claim, (evidence,))])[0].passes is passes
