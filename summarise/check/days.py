"""Dates as spelled out, so that Dec. 30 is December 30 and May is a month only where it is one.

Nothing is inferred: a date is only as precise as its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from summarise.check.folding import straighten
from summarise.types import Precision

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        "monday tuesday wednesday thursday friday saturday sunday".split()
    )
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# A month's name is a date only in capitals: "march" and "may" are verbs, "Mar" and "Jan" names.
_MONTH_CASED = "|".join(name.capitalize() for name in sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""
      (?P<iso>\b(?P<y0>(?:19|20)\d\d)-(?P<m0>\d\d)-(?P<d0>\d\d)\b)
    | \b(?P<m1>{_MONTH_CASED})\b\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d)
        (?:,?\s(?P<y1>(?:19|20)\d\d)\b)?
    | \b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH_CASED})\b\.?
        (?:,?\s(?P<y2>(?:19|20)\d\d)\b)?
    | \b(?P<m3>{_MONTH_CASED})\b\.?,?\s(?:of\s)?(?P<y3>(?:19|20)\d\d)\b
    | \b(?P<weekday>{"|".join(day.capitalize() for day in WEEKDAYS)})s?\b
    | \b(?P<m4>January|February|April|June|July|August|September|October|November|December
        |(?:(?<=\bin\s)|(?<=\bIn\s)|(?<=\blast\s)|(?<=\bLast\s)|(?<=\bnext\s)|(?<=\bthis\s)
           |(?<=\bsince\s)|(?<=\bSince\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bof\s)
           |(?<=\buntil\s))(?:March|May))\b
    | \b(?P<decade>(?:19|20)\d0s)\b
    | \b(?P<y5>(?:19|20)\d\d)\b(?![,.]\d|\s?%|-\w)
    | \b(?P<relative>yesterday|tomorrow|today|tonight
        |(?:last|next|this|earlier\sthis|later\sthis|early\snext|late\slast|early\sthis|late\snext)
          \s(?:week|month|year|spring|summer|autumn|fall|winter|night|weekend|quarter|decade
             |century))\b
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as spelled out: absent parts are None; `relative` holds words such as "last week"."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    relative: str = ""

    def fits(self, other: DateMention) -> bool:
        """Whether every part that this date states is stated alike by the other."""
        return all(
            mine is None or mine == theirs
            for mine, theirs in (
                (self.year, other.year),
                (self.month, other.month),
                (self.day, other.day),
                (self.weekday, other.weekday),
                (self.relative or None, other.relative or None),
            )
        )


def dates(text: str) -> list[DateMention]:
    """Find the dates that a text spells out, absolute or relative."""
    found = []
    for match in _DATE.finditer(straighten(text)):
        part = match.groupdict()

        def number(*names: str, part: dict[str, str | None] = part) -> int | None:
            return next((int(value) for name in names if (value := part[name])), None)

        month = next((part[name] for name in ("m1", "m2", "m3", "m4") if part[name]), None)
        weekday = part["weekday"]
        day = number("d0", "d1", "d2")
        month_number = MONTHS[month.lower()] if month else number("m0")
        if day is not None and not 1 <= day <= 31:
            continue
        if month_number is not None and not 1 <= month_number <= 12:
            continue
        found.append(
            DateMention(
                match.start(),
                match.end(),
                year=number("y0", "y1", "y2", "y3", "y5"),
                month=month_number,
                day=day,
                weekday=WEEKDAYS[weekday.lower()] if weekday else None,
                relative=(part["relative"] or part["decade"] or "").lower(),
            )
        )
    return found


def resolve(mention: DateMention, published: date | None) -> tuple[str, Precision] | None:
    """Return a date mention as an ISO 8601 string, or None where the text does not settle it.

    A weekday, or a day without a year, is looked up backwards from the day of
    publication, because news reports what has happened.
    """
    if mention.year is not None and mention.month is not None and mention.day is not None:
        try:
            return date(mention.year, mention.month, mention.day).isoformat(), "day"
        except ValueError:
            return None
    if mention.year is not None:
        if mention.month is not None:
            return f"{mention.year}-{mention.month:02d}", "month"
        return str(mention.year), "year"
    if published is None:
        return None
    if mention.month is not None and mention.day is not None:
        for year in (published.year, published.year - 1):
            try:
                day = date(year, mention.month, mention.day)
            except ValueError:
                continue
            if day <= published:
                return day.isoformat(), "day"
        return None
    if mention.weekday is not None:
        back = (published.weekday() - mention.weekday) % 7
        return (published - timedelta(days=back)).isoformat(), "day"
    if mention.relative in ("today", "yesterday"):
        back = 1 if mention.relative == "yesterday" else 0
        return (published - timedelta(days=back)).isoformat(), "day"
    return None
