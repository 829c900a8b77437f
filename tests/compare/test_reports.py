"""Contradictions between reports that two outlets word freely, and differences that are none."""

from __future__ import annotations

import pytest

from tests.compare.far_reports import FAR, NEAR
from tests.compare.free_reports import COMPATIBLE, FREE
from tests.compare.harmless_reports import HARMLESS
from tests.compare.reports import AGREED, DISPUTED
from tests.compare.stories import article, compare, compare_texts


@pytest.mark.parametrize("name", sorted(DISPUTED))
def test_a_contradiction_is_found_whatever_the_words_around_it(name: str) -> None:
    one, two, kind, mine, theirs = DISPUTED[name]
    comparison = compare_texts(one=one, two=two)
    (conflict,) = comparison.conflicts
    assert conflict.kind == kind
    values = {side.article: side.value for side in conflict.sides}
    assert mine in values["one"]
    assert theirs in values["two"]


@pytest.mark.parametrize("name", sorted(AGREED))
def test_what_can_all_be_true_is_no_contradiction(name: str) -> None:
    one, two = AGREED[name]
    assert compare_texts(one=one, two=two).conflicts == ()


def test_a_toll_that_rose_is_a_later_report() -> None:
    one, two, *_ = DISPUTED["deaths in a factory"]
    comparison = compare(article("one", one, "2025-03-03"), article("two", two, "2025-03-04"))
    assert [conflict.because for conflict in comparison.conflicts] == ["later report"]


def test_three_sources_on_one_question_are_one_conflict() -> None:
    one, two, *_ = DISPUTED["deaths in a factory"]
    third = (
        "Twelve people lost their lives in the plastics factory in Tarnow Field, where a fire "
        "broke out on Monday. Schools nearby were closed."
    )
    (conflict,) = compare_texts(one=one, two=two, three=third).conflicts
    assert [side.article for side in conflict.sides] == ["one", "three", "two"]


def test_the_articles_order_changes_no_contradiction() -> None:
    one, two, *_ = DISPUTED["a vote"]
    first, second = compare_texts(one=one, two=two), compare_texts(two=two, one=one)
    assert first.conflicts == second.conflicts


@pytest.mark.parametrize("name", sorted(FAR))
def test_contradicting_sentences_need_share_no_words(name: str) -> None:
    one, two, disputed = FAR[name]
    found = compare_texts(one=one, two=two).conflicts
    values = [{side.article: side.value for side in conflict.sides} for conflict in found]
    assert len(found) == len(disputed)
    for mine, theirs in disputed:
        assert [v for v in values if mine in v["one"] and theirs in v["two"]], (mine, values)


@pytest.mark.parametrize("name", sorted(NEAR))
def test_what_looks_contradicting_but_is_not(name: str) -> None:
    one, two = NEAR[name]
    assert compare_texts(one=one, two=two).conflicts == ()


@pytest.mark.parametrize("name", sorted(FREE))
def test_freely_worded_reports_contradict_each_other_in_what_is_listed_and_nothing_else(
    name: str,
) -> None:
    one, two, disputed = FREE[name]
    values = [
        tuple(side.value for side in conflict.sides)
        for conflict in compare_texts(one=one, two=two).conflicts
    ]
    assert sorted(values) == sorted(disputed)


@pytest.mark.parametrize("name", sorted(COMPATIBLE))
def test_reports_that_tell_different_things_do_not_contradict_each_other(name: str) -> None:
    one, two = COMPATIBLE[name]
    assert compare_texts(one=one, two=two).conflicts == ()


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_reports_once_taken_to_contradict_each_other_do_not(name: str) -> None:
    one, two = HARMLESS[name]
    assert compare_texts(one=one, two=two).conflicts == ()
