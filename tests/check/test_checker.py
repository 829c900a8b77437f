"""What the checker refuses, one planted edit of each kind, and what it must let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarise.check.checker import RuleChecker
from summarise.roles import Claim

if TYPE_CHECKING:
    from tests.check.conftest import Check

BRIDGE = (
    "The Elm Street bridge, which was built in 1931, will close for 18 months on Monday after "
    "inspectors found 40 cracks, Mayor Dora Quist said."
)
FLOOD = (
    "Rescue workers led by Captain Omar Haddad moved about 300 people from the flooded valley "
    "before the dam broke on 4 May, but most farmers refused to leave."
)
STUDY = (
    "A new sleep drug may lower blood pressure in some patients, according to a study of 1,200 "
    "nurses, although it did not help smokers."
)
DEAL = (
    "Norvale Steel agreed to buy Castor Mining for $2.5 billion if regulators approve the deal, "
    "people with knowledge of the talks said."
)
QUOTE = (
    "\u201cThis contract is a disaster for our drivers,\u201d union leader Petra Holm told "
    "reporters in Oslo on Friday, but company chief Jan Berg called it fair."
)
RATES = (
    "Unemployment fell to 4 percent in March from 5 percent in February, while wages rose more "
    "than prices for the first time since 2019."
)
FERRY = "The night ferry will return to Larne on Tuesday or Wednesday, its captain said."
EXCHANGED = "Castor Mining agreed to buy Norvale Steel"
SWAPPED = "40 months on Monday after inspectors found 18"
PAIR = (
    "Judge Ines Falk rejected the miners' claim on Tuesday.",
    "Governor Abel Stone welcomed a new port and promised 500 jobs.",
)

# What is changed, in which sentence, which words, into what.
PLANTED = [
    ("number", BRIDGE, "18 months", "16 months"),
    ("numbers exchanged", RATES, "4 percent in March from 5", "5 percent in March from 4"),
    ("numbers of other things", BRIDGE, "18 months on Monday after inspectors found 40", SWAPPED),
    ("weekday", BRIDGE, "Monday", "Tuesday"),
    ("year", BRIDGE, "1931", "1913"),
    ("month", FLOOD, "4 May", "4 June"),
    ("name", BRIDGE, "Dora", "Carla"),
    ("names exchanged", DEAL, "Norvale Steel agreed to buy Castor Mining", EXCHANGED),
    ("speaker", QUOTE, "union leader Petra Holm", "company chief Jan Berg"),
    ("negation added", BRIDGE, "will close", "will not close"),
    ("negation removed", STUDY, "did not help", "did help"),
    ("hedge removed", STUDY, "may lower", "lowers"),
    ("hedge made certain", STUDY, "may lower", "will lower"),
    ("attribution dropped", BRIDGE, ", Mayor Dora Quist said", ""),
    ("source dropped", STUDY, ", according to a study of 1,200 nurses,", ","),
    ("quoted words", QUOTE, "disaster", "triumph"),
    ("unit", BRIDGE, "18 months", "18 weeks"),
    ("currency", DEAL, "$", "\u00a3"),
    ("antonym", RATES, "fell", "rose"),
    ("pronoun", DEAL, "Norvale Steel", "It"),
    ("preposition", FLOOD, "before the dam", "after the dam"),
    ("since", RATES, "since 2019", "until 2019"),
    ("preposition left out", RATES, "for the first", "the first"),
    ("quantifier", FLOOD, "most farmers", "all farmers"),
    ("quantifier left off", STUDY, "some patients", "patients"),
    ("comparison", RATES, "more than", "less than"),
    ("tense", BRIDGE, "will close", "closed"),
    ("intention carried out", FLOOD, "most farmers refused to leave", "most farmers left"),
    ("condition left off", DEAL, " if regulators approve the deal", ""),
    ("rounding left off", FLOOD, "about 300", "300"),
    ("one of two", FERRY, "Tuesday or Wednesday", "Wednesday"),
]


@pytest.mark.parametrize(
    ("evidence", "before", "after"), [edit[1:] for edit in PLANTED], ids=[e[0] for e in PLANTED]
)
def test_planted_edits_are_refused(check: Check, evidence: str, before: str, after: str) -> None:
    assert before in evidence
    assert not check(evidence.replace(before, after), evidence).passes


@pytest.mark.parametrize(
    "claim",
    [
        "Judge Ines Falk welcomed a new port and promised 500 jobs.",
        "Governor Abel Stone rejected the miners' claim on Tuesday.",
        "Governor Abel Stone welcomed a new port on Tuesday.",
        "Judge Ines Falk rejected the miners' claim and promised 500 jobs.",
    ],
)
def test_facts_of_two_sentences_are_not_mixed(check: Check, claim: str) -> None:
    assert not check(claim, *PAIR).passes


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        (
            BRIDGE,
            "The Elm Street bridge will close for 18 months on Monday, Mayor Dora Quist said.",
        ),
        (BRIDGE, "Mayor Dora Quist said the Elm Street bridge will close on Monday."),
        (FLOOD, "Rescue workers moved about 300 people before the dam broke on May 4."),
        (FLOOD, "Rescue workers led by Captain Omar Haddad moved about 300 people."),
        (
            STUDY,
            "A new sleep drug may lower blood pressure in some patients, according to a study, "
            "although it did not help smokers.",
        ),
        (RATES, "Unemployment fell to 4% in March from 5% in February."),
        (
            QUOTE,
            "Petra Holm said: \u201cThis contract is a disaster for our drivers.\u201d",
        ),
        (
            QUOTE,
            "Petra Holm said the contract was \u201ca disaster for our drivers\u201d.",
        ),
        (FERRY, "The night ferry will return on Tuesday or Wednesday, its captain said."),
    ],
)
def test_faithful_shortening_and_rewording_pass(check: Check, evidence: str, claim: str) -> None:
    assert check(claim, evidence).faults == ()


REWORDED = [
    (
        "The mayor resigned following a row over the budget.",
        "The mayor resigned after a row over the budget.",
    ),
    (
        "Crowds mourned the murder of Petra Holm in Oslo.",
        "Crowds mourned Petra Holm's murder in Oslo.",
    ),
    (
        "The council closed the road in order to repair the drains.",
        "The council closed the road to repair the drains.",
    ),
    (
        "Work on the port began in May, according to the Larne Gazette.",
        "The Larne Gazette said work on the port started in May.",
    ),
    (
        "Nearly 40 workers attempted to purchase the ferry.",
        "Almost 40 workers tried to buy the ferry.",
    ),
]


@pytest.mark.parametrize(("evidence", "claim"), REWORDED)
def test_plainer_words_that_say_the_same_pass(check: Check, evidence: str, claim: str) -> None:
    assert check(claim, evidence).faults == ()


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        (REWORDED[0][0], "The mayor resigned before a row over the budget."),
        (REWORDED[1][0], "Crowds mourned Oslo's murder."),
        (
            "Norvale feared the invasion of Castor for years.",
            "Norvale feared Castor's invasion for years.",
        ),
        (REWORDED[3][0], "The Larne Gazette said work on the port stopped in May."),
        ("The mayor left after the vote.", "The mayor left, following the vote in May."),
    ],
)
def test_words_that_only_look_like_the_same_are_refused(
    check: Check, evidence: str, claim: str
) -> None:
    assert not check(claim, evidence).passes


def test_joining_two_sentences_passes_where_no_order_is_made_up(check: Check) -> None:
    first = "Judge Ines Falk rejected the miners' claim on Tuesday"
    second = "Governor Abel Stone promised 500 jobs"
    assert check(f"{first}, and {second}.", *PAIR).faults == ()
    assert not check(f"{second} after {first}.", *PAIR).passes


def test_a_pronoun_may_be_named_where_the_article_settles_it(check: Check) -> None:
    evidence = "He promised 500 jobs for the northern harbour on Tuesday."
    claim = "Abel Stone promised 500 jobs for the northern harbour on Tuesday."
    assert not check(claim, evidence).passes
    assert check(claim, evidence, context=("Abel Stone",)).passes


@pytest.mark.parametrize(
    "claim",
    [
        "The Elm Street bridge, which was built in 1931.",
        "will close for 18 months on Monday, Mayor Dora Quist said.",
        "Mayor Dora Quist said on Monday.",
        "The Elm Street bridge will close on Monday, Mayor Dora Quist said, and.",
        "The Elm Street bridge will close (on Monday, Mayor Dora Quist said.",
    ],
)
def test_what_is_no_sentence_is_refused(check: Check, claim: str) -> None:
    assert not check(claim, BRIDGE).passes


def test_support_orders_verbatim_shortened_and_false(check: Check) -> None:
    shortened = check("Unemployment fell to 4 percent in March from 5 percent in February.", RATES)
    false = check("Unemployment will fall to 9 percent in March, Petra Holm said.", RATES)
    assert check(RATES, RATES).support == 1.0 > shortened.support > 0.8
    assert false.support < 0.3


def test_claims_are_judged_alone(checker: RuleChecker) -> None:
    claims = [Claim(text.replace(old, new), (text,)) for _, text, old, new in PLANTED]
    assert checker.check(claims) == [checker.check([claim])[0] for claim in claims]
    assert checker.check([]) == []


SENTENCES = [BRIDGE, FLOOD, STUDY, DEAL, QUOTE, RATES, *PAIR]


@given(st.sampled_from(SENTENCES), st.lists(st.sampled_from(SENTENCES), max_size=2))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_verbatim_sentence_always_passes(
    checker: RuleChecker, sentence: str, others: list[str]
) -> None:
    verdict = checker.check([Claim(sentence, (*others, sentence))])[0]
    assert verdict.passes
    assert verdict.support == 1.0


@given(st.sampled_from(SENTENCES), st.integers(min_value=2, max_value=10**6))
@settings(deadline=None, max_examples=40)
def test_a_new_number_never_passes(checker: RuleChecker, sentence: str, count: int) -> None:
    if str(count) in sentence.replace(",", ""):
        return
    claim = f"{sentence[:-1]}, with {count} witnesses."
    assert not checker.check([Claim(claim, (sentence,))])[0].passes


@given(
    st.text(max_size=80),
    st.lists(st.text(max_size=80), max_size=2),
    st.lists(st.text(), max_size=1),
)
@settings(deadline=None, max_examples=60)
def test_no_text_makes_it_fail(
    checker: RuleChecker, claim: str, evidence: list[str], context: list[str]
) -> None:
    verdict = checker.check([Claim(claim, tuple(evidence), tuple(context))])[0]
    assert 0 <= verdict.support <= 1
