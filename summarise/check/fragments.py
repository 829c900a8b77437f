"""Sentences that lost their verb, and subjects that a lone comma parts from theirs."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.roles import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def faults(claim: Sequence[Token], evidence: Sequence[Token]) -> list[str]:
    """Return what makes a claim no sentence; a source that has no verb either is taken as it is.

    Args:
        claim: parse of the claim.
        evidence: parse of its evidence.
    """
    found = []
    lost = _finite(evidence) and not _finite(claim)
    if lost or (_main_verb(evidence) and not _main_verb(claim)):
        found.append("no main verb")
    if any(_parted(claim, index) for index in range(len(claim))):
        found.append("a comma between subject and verb")
    return found


def _finite(tokens: Sequence[Token]) -> bool:
    return any(token.tag in _FINITE for token in tokens)


def _main_verb(tokens: Sequence[Token]) -> bool:
    """Whether a root is a finite verb, or has a finite auxiliary."""
    roots = {index for index, token in enumerate(tokens) if token.head == index}
    return any(
        tokens[index].tag in _FINITE
        or (tokens[index].tag == "VB" and index == 0)
        or any(
            token.head == index and token.dep in {"aux", "auxpass"} and token.tag in _FINITE
            for token in tokens
        )
        for index in roots
        if tokens[index].pos in {"VERB", "AUX"}
    )


def _parted(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands alone between a subject and its verb, side by side."""
    if tokens[comma].text != "," or not 0 < comma < len(tokens) - 1:
        return False
    verb = comma + 1
    subject = next(
        (
            index
            for index, token in enumerate(tokens[:comma])
            if token.dep in {"nsubj", "nsubjpass"} and token.head == verb
        ),
        None,
    )
    if subject is None or tokens[verb].tag not in _FINITE | {"VBN"}:
        return False
    return not any(token.text in {",", "-", "–", "—", ")"} for token in tokens[:comma])
