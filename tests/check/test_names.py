"""Names: spelled in the evidence, whatever stands around them."""

from __future__ import annotations

import pytest

from summarise.check.names import Vocabulary, names, unsupported
from summarise.roles import Parser

EVIDENCE = (
    "Harbour minister Zo\u00eb Lindqvist told the Harbour Herald on Tuesday that the U.S. had "
    "joined Ana-Maria Ortega's talks with the World Trade Organization in The Hague."
)


def missing(parser: Parser, claim: str, *evidence: str) -> list[str]:
    return unsupported(parser.parse([claim])[0], Vocabulary(evidence or (EVIDENCE,)))


@pytest.mark.parametrize(
    "claim",
    [
        "Lindqvist spoke to the Harbour Herald.",
        "Zoe Lindqvist's talks are with the WTO.",
        "Ana\u2011Maria Ortega held talks.",
        "Ortega\u2019s talks were in The Hague.",
        "The United States joined the talks.",
        "The US joined the talks.",
        "Talks were joined by the U.S. (and others).",
        "Minister Lindqvist spoke on Tuesday.",
        "Harbour talks went on.",
    ],
)
def test_spelling_differences_are_no_new_names(parser: Parser, claim: str) -> None:
    assert missing(parser, claim) == []


@pytest.mark.parametrize(
    "claim",
    [
        "Lindgren spoke to the Harbour Herald.",
        "Lindqvist spoke to the Evening Post.",
        "Zo\u00eb Ortega held talks.",
        "The U.K. joined the talks.",
        "The talks with the WHO went on.",
    ],
)
def test_other_names_are_found(parser: Parser, claim: str) -> None:
    assert missing(parser, claim) != []


def test_common_noun_that_opens_a_sentence_is_no_name(parser: Parser) -> None:
    evidence = "On Monday, senior Harbour Party adviser Tom Reyes resigned."
    assert missing(parser, "Senior Harbour Party adviser Tom Reyes resigned.", evidence) == []


def test_numbers_in_names(parser: Parser) -> None:
    evidence = "Even before the Covid-19 pandemic the clinic was full."
    assert missing(parser, "The clinic was full before the Covid-19 pandemic.", evidence) == []


def test_weekday_after_a_name_is_no_part_of_it(parser: Parser) -> None:
    found = names(parser.parse(["The council criticised the Clean Rivers Act Monday."])[0])
    assert [name.words for name in found] == [("clean", "rivers", "act")]
