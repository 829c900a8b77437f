"""When things happened: a picture with a lane for each source, and the same as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from summarise.show.dates import told_once
from summarise.show.report.markup import Child, Markup, element, isolated
from summarise.show.report.sheet import Place, Sheet
from summarise.show.safe import shorten
from summarise.types import TimelineEntry

_STEP, _LANE = 96, 34  # units between two dates and between two lanes
_LEFT, _TOP = 150, 46  # room for the names of sources and for the dates
_LABEL = 18  # code points of a source's name that fit the margin
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def timeline_section(sheet: Sheet) -> Markup | None:
    """Return the dated events and publications in order, if there are any."""
    entries = told_once(sheet.comparison, sheet.roots)
    if not entries:
        return None
    keys = [sheet.target(_places(sheet, entry)) for entry in entries]
    return element(
        "section",
        element("h2", "Timeline", id="timeline-title"),
        element(
            "div",
            _picture(sheet, entries, keys),
            class_="wide",
            role="group",
            tabindex=0,
            aria_label="Picture of the timeline; scrolls",
        )
        if len({entry.date for entry in entries}) > 1
        else None,
        element(
            "ol",
            (_entry(sheet, entry, key) for entry, key in zip(entries, keys, strict=True)),
            class_="dates",
        ),
        id="timeline",
        aria_labelledby="timeline-title",
    )


def _places(sheet: Sheet, entry: TimelineEntry) -> list[Place]:
    """Return the sentence in which a date stands: a date alone says nothing."""
    if entry.start == entry.end:
        return []
    for sentence in sheet.articles[entry.article].sentences:
        if sentence.start <= entry.start and entry.end <= sentence.end:
            return [(entry.article, sentence.start, sentence.end)]
    return [(entry.article, entry.start, entry.end)]


def _entry(sheet: Sheet, entry: TimelineEntry, key: int) -> Markup:
    source = isolated(sheet.labels[entry.article])
    when = element("time", _date(entry.date), datetime=entry.date)
    places = _places(sheet, entry)
    if not places:
        told: Child = [
            source,
            " published" if entry.kind == "published" else [": ", isolated(entry.text)],
        ]
    else:
        link = element(
            "a",
            isolated(entry.text),
            class_="claim",
            href=sheet.anchor(places[0]),
            data_k=key,
        )
        told = [link, " ", element("span", "— ", source, class_="muted")]
    return element("li", when, " ", element("span", told))


def _date(text: str) -> str:
    """Return a date as people write it, as precise as it is."""
    year, *rest = text.split("-")
    if not rest or not all(part.isdigit() for part in rest) or not 1 <= int(rest[0]) <= 12:
        return text
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def _picture(sheet: Sheet, entries: Sequence[TimelineEntry], keys: Sequence[int]) -> Markup:
    """Draw the dates in even steps with the time between them written out.

    Events lie days or decades apart, so that on a true scale most would cover each other. The
    list beneath says the same to those who do not see it.
    """
    dates = list(dict.fromkeys(entry.date for entry in entries))
    lanes = list(dict.fromkeys(entry.article for entry in entries))
    width = _LEFT + _STEP * len(dates)
    height = _TOP + _LANE * len(lanes) + 8
    return element(
        "svg",
        _axis(dates, height),
        _lanes(sheet, lanes, width),
        _dots(sheet, entries, keys, dates, lanes),
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        role="img",
        aria_label="The dates below as a picture, with a lane for each source",
    )


def _axis(dates: Sequence[str], height: int) -> Iterator[Markup]:
    for column, when in enumerate(dates):
        x = _across(column)
        yield element("text", _date(when), x=x, y=16, class_="date")
        yield element("line", x1=x, x2=x, y1=24, y2=height, class_="rule")
    for column, (one, two) in enumerate(pairwise(dates)):
        gap = _between(one, two)
        if gap:
            yield element("text", gap, x=_across(column) + _STEP // 2, y=34, class_="gap")


def _lanes(sheet: Sheet, lanes: Sequence[str], width: int) -> Iterator[Markup]:
    for row, name in enumerate(lanes):
        y = _down(row)
        yield element("text", shorten(sheet.labels[name], _LABEL), x=4, y=y + 5, class_="lane")
        yield element("line", x1=_LEFT - 10, x2=width, y1=y, y2=y, class_="lane-line")


def _dots(
    sheet: Sheet,
    entries: Sequence[TimelineEntry],
    keys: Sequence[int],
    dates: Sequence[str],
    lanes: Sequence[str],
) -> Iterator[Markup]:
    columns = {when: column for column, when in enumerate(dates)}
    rows = {name: row for row, name in enumerate(lanes)}
    seen: dict[tuple[str, str], int] = {}
    for entry, key in zip(entries, keys, strict=True):
        place = (entry.date, entry.article)
        turn = seen[place] = seen.get(place, -1) + 1
        # Several events of one source on one day stand next to each other.
        x, y = _across(columns[entry.date]) + 13 * (turn % 5), _down(rows[entry.article])
        title = element("title", f"{_date(entry.date)}: {_told(sheet, entry)}")
        if entry.kind == "published":
            yield element("rect", title, x=x - 6, y=y - 6, width=12, height=12, class_="published")
        else:
            yield element("circle", title, cx=x, cy=y, r=6, class_="event", data_k=key)


def _told(sheet: Sheet, entry: TimelineEntry) -> str:
    if entry.kind == "published":
        return f"{sheet.labels[entry.article]} published"
    return f"{shorten(entry.text, 120)} ({sheet.labels[entry.article]})"


def _across(column: int) -> int:
    return _LEFT + _STEP * column + 12


def _down(row: int) -> int:
    return _TOP + _LANE * row + _LANE // 2


def _between(one: str, two: str) -> str:
    """Return how much time lies between two dates, as precise as they are."""
    first, second = _day(one), _day(two)
    if first is None or second is None:
        years = int(two[:4]) - int(one[:4]) if (one[:4] + two[:4]).isdecimal() else 0
        return f"{years} y" if years else ""
    apart = (second - first).days
    if apart >= 730:
        return f"{apart // 365} y"
    return f"{apart // 30} mo" if apart >= 60 else f"{apart} d"


def _day(text: str) -> date | None:
    """Return the day, if a date is that precise."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
