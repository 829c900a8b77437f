"""The blocks of a Llama model, computed in fewer steps than transformers takes.

A step over a few hundred rows is small: with transformers' own blocks, reading and writing the
values between the products costs as much as the products. Here the activation, the gate and both
sums are done by the products themselves, while the values are still at hand, and keys and values
are not repeated for the heads that share them. The values are those of transformers but for the
last bits of bfloat16, which are rounded in other places.
"""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional
from transformers.models.llama.modeling_llama import LlamaDecoderLayer

from summarise.models.packed import PackedLinear, packable

PROJECTIONS = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")


class Block(torch.nn.Module):
    """Attention and gated layer of a Llama model, for inference in bfloat16 on a CPU."""

    def __init__(self, layer: LlamaDecoderLayer) -> None:
        super().__init__()
        attention, gated = layer.self_attn, layer.mlp
        self._index = attention.layer_idx
        self._scale: float = attention.scaling
        self._epsilon = layer.input_layernorm.variance_epsilon
        # The weights of a norm are those of the products after it, too.
        into, onward = layer.input_layernorm.weight, layer.post_attention_layernorm.weight
        kept = [attention.q_proj, attention.k_proj, attention.v_proj]
        self._shapes = [(part.out_features // attention.head_dim) for part in kept]
        self._width = attention.head_dim
        self._projections = _packed(torch.cat([part.weight for part in kept]), into)
        self._output = _packed(attention.o_proj.weight)
        self._gate = _packed(gated.gate_proj.weight, onward)
        self._up = _packed(gated.up_proj.weight, onward)
        self._down = _packed(gated.down_proj.weight)

    def forward(
        self,
        hidden_states: torch.Tensor,
        attention_mask: torch.Tensor | None = None,
        position_ids: torch.Tensor | None = None,
        past_key_values: Any = None,
        use_cache: bool | None = False,
        position_embeddings: tuple[torch.Tensor, torch.Tensor] | None = None,
        **_: Any,
    ) -> torch.Tensor:
        """Return the hidden states (B, W, D) after this block; called as transformers' own are."""
        batch, width = hidden_states.shape[:2]
        assert position_embeddings is not None
        cos, sin = (part.unsqueeze(2) for part in position_embeddings)  # (B, W, 1, head)
        joined = self._projections(_even(hidden_states, self._epsilon))
        heads = joined.view(batch, width, -1, self._width)  # (B, W, H, head): query, key, value
        queries, keys, _values = self._shapes
        turned = _turned(heads[:, :, : queries + keys], cos, sin).transpose(1, 2)
        query, key = turned[:, :queries], turned[:, queries:]
        value = heads[:, :, queries + keys :].transpose(1, 2)
        if past_key_values is not None:
            key, value = past_key_values.update(key, value, self._index)
        seen = functional.scaled_dot_product_attention(
            query,
            key,
            value,
            attn_mask=attention_mask,
            is_causal=attention_mask is None and width > 1,
            scale=self._scale,
            enable_gqa=True,
        )
        states = self._output.added(seen.transpose(1, 2).reshape(batch, width, -1), hidden_states)
        rows = _even(states, self._epsilon)
        return self._down.added(self._up.multiplied(rows, self._gate.activated(rows)), states)


def _packed(weight: torch.Tensor, norm: torch.Tensor | None = None) -> PackedLinear:
    """Pack a weight (outputs, inputs), each input scaled by the weight of the norm before it."""
    if norm is not None:
        weight = (weight.float() * norm.float()).to(weight.dtype)
    linear = torch.nn.Linear(weight.shape[1], weight.shape[0], bias=False, device="meta")
    linear.weight = torch.nn.Parameter(weight.detach(), requires_grad=False)
    return PackedLinear(linear)


def _even(states: torch.Tensor, epsilon: float) -> torch.Tensor:
    """Return states (B, W, D) scaled so that their mean square is 1."""
    size = torch.linalg.vector_norm(states, dim=-1, keepdim=True, dtype=torch.float32)  # (B, W, 1)
    scale = torch.rsqrt(size.square_().div_(states.shape[-1]).add_(epsilon))
    return states * scale.to(states.dtype)


def _turned(heads: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    """Turn each pair of values by its position's angle (RoPE, https://arxiv.org/abs/2104.09864)."""
    half = heads.shape[-1] // 2
    turned = heads * cos
    turned[..., :half].addcmul_(heads[..., half:], sin[..., :half], value=-1)
    turned[..., half:].addcmul_(heads[..., :half], sin[..., half:])
    return turned


def replace(model: torch.nn.Module) -> None:
    """Put blocks of ours for those of a Llama model, where they compute the same here."""
    for parent in list(model.modules()):
        for name, layer in list(parent.named_children()):
            if isinstance(layer, LlamaDecoderLayer) and _fits(layer):
                setattr(parent, name, Block(layer))


def _fits(layer: LlamaDecoderLayer) -> bool:
    config = layer.self_attn.config
    linear = [part for part in layer.modules() if isinstance(part, torch.nn.Linear)]
    return (
        type(layer) is LlamaDecoderLayer
        and config.hidden_act == "silu"
        and config._attn_implementation == "sdpa"
        and len(linear) == len(PROJECTIONS)
        and all(map(packable, linear))
        and not any(name.endswith("bias") for name, _ in layer.named_parameters())
    )
