"""Full calendar dates as news pages print them. A date that leaves a part open is not read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<m1>{MONTH})\.?,? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{MONTH})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/](?P<m3>\d{1,2})[-/](?P<d3>\d{1,2})"
    r"|(?P<a4>\d{1,2})[./](?P<b4>\d{1,2})[./](?P<y4>\d{4}))(?!\d)",
    re.I,
)


def full_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Find dates that name day, month and year.

    Yields:
        (start, end, ISO 8601 date). 03/04/2022 is left out: it may be March or April.
    """
    for match in _DATE.finditer(text):
        iso = _iso(match)
        if iso is not None:
            yield match.start(), match.end(), iso


def _iso(match: re.Match[str]) -> str | None:
    """The ISO form of a matched date, None if there is no such day or two could be meant."""
    part = match.groupdict()
    if part["y1"]:
        year, month, day = part["y1"], part["m1"], part["d1"]
    elif part["y2"]:
        year, month, day = part["y2"], part["m2"], part["d2"]
    elif part["y3"]:
        year, month, day = part["y3"], part["m3"], part["d3"]
    else:
        year, first, second = part["y4"], part["a4"], part["b4"]
        if int(first) > 12 or (first == second):
            month, day = second, first
        elif int(second) > 12:
            month, day = first, second
        else:
            return None
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return datetime.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
