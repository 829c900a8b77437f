"""A claim keeps the small words that its evidence has, and adds none.

It may leave out much of its evidence, but a small word that stands with a word of the claim must
stand with it in the evidence, and one that limits a word there must not be left off it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarise.check.alignment import Alignment, Parse
from summarise.check.small_words import Guard, alike, guards
from summarise.check.synonyms import PLAINER_PHRASES

# Leaving one of these off makes a sentence say more than its evidence.
_LIMITS = frozenset(
    "few some most half rarely seldom sometimes occasionally partly partially mostly largely "
    "almost nearly only least ~".split()
)
_NEUTRAL = frozenset("of in at on".split())
_COMMON = frozenset({"be", "have", "do"})  # one of these says little about where a word stands
_FIRST = frozenset("i we me us my our".split())
_CLAUSES = 3  # between a condition and what depends on it
_Counterpart = Callable[[int], tuple[int, ...]]  # the same word on the other side, if any


def _names(parse: Parse, guard: Guard) -> set[str]:
    return {parse.lemmas[head] for head in guard.heads if head != guard.index}


def _follows(claim: Parse, i: int, evidence: Parse, j: int) -> bool:
    """Whether the same words follow: one that is no article, or two."""
    ours, theirs = claim.surface[i + 1 : i + 3], evidence.surface[j + 1 : j + 3]
    if not ours or not theirs or ours[0] != theirs[0] or not ours[0][:1].isalnum():
        return False
    return ours[0] not in {"the", "a", "an", "of", "to", "his", "her"} or ours == theirs


def _kept(
    guard: Guard, own: Parse, others: list[Guard], source: Parse, counterpart: _Counterpart
) -> bool:
    """Whether a small word stands with the same word on the other side."""
    for other in others:
        if not alike(guard, other):
            continue
        if _follows(own, guard.index, source, other.index):
            return True
        for head in guard.heads:
            if head == guard.index:
                continue
            if set(counterpart(head)) & set(other.heads):
                return True
            if own.lemmas[head] not in _COMMON and own.lemmas[head] in _names(source, other):
                return True
    # The parser may take the same word for another part of speech in a shorter sentence.
    word = own.surface[guard.index]
    return any(
        word == one and _follows(own, guard.index, source, j)
        for j, one in enumerate(source.surface)
    )


def faults(claim: Parse, evidence: Parse, alignment: Alignment, piece: Sequence[int]) -> list[str]:
    """Say which small words the claim adds to its evidence, and which it leaves off.

    Args:
        claim: the claim's parse.
        evidence: the joined parse of its evidence.
        alignment: of the two.
        piece: for each claim word the piece of evidence that it was taken over with.
    """
    ours, theirs = list(guards(claim)), list(guards(evidence))
    found = []

    def forth(index: int) -> tuple[int, ...]:
        place = alignment.forth[index]
        return () if place is None else (place,)

    def back(index: int) -> tuple[int, ...]:
        return alignment.back.get(index, ())

    for guard in ours:
        if (
            guard.word == "~"
            or _kept(guard, claim, theirs, evidence, forth)
            or any(
                piece[guard.index] == piece[head] != -1
                for head in guard.heads
                if head != guard.index
            )
            or _reworded(guard, claim, evidence, alignment)
        ):
            continue
        found.append(f"{guard.kind} added: {claim.tokens[guard.index].text}")
    for guard in theirs:
        if not _limits(guard):
            continue
        if guard.kind == "condition":
            if _condition_lost(guard, evidence, alignment):
                found.append(f"condition lost: {evidence.tokens[guard.index].text}")
            continue
        kept = [i for head in guard.heads if head != guard.index for i in back(head)]
        if kept and not _kept(guard, evidence, ours, claim, back):
            found.append(f"{guard.kind} lost: {evidence.tokens[guard.index].text}")
    return found


def _limits(guard: Guard) -> bool:
    if guard.kind == "quantity":
        return guard.word in _LIMITS or guard.word.endswith(" than")
    return guard.kind in {"negation", "modal", "hedge", "condition", "alternative"}


def _condition_lost(guard: Guard, evidence: Parse, alignment: Alignment) -> bool:
    """Whether what a condition governs is in the claim and the condition is not."""
    clause = governor = guard.heads[0]
    # "If closing and selling it becomes cheaper, it will go": the clause may govern a clause.
    for _ in range(_CLAUSES):
        if evidence.tokens[governor].dep not in {"advcl", "ccomp", "csubj", "conj", "mark"}:
            break
        governor = evidence.tokens[governor].head
        if governor in alignment.back:
            return guard.index not in alignment.back or clause not in alignment.back
    return False


def _ends(parse: Parse, phrase: tuple[str, ...]) -> list[int]:
    """Where a phrase ends in a text."""
    size = len(phrase)
    starts = range(len(parse.surface) - size + 1)
    return [i + size for i in starts if parse.surface[i : i + size] == phrase]


def _reworded(guard: Guard, claim: Parse, evidence: Parse, alignment: Alignment) -> bool:
    """Whether an added small word says what the evidence says in another way."""
    names = _names(claim, guard)
    if guard.kind == "pronoun":
        # "I will go", he said, is that he would go; a name that a pronoun stood for may be one.
        return any(
            evidence.surface[i] in _FIRST
            and token.dep == claim.tokens[guard.index].dep
            and alignment.forth[claim.tokens[guard.index].head] == token.head
            for i, token in enumerate(evidence.tokens)
        )
    if any(
        _follows(claim, guard.index, evidence, end - 1)
        for phrase in PLAINER_PHRASES.get(guard.word, ())
        for end in _ends(evidence, phrase)
    ):
        return True
    if guard.kind == "preposition":
        # "the Paris talks" are "the talks in Paris", "police killed" is "killed by police".
        head = claim.lemmas[claim.tokens[guard.index].head]
        if guard.word == "by":
            return True  # who does what is for the relations to judge
        return guard.word in _NEUTRAL and any(
            evidence.lemmas[i] in names
            and (evidence.lemmas[token.head] == head or token.dep in {"npadvmod", "compound"})
            for i, token in enumerate(evidence.tokens)
        )
    return False
