"""What a trained adapter writes for held-out pairs, and how well it keeps to the evidence.

`python -m training.outputs --data DIR --out DIR [--count 100] [--show 40]`
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch

from summarise.write.prompt import END, prompt
from training import adapter, rules
from training.batches import encode
from training.corpus import prepared
from training.pairs import Pair
from training.writer import ADAPTER_FILE, ALPHA, BATCH, RANK, load, token_loss


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares are 0-1 of the outputs; lengths are in words."""

    outputs: int
    number_not_given: float
    name_not_given: float
    negation_changed: float
    exact_copies: float  # of one of the evidence's sentences
    unfinished: float
    words_kept: float  # words of the output per word of the evidence
    novel_bigrams: float  # that no sentence of the evidence has
    exact_matches: float  # with the reference


def score(pairs: Sequence[Pair], outputs: Sequence[str]) -> Scores:
    """Score outputs against their evidence by rule."""
    rows: list[tuple[float, ...]] = []
    for pair, output in zip(pairs, outputs, strict=True):
        evidence = pair.draft.evidence
        names = [name for _, name in pair.draft.hints]
        found = rules.faults(output, evidence, names=names, max_novelty=1.0, keep_speech=False)
        bigrams = _bigrams(output)
        known = set().union(*(_bigrams(text) for text in (*evidence, *names)))
        rows.append(
            (
                "number" in found,
                "name" in found,
                "negation" in found,
                output in evidence,
                not output.endswith((".", "?", "!", '"', "”", "'", "’")),
                len(output.split()) / sum(len(text.split()) for text in evidence),
                len(bigrams - known) / max(len(bigrams), 1),
                output == pair.target,
            )
        )
    means = [round(sum(column) / len(rows), 3) for column in zip(*rows, strict=True)]
    return Scores(len(rows), *means)


def _bigrams(text: str) -> set[tuple[str, ...]]:
    words = [word.lower() for word in rules.tokens(text)]
    return set(pairwise(words))


def write(model: Any, tokenizer: Any, pairs: Sequence[Pair]) -> list[str]:
    """Return greedy outputs."""
    tokenizer.padding_side = "left"
    end = tokenizer.convert_tokens_to_ids(END)
    outputs = [""] * len(pairs)
    order = sorted(range(len(pairs)), key=lambda i: len(prompt(pairs[i].draft)))
    for start in range(0, len(order), BATCH):
        chosen = order[start : start + BATCH]
        asked = tokenizer(
            [prompt(pairs[i].draft) for i in chosen],
            return_tensors="pt",
            padding=True,
            add_special_tokens=False,
        ).to(model.device)
        with torch.inference_mode():
            written = model.generate(
                input_ids=asked["input_ids"],
                attention_mask=asked["attention_mask"],
                max_new_tokens=90,
                do_sample=False,
                eos_token_id=end,
                pad_token_id=end,
            )
        for i, row in zip(chosen, written[:, asked["input_ids"].shape[1] :], strict=True):
            outputs[i] = tokenizer.decode(row, skip_special_tokens=True).strip()
    return outputs


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.outputs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="folder of the training")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--show", type=int, default=40)
    parser.add_argument("--rewordings", action="store_true", help="as in the training")
    parser.add_argument("--seed", type=int, default=0, help="of the training")
    parser.add_argument("--held-out", type=int, default=300, help="as in the training")
    parser.add_argument("--weights", type=Path, help="a checkpoint instead of the adapter")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    chosen = parser.parse_args(argv)
    corpus = prepared(
        chosen.data, chosen.out, chosen.seed, chosen.held_out, reworded=chosen.rewordings
    )
    model, tokenizer = load(chosen.device)
    layers = adapter.adapt(model, RANK, ALPHA, chosen.seed)
    adapter.restore(layers, chosen.weights or chosen.out / ADAPTER_FILE)
    model.to(chosen.device).eval()
    pairs = corpus.held_out[: chosen.count]
    outputs = write(model, tokenizer, pairs)
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else 0
    loss = token_loss(model, encode(corpus.held_out, tokenizer), pad)
    for pair, output in list(zip(pairs, outputs, strict=True))[: chosen.show]:
        print(f"\n{pair.draft.job} {pair.origin} {dict(pair.draft.hints) or ''}")
        print("\n".join(f"  - {text}" for text in pair.draft.evidence))
        print(f"  reference: {pair.target}\n  written:   {output}")
    print(json.dumps({"held_out_token_loss": round(loss, 4), **asdict(score(pairs, outputs))}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
