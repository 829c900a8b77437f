"""What an editor found when reading the five articles in seeds/."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise import read_article
from summarise.types import Comparison
from tests.compare.stories import compare, facts_of

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
NAMES = ("newsweek", "copy", "reuters", "ankasam", "cnn")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(*(read_article(str(SEEDS / f"{name}.txt")) for name in NAMES))


def _added(comparison: Comparison, name: str) -> str:
    text_of = {fact.id: fact.text for fact in comparison.facts}
    (addition,) = (one for one in comparison.adds if one.article == name)
    return " ".join(text_of[fact] for fact in addition.facts)


def test_the_copy_is_found_and_its_worst_error_is_on_top(comparison: Comparison) -> None:
    (copy,) = comparison.copies
    assert (copy.article, copy.of) == ("copy", "newsweek")
    worst = copy.changes[0]
    assert worst.kind == "name"
    assert worst.before is not None
    assert worst.after is not None
    assert "Tass" in worst.before.text
    assert "Cup" in worst.after.text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("reuters", "60%"),
        ("reuters", "no date had yet been set"),
        ("reuters", "no mention of a visit"),
        ("cnn", "from Monday to Wednesday"),
        ("ankasam", "State Department"),
        ("ankasam", "joint patrol flights"),
    ],
)
def test_each_source_adds_what_it_alone_tells(
    comparison: Comparison, name: str, words: str
) -> None:
    assert words in _added(comparison, name)


def test_what_is_printed_of_reuters_has_its_news(comparison: Comparison) -> None:
    (addition,) = (one for one in comparison.adds if one.article == "reuters")
    assert "yuan" in addition.text
    assert "no date" in addition.text


def test_the_visit_becomes_certain(comparison: Comparison) -> None:
    (story,) = comparison.conflicts
    assert (story.kind, story.because) == ("certainty", "later report")
    values = [(side.article, side.value) for side in story.sides]
    assert values[0] == ("reuters", "no date had yet been set")
    assert {("newsweek", "is likely to host"), ("reuters", "was expecting")} <= set(values)
    assert {("cnn", "will fly"), ("cnn", "Monday to Wednesday")} <= set(values)


def test_friendly_words_of_two_occasions_stay_apart(comparison: Comparison) -> None:
    """A friendship described in 2019 and a greeting in 2022 are two facts."""
    (bond,) = facts_of(comparison, "forged a close personal bond")
    assert "reuters" not in bond.articles
    (greeting,) = facts_of(comparison, 'his "dear friend"')
    assert greeting.articles == ("reuters",)
