"""A training can stop and go on, learns its answers only, and writes what the program loads."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from summarise.models import lora
from training import adapter
from training.batches import Example, collate, epoch
from training.writer import Trainer, answer_loss, rate


def tiny() -> Any:
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=40, hidden_size=16, intermediate_size=32, num_hidden_layers=2,
        num_attention_heads=2, num_key_value_heads=1, tie_word_embeddings=True,
    )  # fmt: skip
    return LlamaForCausalLM(config).train()


EXAMPLES = [Example((1, 5, 6 + i % 7), (9, 10 + i % 11, 2)) for i in range(64)]


def trained(out: Path, *stops: int) -> dict[str, torch.Tensor]:
    for stop in stops:
        trainer = Trainer(tiny(), 0, out, seed=3)
        trainer.resume()
        with io.StringIO() as log:
            # The schedule depends on the steps asked for, so a stop is a cut of a longer run.
            trainer.run(EXAMPLES, steps=8, minutes=0, log=log, stop=stop)
        trainer.save()
    return adapter.tensors(trainer.layers, torch.float32)


def test_a_resumed_training_ends_where_an_unbroken_one_does(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    whole, broken = trained(tmp_path / "a", 8), trained(tmp_path / "b", 5, 8)
    assert whole.keys() == broken.keys()
    for name, tensor in whole.items():
        torch.testing.assert_close(broken[name], tensor)


def test_only_the_answer_is_learnt() -> None:
    model = tiny()
    ids, mask, labels = collate([Example((1, 5, 6), (9, 2)), Example((1,), (7,))], 0)
    loss, count = answer_loss(model, ids, mask, labels)
    logits = model(input_ids=ids, attention_mask=mask).logits[:, :-1].log_softmax(-1)
    wanted = -(logits[0, 2, 9] + logits[0, 3, 2] + logits[1, 0, 7])
    assert count == 3
    assert float(loss.detach()) == pytest.approx(float(wanted.detach()), rel=1e-4)


def test_an_epoch_has_every_example_once() -> None:
    import random

    batches = epoch(EXAMPLES, 10, random.Random(1))
    assert sorted(map(repr, (e for batch in batches for e in batch))) == sorted(map(repr, EXAMPLES))


def test_the_rate_falls_from_the_peak_to_nearly_nothing() -> None:
    shares = [rate(i / 10) for i in range(11)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < 0.05


def test_the_program_loads_what_the_training_writes(tmp_path: Path) -> None:
    model = tiny()
    layers = adapter.adapt(model, rank=4, alpha=8, seed=0)
    with torch.no_grad():
        for layer in layers.values():
            layer.up.normal_(std=0.1)
    ids = torch.tensor([[1, 5, 6, 9]])
    path = tmp_path / "writer.safetensors"
    adapter.write(layers, path, {"r": 4, "alpha": 8})
    assert json.loads(path.with_suffix(".json").read_text())["r"] == 4
    plain = tiny()
    before = plain(input_ids=ids).logits
    lora.merge(plain, path)
    after = plain(input_ids=ids).logits
    assert not torch.allclose(before, after, atol=1e-3)
    torch.testing.assert_close(after, model(input_ids=ids).logits, atol=2e-3, rtol=2e-3)
