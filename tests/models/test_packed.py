"""Packed layers give the same bits."""

from __future__ import annotations

import pytest
import torch

from summarise.models import runtime
from summarise.models.packed import PackedLinear, pack

pytestmark = pytest.mark.skipif(not runtime.native_bf16(), reason="bfloat16 is emulated here")


@pytest.mark.parametrize("rows", [1, 7, 160, 700])
@pytest.mark.parametrize("bias", [True, False])
def test_a_packed_layer_gives_the_same_bits(rows: int, bias: bool) -> None:
    torch.manual_seed(rows)
    layer = torch.nn.Linear(576, 192, bias=bias).to(torch.bfloat16)
    given = torch.randn(2, rows, 576).to(torch.bfloat16)
    with torch.inference_mode():
        wanted = layer(given)
        model = torch.nn.Sequential(layer)
        pack(model)
        assert isinstance(model[0], PackedLinear)
        assert torch.equal(model(given), wanted)


def test_the_curve_is_that_of_torch() -> None:
    torch.manual_seed(2)
    layer = torch.nn.Linear(64, 32).to(torch.bfloat16)
    given = torch.randn(40, 64).to(torch.bfloat16)
    with torch.inference_mode():
        wanted = torch.nn.functional.gelu(layer.float()(given.float()))
        found = PackedLinear(layer.to(torch.bfloat16)).curved(given).float()
    assert (found - wanted).abs().max() < 0.02


def test_what_is_not_bfloat16_stays() -> None:
    model = torch.nn.Sequential(torch.nn.Linear(4, 4))
    pack(model)
    assert type(model[0]) is torch.nn.Linear
