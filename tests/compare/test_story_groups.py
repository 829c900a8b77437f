"""Articles that tell one story are found among others, in whatever order they come."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise import models
from summarise.compare.stories import LEAD_WORDS, Opening, opening, stories, stories_of
from summarise.read import article_from_text
from summarise.roles import Vectors

# (story, outlet's text): three events, two of them of one kind.
_NEWS = [
    (
        "bridge",
        "Elm Street bridge to close for repairs. The bridge at Elm Street will close on Monday for "
        "repairs that cost $4 million, the mayor of Harwick said on Friday.",
    ),
    (
        "bridge",
        "Harwick shuts Elm Street bridge. Harwick's bridge at Elm Street closes next week; the "
        "mayor put the price of repairs at $4 million.",
    ),
    (
        "bridge",
        "Drivers angry as bridge closes. Drivers in Harwick criticised the mayor for closing the "
        "Elm Street bridge, whose repairs start on Monday.",
    ),
    (
        "school",
        "New school opens in Harwick. A school for 600 children opened in Harwick on Thursday, "
        "after two years of building, the head teacher Ann Poole said.",
    ),
    (
        "school",
        "Children move into Harwick's new school. Some 600 children moved into a new school in "
        "Harwick on Thursday, and head teacher Ann Poole greeted them.",
    ),
    (
        "quake",
        "Strong earthquake shakes Nepal. At least 39 people died when an earthquake of magnitude "
        "7.3 struck Nepal on Tuesday, the government said.",
    ),
    (
        "quake",
        "Dozens dead in Nepal quake. A magnitude 7.3 earthquake hit Nepal on Tuesday, killing at "
        "least 39 people, officials said.",
    ),
    ("alone", "Chess champion retires. The world champion said that she would play no more."),
]
_TRUTH = {frozenset(i for i, (story, _) in enumerate(_NEWS) if story == name) for name, _ in _NEWS}


def _openings(date: str | None = "2024-03-01") -> list[Opening]:
    return [Opening(" ".join(t.split()[:LEAD_WORDS]), t, date) for _, t in _NEWS]


@pytest.fixture(scope="module")
def vectors() -> Vectors:
    return models.load_encoder().encode([one.lead for one in _openings()])


def test_stories_are_told_apart_and_put_together(vectors: Vectors) -> None:
    assert {frozenset(group) for group in stories(_openings(), vectors)} == _TRUTH


@given(st.permutations(range(len(_NEWS))))
def test_the_order_changes_nothing(order: list[int]) -> None:
    vectors = models.load_encoder().encode([one.lead for one in _openings()])
    openings = _openings()
    groups = stories([openings[i] for i in order], vectors[order])
    assert {frozenset(order[place] for place in group) for group in groups} == _TRUTH
    assert groups == sorted(tuple(sorted(group)) for group in groups)
    assert sorted(place for group in groups for place in group) == list(range(len(order)))


def test_a_report_of_another_week_is_another_story(vectors: Vectors) -> None:
    openings = _openings()
    openings[1] = Opening(openings[1].lead, openings[1].text, "2024-03-09")
    openings[2] = Opening(openings[2].lead, openings[2].text, "2024-03-02")
    groups = {frozenset(group) for group in stories(openings, vectors)}
    assert {frozenset({0, 2}), frozenset({1})} <= groups


def test_without_dates_the_closest_still_find_each_other(vectors: Vectors) -> None:
    groups = {frozenset(group) for group in stories(_openings(None), vectors)}
    assert frozenset({5, 6}) in groups
    assert all(any(group <= story for story in _TRUTH) for group in groups)


def test_articles_without_words_stay_alone() -> None:
    openings = [Opening("", "", "2024-03-01")] * 3
    same = np.ones((3, 4), dtype=np.float32) / 2
    assert stories(openings, same) == [(0,), (1,), (2,)]
    assert stories([], same[:0]) == []


def test_one_stray_likeness_joins_no_two_stories() -> None:
    """Two pairs, and one article of the first that is as close to one of the second."""
    texts = ["alpha beta gamma delta", "alpha beta gamma delta epsilon"]
    texts += ["zeta theta iota kappa", "zeta theta iota kappa alpha beta"]
    angles = np.array([0.0, 0.7, 2.0, 1.3])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    openings = [Opening(text, text, "2024-03-01") for text in texts]
    assert stories(openings, vectors) == [(0, 1), (2, 3)]


def test_articles_somebody_put_together_are_one_story_even_weeks_apart() -> None:
    told = [text for story, text in _NEWS if story == "bridge"]
    articles = [
        article_from_text(text, id=str(n), published=f"2024-0{n + 1}-01")
        for n, text in enumerate(told)
    ]
    encoder = models.load_encoder()
    assert stories_of(articles, encoder) == [(0, 1, 2)]
    other = article_from_text(_NEWS[5][1], id="quake", published="2024-01-01")
    assert stories_of([*articles, other], encoder) == [(0, 1, 2), (3,)]


def test_an_opening_is_the_title_and_the_first_words() -> None:
    text = "The bridge closes. " * 100
    article = article_from_text(text, id="a", title="A title", published="2024-03-01")
    found = opening(article)
    assert found.text.startswith("A title. The bridge closes.")
    assert found.text.startswith(found.lead)
    assert (len(found.lead.split()), len(found.text.split())) == (60, 150)
    assert found.published == "2024-03-01"
