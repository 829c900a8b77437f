"""Rules that change one detail of a sentence, and how words are swapped in a copy.

Made to be right where they apply rather than to apply everywhere: a sentence that a rule does not
fit is left alone.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.planted.synonyms import SYNONYMS

Kind = Literal["number", "date", "name", "negation", "speaker"]
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = "|".join(_MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>[1-9]|[12]\d|3[01])\b|(?P<weekday>{'|'.join(_DAYS)})\b"
    rf"|(?P<year>(?:19|20)\d\d)\b)"
)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:(?:,\d{3})+|\d*)(?:\.\d+)?(?![\w:/-]|[.,]\d)")
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]+)(?: [A-Z][a-z]+)*\b")
_SAY = r"said|told|testified|warned|says|insisted|explained|added"
_PERSON = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_SPEAKER = re.compile(
    rf"(?:\b(?:{_SAY}) (?:[a-z][\w' -]*? )?(?P<after>{_PERSON})(?=[.,]))"
    rf"|(?P<before>{_PERSON})(?:, [^,\"]+,)? (?:{_SAY})\b"
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|must"
    r"|(?:has|have|had)(?= (?:been|become|cut|found|made|lost|seen|\w+ed|\w+en)\b))\b"
    r"(?! (?:not|only|also|never|no)\b)(?!['’])"
)
_DENIED = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without)\b|n['’]t\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]?")
# Names of nobody and nowhere, so that no article states them by chance.
_INVENTED = ("Velmora", "Asterby", "Corvane", "Thessaly Point", "Morten Ashgrove", "Ilsa Verrin")
_SWAP = re.compile(rf"\b(?:{'|'.join(sorted(SYNONYMS, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Change:
    """A changed sentence; `before` and `after` are the words at fault, each found in its text."""

    text: str
    before: str
    start: int  # where `before` stood
    after: str


def _swap(text: str, match: tuple[int, int], after: str) -> Change:
    start, end = match
    return Change(text[:start] + after + text[end:], text[start:end], start, after)


def number(text: str, chance: random.Random, people: Sequence[str]) -> Change | None:
    """Give a number written in digits another value in the same form."""
    dates = [match.span() for match in _DATE.finditer(text)]
    found = [
        match
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in dates)
        and not text[match.end() :].startswith((" a.m", " p.m"))
    ]
    if not found:
        return None
    match = chance.choice(found)
    digits = match.group()
    value = float(digits.replace(",", ""))
    places = len(digits.partition(".")[2])
    other = value
    # Clearly another value, never a rounding: at least a fifth more or less.
    while f"{other:.{places}f}" == f"{value:.{places}f}":
        factor = chance.choice((0.4, 0.5, 0.6, 0.7, 1.3, 1.5, 1.8, 2.0))
        other = round(value * factor, places) or value + 1
        other = other if other != value else value + 2
    comma = "," if "," in digits else ""
    return _swap(text, match.span(), f"{other:{comma}.{places}f}")


def date(text: str, chance: random.Random, people: Sequence[str]) -> Change | None:
    """Move a day, weekday or year."""
    found = list(_DATE.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    if day := match["day"]:
        other = chance.choice([d for d in range(1, 29) if d != int(day)])
        return _swap(text, match.span("day"), str(other))
    if weekday := match["weekday"]:
        return _swap(text, match.span(), chance.choice([d for d in _DAYS if d != weekday]))
    return _swap(text, match.span(), str(int(match.group()) + chance.choice((-4, -2, -1, 1, 2))))


def name(text: str, chance: random.Random, people: Sequence[str]) -> Change | None:
    """Replace a name that is not a speaker's by an invented one."""
    speakers = {match["after"] or match["before"] for match in _SPEAKER.finditer(text)}
    found = [
        match
        for match in _NAME.finditer(text)
        if not _DATE.search(match.group())
        and match.group() not in {*speakers, *people, *_MONTHS}
        and text.count(match.group()) == 1
        and not text[: match.start()].split()[-1][0].isupper()  # the end of a longer name
    ]
    if not found:
        return None
    match = chance.choice(found)
    size = len(match.group().split())
    return _swap(
        text, match.span(), chance.choice([n for n in _INVENTED if (size > 1) == (" " in n)])
    )


def negation(text: str, chance: random.Random, people: Sequence[str]) -> Change | None:
    """Deny what a sentence says with "not" after its first auxiliary verb outside quotations."""
    plain = _QUOTED.sub(lambda match: "_" * len(match.group()), text)
    match = _AUXILIARY.search(plain)
    if not match or _DENIED.search(plain):
        return None
    return _swap(text, match.span(), f"{match.group()} not")


def speaker(text: str, chance: random.Random, people: Sequence[str]) -> Change | None:
    """Put the words into the mouth of another person of the article."""
    match = _SPEAKER.search(text)
    if not match:
        return None
    group = "after" if match["after"] else "before"
    who = match[group]
    full = " " in who
    others = [p if full else p.split()[-1] for p in people if who.split()[-1] not in p]
    known = any(who == p or who == p.split()[-1] for p in people)
    if not others or not known:
        return None
    return _swap(text, match.span(group), chance.choice(others))


def speakers(texts: Sequence[str]) -> list[str]:
    """Return the full names of the people who say something in these sentences."""
    found = [m["after"] or m["before"] for text in texts for m in _SPEAKER.finditer(text)]
    return list(dict.fromkeys(name for name in found if " " in name))


CHANGES: dict[Kind, Callable[[str, random.Random, Sequence[str]], Change | None]] = {
    "number": number,
    "date": date,
    "name": name,
    "negation": negation,
    "speaker": speaker,
}
# What the contract calls a conflict over it.
CONFLICT: dict[Kind, str] = {
    "number": "number",
    "date": "date",
    "name": "name",
    "negation": "negation",
    "speaker": "name",
}


def reword(text: str, chance: random.Random) -> Change | None:
    """Swap one common word of a sentence, outside quotations, for a near synonym."""
    plain = _QUOTED.sub(lambda match: "_" * len(match.group()), text)
    found = list(_SWAP.finditer(plain))
    if not found:
        return None
    match = chance.choice(found)
    return _swap(text, match.span(), SYNONYMS[match.group()])
