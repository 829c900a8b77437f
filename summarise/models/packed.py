"""Linear layers whose weights lie as the processor's matrix unit wants them.

PyTorch brings a bfloat16 weight into that order anew in every call. For the few hundred rows of a
decoding step that costs as much as a third to a half of the product itself; done once, it gives the
same bits.
"""

from __future__ import annotations

from typing import Any

import torch


class PackedLinear(torch.nn.Module):
    """A linear layer for inference in bfloat16 on a CPU."""

    def __init__(self, linear: torch.nn.Linear) -> None:
        super().__init__()
        self.size = linear.weight.numel()
        # No parameter: it cannot be saved, moved or trained.
        self._packed: Any = torch.ops.mkldnn._reorder_linear_weight(linear.weight.detach())
        self._bias = None if linear.bias is None else linear.bias.detach()

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        """Return rows @ weight.T + bias."""
        return self._product(rows, "none")

    def activated(self, rows: torch.Tensor) -> torch.Tensor:
        """Return silu(rows @ weight.T + bias)."""
        return self._product(rows, "swish")

    def curved(self, rows: torch.Tensor) -> torch.Tensor:
        """Return gelu(rows @ weight.T + bias)."""
        return self._product(rows, "gelu", "none")  # by the error function, no approximation

    def added(self, rows: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        """Return rows @ weight.T + bias + other."""
        return self._combined(rows, other, "add")

    def multiplied(self, rows: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        """Return (rows @ weight.T + bias) * other."""
        return self._combined(rows, other, "mul")

    def _product(self, rows: torch.Tensor, then: str, kind: str = "") -> torch.Tensor:
        product: torch.Tensor = torch.ops.mkldnn._linear_pointwise(
            rows, self._packed, self._bias, then, [], kind
        )
        return product

    def _combined(self, rows: torch.Tensor, other: torch.Tensor, how: str) -> torch.Tensor:
        combined: torch.Tensor = torch.ops.mkldnn._linear_pointwise.binary(
            rows, other, self._packed, self._bias, how
        )
        return combined


def packable(layer: torch.nn.Module) -> bool:
    """Whether a layer can be packed here: bfloat16 on a CPU with oneDNN."""
    mkldnn: Any = torch.backends.mkldnn
    return (
        type(layer) is torch.nn.Linear
        and mkldnn.is_available()
        and hasattr(torch.ops.mkldnn, "_reorder_linear_weight")
        and layer.weight.dtype == torch.bfloat16
        and layer.weight.device.type == "cpu"
    )


def pack(model: torch.nn.Module) -> None:
    """Pack a model's linear layers where that is possible."""
    for parent in list(model.modules()):
        for name, layer in list(parent.named_children()):
            if isinstance(layer, torch.nn.Linear) and packable(layer):
                setattr(parent, name, PackedLinear(layer))
