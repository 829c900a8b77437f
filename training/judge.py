"""Train the judge of "the same fact": `python -m training.judge --data DIR --out DIR`.

Two parts: a cross-encoder that starts from the entailment model and reads both sentences, and a
logistic regression on what they have in common (`summarise.compare.likeness`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from summarise.compare.event import Event
from summarise.compare.likeness import MEASURED, Likeness
from summarise.models import READER, load_encoder, load_parser
from summarise.models.catalog import ENCODER
from summarise.models.reader import untrained
from summarise.roles import Encoder, Parser
from training import edits
from training.corpus import measured, read_rows
from training.entailment import trained
from training.judgements import Judgement, clusters, judgements

LEVELS = (("adv", "ele"), ("adv", "int"), ("ele", "int"))
REWORDED = (0.55, 0.97)  # cosines between which a level rewords a sentence and keeps its fact
BESIDE = (0.4, 0.9)  # cosines of two sentences of the levels that are close and not the same
EACH, EDITED = 1100, 900
EDITS = (
    edits.number, edits.name, edits.deny, edits.date,
    edits.names, edits.opposite, edits.roles, edits.affirm,
)  # fmt: skip
BATCH, PASSES, WARM_UP = 32, 2.5, 20
PEAK, HEAD_PEAK = 6e-5, 6e-4  # learning rates of the layers and of the head
SMOOTHING = 0.03
MOST_TOKENS = 160
HELD_OUT = 4  # one event in four is not read by the cross-encoder

Example = tuple[str, str, float]


def reworded(folder: Path, encoder: Encoder, chance: random.Random) -> list[tuple[str, str]]:
    """Return the sentence pairs of reading levels that differ in words, in random order."""
    rows = [
        (row[a], row[b])
        for a, b in LEVELS
        for row in read_rows(folder, f"onestop_{a}-{b}")
        if row[a] != row[b]
    ]
    vectors = encoder.encode([text for pair in rows for text in pair])
    cosines = (vectors[0::2] * vectors[1::2]).sum(axis=1)
    least, most = REWORDED
    kept = [row for row, cosine in zip(rows, cosines, strict=True) if least < cosine < most]
    chance.shuffle(kept)
    return kept


def beside(
    pairs: Sequence[tuple[str, str]], encoder: Encoder, chance: random.Random
) -> Iterator[Example]:
    """Yield sentences with the closest one that no level has in their place."""
    left, right = (encoder.encode([pair[side] for pair in pairs]) for side in (0, 1))
    for i in chance.sample(range(len(pairs)), min(1500, len(pairs))):
        cosines = right @ left[i]
        same = [j for j, (a, b) in enumerate(pairs) if a == pairs[i][0] or b == pairs[i][1]]
        cosines[same] = -1.0
        cosines[left @ left[i] > BESIDE[1]] = -1.0
        j = int(cosines.argmax())
        if BESIDE[0] < cosines[j] < BESIDE[1]:
            yield pairs[i][0], pairs[j][1], 0.0


def edited(
    pairs: Sequence[tuple[str, str]], parser: Parser, chance: random.Random
) -> Iterator[Example]:
    """Yield sentences in which one thing was changed, with their counterparts."""
    pool = edits.Pool()
    trees = dict(zip([a for a, _ in pairs], parser.parse([a for a, _ in pairs]), strict=True))
    for one, _ in pairs:
        pool.learn(one, trees[one])
    ways = list(EDITS)
    for one, two in pairs:
        chance.shuffle(ways)
        made = (way(one, trees[one], pool, chance) for way in ways)
        changed = next((text for text in made if text and text != one), None)
        if changed:
            yield changed, two, 0.0


def batches(examples: Sequence[Example], seed: int) -> list[list[Example]]:
    """Return one pass in random order, each batch of examples of about the same length."""
    chance = random.Random(seed)
    order = list(examples)
    chance.shuffle(order)
    found = []
    for start in range(0, len(order), BATCH * 30):
        part = sorted(order[start : start + BATCH * 30], key=lambda e: len(e[0]) + len(e[1]))
        found += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
    chance.shuffle(found)
    return found


def read_both(
    examples: Sequence[Example], device: str, seed: int, chance: random.Random
) -> dict[str, Tensor]:
    """Train the cross-encoder and return its weights; the word embeddings stay as they are."""
    torch.manual_seed(seed)
    model, tokenizer = untrained()
    stored = {name: tensor.float() for name, tensor in load_file(READER).items()}
    model.load_state_dict(stored, strict=False)
    model.to(device).train()
    for name, weight in model.named_parameters():
        weight.requires_grad_(not name.startswith("bert.embeddings"))
    groups: list[list[Any]] = [[], []]
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            groups[name.startswith("classifier")].append(weight)
    peaks = (PEAK, HEAD_PEAK)
    optimiser = torch.optim.AdamW(
        [{"params": many, "lr": peak} for many, peak in zip(groups, peaks, strict=True)],
        weight_decay=0.01,
    )
    passes = [batch for number in range(int(PASSES) + 1) for batch in batches(examples, number)]
    steps = passes[: int(PASSES * len(examples) / BATCH)]
    for step, batch in enumerate(steps):
        share = min(1.0, (step + 1) / WARM_UP) * (1 - step / len(steps))
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * share
        turned = [(a, b, y) if chance.random() < 0.5 else (b, a, y) for a, b, y in batch]
        inputs = tokenizer(
            [a for a, _, _ in turned],
            [b for _, b, _ in turned],
            padding=True,
            truncation="longest_first",
            max_length=MOST_TOKENS,
            return_tensors="pt",
        ).to(device)
        with torch.autocast(device, dtype=torch.bfloat16):
            logits = model(**inputs).logits.float()
        wanted = torch.tensor(
            [SMOOTHING + (1 - 2 * SMOOTHING) * y for *_, y in turned], device=device
        )
        loss = nn.functional.binary_cross_entropy_with_logits(logits[:, 0] - logits[:, 1], wanted)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        if (step + 1) % 40 == 0:
            print(json.dumps({"step": step + 1, "loss": round(loss.item(), 4)}), file=sys.stderr)
    return {name: weight.half().contiguous() for name, weight in trained(model).items()}


def numbers(
    found: Sequence[Judgement], parser: Parser, encoder: Encoder
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return what the pairs have in common, (N, F), and whether they state the same, (N,)."""
    by_event: dict[int, list[Judgement]] = {}
    for one in found:
        by_event.setdefault(one.event, []).append(one)
    rows = []
    for many in by_event.values():
        event = Event(many[0].context, parser, encoder)
        event.learn(text for one in many for text in one.pair)
        rows.append(Likeness(event, encoder).measure([one.pair for one in many]))
    same = [one.same for many in by_event.values() for one in many]
    return np.concatenate(rows), np.array(same, dtype=np.float32)


def weigh(values: NDArray[np.float32], same: NDArray[np.float32], seed: int) -> dict[str, Tensor]:
    """Fit a logistic regression and return its weights for the numbers as they are."""
    torch.manual_seed(seed)
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-6
    inputs, wanted = torch.tensor((values - mean) / spread), torch.tensor(same)
    layer = nn.Linear(values.shape[1], 1)
    optimiser = torch.optim.AdamW(layer.parameters(), lr=0.02, weight_decay=1.0)
    for _ in range(300):
        loss = nn.functional.binary_cross_entropy_with_logits(layer(inputs)[:, 0], wanted)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    weight = layer.weight.detach()[0] / torch.tensor(spread)
    bias = layer.bias.detach() - (weight * torch.tensor(mean)).sum()
    return {"weight": weight.contiguous(), "bias": bias}


def write(weights: dict[str, Tensor], path: Path, about: dict[str, Any]) -> None:
    """Write weights, and what is to be known of them beside them."""
    save_file(weights, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = json.dumps({"sha256": digest, **about}, indent=1) + "\n"
    path.with_suffix(".json").write_text(text, encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.judge", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    chosen = parser.parse_args(argv)
    chosen.out.mkdir(parents=True, exist_ok=True)
    tree, encoder = load_parser(), load_encoder()
    chance = random.Random(chosen.seed)
    known = measured(chosen.data)
    rows = [r for r in read_rows(chosen.data, "articles") if not known.overlaps(r["text"])]
    found = list(judgements(clusters(rows, encoder), tree, encoder))
    values, same = numbers(found, tree, encoder)
    settings = {"features": list(MEASURED), "pairs": len(same), "same": int(same.sum())}
    write(weigh(values, same, chosen.seed), chosen.out / "likeness.safetensors", settings)
    news = [(*one.pair, float(one.same)) for one in found if one.event % HELD_OUT != HELD_OUT - 1]
    levels = reworded(chosen.data, encoder, chance)
    examples: list[Example] = [(a, b, 1.0) for a, b in levels[:EACH]]
    examples += list(beside(levels, encoder, chance))[:EACH]
    examples += edited(levels[:EDITED], tree, chance)
    examples += [*news, *news]
    weights = read_both(examples, chosen.device, chosen.seed, chance)
    about = {"base": ENCODER.name, "base_sha256": ENCODER.files[0].sha256, "seed": chosen.seed}
    write(weights, chosen.out / "same.safetensors", {**about, "examples": len(examples)})
    return 0


if __name__ == "__main__":
    sys.exit(main())
