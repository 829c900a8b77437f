"""Numbers that can both be right."""

from __future__ import annotations

import pytest

from summarise.check.values import numbers
from summarise.compare.quantities import bounded, compatible


@pytest.mark.parametrize(
    ("one", "two", "both"),
    [
        ("6,301 people", "6,300 people", True),
        ("6,301 people", "about 6,000 people", True),
        ("1.23 billion", "1.2 billion", True),
        ("35.72 percent", "35.7 percent", True),
        ("12 people", "14 people", False),
        ("400 people", "700 people", False),
        ("5 people", "50 people", False),
        ("1.2 billion", "1,200 million", True),
    ],
)
def test_rounding_is_compatible(one: str, two: str, both: bool) -> None:
    (left,), (right,) = numbers(one), numbers(two)
    assert compatible(left, right) is both
    assert compatible(right, left) is both


@pytest.mark.parametrize(
    ("one", "two", "admitted"),
    [
        ("at least 5 people", "7 people", True),
        ("at least 5 people", "3 people", False),
        ("up to 300 people", "250 people", True),
        ("up to 300 people", "up to 900 people", False),
        ("7 people", "5 people", False),
    ],
)
def test_a_bound_admits_what_lies_within_it(one: str, two: str, admitted: bool) -> None:
    (left,), (right,) = numbers(one), numbers(two)
    assert bounded(left, one, right, two) is admitted
    assert bounded(right, two, left, one) is admitted
