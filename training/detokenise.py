"""Undo the tokenisation of public corpora, so that training text looks like running text."""

from __future__ import annotations

import re

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}
# A dateline names a place in capitals, an agency in brackets, or both.
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Za-z.,' ]{0,60})?\((?:CNN|Reuters|AP|AFP|EW\.com|CNN Student News)[^)]{0,20}\)"
    r"\s*(?:--|-|–|—)?\s*"
)
_CLITIC = re.compile(r" (n't|'(?:s|re|ve|ll|d|m|S))(?![A-Za-z])")
_OPENING = re.compile(r"([(\[{$£€]) ")
_CLOSING = re.compile(r" ([,.;:?!%)\]}])(?=[\s\"')\]]|[,.;:?!]|$)")


def detokenise(text: str) -> str:
    """Return `text` with the spaces, brackets and quotation marks of ordinary writing.

    Quotation marks that do not pair up keep their spaces: `is_clean` then refuses the text.
    """
    for token, mark in _BRACKETS.items():
        text = text.replace(token, mark)
    text = " ".join(text.split())
    text = re.sub(r"`` ?(.*?) ?''", r'"\1"', text)
    text = re.sub(r"(?<!\S)` (.*?) '(?!\S)", r"'\1'", text)
    text = _pair(text, '"')
    text = re.sub(r"([a-z]s) '(?=\s[a-z])", r"\1'", text)  # the boys ' room
    text = _CLITIC.sub(r"\1", text)
    text = re.sub(r"(?<=\d) ([,.:]) (?=\d{2,3}\b)", r"\1", text)  # 25 , 000
    text = _OPENING.sub(r"\1", text)
    previous = ""
    while previous != text:  # marks may follow each other: ' . "'
        previous, text = text, _CLOSING.sub(r"\1", text)
    text = re.sub(r"([,.?!]) \"(?=\s|$)", r'\1"', text)
    return _DATELINE.sub("", text).strip()


def _pair(text: str, mark: str) -> str:
    """Attach free-standing opening and closing quotation marks to what they enclose."""
    if text.count(f" {mark} ") == 0 and not text.startswith(f"{mark} "):
        return text
    parts = text.split(mark)
    if len(parts) % 2 == 0:
        return text
    for index in range(1, len(parts), 2):
        parts[index] = parts[index].strip()
    return mark.join(parts)


_UNCLEAN = re.compile(
    r"``|''|`|\s[.,;:?!%](?:\s|$)|\s['\"](?:\s|$)|^['\"]\s|&[a-z]+;|\.\.\s*\.|\s-\s|\s/\s|_|@|https?:"
    r"|[,;–—-]\s*\.$|\bwww\.|[|<>{}\\^~*#]|\(\s|\s\)|�|\uFFFD"
)


def is_clean(text: str) -> bool:
    """Whether `text` reads as one ordinary sentence, with no trace of tokenisation or markup."""
    return (
        bool(re.match(r"[A-Z“\"‘'0-9$£€]", text))
        and bool(re.search(r"[.?!][\"”’']?$", text))
        and text.count('"') % 2 == 0
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
        and not _UNCLEAN.search(text)
    )
