"""Train the entailment model: `python -m training.entailment --data DIR --out DIR`.

A cross-encoder out of all-MiniLM-L6-v2: evidence and claim in one sequence, three answers. Its
word embeddings stay as they are, so that only the layers above them are shipped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from summarise.models import load_encoder, load_parser
from summarise.models.catalog import ENCODER
from summarise.models.reader import LABELS, untrained
from training.claims import Example, counts, prepared
from training.writer import rate

PEAK = 1e-4  # learning rate
WARM_UP = 60  # steps
BATCH = 32
SAVE_EVERY = 200  # steps
HELD_OUT = 0.03  # share of the examples that is never trained on
SMOOTHING = 0.05  # of the labels: rules make them, and rules err
WEIGHTS = "entailment.safetensors"

Batch = tuple[dict[str, Tensor], Tensor]


def nearest(claims: Sequence[str], lines: Sequence[str], most: int) -> list[list[str]]:
    """Return for each claim the sentences closest to it, in their own order."""
    encoder = load_encoder()
    cosines = encoder.encode(claims) @ encoder.encode(lines).T  # (claims, lines)
    order = np.argsort(-cosines, axis=1, kind="stable")[:, :most]
    return [[lines[i] for i in sorted(row)] for row in order]


def batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Return one pass in random order, each batch of examples of about the same length."""
    order = list(examples)
    chance.shuffle(order)
    stretch = BATCH * 40
    found = []
    for start in range(0, len(order), stretch):
        part = sorted(order[start : start + stretch], key=lambda e: len(e.evidence) + len(e.claim))
        found += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    chance.shuffle(found)
    return found


def encode(batch: Sequence[Example], tokenizer: Any, device: str) -> Batch:
    """Return a batch's token ids, (B, T) each, and its labels (B)."""
    encoded = tokenizer(
        [one.evidence for one in batch],
        [one.claim for one in batch],
        padding=True,
        truncation="only_first",
        max_length=256,
        return_tensors="pt",
    ).to(device)
    labels = torch.tensor([LABELS.index(one.label) for one in batch], device=device)
    return dict(encoded), labels


def accuracy(model: Any, examples: Sequence[Example], tokenizer: Any, device: str) -> float:
    """Return the share of examples whose label is the likeliest."""
    model.eval()
    right = 0
    with torch.inference_mode():
        for start in range(0, len(examples), BATCH):
            inputs, labels = encode(examples[start : start + BATCH], tokenizer, device)
            right += int((model(**inputs).logits.argmax(-1) == labels).sum())
    model.train()
    return right / max(1, len(examples))


def trained(model: nn.Module) -> dict[str, Tensor]:
    """Return what training changes: all but the word embeddings."""
    return {
        name: weight.detach()
        for name, weight in model.named_parameters()
        if not name.startswith("bert.embeddings.word")
    }


def held_out(examples: Sequence[Example], seed: int) -> tuple[list[Example], list[Example]]:
    """Split examples so that no evidence is on both sides."""
    mark = f"{seed}:"
    aside = [
        int(hashlib.sha256((mark + e.evidence).encode()).hexdigest()[:8], 16) / 2**32 < HELD_OUT
        for e in examples
    ]
    learnt = [e for e, out in zip(examples, aside, strict=True) if not out]
    return learnt, [e for e, out in zip(examples, aside, strict=True) if out]


def save(model: nn.Module, optimiser: torch.optim.Optimizer, step: int, out: Path) -> None:
    """Write a checkpoint; the one before stays whole until this one is."""
    state = {
        f"{i}.{k}": v for i, s in optimiser.state_dict()["state"].items() for k, v in s.items()
    }
    fresh = out / "checkpoint.new"
    save_file(
        {
            **{f"w.{k}": v for k, v in trained(model).items()},
            **{f"o.{k}": v for k, v in state.items()},
        },
        fresh,
        {"step": str(step)},
    )
    os.replace(fresh, out / "checkpoint.safetensors")


def resume(model: nn.Module, optimiser: torch.optim.Optimizer, out: Path) -> int:
    """Go on from a checkpoint and return its step; 0 if there is none."""
    path = out / "checkpoint.safetensors"
    if not path.is_file():
        return 0
    from safetensors import safe_open

    with safe_open(path, "pt") as saved:
        step = int(saved.metadata()["step"])
    stored = load_file(path)
    weights = {k[2:]: v for k, v in stored.items() if k.startswith("w.")}
    model.load_state_dict(weights, strict=False)
    state: dict[int, dict[str, Tensor]] = {}
    for key, value in stored.items():
        if key.startswith("o."):
            number, _, name = key[2:].partition(".")
            state.setdefault(int(number), {})[name] = value
    optimiser.load_state_dict({**optimiser.state_dict(), "state": state})
    return step


def run(
    model: Any,
    optimiser: torch.optim.Optimizer,
    examples: Sequence[Example],
    tokenizer: Any,
    steps: int,
    out: Path,
    *,
    seed: int,
    device: str,
    first: int = 0,
) -> None:
    """Train from step `first` to `steps`; a line of JSON per ten steps goes to OUT/log.jsonl."""
    ahead: list[list[Example]] = []
    passes = 0
    while len(ahead) < steps:
        ahead += batches(examples, random.Random(seed + passes))
        passes += 1
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    started, total = time.monotonic(), 0.0
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        for step in range(first, steps):
            share = rate(step / steps) * min(1.0, (step + 1) / WARM_UP)
            for group in optimiser.param_groups:
                group["lr"] = PEAK * share
            inputs, labels = encode(ahead[step], tokenizer, device)
            with torch.autocast(device, dtype=torch.bfloat16):
                logits = model(**inputs).logits
            loss = loss_of(logits.float(), labels)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            total += float(loss.detach())
            if (step + 1) % 10 == 0:
                row = {"step": step + 1, "loss": round(total / 10, 4)}
                row["seconds"] = round(time.monotonic() - started, 1)
                print(json.dumps(row), file=log, flush=True)
                total = 0.0
            if (step + 1) % SAVE_EVERY == 0:
                save(model, optimiser, step + 1, out)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.entailment", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument(
        "--out", type=Path, required=True, help="folder for checkpoints and weights"
    )
    parser.add_argument("--passes", type=float, default=2.0, help="over all examples")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint in --out")
    parser.add_argument(
        "--rewordings", action="store_true", help="learn from training/rewordings.jsonl.gz as well"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    chosen = parser.parse_args(argv)
    chosen.out.mkdir(parents=True, exist_ok=True)
    examples = prepared(
        chosen.data, chosen.out, chosen.seed, load_parser(), nearest, rewordings=chosen.rewordings
    )
    learnt, aside = held_out(examples, chosen.seed)
    torch.manual_seed(chosen.seed)
    model, tokenizer = untrained()
    model.to(chosen.device).train()
    for name, weight in model.named_parameters():
        weight.requires_grad_(not name.startswith("bert.embeddings.word"))
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=PEAK, weight_decay=0.01)
    first = resume(model, optimiser, chosen.out) if chosen.resume else 0
    steps = round(chosen.passes * len(learnt) / BATCH)
    run(
        model,
        optimiser,
        learnt,
        tokenizer,
        steps,
        chosen.out,
        seed=chosen.seed,
        device=chosen.device,
        first=first,
    )
    save(model, optimiser, steps, chosen.out)
    halves = {name: weight.half().contiguous() for name, weight in trained(model).items()}
    save_file(halves, chosen.out / WEIGHTS)
    about = {
        "base": ENCODER.name,
        "base_sha256": ENCODER.files[0].sha256,
        "sha256": hashlib.sha256((chosen.out / WEIGHTS).read_bytes()).hexdigest(),
        "labels": list(LABELS),
        "steps": steps,
        "batch": BATCH,
        "peak_rate": PEAK,
        "seed": chosen.seed,
        "examples": len(learnt),
        "data": counts(learnt),
        "held_out_examples": len(aside),
        "held_out_accuracy": round(accuracy(model, aside, tokenizer, chosen.device), 4),
    }
    text = json.dumps(about, indent=1) + "\n"
    (chosen.out / "entailment.json").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
