"""How close another source comes to what one source says, in words that the judge keeps apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

import numpy as np

from summarise.check.names import names
from summarise.check.values import numbers
from summarise.compare.event import BLOCK, Event, stem
from summarise.compare.passages import Passage
from summarise.compare.quantities import LEAST_SAID, OF_NUMBERS, counted_alike, telling

TOLD_FROM = 0.85  # closeness from which another source tells the same, unless the values differ
MOST_GIVING = 40  # sentences of one number that are held against each other

_Count = tuple[str, float]  # kind and value of a number


def told_elsewhere(
    passages: Sequence[Passage], sources: Mapping[str, str], event: Event
) -> dict[str, float]:
    """For each claim the highest similarity (centred cosine) of what another source says.

    It is 1 where another source as good as tells the same: with the same telling numbers of the
    same things, or in words that are very close.
    """
    told: dict[str, set[str]] = {}
    for passage in passages:
        told.setdefault(passage.claim, set()).add(sources[passage.article])
    texts = sorted(told)
    codes: dict[frozenset[str], int] = {}
    home = np.array([codes.setdefault(frozenset(told[t]), len(codes)) for t in texts])
    vectors = event.vectors[event.rows(texts)]  # (N, D)
    nearest: dict[str, float] = {}
    for start in range(0, len(texts), BLOCK):
        block = vectors[start : start + BLOCK] @ vectors.T  # (BLOCK, N)
        block[home[start : start + BLOCK, None] == home[None, :]] = 0.0
        best = block.argmax(axis=1)
        for row, text in enumerate(texts[start : start + BLOCK]):
            value = float(block[row, best[row]])
            close = value > 0.0 and event.closeness(text, texts[best[row]]) >= TOLD_FROM
            fresh = close and bool(_fresh(text, texts[best[row]]))
            nearest[text] = 1.0 if close and not fresh else max(0.0, value)
    return {**nearest, **dict.fromkeys(_counted(told, event), 1.0)}


def _fresh(text: str, other: str) -> set[tuple[str, float]]:
    """The numbers of a text that another does not give."""
    mine, theirs = (
        {(n.kind, n.value) for n in numbers(one) if n.kind != "ordinal"} for one in (text, other)
    )
    return mine - theirs


def _counted(told: Mapping[str, set[str]], event: Event) -> Iterator[str]:
    """The claims all of whose numbers one other source gives, of the same things."""
    giving: dict[_Count, list[str]] = {}
    for text in sorted(told):
        for number in sorted({(n.kind, n.value) for n in numbers(text)}):
            giving.setdefault(number, []).append(text)
    found: dict[str, dict[str, set[_Count]]] = {}  # claim, source, numbers that it gives
    whole: set[str] = set()  # one sentence of another source has all their numbers
    for number, many in giving.items():
        for text, other in permutations(many[:MOST_GIVING], 2):
            if told[text] & told[other]:
                continue
            shared = event.words(text) & event.words(other) - _name_stems(text, event)
            if len(shared - OF_NUMBERS) < LEAST_SAID:
                continue
            if not _fresh(text, other) and counted_alike(numbers(text), numbers(other), shared):
                whole.add(text)
            for source in told[other]:
                found.setdefault(text, {}).setdefault(source, set()).add(number)
    for text, sources in found.items():
        own = {(n.kind, n.value) for n in numbers(text) if n.kind != "ordinal"}
        many_told = any(own <= given and sum(map(telling, own)) > 1 for given in sources.values())
        if text in whole or many_told:
            yield text


def _name_stems(text: str, event: Event) -> set[str]:
    return {stem(word) for name in names(event.tokens(text)) for word in name.words}
