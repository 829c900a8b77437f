"""In bfloat16 a text's states are the same bits in any company, and near those of float32."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel

from summarise.models import (
    load_encoder,
    load_quick_encoder,
    load_quick_reader,
    load_reader,
    runtime,
)
from summarise.models.bert import ROWS, Body, body

TEXTS = [
    "The bridge at Elm Street will close on Monday.",
    "On Monday the Elm Street bridge is going to be shut.",
    "Shares of the carmaker rose 4.5% in early trading.",
    "",
    "word " * 2000,
    *(f"The council {'once more ' * n}put the vote off." for n in range(60)),
]
PAIRS = [(TEXTS[0], TEXTS[1]), (TEXTS[0], TEXTS[2]), (TEXTS[4], TEXTS[0]), (TEXTS[1], TEXTS[0])]

native = pytest.mark.skipif(
    not runtime.native_bf16() or runtime.device() != "cpu", reason="float32 is quickest here"
)


@pytest.fixture
def model() -> BertModel:
    torch.manual_seed(4)
    config = BertConfig(
        vocab_size=50,
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=96,
        max_position_embeddings=64,
    )
    return BertModel(config, add_pooling_layer=False).eval()  # type: ignore[no-untyped-call]


def _rows(lengths: Sequence[int]) -> list[list[int]]:
    numbers = np.random.default_rng(1)
    return [numbers.integers(0, 50, length).tolist() for length in lengths]


@native
def test_states_are_those_of_transformers_up_to_rounding(model: BertModel) -> None:
    quick = body(model)
    assert isinstance(quick, Body)
    rows = _rows([1, 3, 3, 30, 64, 7])
    kinds = [[at % 2 for at in range(len(row))] for row in rows]
    with torch.inference_mode():
        for row, kind, states in zip(rows, kinds, quick.states(rows, kinds), strict=True):
            given = {"input_ids": torch.tensor([row]), "token_type_ids": torch.tensor([kind])}
            wanted = model(**given).last_hidden_state[0]
            assert states.dtype == torch.float32
            assert (states - wanted).abs().max() < 0.1
            assert torch.cosine_similarity(states, wanted).min() > 0.999


@native
def test_states_are_the_same_bits_beside_any_others(model: BertModel) -> None:
    quick = Body(model)
    rows = _rows([5] * 9 + [12] * 30 + [33] * 7 + [64] * 3)
    assert sum(map(len, rows)) > 4 * ROWS
    with torch.inference_mode():
        together = list(quick.states(rows))
        for row, states in zip(rows, together, strict=True):
            [alone] = quick.states([row])
            assert torch.equal(alone, states)


@native
def test_the_quick_encoder_gives_a_text_one_vector() -> None:
    encoder = load_quick_encoder()
    encoder.forget()
    together = encoder.encode(TEXTS)
    for size in (1, 7):
        for start in range(0, len(TEXTS), size):
            encoder.forget()
            some = encoder.encode(TEXTS[start : start + size])
            assert np.array_equal(some, together[start : start + size])


def test_quick_models_say_what_the_exact_ones_say() -> None:
    exact, quick = load_encoder().encode(TEXTS), load_quick_encoder().encode(TEXTS)
    assert np.abs(exact @ exact.T - quick @ quick.T).max() < 0.01
    np.testing.assert_allclose(
        load_quick_reader().read(PAIRS), load_reader().read(PAIRS), atol=0.03
    )
    assert load_quick_reader().revision == load_reader().revision


@native
def test_the_quick_reader_gives_a_pair_one_answer() -> None:
    reader = load_quick_reader()
    reader.forget()
    together = reader.read(PAIRS)
    reader.forget()
    alone = np.concatenate([reader.read([pair]) for pair in reversed(PAIRS)])[::-1]
    np.testing.assert_allclose(together, alone, atol=1e-6)


@pytest.mark.parametrize("change", [{"hidden_act": "relu"}, {"is_decoder": True}])
def test_another_kind_of_model_is_left_alone(model: BertModel, change: dict[str, object]) -> None:
    for name, value in change.items():
        setattr(model.config, name, value)
    assert body(model) is None
