"""Numbers and dates as values, so that 43 percent is 43% and Dec. 30 is December 30.

Nothing is inferred: a number is what the text spells out, and a date is only as
precise as its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from summarise.check.folding import straighten
from summarise.types import Precision

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "thirds": 1 / 3, "quarters": 0.25}
_CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "YEN",
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pound": "GBP",
    "pounds": "GBP",
}

_SPELLED = "|".join([*_TENS, *_UNITS])
_NUMBER = re.compile(
    rf"""(?<![\w.])(?P<currency>US\$|[$\u20ac\u00a3\u00a5])?\s?
    (?:
      (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?:(?P<ordinal>st|nd|rd|th)\b)?
      (?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|tn|[kmb](?![a-z'])))?
    | (?P<words>\b(?:an?\s(?=hundred|thousand|million|billion|dozen)|(?:{_SPELLED})\b)
        (?:[\s-](?:and\s)?(?:{_SPELLED}|hundred|thousand|million|billion|trillion)\b)*
        |\b(?:hundred|thousand|million|billion|trillion)\b)
    | (?P<nth>\b(?:{"|".join(_ORDINALS)})\b)
    )
    (?P<percent>\s?%|[\s-]per\s?cent\b|[\s-]percentage\spoints?\b)?
    (?P<money>\s(?:U\.?S\.?\s)?(?:dollars?|euros?|pounds?)\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?P<count>an?|one|two|three|\d)[\s-](?P<part>half|third|thirds|quarter|quarters)\b"
    r"|\bhalf\b",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"(?:about|around|nearly|almost|some|over|more than|at least|roughly|approximately|up to|"
    r"less than|fewer than|under|as many as|an estimated)\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; `kind` is plain, percent, ordinal, fraction or a currency's ISO code."""

    start: int
    end: int
    value: float
    kind: str
    approximate: bool = False

    def same(self, other: Number) -> bool:
        """Whether both state the same value of the same kind."""
        scale = max(abs(self.value), abs(other.value), 1e-9)
        return self.kind == other.kind and abs(self.value - other.value) <= 1e-6 * scale


def _spelled(text: str) -> float:
    """Value of a spelled-out cardinal such as "two hundred and five thousand"."""
    total = current = 0.0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _SCALES:
            total += (current or 1) * _SCALES[word]
            current = 0.0
    return total + current


def numbers(text: str) -> list[Number]:
    """Find the numbers of a text that are not part of a date.

    Spelled-out "one" counts only before a unit that makes it a quantity, because it
    mostly is a pronoun; so do "second" and "first" only as ordinals.
    """
    plain = straighten(text)
    taken = [(found.start, found.end) for found in dates(text)]
    result: list[Number] = []
    for match in _FRACTION.finditer(plain):
        if match.group("part"):
            count = match.group("count").lower()
            times = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}.get(count)
            value = (times or float(count)) * _FRACTIONS[match.group("part").lower()]
        else:
            value = 0.5
        result.append(Number(match.start(), match.end(), value, "fraction"))
        taken.append((match.start(), match.end()))
    for match in _NUMBER.finditer(plain):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        if match.group("digits"):
            value = float(match.group("digits").replace(",", ""))
            scale = (match.group("scale") or "").lower()
            # "10,000m" is a race and "$10m" a price: one letter scales money alone.
            if scale and (len(scale) > 1 or match.group("currency")):
                value *= _SCALES[scale]
            kind = "ordinal" if match.group("ordinal") else "plain"
        elif match.group("nth"):
            value, kind = float(_ORDINALS[match.group("nth").lower()]), "ordinal"
        else:
            value, kind = _spelled(match.group("words")), "plain"
            spelled_one = match.group("words").lower() == "one"
            if spelled_one and not (match.group("percent") or match.group("money")):
                continue
        if match.group("percent"):
            kind = "percent"
        elif match.group("money"):
            kind = _CURRENCIES[match.group("money").split()[-1].lower()]
        elif match.group("currency"):
            kind = _CURRENCIES[match.group("currency").lower()]
        before = plain[max(0, start - 16) : start]
        result.append(Number(start, end, value, kind, bool(_APPROXIMATE.search(before))))
    return sorted(result, key=lambda number: number.start)


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
    | \b(?P<m1>{_MONTH_CASED})\b\.?\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,\d)(?:,?\s(?P<y1>(?:19|20)\d\d)\b)?
    | \b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{_MONTH_CASED})\b\.?(?:,?\s(?P<y2>(?:19|20)\d\d)\b)?
    | \b(?P<m3>{_MONTH_CASED})\b\.?,?\s(?:of\s)?(?P<y3>(?:19|20)\d\d)\b
    | \b(?P<weekday>{"|".join(day.capitalize() for day in WEEKDAYS)})s?\b
    | \b(?P<m4>January|February|April|June|July|August|September|October|November|December
        |(?:(?<=\bin\s)|(?<=\bIn\s)|(?<=\blast\s)|(?<=\bLast\s)|(?<=\bnext\s)|(?<=\bthis\s)|(?<=\bsince\s)|(?<=\bSince\s)|(?<=\bearly\s)
           |(?<=\blate\s)|(?<=\bof\s)|(?<=\buntil\s))(?:March|May))\b
    | \b(?P<decade>(?:19|20)\d0s)\b
    | \b(?P<y5>(?:19|20)\d\d)\b(?![,.]\d|\s?%|-\w)
    | \b(?P<relative>yesterday|tomorrow|today|tonight
        |(?:last|next|this|earlier\sthis|later\sthis|early\snext|late\slast|early\sthis|late\snext)
          \s(?:week|month|year|spring|summer|autumn|fall|winter|night|weekend|quarter|decade|century))\b
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
