"""Lines that are no content by their own words, whatever stands around them."""

from __future__ import annotations

import re

from summarise.read import reasons as why
from summarise.read.dates import MONTH
from summarise.read.phrases import BUTTONS, PHRASES

_LONGEST = 1200  # characters; furniture is never longer
_RULES = tuple(
    (reason, most, re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.I))
    for reason, most, phrases in PHRASES
)
# Three or more names of buttons in a row, glued or with spaces: never running text.
BUTTON_ROW = re.compile(
    rf"(?:(?:{BUTTONS})[\s|•·]{{0,3}}){{3,60}}"
    r"(?:These are external links and will open in a new window)?"
)
_NAME = (
    r"(?:[A-ZÀ-Þ][\w.'’-]*|and|for|of|the|de|del|van|von|der|bin|al|in|at|on|&|\||[•·–—-]|"
    r"\d[\d:.,]*)"
)
_BY = re.compile(
    r"(?:Written |Reported |Story |Words |Opinion )?(?:By|BY|by)\s+[A-ZÀ-Þ][\w.'’-]*"
    rf"(?:[\s,/|]+{_NAME}){{0,22}}\s*(?:@\w+)?(?:\s+(?:[ap]\.?m\.?|[A-Z]{{2,4}}))*$"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b"
_DATE_PART = (
    rf"(?:(?i:{MONTH}\b\.?|{_DAY}\.?|[ap]\.?m\b\.?|at\b|on\b|of\b|hrs?\b|"
    r"(?:first |last |originally )?(?:published|posted|updated|modified|created|date|uploaded)"
    r"\b:?)|"
    r"\d{1,4}(?:st|nd|rd|th)?\b|\d{1,4}[-/.:]\d{1,2}(?:[-/.:]\d{1,4})?(?:T[\d:.Z+-]{2,20})?|"
    r"\(?[A-Z]{2,4}\b\)?|[–—|•·,/-])"
)
_DATE_LINE = re.compile(rf"{_DATE_PART}(?:[\s,|]*{_DATE_PART}){{0,24}}\.?$")
_HAS_DATE = re.compile(rf"\b{MONTH}\b|\d{{4}}|\d[/.:]\d|\b{_DAY}", re.I)
_FOOTNOTE = re.compile(
    r"(?:\[\d{1,3}\]|\(\d{1,3}\)(?=.{0,400}https?://)|[†‡])\s*\S|\^ ?[a-z0-9\[\"“]"
)
_WEB = re.compile(r"(?:(?:https?://|www\.)\S+|\S+@\S+\.\w+|[@#]\w+)$")
# What others wrote and the page shows: "The bridge! #harwick — Jane Doe (@jane) May 3, 2024".
_POST = re.compile(
    rf".{{1,600}}[—–-]\s?(?P<by>[^()\n]{{1,60}})\(@\w{{2,20}}\)\s*{MONTH}\b\.? "
    r"\d{1,2}, \d{4}\s*$"
    r"|(?P<of>[^()\n]{1,60})\(@\w{2,20}\)\s.{0,600}(?:pic\.twitter\.com/|https?://t\.co/)\w+",
    re.I,
)
_SCRIPT = re.compile(
    r"\((?:SOUNDBITE|NATS|NATSOT|VOICEOVER|VIDEO CLIP|(?:BEGIN|END) (?:VIDEO|CLIP|COMMERCIAL)|"
    r"COMMERCIAL BREAK|CROSSTALK|UPSOT|STAND-?UP)\b"
    r"|(?:VIDEO|STORY|EDIT) SHOWS:|SHOTLIST\b"
)
# A teaser that the page breaks off: "The council has agreed on a..."
_BROKEN_OFF = re.compile(
    r"[^\"“]{0,300}\b(?:an?|the|of|to|in|for|and|or|with|on|at|by|from|his|her|their|its|as|is|was|"
    r"are|were|that|who|which)\s?(?:\.\.\.|…)$"
)
_TABLE = re.compile(r"\|.*\|\s*$")


def furniture(text: str) -> str | None:
    """The reason why a line is no content, None if its words do not tell."""
    if len(text) > _LONGEST:
        return None
    if not any(character.isalnum() for character in text):
        return why.STRAY
    words = text.count(" ") + 1
    if words <= 60:
        reason = _by_form(text, words)
        if reason:
            return reason
    for reason, most, pattern in _RULES:
        if words <= most and pattern.match(text):
            return reason
    return None


def poster(text: str) -> str:
    """The last name of who wrote a post that a page shows; "" for any other line."""
    match = _POST.match(text) if "(@" in text else None
    words = re.findall(r"[^\W\d_]{3,}", (match.group("by") or match.group("of")) if match else "")
    return words[-1] if words else ""


def _by_form(text: str, words: int) -> str | None:
    """The reason if a line has the form of a footnote, byline, date, link or row of buttons."""
    if text[0] == "|" and _TABLE.match(text):
        return why.PAGE
    if text[0] in "[(†‡^" and _FOOTNOTE.match(text):
        return why.FOOTNOTE
    if _WEB.match(text) or _SCRIPT.match(text) or (words <= 30 and _BROKEN_OFF.match(text)):
        return why.PAGE
    if "(@" in text and _POST.match(text):
        return why.POST
    if words <= 26 and text[0] in "BWRSOb" and _BY.match(text):
        return why.BYLINE
    if words <= 20 and _HAS_DATE.search(text) and _DATE_LINE.match(text):
        return why.DATE_LINE
    return why.PAGE if _mostly_buttons(text) else None


def _mostly_buttons(text: str) -> bool:
    """Whether names of buttons and icons make up most of a line."""
    if "Created with Sketch" in text:
        return True
    covered = sum(len(match.group()) for match in BUTTON_ROW.finditer(text))
    return covered >= 0.7 * len(text)
