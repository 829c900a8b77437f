"""Source and date of publication, only where the text says them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from summarise.read.dateline import Dateline
from summarise.read.dates import full_dates

_OUTLET = (
    r"(?:The )?(?:Newsweek|CNN|BBC(?: News| Sport)?|Reuters|AFP|AP|Bloomberg|Politico|POLITICO|"
    r"Axios|Vox|"
    r"Guardian|Independent|Economist|Atlantic|Intercept|Hill|Daily Beast|BuzzFeed(?: News)?|"
    r"HuffPost|"
    r"Huffington Post|Forbes|Fortune|Time|TIME|Sky News|Al Jazeera|Euronews|Deutsche Welle|DW|NPR|"
    r"Mashable|Vice|VICE|Variety|Nikkei(?: Asia)?|Fox News(?: Digital)?|MailOnline|Business "
    r"Insider|"
    r"Insider|USA TODAY|Associated Press|[A-Z][\w’']+(?: [A-Z][\w’']+){0,2} "
    r"(?:News|Times|Post|Herald|Tribune|Journal|Telegraph|Mail|Mirror|Chronicle|Gazette|Globe|"
    r"Standard|"
    r"Press|Sun|Star|Observer|Examiner|Inquirer|Bee|Review))"
)
# "Newsweek has contacted the ministry", "The Independent has approached X for comment"
_SELF = re.compile(
    rf"(?P<name>{_OUTLET}) (?:(?:has|have) (?:also )?(?:contacted|approached|asked|reached out to|"
    rf"emailed|"
    r"requested comment)|(?:contacted|approached|reached out to|emailed) [^.]{2,120} for (?:a )"
    r"?(?:comment|"
    r"response|further))\b"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s\d©–-]*\b(?:by )?(?P<name>(?:The )?[A-Z][\w&.'’]*(?: (?:&|"
    r"[A-Z][\w&.'’]*)){0,4}?)"
    r"(?=,| (?:LLC|Inc|Ltd|Limited|Group)\b|\. |\.?$| [Aa]ll )",
    re.I,
)
_NO_NAME = re.compile(
    r"all rights|getty|images|copyright|(?:this|the) (?:material|author)|creators|"
    r"syndicate|agency|productions|photo",
    re.I,
)
_BYLINE = re.compile(
    rf"(?:By|BY) [^,|/–—]{{3,80}}(?:,| \||/| [–—-]) ?(?:for )?(?P<name>{_OUTLET})(?=\s*(?:$|[,|"
    rf"•·–—]|\d|Updated|Published))"
)
_LABEL = re.compile(
    r"\b(updated|modified|revised|amended|accessed|accession|retrieved|expires?|"
    r"published|posted|publication|issued|date)\b",
    re.I,
)
_LATER = frozenset(
    "updated modified revised amended accessed accession retrieved expire expires".split()
)
_PUBLISHED = re.compile(r"(?:(?:first|originally) )?(?:published|posted)\b", re.I)


def source_of(
    dateline: Dateline | None,
    head: Iterable[str],
    tail: Iterable[str],
    sentences: Iterable[str],
    url: str | None,
) -> str | None:
    """The outlet: its dateline, a byline, what it says of itself, its copyright line, its host.

    Args:
        head: lines above the first sentence.
        tail: lines left out below it.
        sentences: the content.
        url: where the text was fetched from or is said to come from.
    """
    if dateline is not None and dateline.agency:
        return dateline.agency
    for line in head:
        match = _BYLINE.match(line)
        if match:
            return match.group("name")
    for sentence in sentences:
        match = _SELF.match(sentence)
        if match:
            return match.group("name")
    for line in tail:
        match = _COPYRIGHT.match(line) if len(line) < 300 else None
        if match and not _NO_NAME.search(match.group("name")):
            return match.group("name").rstrip(" .,")
    return host(url) if url else None


def host(url: str) -> str | None:
    """The host of an address as a reader names it, without www."""
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def published_in(dateline: Dateline | None, head: Iterable[str], tail: Iterable[str]) -> str | None:
    """The date of publication if a date line or the dateline gives it in full.

    A date of change ("Updated ...") is not one, and a date inside the article tells of events.
    """
    for line in head:
        if len(line) <= 160:
            for iso in _dates(line):
                return iso
    for _, _, iso in full_dates(dateline.text) if dateline else ():
        return iso
    for line in tail:
        if len(line) <= 100 and _PUBLISHED.match(line):
            for iso in _dates(line):
                return iso
    return None


def _dates(line: str) -> Iterable[str]:
    """Full dates of a line, without those that a label calls something else."""
    for start, _, iso in full_dates(line):
        labels = _LABEL.findall(line[:start])
        if not labels or labels[-1].lower() not in _LATER:
            yield iso


def iso_date(value: str) -> str | None:
    """The ISO 8601 date in a value that a user or a page gives, None if it has no full date."""
    return next((iso for _, _, iso in full_dates(value)), None)
