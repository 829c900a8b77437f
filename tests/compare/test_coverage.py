"""What pairs of words are worth, and how wordings are chosen by them; the texts are made up."""

from __future__ import annotations

import numpy as np
import pytest

from summarise.compare.coverage import Way, choose, pairs, scale, weigh
from summarise.roles import Vectors

FIRE = "The old warehouse burnt down on Tuesday night."


def apart(count: int) -> Vectors:
    return np.eye(count, dtype=np.float32)


def test_a_pair_has_at_least_one_word_that_says_something() -> None:
    assert pairs("It was on the warehouse.") == {("the", "wareh")}
    assert pairs("The warehouse's roof") == {("the", "wareh"), ("wareh", "roof")}


def test_what_many_sources_tell_early_is_worth_more() -> None:
    worth = weigh(
        [
            [(0, "warehouse fire"), (9, "bread sale")],
            [(0, "warehouse fire"), (9, "bread sale")],
            [(0, "school concert"), (1, "warehouse fire")],
        ]
    )
    fire, bread, school = ("wareh", "fire"), ("bread", "sale"), ("schoo", "conce")
    assert worth[fire] > worth[bread] > worth[school]
    assert worth[school] > 0
    assert worth[fire] <= 1


def test_a_source_that_is_alone_is_not_held_against_itself() -> None:
    assert weigh([[(0, "warehouse fire")]]) == {("wareh", "fire"): 1.0}


def test_the_best_text_is_worth_one() -> None:
    raw = weigh([[(0, FIRE)], [(3, FIRE)]])
    scaled = scale([FIRE, "Bread."], raw)
    ratio = {round(scaled[pair] / raw[pair], 9) for pair in raw}
    assert len(ratio) == 1
    (way,) = choose([Way(0, FIRE, 0.0)], apart(1), scaled, 100)
    assert way == 0
    assert scale(["Bread."], raw) == raw


def test_what_is_told_is_worth_nothing_a_second_time() -> None:
    worth = {("wareh", "fire"): 1.0, ("bread", "sale"): 0.4}
    ways = [
        Way(0, "warehouse fire", 0.0),
        Way(1, "that warehouse fire", 0.0),
        Way(2, "bread sale", 0.0),
    ]
    assert choose(ways, apart(3), worth, 4) == [0, 2]


def test_one_wording_of_each_sentence_is_chosen_and_all_fit() -> None:
    worth = {("wareh", "fire"): 1.0, ("bread", "sale"): 0.5}
    ways = [
        Way(0, "a warehouse fire that nobody else in all of the county would ever mention", 0.0),
        Way(0, "warehouse fire", 0.0),
        Way(1, "bread sale", 0.0),
    ]
    assert choose(ways, apart(2), worth, 5) == [1, 2]


def test_the_first_is_taken_however_long_and_spares_follow_what_fits() -> None:
    ways = [Way(0, FIRE, 1.0), Way(1, "Bread was sold out.", 0.5), Way(2, "Nobody was hurt.", 0.2)]
    assert choose(ways, apart(3), {}, 3) == [0]
    assert choose(ways, apart(3), {}, 3, spare=12) == [0, 1]
    assert choose(ways, apart(3), {}, 11) == [0, 2]


def test_what_is_close_to_the_chosen_is_put_off() -> None:
    vectors = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    ways = [Way(0, "one", 1.0), Way(1, "two", 0.9), Way(2, "three", 0.5)]
    assert choose(ways, vectors, {}, 2) == [0, 2]


@pytest.mark.parametrize("refused", [0, 1, 2])
def test_what_is_refused_is_left_out(refused: int) -> None:
    ways = [Way(i, f"sentence {i}", 1.0 - i / 10) for i in range(3)]
    found = choose(ways, apart(3), {}, 9, fits=lambda way: way.sentence != refused)
    assert found == [i for i in range(3) if i != refused]


def test_of_two_near_sentences_the_second_must_tell_something_else() -> None:
    first = "The old warehouse in Varnby burnt down on Tuesday night."
    again = "On Tuesday the warehouse in Varnby burnt at night."
    more = "The warehouse in Varnby held pallets, carpets, engines and a printing press."
    near = np.array([[1.0, 0.0], [0.6, 0.8]], dtype=np.float32)
    worth = scale([first], weigh([[(0, first)], [(0, again)], [(0, more)]]))

    def told(second: str) -> list[int]:
        ways = [Way(0, first, 1.0), Way(1, second, 0.5)]
        return choose(ways, near, worth, 50)

    assert told(more) == [0, 1]
    assert told(again) == [0]
