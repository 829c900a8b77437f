"""Makes text from articles safe to print: it may hold escapes that drive a terminal."""

from __future__ import annotations

import re
import unicodedata

# A whole escape sequence goes, or its tail ("[31m") would stay behind as litter: CSI, the string
# sequences (OSC, DCS, SOS, PM, APC) up to their terminator, and two- or three-character escapes.
_ESCAPE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]?"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c|$)"
    "|\x1b[ -/]*[0-~]?"
)
_SPACE = re.compile(r"\s+")
# Format characters that scripts need: joiners (Persian, Indic, emoji), directional marks
# (harmless alone, unlike embeddings, overrides and isolates), and the soft hyphen.
_HARMLESS_FORMAT = frozenset("\u00ad\u061c\u200c\u200d\u200e\u200f")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _kept(character: str) -> str:
    if character in _HARMLESS_FORMAT or unicodedata.category(character) not in _DROPPED:
        return character
    # A lone surrogate cannot be encoded; it stands for a character that was there.
    return "\ufffd" if unicodedata.category(character) == "Cs" else ""


def plain(text: str) -> str:
    """Return the text on one line, without control characters, escapes and bidi overrides."""
    text = _SPACE.sub(" ", _ESCAPE.sub("", text))
    if text.isascii() and text.isprintable():
        return text
    # What stood between two spaces may be gone.
    return _SPACE.sub(" ", "".join(map(_kept, text)))


def shorten(text: str, width: int) -> str:
    """Cut a long text in the middle, where the difference between two versions rarely is."""
    text = plain(text).strip()
    if len(text) <= width:
        return text
    head = (width - 3) * 2 // 3
    front, back = text[:head], text[len(text) - (width - 3 - head) :]
    # Whole words where there are any: half a word reads like a mistake.
    if text[head] != " " and " " in front.strip():
        front = front.rpartition(" ")[0]
    if text[len(text) - len(back) - 1] != " " and " " in back.strip():
        back = back.partition(" ")[2]
    return f"{front.rstrip()} … {back.lstrip()}"
