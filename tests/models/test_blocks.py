"""Our blocks compute what transformers' own do, to the last bits of bfloat16."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM
from transformers.cache_utils import DynamicCache

from summarise.models import runtime
from summarise.models.blocks import Block, replace

SIZES: dict[str, Any] = {
    "vocab_size": 97,
    "hidden_size": 64,
    "intermediate_size": 160,
    "num_hidden_layers": 3,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
}
bf16 = pytest.mark.skipif(not runtime.native_bf16(), reason="bfloat16 is emulated here")


def _model(**other: Any) -> Any:
    torch.manual_seed(4)
    model = LlamaForCausalLM(LlamaConfig(**SIZES | other)).eval()
    for name, weight in model.named_parameters():
        if "norm" in name:  # all are 1 at first, and a lost one would not be noticed
            torch.nn.init.uniform_(weight, 0.5, 1.5)
    return model


@bf16
@torch.inference_mode()
def test_blocks_are_as_near_to_float32_as_those_of_transformers() -> None:
    """Prompts of different lengths, then guesses of which some are masked, as in decoding."""
    exact = _model()
    theirs, ours = _model().to(torch.bfloat16), _model().to(torch.bfloat16)
    replace(ours)
    assert all(isinstance(layer, Block) for layer in ours.model.layers)
    ids = torch.randint(3, 97, (4, 11))
    mask = torch.ones(4, 11, dtype=torch.long)
    mask[0, :5] = 0
    mask[2, :1] = 0
    more, shown = torch.randint(3, 97, (4, 5)), torch.tensor([[1, 1, 1, 0, 0]] * 4)
    outputs = []
    for model in (exact, theirs, ours):
        cache = DynamicCache(config=model.config)
        positions = (mask.cumsum(1) - 1).clamp(min=0)
        first = model(
            input_ids=ids, attention_mask=mask, position_ids=positions, past_key_values=cache
        )
        second = model(
            input_ids=more,
            attention_mask=torch.cat([mask, shown], 1),
            position_ids=positions[:, -1:] + 1 + torch.arange(5),
            past_key_values=cache,
        )
        outputs.append(torch.cat([first.logits[mask.bool()], second.logits[shown.bool()]]).float())
    wanted, usual, found = outputs
    error, usual_error = (found - wanted).abs(), (usual - wanted).abs()
    assert error.mean() < 1.2 * usual_error.mean()
    assert error.max() < 2 * usual_error.max()


@bf16
@torch.inference_mode()
def test_a_single_prompt_without_padding_is_causal() -> None:
    theirs, ours = _model().to(torch.bfloat16), _model().to(torch.bfloat16)
    replace(ours)
    ids = torch.randint(3, 97, (1, 9))
    whole, start = ours(input_ids=ids).logits, ours(input_ids=ids[:, :4]).logits
    assert (whole[:, :4] - start).abs().max() < 0.02
    assert (whole - theirs(input_ids=ids).logits).abs().max() < 0.05


@pytest.mark.parametrize(
    "other",
    [
        {"hidden_act": "gelu"},
        {"attention_bias": True},
        {"mlp_bias": True},
        {"attn_implementation": "eager"},
    ],
)
def test_what_computes_something_else_stays(other: dict[str, Any]) -> None:
    model = _model(**other).to(torch.bfloat16)
    replace(model)
    assert not any(isinstance(layer, Block) for layer in model.modules())


def test_what_is_not_bfloat16_stays() -> None:
    model = _model()
    replace(model)
    assert not any(isinstance(layer, Block) for layer in model.modules())
