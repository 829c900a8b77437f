"""Words that change places, and little words that drop out between two others."""

from __future__ import annotations

from itertools import pairwise

from summarise.check.alignment import Alignment, Parse
from summarise.check.frames import CONTENT

# A word is out of place if another word of the evidence has this many more neighbours in common
# with it than its own places there. With 1, every cut beside a repeated word was refused.
_MARGIN = 2
_VALUES = {"NUM", "PROPN"}  # "Formula One"
_TIES = frozenset({"ADP", "PART"})


def moved(claim: Parse, evidence: Parse) -> list[str]:
    """Say which content words of a claim stand where the evidence has another word.

    Two numbers or names that are exchanged leave every word in the evidence.
    """
    found = []
    known = set(evidence.surface)
    for i, token in enumerate(claim.tokens):
        if token.pos not in CONTENT or claim.surface[i] not in known:
            continue
        own, others = 0, (0, -1)
        for j, other in enumerate(evidence.tokens):
            same = evidence.surface[j] == claim.surface[i]
            if not same and other.pos not in (
                token.pos,
                "NUM" if token.pos == "PROPN" else token.pos,
            ):
                continue
            left, right = _common(claim, i, evidence, j, -1), _common(claim, i, evidence, j, 1)
            if same:
                own = max(own, left + right)
            elif left and right:
                others = max(others, (left + right, j))
        if others[0] >= own + _MARGIN:
            found.append(
                f"word out of place: {token.text} instead of {evidence.tokens[others[1]].text}"
            )
    return found


def dropped(evidence: Parse, alignment: Alignment) -> list[str]:
    """Say which prepositions and particles are cut from between two words that stay."""
    return [
        f"word left out: {evidence.tokens[last + 1].text}"
        for last, j in pairwise(alignment.forth)
        if last is not None and j == last + 2 and evidence.tokens[last + 1].pos in _TIES
    ]


def _common(claim: Parse, i: int, evidence: Parse, j: int, step: int) -> int:
    """How many neighbours on one side are the same; both ends of a text count as one."""
    count = 0
    while True:
        i, j = i + step, j + step
        inside = (0 <= i < len(claim.surface), 0 <= j < len(evidence.surface))
        if not all(inside):
            return count + (inside == (False, False))
        if claim.surface[i] != evidence.surface[j]:
            return count
        count += 1
