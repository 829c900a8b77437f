"""What tells news from the rest is learnt from places in articles that stand elsewhere."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace

import numpy as np
import pytest

from summarise.models import NEWS, load_encoder, load_parser
from summarise.read import article_from_text
from summarise.select.outline import outline
from summarise.select.signs import FEATURES
from training.news import BAD, BEST, GOOD, PLAIN, SHIPPED, Example, fit, labels, score, values

TEXT = (
    "Every spring the people of Elmford look at the river. The council voted on Monday to close "
    "the bridge. The mayor of the town had asked for it. Nobody knows what will come after it."
)


def test_offsets_give_their_sentences_a_value() -> None:
    found = outline([article_from_text(TEXT, id="a")], load_parser(), load_encoder())[0]
    given = {BEST: (TEXT.index("The council"),), GOOD: (TEXT.index("The mayor") + 3,), BAD: (0,)}
    assert values(found, given).tolist() == pytest.approx([BAD, BEST, GOOD, PLAIN])


def test_the_shipped_places_hold_no_text_and_are_in_order() -> None:
    given = labels()
    assert len(given) >= 300
    assert all(one[BEST] for one in given.values())
    with gzip.open(SHIPPED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {key for row in rows for key in row} == {"set", "id", "best", "good", "bad"}
    assert all(
        isinstance(x, int) for row in rows for key in ("best", "good", "bad") for x in row[key]
    )


def _examples(count: int) -> list[Example]:
    """Articles in which one sign alone tells the best sentence."""
    found = outline([article_from_text(TEXT, id="a")], load_parser(), load_encoder())[0]
    chance = np.random.default_rng(0)
    made = []
    for _ in range(count):
        rows = chance.normal(size=(4, len(FEATURES))).astype(np.float32)
        best = int(chance.integers(4))
        rows[:, 7] = -1.0
        rows[best, 7] = 3.0
        worth = np.full(4, BAD, dtype=np.float32)
        worth[best] = BEST
        made.append(Example(rows, worth, replace(found), frozenset()))
    return made


def test_the_sign_that_tells_the_best_gets_the_weight() -> None:
    made = _examples(60)
    weights, bias = fit(made)
    assert int(np.abs(weights).argmax()) == 7
    told = [int((one.rows @ weights + bias).argmax()) == int(one.values.argmax()) for one in made]
    assert all(told)
    assert set(score(made, weights, bias)) == {"first", "best", "bad"}


def test_the_card_beside_the_weights_tells_of_the_shipped_places() -> None:
    about = json.loads(NEWS.with_suffix(".json").read_text(encoding="utf-8"))
    assert about["articles"] == len(labels())
    assert about["features"] == list(FEATURES)
    held = about["held_out"]
    assert held["with titles"]["bad"] < held["salience, with titles"]["bad"]
