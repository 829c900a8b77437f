"""Relations survive rewording and tell roles apart."""

from __future__ import annotations

import pytest

from summarise.check.frames import Frames, attributed, children, frames
from summarise.roles import Parser


def read(parser: Parser, text: str) -> Frames:
    return frames(parser.parse([text])[0])


@pytest.mark.parametrize(
    "text",
    [
        "The council visited the brewery.",
        "The brewery was visited by the council.",
        "The council, which visited the brewery, met on Monday.",
        "The council met on Monday and visited the brewery.",
    ],
)
def test_who_does_what_is_read_alike_from_any_wording(parser: Parser, text: str) -> None:
    relations = read(parser, text).relations
    assert ("visit", "subj", "council") in relations
    assert ("visit", "obj", "brewery") in relations
    assert ("visit", "subj", "brewery") not in relations


def test_negation_and_hedge_belong_to_their_verb(parser: Parser) -> None:
    found = read(parser, "The council did not visit the brewery, but the mayor may close it.")
    assert "visit" in found.negated
    assert "close" not in found.negated
    assert "close" in found.hedged
    assert "visit" not in found.hedged


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the brewery polluted the river.",
        "The brewery polluted the river, the mayor said.",
        "According to the mayor, the brewery polluted the river.",
    ],
)
def test_what_is_said_is_told_from_what_is_stated(parser: Parser, text: str) -> None:
    tokens = parser.parse([text])[0]
    kids = [children(tokens, index) for index in range(len(tokens))]
    verb = next(i for i, token in enumerate(tokens) if token.lemma == "pollute")
    assert attributed(tokens, kids, verb)


def test_a_plain_statement_is_nobodys(parser: Parser) -> None:
    tokens = parser.parse(["The brewery polluted the river."])[0]
    kids = [children(tokens, index) for index in range(len(tokens))]
    assert not any(attributed(tokens, kids, i) for i in range(len(tokens)))
