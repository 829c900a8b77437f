"""A cut sentence keeps what its verbs need."""

from __future__ import annotations

import pytest

from summarise.check.checker import RuleChecker
from summarise.roles import Claim

STOPS = (
    "On May 2, wardens of the harbour will start giving any skipper they stop, but do not fine, a "
    "card that explains the rule."
)
RULING = (
    "Hundreds of skippers asked for licences after Judge Ana Reyes's ruling that said the ban, "
    "approved in 2004, violated the charter."
)
TOUGH = (
    "Elmford has the toughest harbour rules in the county and mooring a boat, even without a sail, "
    "is an offence."
)
MARKET = (
    "Members argued that we should let the market work its will \u2014 if the yard failed, so be "
    "it."
)
FUND = (
    "The owners have seized on the vote to pay for a campaign, through letters and visits, to urge "
    "sailors to leave their union."
)
MUTTER = 'The mayor and his rival must be stroking their chins and muttering, "More ferries? Hmm."'


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "On May 2, wardens of the harbour will start giving any skipper they stop, but do not "
            "fine.",
            STOPS,
        ),
        (
            "Hundreds of skippers asked for licences after Judge Ana Reyes's ruling that said the "
            "ban.",
            RULING,
        ),
        (
            "Elmford has the toughest harbour rules in the county and mooring a boat, even without "
            "a sail.",
            TOUGH,
        ),
        (
            "Members argued that we should let the market work its will \u2014 if the yard failed.",
            MARKET,
        ),
        (
            "The owners have seized on the vote to pay for a campaign, through letters and visits.",
            FUND,
        ),
        ("The mayor and his rival must be stroking their chins and muttering.", MUTTER),
    ],
)
def test_what_is_cut_before_its_object_or_verb_is_refused(
    checker: RuleChecker, claim: str, evidence: str
) -> None:
    verdict = checker.check([Claim(claim, (evidence,))])[0]
    assert any("without its" in fault or "rest of its" in fault for fault in verdict.faults)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Elmford has the toughest harbour rules in the county.", TOUGH),
        (
            "The bridge will close on Monday.",
            "The bridge will close on Monday, even without a new ferry, the mayor said it would "
            "not wait.",
        ),
        (
            "The mayor met Joan Pym on Monday.",
            "The mayor met Joan Pym on Monday, a day before the vote, to talk about the pier.",
        ),
        (
            "Joan Pym, who runs the harbour, left for Elmford.",
            "Joan Pym, who runs the harbour, left for Elmford, while the others stayed.",
        ),
        (
            "The council will meet again on Friday.",
            "The council, which passed the rule in May, will meet again on Friday.",
        ),
    ],
)
def test_what_can_be_left_out_may_be(checker: RuleChecker, claim: str, evidence: str) -> None:
    verdict = checker.check([Claim(claim, (evidence,))])[0]
    assert not any("without its" in fault or "rest of its" in fault for fault in verdict.faults)
