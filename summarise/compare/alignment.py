"""Two versions of one article, stretch by stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.folding import words
from summarise.compare.passages import Passage

SPLINTER_WORDS = 8  # a stretch this short between two others belongs to the one before it
VERSIONS_FROM = 0.4  # share of their words that two stretches have in common if one is reworded


@dataclass(frozen=True, slots=True)
class Aligned:
    """A sentence and its counterpart in another article."""

    left: Passage
    right: Passage

    def turned(self) -> Aligned:
        """The pair the other way round."""
        return Aligned(self.right, self.left)


@dataclass(frozen=True, slots=True)
class Block:
    """Stretches of two articles that correspond; one of them may be empty."""

    left: tuple[Passage, ...]
    right: tuple[Passage, ...]


def steady(pairs: Sequence[Aligned]) -> list[Aligned]:
    """The longest run of pairs that keep their order in both articles."""
    ends: list[int] = []  # smallest right order that a run of each length can end with
    last: list[int] = []
    before: list[int] = []
    for index, pair in enumerate(pairs):
        place = bisect_left(ends, pair.right.order)
        before.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(pair.right.order)
            last.append(index)
        else:
            ends[place] = pair.right.order
            last[place] = index
    run = []
    index = last[-1] if last else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def blocks(
    left: Sequence[Passage], right: Sequence[Passage], pairs: Sequence[Aligned]
) -> list[Block]:
    """Cut two articles into stretches that correspond.

    Aligned sentences correspond; what lies between two of them in one article
    corresponds to what lies between them in the other, and splinters that rewording
    split off ("Cup Press Agency.") to the sentence before them.
    """
    found: list[Block] = []
    i = j = 0
    for pair in [*steady(pairs), None]:
        end_left = pair.left.order if pair else len(left)
        end_right = pair.right.order if pair else len(right)
        gap = left[i:end_left], right[j:end_right]
        splinter = sum(len(p.text.split()) for p in gap[1]) <= SPLINTER_WORDS
        if found and not gap[0] and gap[1] and splinter:
            found[-1] = Block(found[-1].left, (*found[-1].right, *gap[1]))
        elif gap[0] or gap[1]:
            found += _gap(*gap)
        if pair:
            found.append(Block((pair.left,), (pair.right,)))
            i, j = pair.left.order + 1, pair.right.order + 1
    return _regrouped(found)


def _gap(left: Sequence[Passage], right: Sequence[Passage]) -> list[Block]:
    """Tell whether two stretches between aligned sentences are versions of each other."""
    if left and right and _alike(left, right):
        return [Block(tuple(left), tuple(right))]
    return [Block((p,), ()) for p in left] + [Block((), (p,)) for p in right]


def _alike(left: Sequence[Passage], right: Sequence[Passage]) -> bool:
    one = {word for p in left for word in words(p.text)}
    two = {word for p in right for word in words(p.text)}
    return len(one & two) >= VERSIONS_FROM * min(len(one), len(two))


def _regrouped(found: Sequence[Block]) -> list[Block]:
    """Join a stretch that stands alone to the neighbour that its counterpart was merged into.

    Where a copy runs two sentences into one, alignment pairs that one with either of them
    and leaves the other over.
    """
    result: list[Block] = []
    for block in found:
        previous = result[-1] if result else None
        if previous is not None and _belongs(previous, block):
            result[-1] = Block((*previous.left, *block.left), (*previous.right, *block.right))
        else:
            result.append(block)
    return result


def _belongs(one: Block, two: Block) -> bool:
    """Whether one of two neighbouring blocks has no counterpart but the other's."""
    for alone, other in ((one, two), (two, one)):
        if alone.left and not alone.right and other.left and other.right:
            mine, host, partner = alone.left, other.right, other.left
        elif alone.right and not alone.left and other.left and other.right:
            mine, host, partner = alone.right, other.left, other.right
        else:
            continue
        # Its words must be those that the host has over what its partner explains.
        left_over = {w for p in host for w in words(p.text)} - {
            w for p in partner for w in words(p.text)
        }
        own = {word for p in mine for word in words(p.text) if len(word) > 3}
        if own and len(own & left_over) >= VERSIONS_FROM * len(own):
            return True
    return False
