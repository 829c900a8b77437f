"""Dates as spelled out, and what they resolve to."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.check.days import DateMention, dates, resolve

PUBLISHED = date(2024, 3, 6)  # a Wednesday


def only(text: str) -> DateMention:
    found = dates(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("text", ["Dec. 30", "December 30", "30 December", "the 30th of December"])
def test_a_day_however_it_is_written(text: str) -> None:
    mention = only(f"It closed on {text}.")
    assert (mention.month, mention.day, mention.year) == (12, 30, None)


@pytest.mark.parametrize(
    "text",
    [
        "May said that she would resign.",
        "Theresa May spoke first.",
        "They may return.",
        "Crowds march through the city.",
        "The march was long.",
        "He bought 2,019 sheep.",
    ],
)
def test_what_looks_like_a_month_or_year_is_none(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [("in May", 5, None), ("since March", 3, None), ("in May 2019", 5, 2019), ("May 3", 5, None)],
)
def test_may_and_march_where_they_are_months(text: str, month: int, year: int | None) -> None:
    mention = only(f"It has rained {text}.")
    assert (mention.month, mention.year) == (month, year)


def test_less_precise_fits_and_more_precise_does_not() -> None:
    day, month = only("on 4 July 2023"), only("in July 2023")
    assert month.fits(day)
    assert not day.fits(month)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday", ("2024-03-04", "day")),
        ("on Wednesday", ("2024-03-06", "day")),
        ("yesterday", ("2024-03-05", "day")),
        ("on Dec. 30", ("2023-12-30", "day")),
        ("on 30 February 2024", None),
        ("in July 2021", ("2021-07", "month")),
        ("in 1999", ("1999", "year")),
        ("last week", None),
    ],
)
def test_resolving_looks_back_and_never_guesses(
    text: str, expected: tuple[str, str] | None
) -> None:
    assert resolve(only(f"It happened {text}."), PUBLISHED) == expected


def test_without_a_day_of_publication_a_weekday_stays_open() -> None:
    assert resolve(only("It opens on Friday."), None) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_full_dates_come_back(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert resolve(only(text), None) == (day.isoformat(), "day")


@given(st.text())
def test_offsets_lie_in_the_text(text: str) -> None:
    for mention in dates(text):
        assert 0 <= mention.start < mention.end <= len(text)
