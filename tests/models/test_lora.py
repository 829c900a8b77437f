"""A merged adapter writes what peft would write with it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from summarise.errors import ModelError
from summarise.models import lora
from summarise.models.causal import CausalWriter


@pytest.fixture
def adapter(tiny_folder: Path, tmp_path: Path) -> tuple[Path, torch.Tensor]:
    """An adapter saved by peft, and the logits of the model with it."""
    from peft import LoraConfig, get_peft_model
    from transformers import LlamaForCausalLM

    torch.manual_seed(1)
    base = LlamaForCausalLM.from_pretrained(tiny_folder, dtype=torch.float32)
    model = get_peft_model(
        base, LoraConfig(r=4, lora_alpha=12, target_modules=["q_proj", "down_proj"])
    )
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "lora_B" in name:
                weight.normal_()
        logits = model.eval()(torch.arange(4, 9)[None]).logits
    model.save_pretrained(tmp_path / "peft")
    path = tmp_path / "writer.safetensors"
    save_file(load_file(tmp_path / "peft" / "adapter_model.safetensors"), path)
    _describe(path)
    return path, logits


def _describe(path: Path) -> None:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".json").write_text(json.dumps({"r": 4, "alpha": 12, "sha256": digest}))


def test_merged_weights_do_what_peft_does(
    adapter: tuple[Path, torch.Tensor], tiny: CausalWriter
) -> None:
    path, logits = adapter
    before = tiny._model(torch.arange(4, 9)[None]).logits
    lora.merge(tiny._model, path)
    after = tiny._model(torch.arange(4, 9)[None]).logits
    assert torch.allclose(after, logits, atol=1e-4)
    assert not torch.allclose(after, before, atol=1e-2)


def test_a_changed_adapter_is_refused(
    adapter: tuple[Path, torch.Tensor], tiny: CausalWriter
) -> None:
    path, _ = adapter
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(ModelError, match="not the adapter described"):
        lora.merge(tiny._model, path)


def test_an_adapter_of_another_model_is_refused(
    adapter: tuple[Path, torch.Tensor], tiny: CausalWriter
) -> None:
    path, _ = adapter
    save_file({key: tensor[:, :-1].clone() for key, tensor in load_file(path).items()}, path)
    _describe(path)
    with pytest.raises(ModelError, match="does not fit"):
        lora.merge(tiny._model, path)


def test_an_adapter_without_settings_is_refused(
    adapter: tuple[Path, torch.Tensor], tiny: CausalWriter
) -> None:
    path, _ = adapter
    path.with_suffix(".json").write_text("{}")
    with pytest.raises(ModelError, match="reinstall summarise"):
        lora.merge(tiny._model, path)
