"""Pairs of sentences of different outlets on one event, and whether both state the same.

The labels were given by a language model that read each pair once; pairs that are neither clearly
the same fact (or the same with detail) nor clearly different ones have none. `judgements.txt` names
each pair by the first ten hex digits of the SHA-256 of its sentences: no text is kept here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from summarise.compare.clauses import split
from summarise.compare.event import Event
from summarise.compare.facts import CANDIDATE_FROM, NEIGHBOURS, Pool
from summarise.compare.passages import passages
from summarise.read import article_from_text
from summarise.roles import Encoder, Parser
from training.pairs import Row
from training.restatements import day_of

LABELS = Path(__file__).with_name("judgements.txt")
ALIKE = 0.72  # cosine of title and opening from which two articles tell of one event
ALSO_ALIKE = 0.7  # of a third and a fourth article with each of the others
MOST = 4  # articles on an event
COPIED = 0.25  # share of the six-word runs of the shorter from which an article is a copy
WORDS = (120, 1500)  # of an article
CLUSTERS = 110  # events, closest articles first, that the labels were drawn from
CLOSE = 0.5  # closeness of the pairs they were drawn from


@dataclass(frozen=True, slots=True)
class Judgement:
    """A labelled pair, with the sentences of its event."""

    pair: tuple[str, str]
    same: bool
    event: int
    context: tuple[str, ...]


def key(one: str, two: str) -> str:
    """Return the name of a pair, whichever of both comes first."""
    return hashlib.sha256("\0".join(sorted((one, two))).encode()).hexdigest()[:10]


def labels() -> dict[str, bool]:
    """Return whether the pairs named state the same."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return {name: label == "same" for name, label in (line.split() for line in lines)}


def clusters(rows: Sequence[Row], encoder: Encoder) -> list[list[Row]]:
    """Return articles of different outlets on one event, the closest first; no article twice."""
    least, most = WORDS
    rows = [r for r in rows if day_of(r["date"]) and least <= len(r["text"].split()) <= most]
    heads = [f"{row['title']}. {' '.join(row['text'].split()[:60])}" for row in rows]
    vectors = encoder.encode(heads)
    cosines = vectors @ vectors.T  # (N, N)
    days = np.array([day_of(row["date"]) for row in rows])
    runs = [_runs(row["text"]) for row in rows]

    def copied(i: int, j: int) -> bool:
        return len(runs[i] & runs[j]) > COPIED * min(len(runs[i]), len(runs[j]))

    near = np.argwhere(np.triu(cosines >= ALIKE, 1) & (np.abs(days[:, None] - days[None, :]) <= 1))
    used: set[int] = set()
    found = []
    for i, j in sorted(near.tolist(), key=lambda ij: (-cosines[ij[0], ij[1]], ij), reverse=False):
        if {i, j} & used or copied(i, j) or rows[i]["source"] == rows[j]["source"]:
            continue
        members = [i, j]
        for k in np.argsort(-(cosines[i] + cosines[j]), kind="stable").tolist():
            if len(members) == MOST:
                break
            if k in used or k in members or abs(int(days[k] - days[i])) > 1:
                continue
            if any(cosines[k, m] < ALSO_ALIKE or copied(k, m) for m in members):
                continue
            members.append(k)
        used |= set(members)
        found.append([rows[k] for k in members])
    return found


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 6]) for i in range(len(words) - 5)}


def judgements(
    groups: Sequence[Sequence[Row]], parser: Parser, encoder: Encoder
) -> Iterator[Judgement]:
    """Yield the labelled pairs among the sentences and clauses of articles on one event each."""
    known = labels()
    for number, rows in enumerate(groups[:CLUSTERS]):
        articles = [
            article_from_text(
                row["text"], id=f"a{i}", title=row["title"], published=row["date"][:10]
            )
            for i, row in enumerate(rows)
        ]
        articles = [article for article in articles if article.sentences]
        whole = passages(articles, parser)
        pieces = [piece for parts in split(whole, articles, parser) for piece in parts]
        event = Event([passage.text for passage in whole], parser, encoder)
        event.learn(piece.claim for piece in pieces)
        seen: set[str] = set()
        for pool in (Pool.of(whole), Pool.of(pieces)):
            for i, j in event.near(pool.texts, pool.homes, CANDIDATE_FROM, NEIGHBOURS):
                pair = pool.texts[i], pool.texts[j]
                name = key(*pair)
                if name in known and name not in seen and event.closeness(*pair) >= CLOSE:
                    seen.add(name)
                    yield Judgement(pair, known[name], number, tuple(event.texts))
