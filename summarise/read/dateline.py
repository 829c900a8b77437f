"""Recognises a dateline: where, when and for which agency a report was filed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.read.dates import MONTH

# Agencies and broadcasters that put their name into the dateline.
_KNOWN = (
    r"AP|AFP|CNN|CNN Business|Reuters|REUTERS|UPI|Bloomberg|BLOOMBERG|Xinhua|IANS|PTI|ANI|TASS|DPA|"
    r"dpa|EFE|ANSA|Kyodo|KYODO|NPR|CBS|CBS News|CBS/AP|AP/CBS|ABC News|NBC News|BBC|Associated "
    r"Press|"
    r"The Associated Press|Thomson Reuters Foundation|RNS|JTA|CNS|VOA|RFE/RL|KUNA|WAM|SPA|Newser"
)
_AGENCY = rf"(?:{_KNOWN}|[A-Z]{{4,6}})"  # four to six capitals in brackets: a station
_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,3}"
_MIXED = r"[A-ZÀ-Þ][\w.'’-]+(?:[ /-][A-ZÀ-Þ][\w.'’-]*){0,3}"
_STATE = r"(?:, ?[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]+){0,2}){0,2}"
_DAY = rf"(?:,? (?:{MONTH}\.? \d{{1,2}}|\d{{1,2}} {MONTH}\.?)(?:,? \d{{4}})?)?"
_DASH = r"(?:\s*(?:-{2,3}|[–—―])\s*|\s+-\s+|:\s+(?=[A-Z]))"
_NEXT = r"(?=[\"'“‘(]?[A-Z0-9À-Þ])"
_FORMS = (
    # MOSCOW (Reuters) -- ; WASHINGTON, D.C. (AP) — ; Washington (CNN) ; NEW YORK, Jan 3 (Reuters) -
    rf"(?:{_MIXED}{_STATE}{_DAY},? )?\((?P<a>{_AGENCY})\)(?:{_DASH}|\s*)",
    # OSTERVIK, June 3 (Northwire) - : a place in capitals, an agency of any name, and a dash
    rf"{_UPPER}{_STATE}{_DAY},? \((?P<c>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){{0,3}})\){_DASH}",
    # WASHINGTON — ; NEW YORK, N.Y. -- ; DETROIT, MI -- ; LONDON, March 3 —
    rf"{_UPPER}{_STATE}{_DAY},?\s*(?:-{{2,3}}|[–—―]|\s-)\s*",
    # Hong Kong CNN — ; CNN —
    r"(?:" + _MIXED + r"\s+)?(?P<b>CNN(?: Business)?)\s*[–—―]\s*",
)
_DATELINE = re.compile(rf"(?:{'|'.join(f'(?:{form})' for form in _FORMS)}){_NEXT}")
# Words in capitals before a dash that are labels rather than places.
_LABELS = re.compile(
    r"(?:BREAKING|UPDATED?|WATCH|VIDEO|PHOTOS?|EXCLUSIVE|OPINION|ANALYSIS|CORRECTION|LIVE|NATO|"
    r"UNESCO|UNICEF|NASA|OPEC|FILE|NOTE|EDITOR|POLL|READ|MORE|RELATED|DEVELOPING)\b"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the front of a sentence."""

    length: int  # code points up to the first word of the report
    text: str  # without the dash
    agency: str | None


def find_dateline(sentence: str) -> Dateline | None:
    """The dateline at the front of an article's first sentence, None if there is none."""
    match = _DATELINE.match(sentence[:160])
    if match is None or _LABELS.match(sentence):
        return None
    if not sentence[match.end() :].strip():
        return None
    text = match.group().strip(" \u00a0\n-–—―:,")
    return Dateline(
        match.end(),
        " ".join(text.split()),
        match.group("a") or match.group("b") or match.group("c"),
    )


def stacked_dateline(lines: tuple[str, ...]) -> Dateline | None:
    """The dateline that a page sets in lines of its own: "Hong Kong", "CNN", a dash."""
    named = [line for line in lines if any(character.isalnum() for character in line)]
    if not named:
        return None
    agency = next((line for line in named if re.fullmatch(_KNOWN, line)), None)
    return Dateline(0, " ".join(named), agency)
