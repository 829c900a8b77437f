"""Numbers as values: spelling does not matter, value, kind and unit do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.check.values import numbers


def value(text: str) -> tuple[float, str]:
    found = numbers(text)
    assert len(found) == 1, found
    return found[0].value, found[0].kind


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("43 percent", "43%"),
        ("43 per cent", "43%"),
        ("$1.2bn", "1,200 million dollars"),
        ("$1.2 billion", "US$1.2bn"),
        ("\u20ac3m", "three million euros"),
        ("twenty-one people", "21 people"),
        ("a dozen eggs and two hundred and five hens", "205 hens"),
        ("the 3rd bid", "the third bid"),
        ("6,301 votes", "6301 votes"),
        ("half of it", "a half of it"),
        ("three quarters of it", "three-quarters of it"),
        ("12.50 points", "12.5 points"),
    ],
)
def test_same_value_however_it_is_written(left: str, right: str) -> None:
    assert numbers(left)[-1].same(numbers(right)[-1])


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("four of five", "4%"),
        ("4 percent", "4"),
        ("$10", "\u00a310"),
        ("third", "three"),
        ("a third of it", "the third of them"),
        ("1.2 million", "1.2 billion"),
        ("6,301", "6,310"),
        ("10,000m", "10 million"),
    ],
)
def test_another_value_or_kind_is_not_the_same(left: str, right: str) -> None:
    assert not any(a.same(b) for a in numbers(left) for b in numbers(right))


def test_pronoun_one_is_no_number() -> None:
    assert numbers("No one knew which one it was.") == []


def test_dates_are_no_numbers() -> None:
    assert numbers("It opened on Dec. 30, 2021 and closed in May 2022.") == []


@pytest.mark.parametrize("word", ["about", "nearly", "more than", "at least", "up to"])
def test_blurred_numbers_are_marked(word: str) -> None:
    assert numbers(f"It cost {word} 40 million euros.")[0].approximate
    assert numbers(f"It fell by {word} a quarter.")[0].approximate
    assert not numbers("It cost 40 million euros.")[0].approximate


@given(st.integers(min_value=2, max_value=10**9))
def test_thousands_separators_do_not_matter(count: int) -> None:
    # Four digits alone may be a year.
    text = f"They counted {count:,} birds and {count}.0 fish."
    assert {number.value for number in numbers(text)} == {float(count)}


@given(st.text())
def test_offsets_lie_in_the_text(text: str) -> None:
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)
