from __future__ import annotations

import numpy as np

from summarise.read import article_from_text
from summarise.roles import Encoder, Parser
from summarise.select.choose import choose
from summarise.select.outline import outline
from summarise.select.salience import salience
from summarise.select.units import Unit


def plain(text: str, leans: bool = False) -> Unit:
    return Unit((0,), text, (), leans)


def unit_vectors(*rows: tuple[float, float]) -> np.ndarray:
    found = np.array(rows, dtype=np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def test_what_was_said_is_not_chosen_again() -> None:
    vectors = unit_vectors((1, 0), (1, 0.01), (0, 1))
    chosen = choose([plain("a b c")] * 3, np.array([0.9, 0.8, 0.1], np.float32), vectors, 6)
    assert chosen == [0, 2]


def test_a_leaning_unit_is_chosen_only_after_the_one_before_it() -> None:
    vectors = unit_vectors((1, 0), (0, 1), (-1, 0))
    texts = [plain("a b c"), plain("d e f", leans=True), plain("g h i")]
    scores = np.array([0.1, 0.9, 0.5], np.float32)
    assert choose(texts, scores, vectors, 3) == [2]
    assert choose(texts, scores, vectors, 9) == [2, 0, 1]


def test_no_units_give_no_choice() -> None:
    assert choose([], np.zeros(0, np.float32), np.zeros((0, 2), np.float32), 60) == []


def test_salience_is_between_0_and_1_and_follows_the_manner() -> None:
    vectors = unit_vectors((1, 0), (1, 0), (1, 0))
    same = "the council of the town closed the bridge to all traffic on monday."
    scores = salience(vectors, [same] * 3, None, np.array([1.0, 0.5, 1.0], np.float32))
    assert ((scores >= 0) & (scores <= 1)).all()
    assert scores[1] < scores[2] < scores[0]
    nothing = np.zeros(0, np.float32)
    assert salience(np.zeros((0, 2), np.float32), [], None, nothing).shape == (0,)


def test_outlines_do_not_depend_on_the_other_articles(parser: Parser, encoder: Encoder) -> None:
    bridge = article_from_text(
        "The council of Elmford closed the old bridge on Monday. "
        "Repairs will cost 4 million euros. Ferries carry people over the river until the spring.",
        id="bridge",
    )
    fire = article_from_text(
        "A fire destroyed a barn near Oakham on Sunday. Nobody was hurt, the fire brigade said.",
        id="fire",
    )
    alone = outline([bridge], parser, encoder)[0]
    beside = outline([fire, bridge], parser, encoder)[1]
    assert [unit.text for unit in alone.units] == [unit.text for unit in beside.units]
    np.testing.assert_allclose(alone.scores, beside.scores, atol=1e-5)
