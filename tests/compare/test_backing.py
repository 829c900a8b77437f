"""No source is cited for a value that it does not give."""

from __future__ import annotations

import pytest

from summarise.compare.backing import same_values
from tests.compare.stories import HERALD, compare_texts


@pytest.mark.parametrize(
    ("told", "other", "same"),
    [
        ("Nine workers were killed.", "Twelve workers were killed.", False),
        ("Some 3,000 people fled.", "About 3,000 people fled.", True),
        ("The visit is from Monday to Wednesday.", "The visit is from Tuesday to Thursday.", False),
        ("Nine workers were killed on Tuesday.", "Nine workers were killed.", True),
        ("The mayor resigned.", "The mayor, 52, resigned on Monday.", True),
    ],
)
def test_values_are_held_against_each_other(told: str, other: str, same: bool) -> None:
    assert same_values(told, other) is same


def test_an_overview_cites_no_copy_for_a_figure_that_it_changed() -> None:
    copy = HERALD.replace("120 firefighters", "90 firefighters").replace("two teenagers", "a man")
    comparison = compare_texts(one=HERALD, two=copy)
    cited = {
        figure: {e.article for s in comparison.overview if figure in s.text for e in s.evidence}
        for figure in ("120 firefighters", "90 firefighters")
    }
    assert all(len(articles) <= 1 for articles in cited.values())
    assert any(cited.values())
