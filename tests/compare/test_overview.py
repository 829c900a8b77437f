"""What an overview is written from; the texts are made up."""

from __future__ import annotations

from summarise.compare.overview import OF_MEAN
from summarise.pipeline import compare_articles
from summarise.types import Comparison, Recipe
from tests.compare.stories import ENGINE, HERALD, POST, article, compare_texts

GAZETTE = (
    "The old Kestrel warehouse in Varnby burnt down on Tuesday night; nobody was hurt. "
    "A fire destroyed the building within hours, and its roof collapsed. "
    "The bakery next door gave away bread to the crews, which sold out its own shelves."
)


def words(found: Comparison) -> int:
    return sum(len(statement.text.split()) for statement in found.overview)


def test_what_all_tell_comes_first() -> None:
    found = compare_texts(herald=HERALD, post=POST, gazette=GAZETTE)
    first = found.overview[0].text
    assert "warehouse" in first and ("fire" in first or "burnt" in first)


def test_an_overview_is_hardly_longer_than_the_mean_article() -> None:
    found = compare_texts(herald=HERALD, gazette=GAZETTE)
    mean = sum(summary.article.words for summary in found.summaries) / 2
    assert 0.5 * mean < words(found) <= OF_MEAN * mean + 1


def test_the_length_asked_for_is_that_of_the_overview_too() -> None:
    articles = [article("herald", HERALD), article("post", POST)]
    short = compare_articles(articles, Recipe(length="40"), ENGINE)
    long = compare_articles(articles, Recipe(length="75"), ENGINE)
    assert 25 <= words(short) <= 40 < words(long) <= 75


def test_a_copy_adds_nothing_to_the_overview() -> None:
    once = compare_texts(herald=HERALD, post=POST)
    twice = compare_texts(herald=HERALD, post=POST, zcopy=HERALD)
    assert [s.text for s in once.overview] == [s.text for s in twice.overview]


def test_a_source_and_its_copy_are_told_as_one() -> None:
    told = compare_texts(herald=HERALD, copy=HERALD).overview
    assert told
    assert all({e.article for e in one.evidence} == {"herald", "copy"} for one in told)


def test_nothing_is_told_twice_and_every_sentence_has_evidence() -> None:
    found = compare_texts(herald=HERALD, post=POST, gazette=GAZETTE)
    texts = [statement.text for statement in found.overview]
    assert len(set(texts)) == len(texts)
    by_id = {summary.article.id: summary.article for summary in found.summaries}
    for statement in found.overview:
        assert statement.evidence
        for span in statement.evidence:
            assert by_id[span.article].text[span.start : span.end].strip()
