"""Train the writer's adapter: `python -m training.writer --data DIR --out DIR --minutes 60`."""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from summarise.models.catalog import WRITER
from training import adapter
from training.batches import IGNORE, Example, collate, encode, epoch

RANK, ALPHA = 16, 32
PEAK = 4e-4  # learning rate
WARM_UP = 30  # steps
BATCH = 16
SAVE_EVERY = 50  # steps
STALL = 30.0  # seconds; a longer step was a pause of the process, and counts as this much
DEFAULT_STEPS = 700
ADAPTER_FILE = "writer.safetensors"


def answer_loss(model: Any, ids: Tensor, mask: Tensor, labels: Tensor) -> tuple[Tensor, int]:
    """Return the summed cross-entropy of the answers' tokens, and how many there are.

    The vocabulary is 49,152 wide: the output layer runs on the answers' positions alone, a
    quarter of all, which saves a fifth of a step.
    """
    states = model.model(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state
    shifted = labels[:, 1:].reshape(-1)  # (B * (T - 1))
    chosen = shifted != IGNORE
    states = states[:, :-1].reshape(-1, states.shape[-1])[chosen]  # (answer tokens, D)
    logits = model.lm_head(states).float()
    loss = nn.functional.cross_entropy(logits, shifted[chosen], reduction="sum")
    return loss, int(chosen.sum())


def rate(done: float) -> float:
    """Return the cosine schedule's share of the peak rate, `done` (0-1) of the training through."""
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(done, 1.0)))


def token_loss(model: Any, examples: Sequence[Example], pad: int) -> float:
    """Return the mean loss per answer token over examples."""
    device = next(model.parameters()).device
    total, count = 0.0, 0
    with torch.inference_mode():
        ordered = sorted(examples, key=len)
        for start in range(0, len(ordered), BATCH):
            batch = [t.to(device) for t in collate(ordered[start : start + BATCH], pad)]
            loss, tokens = answer_loss(model, *batch)
            total, count = total + float(loss), count + tokens
    return total / count


class Trainer:
    """The state of a training: it can stop at any step and go on from the last checkpoint."""

    def __init__(self, model: Any, pad: int, out: Path, seed: int) -> None:
        self.model, self.pad, self.out, self.seed = model, pad, out, seed
        self.device = next(model.parameters()).device
        self.layers = adapter.adapt(model, RANK, ALPHA, seed)
        model.to(self.device)
        weights = [w for layer in self.layers.values() for w in (layer.down, layer.up)]
        self.weights = weights
        self.optimiser = torch.optim.AdamW(weights, lr=PEAK, betas=(0.9, 0.98), weight_decay=0.0)
        self.step, self.seconds = 0, 0.0

    def save(self) -> None:
        """Write a checkpoint; the one before stays whole until this one is."""
        fresh = self.out / "checkpoint.new"
        state = {
            f"{i}.{k}": v
            for i, s in self.optimiser.state_dict()["state"].items()
            for k, v in s.items()
        }
        save_file(
            {**adapter.tensors(self.layers, torch.float32), **state},
            fresh,
            {"step": str(self.step), "seconds": repr(self.seconds)},
        )
        os.replace(fresh, self.out / "checkpoint.safetensors")

    def resume(self) -> bool:
        """Go on from the checkpoint, if there is one."""
        path = self.out / "checkpoint.safetensors"
        if not path.is_file():
            return False
        adapter.restore(self.layers, path)
        with safe_open(path, "pt") as saved:
            about = saved.metadata()
            state: dict[int, dict[str, Tensor]] = {}
            for key in saved.keys():  # noqa: SIM118 (no dict, and not iterable)
                number, _, name = key.partition(".")
                if number.isdigit():
                    state.setdefault(int(number), {})[name] = saved.get_tensor(key)
        whole = self.optimiser.state_dict()
        self.optimiser.load_state_dict({**whole, "state": state})
        self.step, self.seconds = int(about["step"]), float(about["seconds"])
        return True

    def run(
        self, examples: Sequence[Example], steps: int, minutes: float, log: Any, stop: int = 0
    ) -> None:
        """Train until `steps` or `minutes` (whichever is given) are through.

        Args:
            log: gets a line of JSON per step.
            stop: break off at this step, before the schedule is through; 0: do not.
        """
        batches: list[list[Example]] = []
        passes, first = 0, self.step
        while len(batches) < first:  # where the checkpoint stood in the order of examples
            batches += epoch(examples, BATCH, random.Random(self.seed + passes))
            passes += 1
        batches = batches[first:]
        while True:
            done = self.step / steps if steps else self.seconds / (60 * minutes)
            if done >= 1 or (stop and self.step >= stop):
                return
            if not batches:
                batches = epoch(examples, BATCH, random.Random(self.seed + passes))
                passes += 1
            started = time.monotonic()
            share = rate(done) * min(1.0, (self.step + 1) / WARM_UP)
            for group in self.optimiser.param_groups:
                group["lr"] = PEAK * share
            batch = [t.to(self.device) for t in collate(batches.pop(0), self.pad)]
            loss, count = answer_loss(self.model, *batch)
            torch.autograd.backward(loss / count)
            nn.utils.clip_grad_norm_(self.weights, 1.0)
            self.optimiser.step()
            self.optimiser.zero_grad(set_to_none=True)
            self.step += 1
            took = time.monotonic() - started
            self.seconds += min(took, STALL)
            row = {
                "step": self.step,
                "loss": round(float(loss.detach()) / count, 4),
                "tokens": batch[0].numel(),
                "seconds": round(took, 2),
                "done": round(done, 3),
            }
            print(json.dumps(row), file=log, flush=True)
            if self.step % SAVE_EVERY == 0:
                self.save()


def load(device: str) -> tuple[Any, Any]:
    """Load the base model in bfloat16 and its tokenizer."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    from summarise.models.convert import converted

    folder = converted(WRITER)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.bfloat16)
    return model.to(device).train(), tokenizer


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.writer", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for checkpoints and adapter"
    )
    parser.add_argument("--minutes", type=float, default=0.0, help="train this long")
    parser.add_argument("--steps", type=int, default=0, help=f"or so many steps ({DEFAULT_STEPS})")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument(
        "--rewordings", action="store_true", help="learn from training/rewordings.jsonl.gz as well"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", type=int, default=300, help="pairs never trained on")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    chosen = parser.parse_args(argv)
    chosen.out.mkdir(parents=True, exist_ok=True)

    from training.corpus import prepared

    corpus = prepared(
        chosen.data, chosen.out, chosen.seed, chosen.held_out, reworded=chosen.rewordings
    )
    torch.manual_seed(chosen.seed)
    model, tokenizer = load(chosen.device)
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else 0
    examples, aside = encode(corpus.pairs, tokenizer), encode(corpus.held_out, tokenizer)
    trainer = Trainer(model, pad, chosen.out, chosen.seed)
    if chosen.resume and trainer.resume():
        print(f"going on from step {trainer.step}", file=sys.stderr)
    steps = chosen.steps or (0 if chosen.minutes else DEFAULT_STEPS)
    with (chosen.out / "log.jsonl").open("a", encoding="utf-8") as log:
        trainer.run(examples, steps, chosen.minutes, log)
    trainer.save()
    about = {
        "r": RANK,
        "alpha": ALPHA,
        "base": WRITER.name,
        "base_sha256": WRITER.files[0].sha256,
        "steps": trainer.step,
        "batch": BATCH,
        "peak_rate": PEAK,
        "seed": chosen.seed,
        "pairs": len(corpus.pairs),
        "data": corpus.counts,
        "left_out_as_measured": corpus.overlapping,
        "held_out_pairs": len(aside),
    }
    # The adapter is there before the last measurement, which takes a minute.
    adapter.write(trainer.layers, chosen.out / ADAPTER_FILE, about)
    about["held_out_token_loss"] = round(token_loss(model, aside, pad), 4)
    adapter.write(trainer.layers, chosen.out / ADAPTER_FILE, about)
    return 0


if __name__ == "__main__":
    sys.exit(main())
