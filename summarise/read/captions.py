"""Recognises photo captions and credits by how they begin and end."""

from __future__ import annotations

import re

from summarise.read.dates import MONTH
from summarise.read.reasons import CAPTION, CREDIT

_LONGEST = 110  # words; longer stretches are articles, whatever their last words
_AGENCY = (
    r"(?:AP|AFP|REUTERS|Reuters|EPA(?:-EFE)?|EFE|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|"
    r"SHUTTERSTOCK|iStock(?:photo)?|Alamy|Sputnik|SPUTNIK|Xinhua|XINHUA|TASS|Bloomberg|Corbis|"
    r"Zuma(?: Press)?|ZUMA(?: PRESS)?|ZUMAPRESS(?:\.com)?|Rex(?: Features)?|REX|PA|Pool|POOL|"
    r"Handout|"
    r"HANDOUT|Flickr|Unsplash|Wikimedia(?: Commons)?|Wikipedia|Associated Press|The Canadian Press|"
    r"Press Association|NurPhoto|Barcroft(?: Media)?|Splash News|Screengrab|Screenshot|AAP|Magnum|"
    r"Redux|WireImage|FilmMagic|Photoshot|DPA|dpa|UPI|VPC|USA TODAY(?: Sports)?|Polaris|SIPA|Sipa "
    r"USA|"
    r"Photos?|Photographs?|PHOTO|Images|File|FILE|File Photo|file)"
)
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|al|la|bin|el)"
_TOKEN = rf"(?:{_NAME}|via|for|of|and|by|the|in|[/|,&©-]|\d{{4}})"
# Behind the last full stop: "Jane Doe/AFP via Getty Images", "AP Photo", "J. Doe for The Times".
_TAIL = re.compile(rf"{_TOKEN}(?:\s*{_TOKEN}){{0,13}}$")
_AGENCIES = re.compile(rf"(?:^|[\s/|,(©:])\s*{_AGENCY}(?=$|[\s/|,)])")
_SLASHED = re.compile(r"\w/(?:\w[\w .'’-]{1,30}/?){1,4}$")
_FOR = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}} (?:for|of) (?:[Tt]he {_NAME}(?: {_NAME}){{0,3}}|[A-Z]{{3,}})"
)
_OWNER = re.compile(rf"{_FOR.pattern}|{_NAME}(?: {_NAME}){{1,3}} ?/ ?{_NAME}(?: {_NAME}){{0,3}}")
# Without a full stop before it, only the form "Name/AGENCY" is safe.
_GLUED = re.compile(
    rf"\s{_NAME}(?: {_NAME}){{0,3}}\s?/\s?(?:the )?(?:{_NAME}[ /](?:via )?){{0,4}}"
    rf"{_AGENCY}(?:[ /](?:via )?{_AGENCY}){{0,3}}$"
)
_BRACKETED = re.compile(
    r"[(\[](?![^()\[\]]*\w\.[a-z]{2,3}/)(?:"  # not a shortened link
    r"(?:[Pp]hoto(?:s|graph)?|PHOTO|[Ii]mage|[Cc]redit|[Ss]ource|[Cc]ourtesy|[Pp]icture|[Vv]ideo)"
    r"\b[^()\[\]]{0,90}"
    rf"|[^()\[\]]{{0,80}}(?:\bvia |[/,|:] ?){_AGENCY}\b[^()\[\]]{{0,40}}"
    rf"|{_AGENCY}\b[^()\[\]]{{0,40}}"
    r"|[A-ZÀ-Þ][^()\[\]/]{1,50}/[A-ZÀ-Þ][^()\[\]]{1,50})[)\]]$"
)
_FRONT = re.compile(
    r"Facebook Twitter Pinterest |FILE\s?(?:PHOTO|IMAGE)?\s?[-–—:]|File photo\b|"
    r"(?:[Ll]eft to right|[Ff]rom left(?: to right)?|[Cc]lockwise from [\w ]{2,20}|L-R|L to R)"
    r"\s?[:(]|"
    r"\((?:L-R|L to R|left|from left)\)|Pictured\b|PICTURED|"
    r"Images? (?:caption|copyright|source|credit)|Media caption|"
    r"(?:Photo|Image|Picture|Photograph)s?(?: credits?| by| courtesy| source)?\s?:|Caption:|"
    r"Enlarge(?: this)? [Ii]mage|toggle caption|[Hh]ide [Cc]aption|HIDE CAPTION|Slideshow \(|"
    r"Play Video\b|Buy Photo\b|CLOSE(?: [A-Z]|$)|View (?:photos|gallery|image)\b|"
    r"(?:Screen ?shot|Screengrab|Illustration|Photo illustration|Photograph|Photos?|Courtesy)"
    r"(?: by| from| of|/|:) ?[A-Z]|Getty Images\b|"
    r"This (?:undated|handout|file|combination|combo) (?:photo|image|picture)\b|"
    rf"(?:In this|This) (?:{MONTH}\.? (?:\d{{1,2}}, )?\d{{4}},? )(?:undated |file |handout )"
    rf"?(?:photo|image)\b|"
    r"In this (?:undated |file |handout )?(?:photo|image) (?:provided|released|taken|made|posted|"
    r"from)\b"
)
_SOURCE = re.compile(
    r"(?:Source|Credit|SOURCE|CREDIT|Photo|Photograph|Image|Picture|Illustration)s?: ?\S"
)
_INSIDE = re.compile(
    r"\b(?:file photo|in this (?:undated |handout )?photo|toggle caption)\b|[.)]\s?Credit(?:\.{3}|"
    r"…)",
    re.I,
)
_PIPED = re.compile(rf"\|\s?(?:{_AGENCY}|[A-Z][\w. ]{{2,30}}/[A-Z][\w. ]{{1,20}})\b")
_GALLERY = re.compile(r"(?:Photos?|Hide Caption): ?(.{3,90}?) Photos?: ?\1", re.S)
_OTHER = re.compile(r"(?:By|Contributing|Follow|From)\b")  # bylines name agencies as well
_STOP = re.compile(r"[.!?…][\"”’)]{0,2}\s+")


def caption(text: str) -> str | None:
    """The reason if a line is a photo's caption or credit, else None."""
    if _GALLERY.match(text[:300]):
        return CAPTION
    words = text.count(" ") + 1
    if words > _LONGEST:
        return None
    if (
        words <= 14
        and not _OTHER.match(text)
        and _TAIL.match(text)
        and (_AGENCIES.search(text) or _OWNER.fullmatch(text))
    ):
        return CREDIT
    if words <= 12 and _SOURCE.match(text) and text[-1] not in ".!?":
        return CREDIT
    if _FRONT.match(text) or credited(text):
        return CAPTION
    if words <= 80 and (_INSIDE.search(text[:400]) or (words <= 60 and _PIPED.search(text))):
        return CAPTION
    return None


def credited(text: str) -> bool:
    """Whether a stretch ends with a photo credit, as captions do and sentences do not."""
    if text[-1:] in ")]":
        # "... (Jane Doe/AFP)": what a report puts in brackets at its end has a stop behind it.
        return bool(_BRACKETED.search(text[-140:]))
    if text[-1:] in '.!?”"':
        return False
    tail = _STOP.split(text[-160:])[-1]
    if len(tail) < len(text) and _SOURCE.match(tail) and tail.count(" ") < 10:
        return True
    if len(tail) < min(len(text), 160) and _TAIL.fullmatch(tail):
        return bool(_AGENCIES.search(tail) or _SLASHED.search(tail) or _FOR.fullmatch(tail))
    return bool(_GLUED.search(text[-120:]))
