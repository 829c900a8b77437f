"""What holds for every comparison, whatever the articles say."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from summarise import read_article
from summarise.types import Article, Comparison
from tests.compare.stories import (
    HERALD,
    OTHER,
    POST,
    add,
    article,
    compare,
    compare_texts,
    facts_of,
    told,
)
from tests.contract_rules import check_comparison

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
GARBLED = HERALD.replace("Petra Valk", "Peter Falk").replace("Some 120", "About 120")
THIRD = (
    "Varnby's fire chief, Martin Hale, has praised his crews after the blaze at the Kestrel "
    "warehouse. Nobody had been inside the building, he said. "
    "The last tenants moved out in spring. "
    "Hale warned parents that children must not play in the ruin, which may be torn down soon.\n"
)


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    names = ("newsweek", "copy", "reuters", "ankasam", "cnn")
    return [read_article(str(SEEDS / f"{name}.txt")) for name in names]


def test_every_content_sentence_is_in_exactly_one_fact_or_cut_into_several(
    seeds: list[Article],
) -> None:
    check_comparison(compare(*seeds))
    check_comparison(compare_texts(herald=HERALD, post=POST, third=THIRD, garbled=GARBLED))


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [
        article("herald", HERALD),
        article("post", POST),
        article("third", THIRD),
        article("garbled", GARBLED),
    ]
    first = compare(*articles)
    for order in list(permutations(articles))[5::6]:
        again = compare(*order)
        assert (again.facts, again.adds, again.conflicts) == (
            first.facts,
            first.adds,
            first.conflicts,
        )
        assert (again.copies, again.timeline) == (first.copies, first.timeline)
        assert again.warnings == first.warnings


def _without(comparison: Comparison, name: str) -> list[object]:
    """What a comparison tells, leaving out an article's own entries."""
    facts, adds, conflicts, timeline = told(comparison)
    return [
        sorted((text, [m for m in mentions if m[0] != name]) for text, mentions in facts),  # type: ignore[misc]
        [one for one in adds if one[0] != name],  # type: ignore[index]
        conflicts,
        timeline,
    ]


@pytest.mark.parametrize("repeated", ["herald", "post", "third"])
def test_one_more_copy_of_an_article_changes_nothing_but_its_own_entries(repeated: str) -> None:
    texts = {"herald": HERALD, "post": POST, "third": THIRD}
    before = compare_texts(**texts)
    after = compare_texts(**texts, zz_again=texts[repeated])
    (copy,) = after.copies
    assert (copy.article, copy.of, copy.changes) == ("zz_again", repeated, ())
    assert _without(after, "zz_again") == _without(before, "zz_again")
    (own,) = (one for one in after.adds if one.article == "zz_again")
    assert own.facts == ()


def test_blank_lines_change_nothing_but_places() -> None:
    plain = compare_texts(herald=HERALD, post=POST)
    spaced = compare_texts(
        herald=HERALD.replace("\n\n", "\n\n\n\n\n"), post="\n\n" + POST.replace("\n\n", "\n\n\n")
    )
    assert told(spaced) == told(plain)


def test_identical_articles_are_copies_without_changes_and_the_direction_is_open() -> None:
    comparison = compare_texts(one=HERALD, two=HERALD)
    (copy,) = comparison.copies
    assert (copy.containment, copy.changes) == (1.0, ())
    assert any("which came first" in warning for warning in comparison.warnings)
    assert comparison.conflicts == ()
    assert all(set(fact.articles) == {"one", "two"} for fact in comparison.facts)


def test_unrelated_articles_are_recognised_and_share_nothing() -> None:
    comparison = compare_texts(fire=HERALD, beetle=OTHER)
    assert all(len(fact.articles) == 1 for fact in comparison.facts)
    assert (comparison.conflicts, comparison.copies) == ((), ())
    assert sum("something else" in warning for warning in comparison.warnings) == 2


def test_an_article_that_belongs_to_none_is_named() -> None:
    comparison = compare_texts(herald=HERALD, post=POST, beetle=OTHER)
    assert [warning.split()[0] for warning in comparison.warnings] == ["beetle"]


def test_one_article_alone_adds_all_its_facts() -> None:
    comparison = compare_texts(herald=HERALD)
    check_comparison(comparison)
    (addition,) = comparison.adds
    assert sorted(addition.facts) == sorted(fact.id for fact in comparison.facts)
    assert (comparison.conflicts, comparison.copies, comparison.overview) == ((), (), ())
    assert comparison.warnings == ("there is no other article to compare herald with",)


def test_a_copy_does_not_corroborate_its_original() -> None:
    """What an article and its copy alone say stays an addition of the original."""
    comparison = compare(
        article("herald", HERALD, "2024-05-02"),
        article("garbled", GARBLED, "2024-05-03"),
        article("post", POST, "2024-05-02"),
    )
    (fact,) = facts_of(comparison, "two teenagers")
    assert set(fact.articles) == {"herald", "garbled"}
    (addition,) = (one for one in comparison.adds if one.article == "herald")
    assert fact.id in addition.facts


def test_a_repeated_sentence_is_still_covered_once() -> None:
    comparison = compare_texts(
        herald=add(HERALD, "The roof collapsed shortly after midnight."), post=POST
    )
    check_comparison(comparison)


def test_articles_without_content_are_compared_without_complaint() -> None:
    little = compare_texts(one="Just a few words.", two="")
    # Too little for a summary, but what it says is still a fact that it alone states.
    assert [fact.text for fact in little.facts] == ["Just a few words."]
    assert (little.conflicts, little.copies) == ((), ())
    assert compare_texts(herald=HERALD, empty="").facts
