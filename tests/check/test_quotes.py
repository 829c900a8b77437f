"""Quotations keep their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.check.quotes import balanced, quotations, unsupported

EVIDENCE = (
    "\u201cWe will rebuild the old pier,\u201d the mayor said. \u201cIt\u2019s our pride.\u201d"
)


@pytest.mark.parametrize(
    "claim",
    [
        'The mayor said: "We will rebuild the old pier."',
        "The mayor called it \u201cour pride\u201d.",
        "The mayor vowed to \u2018rebuild the old pier\u2019.",
    ],
)
def test_marks_and_closing_commas_do_not_matter(claim: str) -> None:
    assert unsupported(claim, [EVIDENCE]) == []


@pytest.mark.parametrize(
    "claim",
    [
        'The mayor said: "We will rebuild the new pier."',
        'The mayor said: "The old pier we will rebuild."',
        'The "mayor" said so.',
    ],
)
def test_other_words_or_another_order_are_no_quotation(claim: str) -> None:
    assert unsupported(claim, [EVIDENCE]) != []


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quotations("The workers' and drivers' unions didn't agree.") == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("He called it \u201cgrim\u201d.", True),
        ('He called it \u201cgrim".', True),
        ("He called it \u201cgrim.", False),
        ("He left (at noon.", False),
    ],
)
def test_marks_that_open_must_close(text: str, closed: bool) -> None:
    assert balanced(text) is closed


@given(st.text())
def test_quotations_are_stretches_of_the_text(text: str) -> None:
    for quote in quotations(text):
        assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"It is late.\u201d Then he said: "We go home."', ["It is late.", "We go home."]),
        ('\u201cIt is late." Then he said: \u201cWe go home."', ["It is late.", "We go home."]),
        ('"He called it \u201cmine\u201d," she said.', ["He called it \u201cmine\u201d,"]),
    ],
)
def test_pages_mix_both_kinds_of_marks(text: str, quoted: list[str]) -> None:
    assert [one.text for one in quotations(text)] == quoted
