"""Finds furniture inside a running paragraph, where copying a page has glued it to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.read.furniture import BUTTON_ROW
from summarise.read.reasons import ADVERT, BYLINE, LINKS, LIST_MARK, MARKUP, PAGE
from summarise.types import Removed

_CUTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (PAGE, re.compile(r"\b(?:scroll|SCROLL|Scroll) (?:down|DOWN) (?:for|FOR|to see|TO SEE) "
                      r"(?:videos?|VIDEOS?|more|MORE|the video|THE VIDEO)\b(?: and sound| below)?:?")),
    (PAGE, re.compile(r"\bMedia playback is (?:un|not )supported on (?:this|your) device\b\.?")),
    (ADVERT, re.compile(
        r"\b(?:(?:Advertisement|ADVERTISEMENT) )?(?:Continue reading the main story|"
        r"(?:Story|STORY|Article|ARTICLE) [Cc](?:ontinues|ONTINUES|ontinued) [Bb](?:elow|ELOW)"
        r"(?: (?:this )?(?:advertisement|ADVERTISEMENT|ad\b))?)")),
    (LINKS, re.compile(
        r"\(\s?(?:RELATED|Related|READ MORE|Read more|SEE ALSO|See also|WATCH|VIDEO|PHOTOS?|"
        r"Also on [A-Z]+|ALSO READ|Also read)\s?:[^()]{0,240}\)")),
    (BYLINE, re.compile(
        r"\((?:Additional |Writing and |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [^()]{2,400}\)")),
)  # fmt: skip
_HINT = re.compile(r"(?i:scroll down|media playback|continue|\((?:additional|with|writing|reporting|"
                   r"editing|related|read|see also|watch|video|photo|also| ))")  # fmt: skip
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
