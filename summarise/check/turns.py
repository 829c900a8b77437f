"""What a claim may not leave out because it goes against what the claim keeps.

"..., an accusation that the Kremlin denies", "but trailed in the polls", "and agreed only in part".
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.alignment import Alignment, Parse
from summarise.roles import Token

_TURNS = frozenset({"despite", "although", "though"})
_EXCEPTIONS = frozenset({"save", "except", "unless", "excluding"})
_DENIES = frozenset("deny dispute reject refute contest contradict disavow rebut".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def faults(evidence: Parse, alignment: Alignment) -> list[str]:
    """Return what a claim leaves out of sentences whose main verb it keeps.

    Args:
        evidence: the joined parse of a claim's evidence.
        alignment: of the claim with it.
    """
    kept = alignment.back
    found = []
    for place, token in enumerate(evidence.tokens):
        if place in kept:
            continue
        if _turns(evidence, alignment, place):
            found.append(f"what takes it back is left out: {token.text}")
        if evidence.lemmas[place] in _DENIES and root(evidence.tokens, place) in kept:
            found.append(f"a denial is left out: {token.text}")
        if evidence.surface[place] == "only" and _second_clause(evidence, alignment, place):
            found.append(f"a limit is left out: {token.text}")
    return found


def root(tokens: Sequence[Token], place: int) -> int:
    """The main word of the sentence that a word stands in."""
    while tokens[place].head != place:
        place = tokens[place].head
    return place


def _second_clause(evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a word stands in a clause that "and" adds to the one that the claim keeps."""
    at, added = place, False
    while evidence.tokens[at].head != at:
        token = evidence.tokens[at]
        if token.dep in {"relcl", "appos", "acl"}:
            return False
        added = added or (token.dep == "conj" and token.pos in {"VERB", "AUX"})
        at = token.head
    return added and at in alignment.back


def _turns(evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a word opens what goes against a part of the sentence that the claim keeps."""
    token, kept = evidence.tokens[place], alignment.back
    if evidence.surface[place] == "but" and token.dep == "cc":
        if token.head not in kept and _second_verb(evidence, place):
            return root(evidence.tokens, place) in kept
        after = [
            kid
            for kid in evidence.kids[token.head]
            if kid > place and evidence.tokens[kid].dep == "conj"
        ]
        if token.head not in kept or not after or after[0] in kept:
            return False
        # A clause with a subject of its own may be another matter, unless it denies.
        kids = evidence.kids[after[0]]
        subjects = [kid for kid in kids if evidence.tokens[kid].dep in _SUBJECTS]
        return all(evidence.tokens[kid].pos == "PRON" for kid in subjects) or any(
            evidence.tokens[kid].dep == "neg" for kid in kids
        )
    if evidence.surface[place] in _EXCEPTIONS and token.pos != "VERB":
        return token.head in kept or evidence.tokens[token.head].head in kept
    if evidence.surface[place] not in _TURNS:
        return False
    if token.dep == "prep":
        return token.head in kept
    clause = evidence.tokens[token.head]
    return token.dep == "mark" and token.head not in kept and clause.head in kept


def _second_verb(evidence: Parse, place: int) -> bool:
    """Whether a verb without a subject of its own stands behind "but", whatever the parse says."""
    at = place + 1
    while at < len(evidence.tokens) and evidence.tokens[at].tag in {"RB", "RBR"}:
        at += 1
    return at < len(evidence.tokens) and evidence.tokens[at].tag in _FINITE
