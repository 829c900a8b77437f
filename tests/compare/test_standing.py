"""Which sentences an overview may have, and who is introduced first; the texts are made up."""

from __future__ import annotations

import pytest

from summarise import models
from summarise.compare.standing import introduced, shouts, stands
from summarise.select.units import Unit


def unit(text: str) -> Unit:
    (tokens,) = models.load_parser().parse([text])
    return Unit((0,), text, tokens)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Harwick opened the new bridge on Monday.",
        'The mayor of Harwick said: "We opened the bridge for you."',
        "The mayor said, “I opened our bridge.”",
        "The bridge was built before World War I by army engineers.",
        "The bridge to the US embassy was closed (for two hours).",
        "“I opened the bridge in front of everybody. It was good.",
        "The lorry that hit the bridge was headed east on I-40.",
        "“Who is going to pay for all of this?”",
    ],
)
def test_what_reports_something_stands(text: str) -> None:
    assert stands(unit(text))


@pytest.mark.parametrize(
    "text",
    [
        "We opened the bridge in front of everybody on Monday.",
        "You can see pictures of the bridge in our gallery.",
        "The bridge that my grandfather built was opened on Monday.",
        "Pictures of the bridge that the mayor opened",
        "But will the bridge ever be opened to traffic?",
    ],
)
def test_speech_headings_and_questions_do_not(text: str) -> None:
    assert not stands(unit(text))


def test_a_full_name_comes_before_the_surname_alone() -> None:
    units = [
        unit("A man jumped over the fence of the palace on Tuesday."),
        unit("Guards said that Crandall would be charged."),
        unit("A bag was found on the lawn."),
        unit("The detained man is Peter Crandall, a homeless builder."),
    ]
    assert introduced(units) == [0, 3, 1, 2]


def test_who_is_introduced_or_opens_the_overview_is_left_in_place() -> None:
    units = [
        unit("Crandall jumped over the fence, guards said."),
        unit("Peter Crandall was charged on Tuesday."),
        unit("Crandall had jumped before."),
        unit("Lawyers for Peter Crandall said nothing."),
    ]
    assert introduced(units) == [0, 1, 2, 3]


def test_directions_of_a_film_are_no_report() -> None:
    assert shouts("(SOUNDBITE) (English) The mayor: “It was a long night.”")
    assert shouts("2. CITY OF HARWICK MAYOR PETER CRANDALL SAYING: “It was a long night.”")
    assert not shouts("The NATO, EU and UN envoys met in Harwick, said the BBC.")
    assert not shouts("The FBI, CIA, NSA, DHS, DEA and ATF agreed on the plan.")
    assert not shouts("(Harwick) The mayor opened the bridge.")
