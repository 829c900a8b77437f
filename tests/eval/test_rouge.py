"""ROUGE: the published implementation's own cases, and what it must refuse."""

import math

import pytest

from eval.items import Case, Line, Output
from eval.scores.rouge import Rouge, refusal, rouge


def output(*lines: str) -> Output:
    return Output(tuple(Line(line) for line in lines))


@pytest.mark.parametrize(
    ("reference", "prediction", "expected"),
    [
        # The cases of rouge_score's own tests, by hand: 1 of 3 words, all of them found.
        ("testing one two", "testing", {"rouge1": 1 / 2, "rouge2": 0, "rougeL": 1 / 2}),
        ("testing one two", "testing one", {"rouge1": 4 / 5, "rouge2": 2 / 3, "rougeL": 4 / 5}),
        ("testing one two", "testing two", {"rouge1": 4 / 5, "rouge2": 0, "rougeL": 4 / 5}),
        ("testing one two", "", {"rouge1": 0, "rouge2": 0, "rougeL": 0, "rougeLsum": 0}),
        ("testing one two", "nothing else", {"rouge1": 0, "rouge2": 0, "rougeL": 0}),
        ("a cat sat", "a cat sat", {"rouge1": 1, "rouge2": 1, "rougeL": 1, "rougeLsum": 1}),
    ],
)
def test_agrees_with_values_computed_by_hand(reference, prediction, expected):
    found = rouge(prediction, [reference])
    assert {name: found[name] for name in expected} == pytest.approx(expected)


def test_lsum_takes_the_union_over_sentences():
    # The example of Lin 2004, section 3.2: the union of w1 w2 and w1 w3 w5 is 4 of 5 words.
    found = rouge("w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5", ["w1 w2 w3 w4 w5"])
    recall, precision = 4 / 5, 4 / 10
    assert found["rougeLsum"] == pytest.approx(2 * recall * precision / (recall + precision))


def test_several_references_give_the_mean_or_the_best():
    references = ["testing one two", "testing"]
    assert rouge("testing", references)["rouge1"] == pytest.approx((0.5 + 1) / 2)
    assert rouge("testing", references, best=True)["rouge1"] == 1


def test_stems_words():
    assert rouge("confirmed visits", ["confirm visit"])["rouge1"] == 1


def test_refuses_a_script_that_it_cannot_read():
    russian = "Президент прибыл в Москву в понедельник."
    assert "Latin" in (refusal([russian]) or "")
    assert refusal(["Le président est arrivé à Moscou."]) is None
    assert refusal(["The paper is called Правда in Moscow and Beijing."]) is None
    with pytest.raises(ValueError, match="Latin"):
        rouge(russian, [russian])


def test_unscored_items_are_nan_with_a_reason():
    cases = [Case("1", (), ("Это не латиница совсем.",)), Case("2", (), ("One two.",))]
    scores = Rouge().score(cases, [output("x"), output("One two.")])
    assert math.isnan(scores.values["rouge1"][0])
    assert "Latin" in scores.notes[0]
    assert scores.values["rouge1"][1] == 1
    assert 1 not in scores.notes


def test_sentences_of_a_reference_in_one_line_are_found():
    case = Case("1", (), ("The bridge is closed. It will reopen in May.",))
    scores = Rouge().score([case], [output("It will reopen in May.", "The bridge is closed.")])
    # Order of sentences does not matter to Lsum, but to L it does.
    assert scores.values["rougeLsum"][0] == 1
    assert scores.values["rougeL"][0] < 1
