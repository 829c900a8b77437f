"""Train the selector: `python -m training.selector --data DIR --out DIR`.

A logistic regression over what an article does with a word (`summarise.select.worth`): does the
summary that a person wrote have it? It is exact and takes a minute once the articles are read.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from summarise.models import load_encoder, load_parser
from summarise.read import article_from_text
from summarise.select.outline import outline
from summarise.select.worth import FEATURES, features, stems
from training.corpus import measured, read_rows, unmeasured
from training.detokenise import detokenise

PENALTY = 1e-4  # on the squared weights of standardised features
BATCH = 50  # articles read at a time
LEAST_UNITS = 3  # shorter articles have nothing to choose from
EVERY = 5  # one article in so many is held out for the card's figure, then trained on

Example = tuple[NDArray[np.float32], NDArray[np.float32]]  # (stems, features), (stems,) of 0 and 1


def articles(folder: Path) -> tuple[list[tuple[str, str]], dict[str, int]]:
    """Return the articles with their highlights, and how many were left out because of a set."""
    known = measured(folder)
    known.add("realsumm", (row["document"] for row in read_rows(folder, "pyramid_realsumm")))
    rows = {
        "\n".join(map(detokenise, row["article"])): row for row in read_rows(folder, "fusion_poc")
    }
    kept, left_out = unmeasured(list(rows.values()), rows.keys(), known)
    pairs = [
        ("\n".join(map(detokenise, row["article"])), "\n".join(map(detokenise, row["summary"])))
        for row in kept
    ]
    return pairs, left_out


def examples(pairs: Sequence[tuple[str, str]]) -> Iterator[Example]:
    """Make the examples of each article long enough."""
    parser, encoder = load_parser(), load_encoder()
    for start in range(0, len(pairs), BATCH):
        batch = pairs[start : start + BATCH]
        read = [article_from_text(text, id=str(i)) for i, (text, _) in enumerate(batch)]
        for found in outline(read, parser, encoder):
            if len(found.units) >= LEAST_UNITS:
                order, rows = features(found.units, found.vectors, found.scores)
                wanted = stems(batch[int(found.article.id)][1])
                yield rows, np.array([one in wanted for one in order], dtype=np.float32)
        print(f"{start + len(batch)} of {len(pairs)} articles read", file=sys.stderr)


def fit(found: Sequence[Example]) -> tuple[NDArray[np.float32], float]:
    """Return the weights (len(FEATURES),) and the bias that fit the examples."""
    rows = np.concatenate([one for one, _ in found]).astype(np.float64)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    inputs = torch.from_numpy((rows - middle) / spread)
    labels = torch.from_numpy(np.concatenate([one for _, one in found]).astype(np.float64))
    weights = torch.zeros(rows.shape[1] + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        logits = inputs @ weights[:-1] + weights[-1]
        value = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels)
        value = value + PENALTY * weights[:-1].square().sum()
        torch.autograd.backward(value)
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    solved = weights.detach().numpy()
    own = solved[:-1] / spread
    return own.astype(np.float32), float(solved[-1] - own @ middle)


def area(found: Sequence[Example], weights: NDArray[np.float32], bias: float) -> float:
    """Return the area under the ROC curve over the words of all examples, 0-1."""
    scores = np.concatenate([rows @ weights + bias for rows, _ in found])
    labels = np.concatenate([one for _, one in found])
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    positive = labels.sum()
    above = ranks[labels == 1].sum() - positive * (positive + 1) / 2
    return float(above / (positive * (len(labels) - positive)))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.selector", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    chosen = parser.parse_args(argv)
    chosen.out.mkdir(parents=True, exist_ok=True)
    pairs, left_out = articles(chosen.data)
    found = list(examples(pairs))
    aside = found[::EVERY]
    tried = fit([one for i, one in enumerate(found) if i % EVERY])
    weights, bias = fit(found)
    target = chosen.out / "selector.safetensors"
    save_file({"weight": weights, "bias": np.array([bias], dtype=np.float32)}, target)
    about = {
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "features": list(FEATURES),
        "penalty": PENALTY,
        "articles": len(found),
        "words": int(sum(len(labels) for _, labels in found)),
        "left_out": left_out,
        "held_out_articles": len(aside),
        "held_out_area": round(area(aside, *tried), 4),
    }
    target.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({k: v for k, v in about.items() if k != "features"}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
