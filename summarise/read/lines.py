"""Cuts a text into the lines or hard-wrapped paragraphs that cleaning decides about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CLOSERS = "\"'”’»)]}›"
_NOTE = re.compile(r"(?:\s*\[\d{1,3}\])+$")
_TERMINALS = ".!?…。！？؟۔।॥｡"
_CASELESS = re.compile("[\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WRAP_MIN, _WRAP_MAX = 50, 110  # columns at which mail and wire texts are wrapped


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the lines of one hard-wrapped paragraph; offsets exclude outer white space."""

    start: int
    end: int
    text: str
    gap: bool  # an empty line, or the start of the text, comes before

    @property
    def words(self) -> int:
        """Number of words; in scripts without spaces, a third of the characters."""
        count = len(self.text.split())
        if count < 6 and _CASELESS.search(self.text):
            return max(count, len(self.text) // 3)
        return count

    @property
    def ends(self) -> bool:
        """Whether the line ends like a sentence, closing quotes and footnote marks aside."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or its like, maybe inside closing quotes."""
    tail = _NOTE.sub("", text[-40:]).rstrip(_CLOSERS + " \u00a0")
    return tail[-1:] in _TERMINALS if tail else False


def lines_of(text: str) -> list[Line]:
    """Cut a text into its non-empty lines, joining those of hard-wrapped paragraphs."""
    raw = _raw(text)
    wrapped = _is_wrapped(raw)
    groups: list[tuple[Line, Line]] = []  # first and last line of each paragraph
    for line in raw:
        if groups and not line.gap and _continues(groups[-1][1], line, wrapped):
            groups[-1] = (groups[-1][0], line)
        else:
            groups.append((line, line))
    return [
        first
        if first is last
        else Line(first.start, last.end, text[first.start : last.end], first.gap)
        for first, last in groups
    ]


def _raw(text: str) -> list[Line]:
    """The non-empty physical lines."""
    found: list[Line] = []
    start, gap = 0, True
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        line = text[start:end]
        body = line.strip()
        if body:
            first = start + len(line) - len(line.lstrip())
            found.append(Line(first, first + len(body), body, gap))
            gap = False
        else:
            gap = True
        start = match.end() if match else end
    return found


def _is_wrapped(raw: list[Line]) -> bool:
    """Whether paragraphs are wrapped at a fixed width, with empty lines between them."""
    # Lines that have another below them in their group:
    inner = [line for line, below in pairwise(raw) if not below.gap]
    if len(inner) < 3 or max(len(line.text) for line in raw) > _WRAP_MAX:
        return False
    full = sum(len(line.text) >= _WRAP_MIN for line in inner)
    # Where every other line ends a sentence, the lines are short paragraphs.
    ended = sum(line.ends for line in inner)
    return full >= 0.7 * len(inner) and ended <= 0.3 * len(inner)


def _continues(last: Line, line: Line, wrapped: bool) -> bool:
    """Whether a line goes on with the sentence or paragraph of the line above it."""
    if wrapped and len(last.text) >= _WRAP_MIN:
        return True
    if last.ends or last.text[-1] in ":" + _CLOSERS:
        return False
    return len(last.text) >= 40 and line.text[0].islower()
