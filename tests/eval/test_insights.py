"""Insights of many documents: covered wholly or partly, and cited from the right ones."""

import pytest

from eval.scores.citations import citations
from eval.scores.insights import covering, insights
from summarise.models import load_encoder

FERRY = (
    "The new ferry carries 120 cars and crosses the bay in forty minutes, half as long as before."
)
PARK = "The park along the river was planted by volunteers after the flood of 1998."


@pytest.mark.parametrize(
    ("fact", "grade"),
    [
        ("The new ferry crosses the bay in forty minutes, half as long as before.", 1.0),
        ("The bay can be crossed in forty minutes with the new ferry.", 0.5),
        ("The harbour master said the season had been a good one.", 0.0),
        ("The ferry company sells tickets at the pier.", 0.0),
    ],
)
def test_a_fact_covers_an_insight_wholly_partly_or_not(fact, grade):
    (grades,) = covering([FERRY], [fact], load_encoder())
    assert grades.get(0, 0.0) == grade


def test_coverage_times_citation():
    whole = {"text": FERRY, "articles": ["a", "b"]}
    other = {"text": "The harbour master retired.", "articles": ["a"]}
    gold = {
        "insights": [
            {"text": FERRY, "articles": ["a", "b", "c", "d"]},
            {"text": PARK, "articles": ["a"]},
        ]
    }
    found = insights({"facts": [whole, other]}, gold, load_encoder())
    assert found["insight_r"] == 0.5
    assert (found["cite_p"], found["cite_r"]) == (1.0, 0.5)
    assert found["joint"] == pytest.approx((2 / 3) / 2)


def test_what_is_covered_in_part_counts_in_part():
    wanted, given = [frozenset("abcd")], [frozenset("a"), frozenset("abcd")]
    assert citations(wanted, given, [{0: 1.0}])["joint"] == pytest.approx(0.4)
    both = citations(wanted, given, [{0: 1.0, 1: 0.5}])
    assert (both["insight_r"], both["joint"]) == (0.5, 0.5)


def test_without_facts_nothing_is_covered():
    gold = {"insights": [{"text": PARK, "articles": ["a"]}]}
    assert insights({"facts": []}, gold, load_encoder())["joint"] == 0
