"""Guessing changes how fast an answer comes, and nothing else."""

from __future__ import annotations

import random
from typing import Any

import pytest

from summarise.models import load_writer
from summarise.models.causal import CausalWriter
from summarise.models.decode import decode
from summarise.models.lookup import _Row, decode_greedily


def _prompts(writer: CausalWriter) -> list[list[int]]:
    """Prompts of which some hold what the model will write, in whole or in part."""
    rng = random.Random(3)
    words = range(3, len(writer._tokenizer))
    plain = [rng.choices(words, k=rng.randint(1, 12)) for _ in range(6)]
    bound = [9] * len(plain)
    found = decode(writer._model, plain, bound, beams=1, pad=0, ends=lambda token: token == 1)
    answers = [list(one[0].tokens) for one in found]
    return [*plain, *[[*a, *p] for a, p in zip(answers, plain, strict=True)], answers[0] * 2]


@pytest.mark.parametrize("guesses", [0, 1, 3, 8])
def test_the_answer_is_the_one_without_guesses(tiny: CausalWriter, guesses: int) -> None:
    prompts = _prompts(tiny)
    bounds = [1 + number % 11 for number in range(len(prompts))]

    def ends(token: int) -> bool:
        return token in (1, 7)

    wanted = decode(tiny._model, prompts, bounds, beams=1, pad=0, ends=ends)
    found = decode_greedily(tiny._model, prompts, bounds, pad=0, ends=ends, guesses=guesses)
    for [one], other in zip(wanted, found, strict=True):
        assert (one.tokens, one.ended) == (other.tokens, other.ended)
    assert {one.ended for one in found} == {True, False}


def test_what_is_copied_takes_few_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = load_writer()
    assert isinstance(writer, CausalWriter)
    request = (
        "Shorten this sentence.\nThe mayor of Elm said on Monday that the old bridge over the"
        " river will close for repairs until spring."
    )
    passes = []
    forward = writer._model.forward

    def counted(*args: Any, **given: Any) -> Any:
        passes.append(given["input_ids"].shape)
        return forward(*args, **given)

    monkeypatch.setattr(writer._model, "forward", counted)
    [[found]] = writer.generate([writer.turn(request)], max_new_tokens=40)
    written = len(writer._tokenizer(found.text)["input_ids"])
    assert found.ended
    assert len(passes) < written / 2


def test_a_guess_follows_the_longest_match_that_goes_on() -> None:
    row = _Row([5, 6, 7, 8, 9, 6, 7, 10, 11], bound=20)
    row.tokens = [6]
    assert list(row.guesses(3)) == [7, 8, 9]
    row.tokens = [9, 6]
    row._at = None
    assert list(row.guesses(3)) == [7, 10, 11]
    row.tokens = [9, 6, 12]
    assert list(row.guesses(3)) == []
    # Never beyond the bound: a pass writes one token more than it guesses.
    row.bound = 5
    row.tokens = [9, 6]
    assert list(row.guesses(8)) == [7, 10]


def test_right_guesses_count_up_to_the_first_wrong_one() -> None:
    row = _Row([5, 6, 7, 8], bound=20)
    row.tokens = [5]
    assert list(row.guesses(3)) == [6, 7, 8]
    assert row.write([6, 7, 8], [6, 9, 8, 1], lambda token: token == 1) == 1
    assert row.tokens == [5, 6, 9]
    assert not row.done
    assert row.write([], [1], lambda token: token == 1) == 0
    assert row.done
