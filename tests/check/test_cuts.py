"""What is left out of a sentence is whole phrases, and not what goes against the rest."""

from __future__ import annotations

import pytest

from summarise.check.checker import RuleChecker
from summarise.roles import Claim

RULE = (
    "The mayor wants a rule that lets shops sell boats that do not comply with the harbour's law, "
    "so long as they also sell boats that comply with those standards."
)
RIVAL = (
    "Keller captured the town's heart and collected 61.8 million euros during her campaign, but "
    "significantly trailed her rival in opinion polls for most of the year."
)
COURT = (
    "The court on Monday struck down much of the county's ferry law, but it upheld for now a key "
    "part of it that lets captains check the tickets."
)
TREATY = (
    "The county left the ferry pact on Friday after finding that Elmford was breaking its rules, "
    "an accusation that the town has denied."
)
VOTERS = (
    "Young people are likely to vote by about the same margins as last time, with 26 percent "
    "certain to vote on Tuesday."
)
DECISION = "The decision was written by Judge Anna Keller, and two judges agreed only in part."
TRIAL = "The trial of the ferry's captain, which starts Tuesday, was what the council spoke of."
CHIEF = "The mayor on Monday nominated her adviser on harbours, John Brandt, to be the next chief."
TOYS = (
    "The council wants a ban that would limit, among other things, 157 kinds of fireworks and "
    "rockets that fly higher than the tower."
)
OTHERS = "The council wants a ban that would limit, among other things."


@pytest.mark.parametrize(
    ("claim", "evidence", "fault"),
    [
        (
            "The mayor wants a rule that lets shops sell boats that do not comply with those "
            "standards.",
            RULE,
            "torn from",
        ),
        (
            "Keller captured the town's heart and collected 61.8 million euros during her "
            "campaign.",
            RIVAL,
            "takes it back",
        ),
        (
            "The court on Monday struck down much of the county's ferry law.",
            COURT,
            "takes it back",
        ),
        (TREATY.split(", an accusation")[0] + ".", TREATY, "denial"),
        (VOTERS.split(", with")[0] + ".", VOTERS, "only figure"),
        (DECISION.split(", and")[0] + ".", DECISION, "limit"),
        (TRIAL.replace(", which starts Tuesday,", ""), TRIAL, "day to come"),
        (CHIEF.split(", to be")[0] + ".", CHIEF, "is to be"),
        (OTHERS, TOYS, "other things"),
        (
            "The worst gift I ever got my mother was also, at the time.",
            "The worst gift I ever got my mother was also, at the time, the one that I liked most.",
            "was what",
        ),
        (
            "Brandt said that the order is important and he won't reverse it if elected mayor.",
            "Brandt said that the order is important and he won't reverse it himself if elected "
            "mayor.",
            "not himself",
        ),
        (
            "It contrasted with a far shorter statement from Brandt according to the translation.",
            "It contrasted with a far shorter statement from Brandt, who made no mention of a trip "
            "to the harbour, according to the translation.",
            "left out: no",
        ),
        (
            "The old quarrel came back as the mayor began interrupting and at times.",
            "The old quarrel came back as the mayor began interrupting and at times, shouting.",
            "and what",
        ),
        (
            "Many of the finds are on display \u2014 a bell from the first ferry.",
            "Many of the finds are on display \u2014 a bell from the first ferry, a model of the "
            "harbour, the lamp of the tower and a rope that held for a century.",
            "what a mark lists",
        ),
        (
            "The plan faces strong headwinds from the council, rather than strengthen it.",
            "The plan faces strong headwinds from the council, farmers in the county and many "
            "towns in the west who are moving another way to ease the toll, rather than "
            "strengthen it.",
            "than what",
        ),
        (
            "Harbour master Anna Keller says the gulls aren't just bent on fishing.",
            "The gulls aren't just bent on fishing, their hunger will drive them into the town, "
            "harbour master Anna Keller says.",
            "not only",
        ),
        (
            "In a hopely cheerful speech, the mayor promised to keep the ferry.",
            "In a hopefully cheerful speech, the mayor promised to keep the ferry.",
            "not in the evidence: hopely",
        ),
        (
            "The council heard Anna Keller (Elmford) and Bo Ek on Monday.",
            "The council heard Anna Keller (Elmford) and Bo Ek (Norvale) on Monday.",
            "some brackets",
        ),
    ],
)
def test_a_cut_that_changes_what_is_said_is_refused(
    checker: RuleChecker, claim: str, evidence: str, fault: str
) -> None:
    (verdict,) = checker.check([Claim(claim, (evidence,))])
    assert any(fault in one for one in verdict.faults)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The council closed the bridge on Monday.",
            "The council closed the bridge, which had stood for a century, on Monday.",
        ),
        (
            "The council closed the bridge on Tuesday.",
            "The council closed the bridge on Tuesday, with the mayor watching from the bank.",
        ),
        (
            "The council closed the road to repair the drains.",
            "The council closed the road in order to repair the drains.",
        ),
        (
            "The council heard Anna Keller and Bo Ek on Monday.",
            "The council heard Anna Keller (Elmford) and Bo Ek (Norvale) on Monday.",
        ),
        (
            "The council wants to lower the toll rather than close the bridge.",
            "The council, which met on Monday, wants to lower the toll rather than close the "
            "bridge.",
        ),
        (
            "The ferry, which the county runs, lost 3 million euros last year.",
            "The ferry, which the county runs, lost 3 million euros last year, with fewer guests.",
        ),
    ],
)
def test_a_whole_phrase_may_go(checker: RuleChecker, claim: str, evidence: str) -> None:
    (verdict,) = checker.check([Claim(claim, (evidence,))])
    assert verdict.faults == ()
