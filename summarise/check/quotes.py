"""Quotations: where they are, and whether the evidence quotes the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.folding import straighten, words

# Pages mix both kinds of marks: one that opens straight may close curled, and the other way round.
_DOUBLE = re.compile(
    r"\u201c([^\u201c\u201d]*)\u201d|\u201c([^\u201c\u201d\"]*)\""
    r"|\"([^\"\u201c\u201d]*)[\"\u201d]|\"([^\"]*)\"|\u00ab([^\u00ab\u00bb]*)\u00bb"
)
# Single quotation marks count only where no letter touches their outer side (not an apostrophe).
_SINGLE = re.compile(r"(?<!\w)[\u2018']([^\u2018\u2019'\"\u201c]{2,}?)[\u2019'](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation without its marks."""

    start: int
    end: int
    text: str


def quotations(text: str) -> list[Quotation]:
    """Find the quotations of a text, in double marks or in clear single ones."""
    found = []
    for match in _DOUBLE.finditer(text):
        group = match.lastindex or 1
        found.append(Quotation(match.start(group), match.end(group), match.group(group)))
    taken = [(quote.start, quote.end) for quote in found]
    for match in _SINGLE.finditer(text):
        if not any(match.start() < end and start < match.end() for start, end in taken):
            found.append(Quotation(match.start(1), match.end(1), match.group(1)))
    return sorted(found, key=lambda quote: quote.start)


def balanced(text: str) -> bool:
    """Whether every double quotation mark and bracket that opens also closes."""
    plain = straighten(text)
    if (plain.count('"') + plain.count("''")) % 2:
        return False
    return text.count("(") == text.count(")") and text.count("[") == text.count("]")


def _contains(words_: Sequence[str], part: Sequence[str]) -> bool:
    size = len(part)
    return any(list(words_[i : i + size]) == list(part) for i in range(len(words_) - size + 1))


def unsupported(claim: str, evidence: Sequence[str]) -> list[str]:
    """Return the quotations of a claim whose words the evidence does not quote in that order."""
    quoted = [words(quote.text) for text in evidence for quote in quotations(text)]
    # A quotation that runs over several evidence sentences has one mark in each.
    loose = [words(text) for text in evidence if not balanced(text)]
    faults = []
    for quote in quotations(claim):
        spoken = words(quote.text)
        if spoken and not any(_contains(source, spoken) for source in [*quoted, *loose]):
            faults.append(quote.text)
    return faults
