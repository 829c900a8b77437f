"""Finds furniture inside a running paragraph, where copying a page has glued it to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.read.furniture import BUTTON_ROW
from summarise.read.reasons import ADVERT, BYLINE, LINKS, LIST_MARK, MARKUP, PAGE
from summarise.types import Removed

_ASIDES = r"related|read more|see also|also read|watch|video|photos?|also on politico"
_CUTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.I))
    for reason, pattern in (
        (
            PAGE,
            r"\bscroll down (?:for|to see) (?:the )?(?:videos?|more)\b(?: and sound| below)?:?",
        ),
        (PAGE, r"\bmedia playback is (?:un|not )supported on (?:this|your) device\b\.?"),
        (
            ADVERT,
            r"\b(?:advertisement )?(?:continue reading the main story|(?:story|article) "
            r"continue[sd] below(?: (?:this )?(?:advertisement|ad)\b)?)",
        ),
        (LINKS, rf"\(\s?(?:{_ASIDES})\s?:[^()]{{0,240}}\)"),
        (
            BYLINE,
            r"\((?:additional |writing and |with )?(?:reporting|writing|editing) by [^()]{2,400}\)",
        ),
    )
)
# A quick look that spares most paragraphs the patterns above.
_HINT = re.compile(
    r"scroll down|media playback|continue|\(\s?(?:additional|with|writing|reporting|editing|"
    rf"{_ASIDES})",
    re.I,
)
_SHARE = re.compile(
    r"Share this with|(?:Facebook|Twitter|WhatsApp|LinkedIn|Pinterest|Messenger)[A-Z ]"
)
_BULLET = re.compile(r"(?:[•▪●◦‣■►▶*·]|[-–—](?=\s))\s*")
_SENTENCE_END = frozenset('.!?…"”’)')


def cuts(text: str, start: int, end: int) -> list[Removed]:
    """Stretches of one paragraph to cut out, in order and without overlap.

    An aside in brackets is cut only between sentences, so that none is torn; `plain` drops
    the others when a sentence is shown.
    """
    found: list[Removed] = []
    bullet = _BULLET.match(text, start, end)
    if bullet:
        found.append(Removed(start, start + len(bullet.group().rstrip()), LIST_MARK))
    found.extend(_markup(text, start, end))
    if _HINT.search(text, start, end):
        for reason, pattern in _CUTS:
            for match in pattern.finditer(text, start, end):
                bracketed = match.group()[0] == "("
                if not bracketed or _between(text, start, match.start(), match.end(), end):
                    found.append(Removed(match.start(), match.end(), reason))
    if _SHARE.search(text, start, end):
        for match in BUTTON_ROW.finditer(text, start, end):
            if len(set(re.findall(r"[A-Z][a-z]+", match.group()))) >= 3:
                found.append(Removed(match.start(), match.end(), PAGE))
    return _ordered(found)


def _between(text: str, start: int, left: int, right: int, end: int) -> bool:
    """Whether a stretch lies between two sentences."""
    before = text[max(start, left - 3) : left].rstrip()
    after = text[right : right + 3].lstrip() if right < end else ""
    return (not before or before[-1] in _SENTENCE_END) and (not after or not after[0].islower())


def _markup(text: str, start: int, end: int) -> Iterator[Removed]:
    """Scripts and styles that were copied along, with all that is between their tags."""
    for tag in ("script", "style"):
        position = start
        while (opened := text.find(f"<{tag}", position, end)) >= 0:
            closed = text.find(f"</{tag}>", opened, end)
            stop = closed + len(tag) + 3 if closed >= 0 else end
            yield Removed(opened, stop, MARKUP)
            position = stop


def _ordered(found: list[Removed]) -> list[Removed]:
    """Sort cuts and drop those that overlap an earlier one."""
    result: list[Removed] = []
    for cut in sorted(found, key=lambda cut: (cut.start, -cut.end)):
        if not result or cut.start >= result[-1].end:
            result.append(cut)
    return result
