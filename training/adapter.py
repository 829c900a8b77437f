"""Low-rank adapters (LoRA, https://arxiv.org/abs/2106.09685) on frozen bfloat16 weights.

The frozen weights stay in bfloat16, which is what the processor or GPU multiplies fastest; the
adapter's own weights are float32, since the steps of the optimiser are finer than bfloat16.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

PREFIX = "base_model.model."  # peft's name for the model that it wraps


class Adapted(nn.Module):
    """A frozen linear layer with a low-rank addition: W x + alpha / r * B A x."""

    def __init__(
        self, base: nn.Linear, rank: int, alpha: float, generator: torch.Generator
    ) -> None:
        super().__init__()
        self.base = base
        self.scale = alpha / rank
        bound = base.in_features**-0.5  # peft's kaiming_uniform(a=sqrt(5))
        start = torch.rand(rank, base.in_features, generator=generator)
        self.down = nn.Parameter(start * 2 * bound - bound)  # (r, inputs)
        self.up = nn.Parameter(torch.zeros(base.out_features, rank))  # (outputs, r)

    def forward(self, states: Tensor) -> Tensor:
        """Apply the layer to (..., inputs)."""
        low = nn.functional.linear(states, self.down.to(states.dtype))
        added = nn.functional.linear(low, (self.up * self.scale).to(states.dtype))
        return torch.add(self.base(states), added)


def adapt(model: nn.Module, rank: int, alpha: float, seed: int) -> dict[str, Adapted]:
    """Freeze a model and put adapters on the linear layers of its blocks.

    Returns:
        The adapted layers by their name in the model.
    """
    generator = torch.Generator().manual_seed(seed)
    model.requires_grad_(False)
    adapted: dict[str, Adapted] = {}
    for name, module in list(model.named_modules()):
        if isinstance(module, nn.Linear) and ".layers." in name:
            parent, _, leaf = name.rpartition(".")
            layer = Adapted(module, rank, alpha, generator)
            setattr(model.get_submodule(parent), leaf, layer)
            adapted[name] = layer
    return adapted


def tensors(adapted: dict[str, Adapted], dtype: torch.dtype) -> dict[str, Tensor]:
    """Return the adapter's weights under peft's names."""
    found = {}
    for name, layer in adapted.items():
        found[f"{PREFIX}{name}.lora_A.weight"] = layer.down.detach().to("cpu", dtype).contiguous()
        found[f"{PREFIX}{name}.lora_B.weight"] = layer.up.detach().to("cpu", dtype).contiguous()
    return found


def restore(adapted: dict[str, Adapted], path: Path) -> None:
    """Put saved weights into the adapter."""
    saved = load_file(path)
    with torch.no_grad():
        for name, layer in adapted.items():
            layer.down.copy_(saved[f"{PREFIX}{name}.lora_A.weight"])
            layer.up.copy_(saved[f"{PREFIX}{name}.lora_B.weight"])


def write(adapted: dict[str, Adapted], path: Path, about: dict[str, Any]) -> None:
    """Write the adapter in float16, and beside it a JSON file with its settings and sha256.

    Each file is whole at any time; the pair fits together once both are written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    save_file(tensors(adapted, torch.float16), fresh)
    fresh.chmod(0o644)  # it ships with the program: safetensors makes files private
    digest = hashlib.sha256(fresh.read_bytes()).hexdigest()
    beside = path.with_suffix(".json")
    draft = beside.with_suffix(".json.new")
    draft.write_text(json.dumps({**about, "sha256": digest}, indent=1) + "\n", encoding="utf-8")
    os.replace(fresh, path)
    os.replace(draft, beside)
