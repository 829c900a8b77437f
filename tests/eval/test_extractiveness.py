"""Coverage, density, compression and novel n-grams, computed by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.items import Case, Document, Line, Output
from eval.scores.extractiveness import Extractiveness, extractiveness, fragments

ARTICLE = "The mayor said on Monday that the old bridge will close for two years."


def test_a_copied_stretch():
    found = extractiveness("The old bridge will close.", [ARTICLE])
    # One fragment of 5 words; the article has 14.
    assert found["coverage"] == 1
    assert found["density"] == 5
    assert found["compression"] == pytest.approx(14 / 5)
    assert found["novel1"] == found["novel2"] == found["novel4"] == 0


def test_two_fragments_and_a_new_word():
    found = extractiveness("The mayor closed the old bridge", [ARTICLE])
    # "the mayor" (2), "closed" new, "the old bridge" (3): 6 words.
    assert found["coverage"] == pytest.approx(5 / 6)
    assert found["density"] == pytest.approx((4 + 9) / 6)
    assert found["novel1"] == pytest.approx(1 / 6)
    assert found["novel2"] == pytest.approx(2 / 5)
    assert found["novel3"] == pytest.approx(3 / 4)
    assert found["novel4"] == 1


def test_nothing_copied():
    found = extractiveness("Completely different words", [ARTICLE])
    assert found["coverage"] == found["density"] == 0
    assert found["novel1"] == found["novel3"] == 1
    assert math.isnan(found["novel4"])


def test_no_fragment_runs_over_the_end_of_a_source():
    assert extractiveness("two three", ["one two", "three four"])["density"] == 1
    assert extractiveness("two three", ["one two", "three four"])["novel2"] == 1


def test_an_empty_summary_is_unscored():
    case = Case("1", (Document("a", ARTICLE),))
    scores = Extractiveness().score([case], [Output((Line("..."),))])
    assert math.isnan(scores.values["coverage"][0])
    assert scores.notes[0] == "an empty summary"


WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(WORDS, WORDS)
def test_fragments_are_no_longer_than_the_summary_and_each_word_is_in_one(article, summary):
    found = fragments(article, summary)
    assert sum(found) == sum(word in article for word in summary)


@given(WORDS)
def test_a_copy_is_one_fragment(text):
    assert fragments(text, text) == ([len(text)] if text else [])
