"""Punctuation of a sentence that was lifted out of its text, or had parts left out."""

from __future__ import annotations

import re

# An apostrophe that leaves letters out ("'90s", "Jr.'s", "the club 's") opens no quotation.
_OPENING = re.compile(
    r"(?<![\w-])(?P<mark>[\u2018'])(?!(?:em|til|tis|twas|cause|n|s|re|ve|ll|d|m|t)\b)(?=[^\W\d])",
    re.I,
)
_CLOSING = re.compile(r"(?<=[\w.,!?\u2026])[\u2019'](?!\w)")
_CLOSES = {"\u201c": "\u201d", '"': '"', "\u2018": "\u2019", "'": "'"}


def closed(text: str) -> str:
    """Close the quotation that a sentence opens and a later sentence of the source ends.

    A plural's apostrophe ("the fans' vote") is taken for a closing mark, so that nothing is added.
    """
    stripped = text.rstrip()
    if stripped.count('"') % 2:
        if stripped.count("\u201d") == stripped.count("\u201c") + 1:
            return text  # opened with a straight mark and closed with a curly one
        last = stripped.rfind('"')
        opens = last == 0 or stripped[last - 1] in " (\n"
        return stripped + '"' if opens and last < len(stripped) - 1 else text
    if stripped.count("\u201c") > stripped.count("\u201d"):
        return stripped + "\u201d"
    opened = [match["mark"] for match in _OPENING.finditer(stripped)]
    if len(opened) == 1 and not _CLOSING.search(stripped):
        return stripped + _CLOSES[opened[0]]
    return text


def tidy(text: str) -> str:
    """Mend spaces and punctuation around what was left out, and begin with a capital."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:]\s*([.!?])", r"\1", text)
    text = re.sub(r"^[,;:\s\u2014\u2013-]+", "", text)
    for index, char in enumerate(text):
        if char.isalpha():
            # A name such as "iPhone" keeps its small letter.
            first = re.match(r"\w+", text[index:])
            if first and not any(c.isupper() for c in first.group()[1:]):
                return text[:index] + char.upper() + text[index + 1 :]
            return text
        if char.isdigit():
            return text
    return text
