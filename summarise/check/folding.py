"""Spelling differences that carry no meaning are folded away before words are compared."""

from __future__ import annotations

import re
import unicodedata

_TYPOGRAPHY = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u2032": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2033": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
_WORD = re.compile(r"\w+(?:['.&]\w+)*", re.UNICODE)


def straighten(text: str) -> str:
    """Return the text with straight quotes, plain dashes and plain spaces, same length."""
    return text.translate(_TYPOGRAPHY)


def fold(text: str) -> str:
    """Return the text in lower case with straight quotes and without accents."""
    if text.isascii():
        return text.replace("`", "'").casefold()
    decomposed = unicodedata.normalize("NFKD", straighten(text))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def words(text: str) -> list[str]:
    """Return the folded words of a text: no possessive 's, no full stops in acronyms."""
    found = []
    for match in _WORD.finditer(fold(text)):
        word = match.group().removesuffix("'s").replace(".", "")
        found.append(word.removesuffix("'"))
    return found
