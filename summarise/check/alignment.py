"""Which word of the evidence a word of the claim is.

A word may stand several times in the evidence; the one meant is the one with most of the same
words around it. What is said of a word (denied, doubted, when, by whom) can then be compared
where it is said, not somewhere in the evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarise.check.folding import fold
from summarise.check.frames import lemma
from summarise.roles import Token

_REACH = 12  # words between two that count as standing together
_PAIRS = frozenset({(",", ","), ("(", ")"), ("-", "-"), ("--", "--")})


@dataclass(frozen=True, slots=True)
class Parse:
    """A parsed text with what the rules look up in it again and again."""

    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]
    lemmas: tuple[str, ...]  # folded
    surface: tuple[str, ...]  # folded


def read(parses: Sequence[tuple[Token, ...]]) -> Parse:
    """Join the parses of sentences into one; heads are renumbered, offsets are left alone."""
    tokens: list[Token] = []
    for parse in parses:
        shift = len(tokens)
        tokens += (
            parse if not shift else [replace(token, head=token.head + shift) for token in parse]
        )
    kids: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            kids[token.head].append(index)
    return Parse(
        tuple(tokens),
        tuple(map(tuple, kids)),
        tuple(lemma(token) for token in tokens),
        tuple(fold(token.text) for token in tokens),
    )


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of the claim its word in the evidence, and for each of those the reverse."""

    forth: tuple[int | None, ...]
    back: dict[int, tuple[int, ...]]
    inserted: tuple[int, ...]  # claim words that no run of common words covers


def _runs(claim: Parse, evidence: Parse) -> dict[tuple[int, int], int]:
    """Length of the run of equal words through each pair of equal words."""
    places = defaultdict(list)
    for j, word in enumerate(evidence.surface):
        places[word].append(j)
    left: dict[tuple[int, int], int] = {}
    for i, word in enumerate(claim.surface):
        for j in places.get(word, ()):
            left[i, j] = left.get((i - 1, j - 1), 0) + 1
    run: dict[tuple[int, int], int] = {}
    for i, j in sorted(left, reverse=True):
        run[i, j] = max(left[i, j], run.get((i + 1, j + 1), 0))
    return run


def align(claim: Parse, evidence: Parse) -> Alignment:
    """Align a claim with its evidence: longest runs of equal words first, then equal lemmas."""
    run = _runs(claim, evidence)
    best: dict[int, tuple[float, int]] = {}
    for (i, j), length in run.items():
        if i not in best or (length, -j) > (best[i][0], -best[i][1]):
            best[i] = (length, j)
    by_lemma = defaultdict(list)
    for j, word in enumerate(evidence.lemmas):
        by_lemma[word].append(j)
    forth: list[int | None] = []
    for i, word in enumerate(claim.lemmas):
        if i in best and (best[i][0] > 1 or len(by_lemma[word]) < 2):
            forth.append(best[i][1])
            continue
        # A lone word: the one whose governor or dependents are the same, else the nearest.
        around = _around(claim, i)
        options = by_lemma.get(word, [])
        near = forth[-1] if forth and forth[-1] is not None else 0
        forth.append(
            max(
                options,
                key=lambda j: (len(around & _around(evidence, j)), -abs(j - near)),
                default=None,
            )
        )
    back: dict[int, list[int]] = defaultdict(list)
    for i, j_ in enumerate(forth):
        if j_ is not None:
            back[j_].append(i)
    inserted = tuple(i for i in range(len(claim.tokens)) if i not in best)
    return Alignment(tuple(forth), {j: tuple(found) for j, found in back.items()}, inserted)


def _around(parse: Parse, index: int) -> set[str]:
    return {
        parse.lemmas[i]
        for i in (parse.tokens[index].head, *parse.kids[index])
        if i != index and parse.tokens[i].pos not in {"PUNCT", "DET"}
    }


def pieces(evidence: Parse, alignment: Alignment) -> tuple[int, ...]:
    """For each claim word the piece that it was taken over with; -1 for a word of none.

    A piece is a run of words that follow each other in the evidence too, with nothing cut
    between them but an aside.
    """
    found: list[int] = []
    piece = 0
    for i, j in enumerate(alignment.forth):
        last = alignment.forth[i - 1] if i else None
        if j is None or last is None or not (j == last + 1 or aside(evidence, last, j)):
            piece += 1
        found.append(piece if j is not None else -1)
    return tuple(found)


def together(claim: Parse, piece: Sequence[int]) -> frozenset[tuple[str, str]]:
    """Pairs of lemmas that the claim takes over in one piece.

    What stands together so is related as in the evidence, however the parser takes it.
    """
    count = len(claim.tokens)
    return frozenset(
        pair
        for a in range(count)
        for b in range(a + 1, min(count, a + _REACH + 1))
        if piece[a] == piece[b] != -1
        for pair in (
            (claim.lemmas[a], claim.lemmas[b]),
            (claim.lemmas[b], claim.lemmas[a]),
        )
    )


def aside(evidence: Parse, last: int, following: int) -> bool:
    """Whether what stands between two words of the evidence is set off by a pair of marks."""
    if following - last < 3:
        return False
    gap = evidence.surface[last + 1 : following]
    return (gap[0], gap[-1]) in _PAIRS and evidence.tokens[last + 2].dep != "cc"
