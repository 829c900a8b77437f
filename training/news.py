"""Train what tells news from the rest: `python -m training.news --data DIR --out DIR`.

A logistic regression over the signs of a sentence (`summarise.select.signs`). What it learns
from are news articles in which a reader chose the sentences that a summary should be made of,
those that may stand in a longer one, and those that would be an embarrassment.
`sentences.jsonl.gz` says where they begin; the articles' text is not in it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file

from summarise.engine import Engine
from summarise.read import article_from_text
from summarise.select.choose import choose
from summarise.select.outline import Outline, outline
from summarise.select.signs import FEATURES, signs
from summarise.select.worth import stems, worth
from summarise.types import Recipe
from training.corpus import read_rows

SHIPPED = Path(__file__).with_name("sentences.jsonl.gz")
BEST, GOOD, PLAIN, BAD = 1.0, 0.55, 0.12, 0.0  # what a sentence is worth to a summary
APART = 0.2  # two sentences of an article are told apart if they differ by more
PENALTY = 1e-3  # on the squared weights of standardised signs
EVERY = 5  # one article in so many is held out for the card's figures, then trained on
WORDS = 60  # of the summaries that those are counted on
BATCH = 40  # articles read at a time

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """One article: the signs of its units (N, F), what each is worth (N,), 0-1, and its outline."""

    rows: Numbers
    values: Numbers
    found: Outline
    promised: frozenset[str]


def labels(path: Path = SHIPPED) -> dict[str, dict[float, tuple[int, ...]]]:
    """Return for each article what a value was given to, as offsets into its text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {
        row["id"]: {BEST: tuple(row["best"]), GOOD: tuple(row["good"]), BAD: tuple(row["bad"])}
        for row in rows
    }


def values(found: Outline, given: Mapping[float, Sequence[int]]) -> Numbers:
    """What each unit of an article is worth, by the offsets that were given a value."""
    result = np.full(len(found.units), PLAIN, dtype=np.float32)
    for value, starts in given.items():
        for index, unit in enumerate(found.units):
            sentences = [found.article.sentences[i] for i in unit.sentences]
            if any(one.start <= start < one.end for one in sentences for start in starts):
                result[index] = value
    return result


def examples(folder: Path, given: Mapping[str, Mapping[float, Sequence[int]]]) -> Iterator[Example]:
    """Make two examples of each article, with its title and without one."""
    engine = Engine(Recipe())
    wanted = [row for row in read_rows(folder, "articles") if str(row["id"]) in given]
    wanted = list({str(row["id"]): row for row in wanted}.values())
    missing = given.keys() - {str(row["id"]) for row in wanted}
    if missing:
        raise SystemExit(
            f"articles: {len(missing)} labelled ones are missing, {min(missing)} first"
        )
    for start in range(0, len(wanted), BATCH):
        for titled in (True, False):
            read = [
                article_from_text(row["text"], id=str(row["id"]), title=row["title"])
                for row in wanted[start : start + BATCH]
            ]
            if not titled:
                read = [replace(article, title=None) for article in read]
            for found in outline(read, engine.parser, engine.encoder):
                matter = worth(found.units, found.vectors, found.scores, engine.selector)
                yield Example(
                    signs(
                        found.article,
                        found.units,
                        found.vectors,
                        found.title,
                        found.manners,
                        matter,
                    ),
                    values(found, given[found.article.id]),
                    found,
                    frozenset(stems(found.article.title or "")),
                )
        print(f"{min(start + BATCH, len(wanted))} of {len(wanted)} read", file=sys.stderr)


def fit(found: Sequence[Example]) -> tuple[Numbers, float]:
    """Return the weights (len(FEATURES),) and the bias that fit the examples.

    Two aims share them: each sentence's own value, and which of two sentences of one article is
    worth more (pairwise logistic loss; Burges et al. 2005); every article counts the same in the
    second.
    """
    rows = np.concatenate([one.rows for one in found]).astype(np.float64)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    inputs = torch.from_numpy((rows - middle) / spread)
    goals = torch.from_numpy(np.concatenate([one.values for one in found]).astype(np.float64))
    pairs, weight = _pairs(found)
    better, worse = torch.from_numpy(pairs[0]), torch.from_numpy(pairs[1])
    counts = torch.from_numpy(weight)
    weights = torch.zeros(rows.shape[1] + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        odds = inputs @ weights[:-1] + weights[-1]
        value = torch.nn.functional.binary_cross_entropy_with_logits(odds, goals)
        value = value + (counts * torch.nn.functional.softplus(odds[worse] - odds[better])).sum()
        value = value + PENALTY * weights[:-1].square().sum()
        torch.autograd.backward(value)
        return value

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    solved = weights.detach().numpy()
    own = solved[:-1] / spread
    return own.astype(np.float32), float(solved[-1] - own @ middle)


def _pairs(
    found: Sequence[Example],
) -> tuple[tuple[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float64]]:
    """Rows of which the first is worth more than the second, and what each pair counts."""
    first, second, counts = [], [], []
    start = 0
    for one in found:
        apart = one.values[:, None] - one.values[None]
        better, worse = np.where(apart > APART)
        first.append(better + start)
        second.append(worse + start)
        counts.append(apart[better, worse] / max(len(better), 1))
        start += len(one.values)
    weight = np.concatenate(counts).astype(np.float64)
    return (np.concatenate(first), np.concatenate(second)), weight / weight.sum()


def score(found: Sequence[Example], weights: Numbers | None, bias: float) -> dict[str, float]:
    """Count how good the sentences are that a summary of each article would be made of.

    Args:
        found: the examples.
        weights: of the signs; None for the salience that they are compared with.
        bias: beside them.

    Returns:
        Shares of the chosen sentences, 0-1: how many were the reader's, how many an embarrassment;
        and how often the first choice was the reader's.
    """
    first, best, bad = [], [], []
    for one in found:
        scores = one.found.scores
        if weights is not None:
            scores = (1 / (1 + np.exp(-(one.rows @ weights + np.float32(bias))))).astype(np.float32)
        units = one.found.units
        order = choose(units, scores, one.found.vectors, 4 * WORDS, one.promised)
        taken: list[int] = []
        total = 0
        for index in order:
            if total < 0.9 * WORDS and (not taken or total + units[index].words <= 1.15 * WORDS):
                taken.append(index)
                total += units[index].words
        if taken:
            chosen = one.values[taken]
            first.append(chosen[0] == np.float32(BEST))
            best.append((chosen == np.float32(BEST)).mean())
            bad.append((chosen == np.float32(BAD)).mean())
    shares = {"first": np.mean(first), "best": np.mean(best), "bad": np.mean(bad)}
    return {name: round(float(share), 3) for name, share in shares.items()}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m training.news", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights")
    chosen = parser.parse_args(argv)
    chosen.out.mkdir(parents=True, exist_ok=True)
    given = labels()
    found = list(examples(chosen.data, given))
    order = sorted(given)
    aside = set(order[::EVERY])
    held = [one for one in found if one.found.article.id in aside]
    tried = fit([one for one in found if one.found.article.id not in aside])
    weights, bias = fit(found)
    target = chosen.out / "news.safetensors"
    save_file({"weight": weights, "bias": np.array([bias], dtype=np.float32)}, target)
    about = {
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "features": list(FEATURES),
        "penalty": PENALTY,
        "articles": len(given),
        "sentences": int(sum(len(one.values) for one in found)) // 2,
        "held_out_articles": len(aside),
        "held_out": {
            "with titles": score([one for one in held if one.promised], *tried),
            "without": score([one for one in held if not one.promised], *tried),
            "salience, with titles": score([one for one in held if one.promised], None, 0),
            "salience, without": score([one for one in held if not one.promised], None, 0),
        },
    }
    target.with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: one for name, one in about.items() if name != "features"}, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
