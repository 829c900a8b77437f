"""Numbers as values, so that 43 percent is 43%; dates are in `days`.

Nothing is inferred: a number is what the text spells out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.check.days import MONTHS, WEEKDAYS, DateMention, dates, resolve
from summarise.check.folding import straighten

__all__ = ["MONTHS", "WEEKDAYS", "DateMention", "Number", "dates", "numbers", "resolve"]

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
        blurred = bool(_APPROXIMATE.search(plain[max(0, match.start() - 16) : match.start()]))
        result.append(Number(match.start(), match.end(), value, "fraction", blurred))
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
