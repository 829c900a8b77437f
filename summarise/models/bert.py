"""The body of a BERT model in bfloat16, whose states of a text are the same bits in any company.

The tokens of many texts lie one after the other, without padding. The products take them in blocks
of one size, and attention takes texts of the same length together. So what is computed for a text
depends on nothing that stands beside it; only the rounding of bfloat16 sets it apart from float32.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import torch
from torch.nn import functional

from summarise.models import runtime
from summarise.models.packed import PackedLinear, packable

ROWS = 128  # tokens in a block; up to 1,024 are hardly faster, and leave more room unused


class Layer(torch.nn.Module):
    """Attention and the wide layer of a BERT model, for inference in bfloat16 on a CPU."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        attention, after = layer.attention.self, layer.attention.output
        parts = (attention.query, attention.key, attention.value)
        self._heads = int(attention.num_attention_heads)
        self._projections = _packed(
            torch.cat([part.weight for part in parts]), torch.cat([part.bias for part in parts])
        )
        self._output = _packed(after.dense.weight, after.dense.bias)
        self._wide = _packed(layer.intermediate.dense.weight, layer.intermediate.dense.bias)
        self._narrow = _packed(layer.output.dense.weight, layer.output.dense.bias)
        self._first, self._second = after.LayerNorm, layer.output.LayerNorm

    def forward(self, states: torch.Tensor, runs: Sequence[tuple[int, int]]) -> torch.Tensor:
        """Return the states (N, D) after this layer.

        Args:
            states: (N, D), N a multiple of the block's size.
            runs: how many texts there are of which length, in order; their tokens come first.
        """
        joined = torch.cat([self._projections(block) for block in _blocks(states)])  # (N, 3D)
        seen = torch.zeros_like(states)
        at = 0
        for count, length in runs:
            end = at + count * length
            heads = joined[at:end].view(count, length, 3, self._heads, -1)  # (B, T, 3, H, head)
            query, key, value = heads.permute(2, 0, 3, 1, 4)  # (B, H, T, head)
            found = functional.scaled_dot_product_attention(query, key, value)
            seen[at:end] = found.transpose(1, 2).reshape(end - at, -1)
            at = end
        pairs = zip(_blocks(seen), _blocks(states), strict=True)
        return torch.cat([self._onward(block, own) for block, own in pairs])

    def _onward(self, seen: torch.Tensor, own: torch.Tensor) -> torch.Tensor:
        """Return the states of a block (ROWS, D) from what its tokens saw."""
        own = self._first(self._output.added(seen, own))
        evened: torch.Tensor = self._second(self._narrow.added(self._wide.curved(own), own))
        return evened


class Body(torch.nn.Module):
    """Embeddings and layers of a BERT model."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.config = model.config
        self._embeddings = model.embeddings
        self._layers = torch.nn.ModuleList(Layer(layer) for layer in model.encoder.layer)

    def get_input_embeddings(self) -> Any:
        """Return the table of words, as transformers' models do."""
        return self._embeddings.word_embeddings

    def forward(
        self, input_ids: torch.Tensor, lengths: Sequence[int], kinds: torch.Tensor
    ) -> torch.Tensor:
        """Return the last layer's states (N, D) in float32.

        Args:
            input_ids: (N,) the tokens of all texts, one text after the other.
            lengths: the tokens of each text; fastest with equal ones side by side.
            kinds: (N,) the token's kind: 0, or 1 for the second text of a pair.
        """
        places = torch.cat([torch.arange(length) for length in lengths])  # (N,)
        tables = self._embeddings
        words = tables.word_embeddings(input_ids) + tables.token_type_embeddings(kinds)
        embedded = tables.LayerNorm(words + tables.position_embeddings(places))  # (N, D)
        spare = -len(input_ids) % ROWS
        states = functional.pad(embedded.to(torch.bfloat16), (0, 0, 0, spare))
        runs = [(len(list(same)), length) for length, same in groupby(lengths)]
        for layer in self._layers:
            states = layer(states, runs)
        return states[: len(input_ids)].float()

    def states(
        self, rows: Sequence[Sequence[int]], kinds: Sequence[Sequence[int]] | None = None
    ) -> Iterator[torch.Tensor]:
        """Yield the last layer's states (T, D) of each row of token ids.

        Args:
            rows: token ids, none empty; fastest with rows of one length side by side.
            kinds: of each token, see `forward`; all 0 if left out.
        """
        ids = torch.tensor([token for row in rows for token in row])
        flat = [kind for row in kinds or () for kind in row]
        lengths = [len(row) for row in rows]
        found = self(ids, lengths, torch.tensor(flat) if kinds else torch.zeros_like(ids))
        yield from torch.split(found, lengths)


def body(model: Any) -> Body | None:
    """Return the body of a float32 BERT model in bfloat16, or None where that gains nothing."""
    config = model.config
    fits = (
        config.hidden_act == "gelu"
        and not config.is_decoder
        and getattr(config, "position_embedding_type", "absolute") in (None, "absolute")
    )
    if not fits or runtime.device() != "cpu" or not runtime.native_bf16():
        return None
    probe = torch.nn.Linear(1, 1, dtype=torch.bfloat16)
    return Body(model).eval() if packable(probe) else None


def _blocks(rows: torch.Tensor) -> Sequence[torch.Tensor]:
    """Cut rows (N, D) into blocks (ROWS, D)."""
    cut: Sequence[torch.Tensor] = torch.split(rows, ROWS)
    return cut


def _packed(weight: torch.Tensor, bias: torch.Tensor) -> PackedLinear:
    """Pack a weight (outputs, inputs) and a bias (outputs,) in bfloat16."""
    linear = torch.nn.Linear(weight.shape[1], weight.shape[0], device="meta")
    linear.weight = torch.nn.Parameter(weight.detach().bfloat16(), requires_grad=False)
    linear.bias = torch.nn.Parameter(bias.detach().bfloat16(), requires_grad=False)
    return PackedLinear(linear)
