"""Sentences of which only the first half is left: "not only ...", "Because ...," he said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.folding import fold, words
from summarise.check.quotes import quotations

_NOT_ONLY = re.compile(r"(?:\bnot|n't) (?:only|just|merely|simply)\b")
_BUT = re.compile(r"\b(?:but|also|as well)\b|;|--| - |[\u2013\u2014]")
_CONDITION = re.compile(
    r"\bthat,? (?:if|when|unless|although|while|because|once|until|since)\b[^,;]*$"
)
_DASH = re.compile(r"\s*(?:\u2014|\u2013|--)\s*|\s-\s")
_COLON = re.compile(r":\s")
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve another".split()
) | {str(number) for number in range(1, 100)}
_TRIED = frozenset(
    "argue assume attempt attempted attempts believe believed claim claims consider considered hope"
    " hoped intended meant plan planned plans say seemed sought thought think tried wanted".split()
)
_OPENS = frozenset("because if when while although though since unless as after before".split())


def faults(claim: str, evidence: Sequence[str]) -> list[str]:
    """Return the halves that a claim leaves of what its evidence says in two.

    Args:
        claim: the text of the claim.
        evidence: the sentences that it rests on.
    """
    found = []
    if _alone(claim) and not any(_alone(text) and _ends_alike(claim, text) for text in evidence):
        found.append("half of a pair: not only")
    if _waits(claim) and not any(_waits(text) for text in evidence):
        found.append("half of a condition")
    if any(_taken_back(claim, text) for text in evidence):
        found.append("half of what the source takes back: but")
    if any(_half_aside(claim, text) for text in evidence):
        found.append("an aside without what it interrupts")
    if any(_half_count(claim, text) for text in evidence):
        found.append("half of a count")
    if any(_cut_quotation(claim, text) for text in evidence):
        found.append("half of a quotation")
    return found


def _alone(text: str) -> bool:
    """Whether "not only" stands without what else there is."""
    plain = fold(text)
    opened = _NOT_ONLY.search(plain)
    return opened is not None and not _BUT.search(plain, opened.end())


def _ends_alike(claim: str, evidence: str) -> bool:
    """Whether nothing of what follows "not only" in the evidence is left out."""
    tails = [_NOT_ONLY.split(fold(text))[-1] for text in (claim, evidence)]
    return words(tails[0]) == words(tails[1])


def _waits(text: str) -> bool:
    """Whether "that if it rains" ends a sentence, and what happens then is not told."""
    return _CONDITION.search(fold(text)) is not None


def _taken_back(claim: str, evidence: str) -> bool:
    """Whether "he considered leaving" is left of "he considered leaving, but stayed"."""
    said, source = words(claim), words(evidence)
    size = len(said)
    if size < 3 or not _TRIED & set(said):
        return False
    ends = (i + size for i in range(len(source) - size) if source[i : i + size] == said)
    return any(source[end] in {"but", "yet", "though", "although"} for end in ends)


def _half_aside(claim: str, evidence: str) -> bool:
    """Whether "gives him \u2014 and her" is left of "gives him \u2014 and her \u2014 a prize"."""
    parts, left = _dashed(evidence), _dashed(claim)
    return len(left) > 1 and len(left) < len(parts) and left[-1] in parts[1:-1]


def _half_count(claim: str, evidence: str) -> bool:
    """Whether a dash or colon announces a count, of which only the first items are left."""
    for mark in (_DASH, _COLON):
        parts, left = mark.split(fold(evidence), 1), mark.split(fold(claim), 1)
        if len(parts) < 2 or len(left) < 2:
            continue
        whole, kept = words(parts[1]), words(left[1])
        rest = whole[len(kept) :]
        if kept and kept[0] in _NUMBERS and whole[: len(kept)] == kept:
            return any(word in _NUMBERS for word in rest)
    return False


def _dashed(text: str) -> list[list[str]]:
    """The words between the dashes of a text."""
    return [words(part) for part in _DASH.split(fold(text))]


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
