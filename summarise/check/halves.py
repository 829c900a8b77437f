"""Sentences of which only the first half is left: "not only ...", "Because ...," he said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.folding import fold, words
from summarise.check.quotes import quotations

_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b")
_BUT = re.compile(r"\b(?:but|also|as well)\b|;")
_OPENS = frozenset("because if when while although though since unless as after before".split())


def faults(claim: str, evidence: Sequence[str]) -> list[str]:
    """Return the halves that a claim leaves of what its evidence says in two.

    Args:
        claim: the text of the claim.
        evidence: the sentences that it rests on.
    """
    found = []
    if _alone(claim) and not any(_alone(text) for text in evidence):
        found.append("half of a pair: not only")
    if any(_cut_quotation(claim, text) for text in evidence):
        found.append("half of a quotation")
    return found


def _alone(text: str) -> bool:
    """Whether "not only" stands without what else there is."""
    plain = fold(text)
    opened = _NOT_ONLY.search(plain)
    return opened is not None and not _BUT.search(plain, opened.end())


def _cut_quotation(claim: str, evidence: str) -> bool:
    """Whether a claim ends a quotation at a clause that depends on the part left out."""
    quoted = quotations(claim)
    if not quoted:
        return False
    last = words(quoted[-1].text)
    if not last or last[0] not in _OPENS or not quoted[-1].text.rstrip().endswith(","):
        return False
    parts = [words(quote.text) for quote in quotations(evidence)]
    return last in parts[:-1]
