"""What the words of an article are worth in a summary."""

from __future__ import annotations

import numpy as np
import pytest

from summarise.models import load_encoder, load_parser, load_selector
from summarise.models.scorer import Scorer
from summarise.read import article_from_text
from summarise.select.outline import Outline, outline
from summarise.select.worth import FEATURES, features, stems, together, worth

FERRY = """The ferry Aurora ran aground off Lindholm on Tuesday with 212 people on board.

All passengers of the ferry were taken to Lindholm by fishing boats.

The ferry was on its way to Norvik.

The harbour cafe served soup. A gull sat on its roof.

The captain of the Aurora said that the rudder of the ferry had failed."""


@pytest.fixture(scope="module")
def ferry() -> Outline:
    return outline([article_from_text(FERRY, id="ferry")], load_parser(), load_encoder())[0]


def test_features_are_counted_by_hand(ferry: Outline) -> None:
    order, rows = features(ferry.units, ferry.vectors, ferry.scores)
    assert rows.shape == (len(order), len(FEATURES))
    assert order == sorted(order)
    told = dict(zip(FEATURES, rows[order.index("ferry")], strict=True))
    assert told["occurrences"] == pytest.approx(np.log(5))
    assert told["sentences"] == pytest.approx(np.log(5))
    assert told["occurrences of the most frequent"] == 1
    assert told["first sentence"] == 0
    assert told["NOUN"] == 1
    assert told["shortest sentence"] == 8
    soup = dict(zip(FEATURES, rows[order.index("soup")], strict=True))
    assert soup["first sentence"] == 3
    assert soup["as object"] == 1


def test_what_the_article_is_about_is_worth_more_than_an_aside(ferry: Outline) -> None:
    found = worth(ferry.units, ferry.vectors, ferry.scores, load_selector(FEATURES))
    assert all(0 < value < 1 for value in found.values())
    assert min(found["ferry"], found["auror"], found["lindh"]) > max(found["soup"], found["gull"])


def test_the_regression_is_what_is_asked(ferry: Outline) -> None:
    nothing = Scorer(np.zeros(len(FEATURES), dtype=np.float32), 0.0)
    assert set(worth(ferry.units, ferry.vectors, ferry.scores, nothing).values()) == {0.5}


def test_no_units_have_no_words() -> None:
    none = np.zeros((0, 1), dtype=np.float32)
    assert features([], none, np.zeros(0, dtype=np.float32))[0] == []


def test_words_that_say_nothing_have_no_stem() -> None:
    assert stems("It was not the ferry that he had.") == {"ferry"}
    assert together(stems("the ferry and the gull"), {"ferry": 0.5}) == 0.5
