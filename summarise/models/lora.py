"""Merge a low-rank adapter (LoRA, https://arxiv.org/abs/2106.09685) into a model's weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.errors import ModelError
from summarise.models.files import sha256

PREFIX = "base_model.model."
REPAIR = "reinstall summarise"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the JSON beside an adapter says: the rank, the scale's numerator, the file's hash."""

    r: int
    alpha: float
    sha256: str


def settings(adapter: Path) -> Settings:
    """Read the JSON beside an adapter.

    Raises:
        ModelError: the file is missing or lacks something.
    """
    beside = adapter.with_suffix(".json")
    try:
        found = json.loads(beside.read_text(encoding="utf-8"))
        return Settings(int(found["r"]), float(found["alpha"]), str(found["sha256"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"cannot read the adapter's settings {beside}: {error}; {REPAIR}"
        ) from error


def merge(model: Any, adapter: Path) -> None:
    """Add an adapter in peft's format to the model's weights: W += alpha / r * B A.

    Raises:
        ModelError: the file is not the one that its settings describe, or does not fit the model.
    """
    import torch
    from safetensors.torch import load_file

    known = settings(adapter)
    if sha256(adapter) != known.sha256:
        raise ModelError(f"{adapter} is not the adapter described in the JSON beside it; {REPAIR}")
    tensors = load_file(adapter)
    weights = dict(model.named_parameters())
    scale = known.alpha / known.r
    pairs = {
        key.removesuffix(".lora_A.weight") for key in tensors if key.endswith(".lora_A.weight")
    }
    if len(tensors) != 2 * len(pairs):
        raise ModelError(f"{adapter} holds other tensors than pairs of lora_A and lora_B; {REPAIR}")
    with torch.no_grad():
        for name in sorted(pairs):
            weight = weights.get(f"{name.removeprefix(PREFIX)}.weight")
            down = tensors[f"{name}.lora_A.weight"].float()  # (r, inputs)
            up = tensors.get(f"{name}.lora_B.weight")  # (outputs, r)
            if weight is None or up is None or weight.shape != (up.shape[0], down.shape[1]):
                raise ModelError(f"{adapter} does not fit the model at {name}; {REPAIR}")
            # In float32: the sum would lose the adapter's small values in bfloat16.
            weight.copy_(weight.float() + scale * (up.float() @ down))
