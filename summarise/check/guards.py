"""Small words that decide what a sentence says: not, may, all, only, before, will.

A claim may leave out much of its evidence, but a small word that stands with a word of the claim
must stand with it in the evidence, and one that limits a word there must not be left off it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarise.check.alignment import Alignment, Parse

_NEGATION = frozenset(
    "not n't no never none nobody nothing neither nor without hardly barely scarcely cannot".split()
)
_MODAL = {
    "may": "may",
    "might": "might",
    "could": "could",
    "would": "would",
    "'d": "would",
    "should": "should",
    "ought": "should",
    "can": "can",
    "ca": "can",
    "must": "must",
    "will": "will",
    "shall": "will",
    "'ll": "will",
    "wo": "will",
}
_HEDGE = frozenset(
    "likely unlikely possibly perhaps maybe probably reportedly allegedly apparently potentially "
    "supposedly presumably seemingly purportedly alleged suspected possible potential apparent "
    "purported tentatively unclear uncertain".split()
)
_QUANTITY = frozenset(
    "all some most many few several every each any both half always sometimes often usually rarely "
    "seldom frequently occasionally mostly largely partly partially fully entirely either dozens "
    "hundreds thousands millions majority minority more less fewer least only almost nearly "
    "another other first last once twice".split()
)
# Leaving one of these off makes a sentence say more than its evidence.
_LIMITS = frozenset(
    "few some most half rarely seldom sometimes occasionally partly partially mostly largely "
    "almost nearly only least ~".split()
)
_ROUNDING = {"about": "~", "around": "~", "roughly": "~", "approximately": "~", "some": "~"}
_BOUNDS = frozenset("over under up".split())
_ADDING = frozenset("while as when where that because so than like if whether and".split())
_NEUTRAL = frozenset("of in at on".split())
_CONDITIONS = frozenset("if unless provided".split())
_PERSONS = frozenset(
    "he she they him her them it his hers their its himself herself itself themselves".split()
)
_COMMON = frozenset({"be", "have", "do"})  # one of these says little about where a word stands
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_FIRST = frozenset("i we me us my our".split())
# Words that may stand for each other; "will" is "would" once it is reported.
_ALIKE = (
    frozenset({"may", "might", "could"}),
    frozenset({"can", "could"}),
    frozenset({"will", "would"}),
    frozenset({"each", "every"}),
    frozenset({"he", "him"}),
    frozenset({"she", "her"}),
    frozenset({"they", "them"}),
    frozenset({"over", "more"}),
    frozenset({"under", "less", "fewer"}),
    frozenset({"into", "to"}),
    frozenset({"until", "till"}),
    frozenset({"almost", "nearly"}),
    frozenset({"because", "since", "as"}),
    frozenset({"upon", "on"}),
    frozenset({"in", "at", "on", "of"}),
)
_Counterpart = Callable[[int], tuple[int, ...]]  # the same word on the other side, if any


@dataclass(frozen=True, slots=True)
class Guard:
    """A small word at `index`: its kind, its plain form, and the words that it says it of."""

    index: int
    kind: str  # negation, modal, hedge, quantity, preposition, condition, pronoun
    word: str
    heads: tuple[int, ...]


def _alike(left: Guard, right: Guard) -> bool:
    if left.kind != right.kind:
        return False
    if left.word == right.word or left.kind == "negation":
        return True
    return any(left.word in group and right.word in group for group in _ALIKE)


def guards(parse: Parse) -> Iterator[Guard]:
    """Find the small words of a parse that decide what it says."""
    for index, token in enumerate(parse.tokens):
        word = parse.surface[index]
        head = token.head
        if token.dep == "neg" or word in _NEGATION:
            heads = parse.kids[index] if token.dep in {"prep", "mark"} else ()
            yield Guard(index, "negation", "not", (head, *heads))
        elif token.tag == "MD" and word in _MODAL:
            yield Guard(index, "modal", _MODAL[word], (head,))
        elif word in _HEDGE:
            below = [i for i in parse.kids[index] if parse.tokens[i].dep in {"xcomp", "ccomp"}]
            heads = (head, *below) if not below or token.dep == "acomp" else tuple(below)
            yield Guard(index, "hedge", word, heads)
        elif _rounds(parse, index):
            yield Guard(index, "quantity", _ROUNDING.get(word, word), (head,))
        elif word in _CONDITIONS:
            yield Guard(index, "condition", word, (head,))
        elif word in _PERSONS:
            role = " object" if word == "it" and token.dep in _OBJECTS else ""
            yield Guard(index, "pronoun", word + role, (head,))
        elif token.dep in {"prep", "mark", "prt"} and word not in _ADDING:
            if token.dep == "prep":
                objects = [i for i in parse.kids[index] if parse.tokens[i].dep != "punct"]
                yield Guard(index, "preposition", word, tuple(objects[:1]) or (head,))
            else:
                yield Guard(index, "preposition", word, (head,))
        elif word in _QUANTITY and token.pos != "PROPN":
            below = [
                grand
                for i in parse.kids[index]
                if parse.surface[i] == "of"
                for grand in parse.kids[i]
            ]
            yield Guard(index, "quantity", word, (head, *below))


def _rounds(parse: Parse, index: int) -> bool:
    """Whether a word such as "about", "some" or "over" blurs a number."""
    word, token = parse.surface[index], parse.tokens[index]
    if token.dep not in {"advmod", "quantmod", "det"}:
        return False
    number = parse.tokens[token.head].pos == "NUM"
    return (word in _ROUNDING and (number or word not in {"some", "around"})) or (
        word in _BOUNDS and number
    )


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
        if not _alike(guard, other):
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
            or _reworded(guard, claim, evidence)
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
        return guard.word in _LIMITS
    return guard.kind in {"negation", "modal", "hedge", "condition"}


def _condition_lost(guard: Guard, evidence: Parse, alignment: Alignment) -> bool:
    """Whether what a condition governs is in the claim and the condition is not."""
    clause = guard.heads[0]
    governor = evidence.tokens[clause].head
    if governor == clause or governor not in alignment.back:
        return False
    return guard.index not in alignment.back or clause not in alignment.back


def _reworded(guard: Guard, claim: Parse, evidence: Parse) -> bool:
    """Whether an added small word says what the evidence says in another way."""
    names = _names(claim, guard)
    if guard.kind == "pronoun":
        # "I will go", he said, is that he would go; a name that a pronoun stood for may be one.
        return any(
            evidence.surface[i] in _FIRST
            and token.dep == claim.tokens[guard.index].dep
            and evidence.lemmas[token.head] in names
            for i, token in enumerate(evidence.tokens)
        )
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
