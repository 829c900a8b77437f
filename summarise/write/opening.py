"""How a sentence opens: the words that only tie it to the sentence before it."""

from __future__ import annotations

import re

from summarise.check.quotes import quotations
from summarise.write.marks import tidy

_CONNECTIVES = (
    "However|But|And|Yet|So|Meanwhile|Moreover|Furthermore|In addition|Additionally|Indeed|In fact"
    "|In other words|For example|For instance|In conclusion|In short|Certainly|Of course|Overall"
    "|Accordingly|Therefore|Thus|Also|Still|Nonetheless|Nevertheless|On the other hand|As a result"
    "|In this process|Because of this|For this reason|As it will be remembered|Then|Besides|Now"
    "|From this point of view|Likewise|Similarly|Instead|Finally|Plus|Well|Not surprisingly"
    "|Unsurprisingly|Interestingly|Importantly|Notably|First of all"
)
_CONNECTIVE = re.compile(
    rf"(?:(?:{_CONNECTIVES})\b\s?,[\s,]*|(?:But|And|Yet|So|Plus)\s+(?!far\b|much\b|many\b))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",? (?:however|meanwhile|moreover|though|therefore|on the other hand|of course"
    r"|in turn|too),(?= )"
)
# A phrase before the subject keeps its comma when an aside behind it goes.
_FRONT = re.compile(
    r"(?:In|On|At|For|With|Without|After|Before|By|From|To|Under|Over|Despite|Like|Unlike|As|Among"
    r"|Given|When|While|If|Although|Though|Because|Since|[A-Z]\w+(?:ing|ed))\b[^,]*$"
)
# What sets a sentence against the one before it.
_AGAINST = re.compile(
    r"(?P<word>But|Yet|However|Instead|Nevertheless|Nonetheless)\b(?P<comma>\s?,)?\s+", re.I
)


def open_plainly(text: str) -> str:
    """Drop connectives and asides that only tie a sentence to the text around it."""
    opened = text
    for _ in range(2):  # "But in fact, ..."
        opening = _CONNECTIVE.match(opened)
        opened = opened[opening.end() :] if opening else opened
    if not quotations(opened):
        opened = _ASIDE.sub(
            lambda found: ", " if _FRONT.match(opened[: found.start()]) else " ", opened
        )
    return tidy(opened) if opened != text else text


def tied(text: str, source: str) -> str:
    """Put back the "But" that a sentence had in its source, for use behind the sentence before it.

    Args:
        text: a wording that opens plainly.
        source: the sentence that it was made from.
    """
    against = _AGAINST.match(source)
    first = re.match(r"\S+", source[against.end() :]) if against else None
    if against is None or first is None or _AGAINST.match(text):
        return text
    word = first.group()
    if text[:1] != word[:1].upper() or text[1 : len(word)] != word[1:]:
        return text
    mark = "," if against["comma"] else ""
    return f"{against['word'].capitalize()}{mark} {word}{text[len(word) :]}"
