"""Sorts the lines above an article's first sentence: headline, standfirst, dateline, menu."""

from __future__ import annotations

import re

from summarise.read import reasons as why
from summarise.read.lines import Line

_FEWEST = 3  # words of a headline; section names are shorter
_MOST = 20  # a longer line is a standfirst
_TWO = re.compile(r"[a-z][.!?][\"'”’]? [A-Z]")  # a sentence and a headline run together
_HIGHLIGHTS = re.compile(
    r"story highlights\b|key points\b|highlights:?$|listen to (?:this )?article", re.I
)
_CAPITAL = r"[A-ZÀ-Þ][\w.'’-]*"
# Authors above the text: "Jane Doe", "Jane Doe, and John Q. Public"
_NAMES = re.compile(
    rf"{_CAPITAL}(?: {_CAPITAL}){{0,2}}(?:,? and {_CAPITAL} {_CAPITAL}(?: {_CAPITAL})?)?"
)
_SMALL = frozenset(
    "a an and as at but by for from if in into is nor of off on onto or out over per so than the "
    "that to up via vs v with yet".split()
)


def heading(
    lines: list[Line], reasons: list[str | None], body: int, title: str | None
) -> str | None:
    """Give each line before `body` its reason.

    Args:
        title: the headline if it is known.

    Returns:
        The headline as it stands in the text, None if there is none.
    """
    _dateline(lines, reasons, body)
    open_lines = [index for index in range(body) if reasons[index] is None]
    highlights = next((i for i in range(body) if _HIGHLIGHTS.match(lines[i].text)), body)
    candidates = [
        index
        for index in open_lines
        if _FEWEST <= lines[index].words <= _MOST
        and not lines[index].text.endswith(":")
        and "|" not in lines[index].text
        and index < highlights
        and not _NAMES.fullmatch(lines[index].text)
        and not _TWO.search(lines[index].text)
    ]
    known = [index for index in candidates if title and same_words(lines[index].text, title)]
    longer = [index for index in candidates if lines[index].words > _FEWEST]
    chosen = next(iter(known or longer or candidates), None)
    for index in open_lines:
        if index == chosen:
            reasons[index] = why.HEADLINE
        elif lines[index].words > (_FEWEST if chosen is not None and index > chosen else 7):
            reasons[index] = why.SUBHEADING
        else:
            reasons[index] = why.PAGE
    if chosen is None:
        return None
    return " ".join(lines[chosen].text.split())


def _dateline(lines: list[Line], reasons: list[str | None], body: int) -> None:
    """Mark a dateline that the page sets in lines of its own: place, outlet, dash."""
    dash = body - 1
    if dash < 1 or lines[dash].text not in ("—", "–", "-", "--"):
        return
    reasons[dash] = why.DATELINE
    for index in range(dash - 1, max(dash - 3, -1), -1):
        if lines[index].words > 3 or lines[index].text.endswith(":"):
            break
        reasons[index] = why.DATELINE


def same_words(left: str, right: str) -> bool:
    """Whether two lines have the same words, whatever their case and punctuation."""
    return _words(left) == _words(right) != []


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def title_case(text: str) -> bool:
    """Whether a line is written like an English headline, Nearly All Words Capitalised."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’]*", text) if word.lower() not in _SMALL]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.85 * len(words)
