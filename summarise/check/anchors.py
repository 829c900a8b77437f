"""Whether numbers, dates and names stand with the words that they stand with in the evidence.

Two numbers that change places leave every value in the evidence; what each belongs to tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from summarise.check.alignment import Parse
from summarise.check.frames import CONTENT, agents

_ABOVE = 2  # governors looked at above a mention of the evidence, prepositions not counted
_BESIDE = 3  # content words looked at on each side of it


@dataclass(frozen=True, slots=True)
class Mention:
    """The tokens of a number, date or name."""

    first: int
    last: int  # inclusive


def locate(
    parse: Parse, start: int, end: int, low: int = 0, high: int | None = None
) -> Mention | None:
    """Find the tokens between two offsets of the sentence whose tokens are low to high."""
    inside = [
        i
        for i in range(low, len(parse.tokens) if high is None else high)
        if parse.tokens[i].start < end and start < parse.tokens[i].end
    ]
    return Mention(inside[0], inside[-1]) if inside else None


def _content(parse: Parse, index: int) -> bool:
    return parse.tokens[index].pos in CONTENT | {"AUX", "PRON"} and parse.surface[index] != "'s"


def _beside(parse: Parse, mention: Mention, count: int) -> Iterable[str]:
    for places in (range(mention.first - 1, -1, -1), range(mention.last + 1, len(parse.tokens))):
        left = count
        for i in places:
            if left == 0 or (parse.surface[i] == "." and parse.tokens[i].dep == "punct"):
                break
            if _content(parse, i):
                yield parse.lemmas[i]
                left -= 1


def _above(parse: Parse, mention: Mention, count: int) -> Iterable[str]:
    index = next(
        (
            i
            for i in range(mention.first, mention.last + 1)
            if not mention.first <= parse.tokens[i].head <= mention.last
            or parse.tokens[i].head == i
        ),
        mention.last,
    )
    while count and parse.tokens[index].head != index:
        index = parse.tokens[index].head
        if parse.tokens[index].pos in {"ADP", "SCONJ", "PART"} or not _content(parse, index):
            continue
        yield parse.lemmas[index]
        count -= 1


def _below(parse: Parse, mention: Mention) -> Iterable[str]:
    for i in range(mention.first, mention.last + 1):
        for child in parse.kids[i]:
            if not mention.first <= child <= mention.last:
                if _content(parse, child):
                    yield parse.lemmas[child]
                for grand in parse.kids[child]:
                    if _content(parse, grand):
                        yield parse.lemmas[grand]


def _does(parse: Parse, mention: Mention) -> Iterable[str]:
    """What a mention does beside what governs it: "met and agreed", "who agreed"."""
    for i, token in enumerate(parse.tokens):
        if token.pos == "VERB" and any(
            mention.first <= agent <= mention.last for agent in agents(parse.tokens, parse.kids, i)
        ):
            yield parse.lemmas[i]


def detached(
    claim: Parse,
    own: Mention,
    evidence: Parse,
    others: Sequence[Mention],
    related: Callable[[str], str],
) -> bool:
    """Whether a mention of the claim stands with nothing that it stands with in the evidence.

    Args:
        claim: the claim's parse.
        own: the mention in it.
        evidence: the joined parse of the evidence.
        others: where the evidence has the same number, date or name.
        related: gives words that count as one ("invade", "invasion") the same form.
    """
    ours = {related(word) for word in (*_beside(claim, own, 1), *_above(claim, own, 1))}
    if not ours or not others:
        return False
    for other in others:
        theirs = {
            related(word)
            for word in (
                *_beside(evidence, other, _BESIDE),
                *_above(evidence, other, _ABOVE),
                *_below(evidence, other),
                *_does(evidence, other),
            )
        }
        if ours & theirs:
            return False
    return True
