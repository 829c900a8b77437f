"""Sentences of references and of outputs that come without them, split as the program splits."""

from __future__ import annotations

import re
from importlib.metadata import version

SPLITTER = f"summarise.read on sentencex {version('sentencex')}, and line breaks"
# Tokenised references set quotation marks and full stops apart, which hides where sentences end.
_APART = re.compile(r"\s+(?=[.!?](?:\s|$))")


def sentences(text: str) -> list[str]:
    """Split a text into sentences; a line break always ends one."""
    from summarise.read.clean import Stretch
    from summarise.read.sentences import split

    text = _APART.sub("", text)
    stretches = [
        Stretch(match.start(), match.end(), number)
        for number, match in enumerate(re.finditer(r"[^\r\n]+", text))
    ]
    found, _, _ = split(text, tuple(stretches), "en")
    return [" ".join(sentence.text.split()) for sentence in found]


def one_a_line(text: str) -> str:
    """Return a text with one sentence a line, as ROUGE-Lsum wants it."""
    return "\n".join(sentences(text))
