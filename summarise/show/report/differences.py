"""Where sources differ: conflicts side by side, and what copies changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.show.conflicts import BECAUSE, explanation
from summarise.show.copies import by_damage, direction_known, share
from summarise.show.report.markup import Child, Markup, element, isolated
from summarise.show.report.sheet import Sheet
from summarise.types import Article, Change, ChangeKind, Conflict, ConflictKind, Copy, Piece, Side

_CONTEXT = 40  # code points on either side of a changed stretch: enough to see what it is about

_DIFFERENCE: dict[ConflictKind, str] = {
    "number": "Different numbers",
    "date": "Different dates",
    "name": "Different names",
    "quote": "Different quotations",
    "negation": "One says that it is so, the other that it is not",
    "certainty": "How certain it is",
}
_MOVED = "How the story moved"
_CHANGED: dict[ChangeKind, str] = {
    "name": "Name",
    "number": "Number",
    "quote": "Quotation",
    "dropped": "Left out",
    "inserted": "Put in",
    "wording": "Wording",
}


def conflicts_section(sheet: Sheet) -> Markup | None:
    """Return every conflict with its sides next to each other."""
    conflicts = sheet.comparison.conflicts
    if not conflicts:
        return None
    return element(
        "section",
        element("h2", "Where they differ", id="conflicts-title"),
        (_conflict(sheet, number, conflict) for number, conflict in enumerate(conflicts)),
        id="conflicts",
        aria_labelledby="conflicts-title",
    )


def _conflict(sheet: Sheet, number: int, conflict: Conflict) -> Markup:
    places = [(side.article, side.start, side.end) for side in conflict.sides]
    # Sides in certainty come in an order, from "likely" to "will".
    ordered = conflict.kind == "certainty"
    moved = ordered and conflict.because == "later report"
    told = explanation(conflict)
    return element(
        "div",
        element("h3", sheet.pointer(_MOVED if moved else _DIFFERENCE[conflict.kind], places)),
        element("p", f"Why: {BECAUSE[conflict.because]}.", class_="about"),
        element("p", told, dir="auto") if told else None,
        element(
            "ol" if ordered else "ul",
            (_side(sheet, side) for side in conflict.sides),
            class_="sides",
        ),
        id=f"c{number}",
        class_="difference",
        tabindex="-1",
    )


def _side(sheet: Sheet, side: Side) -> Markup:
    article = sheet.articles[side.article]
    value = sheet.pointer(isolated(side.value), [(side.article, side.start, side.end)], "value")
    date = element("span", " · ", article.published, class_="muted") if article.published else None
    words = article.text[side.start : side.end]
    return element(
        "li",
        element("p", isolated(sheet.labels[side.article]), date, class_="who"),
        element("p", value),
        element("blockquote", words, dir="auto") if words.strip() != side.value else None,
    )


def copies_section(sheet: Sheet) -> Markup | None:
    """Return every copy with what it changed, the damaging changes first."""
    copies = sheet.comparison.copies
    if not copies:
        return None
    return element(
        "section",
        element("h2", "Copies", id="copies-title"),
        (_copy(sheet, copy) for copy in copies),
        id="copies",
        aria_labelledby="copies-title",
    )


def _copy(sheet: Sheet, copy: Copy) -> Markup:
    one, two = isolated(sheet.labels[copy.article]), isolated(sheet.labels[copy.of])
    known = direction_known(copy, sheet.comparison.warnings)
    heading: Child = [one, " repeats ", two] if known else [one, " and ", two, " share their text"]
    groups = by_damage(copy)
    grave = [same for same in groups if same[0].kind != "wording"]
    plain = [same for same in groups if same[0].kind == "wording"]
    return element(
        "div",
        element("h3", heading),
        element(
            "p",
            [f"{share(copy)} of ", one, " is also in ", two, ". "],
            None if known else "Which came first cannot be told. ",
            None if groups else "Not a word differs.",
        ),
        _table(sheet, copy, grave, one, two) if grave else None,
        element(
            "details",
            element("summary", f"{_changed(len(plain))} in wording only"),
            _table(sheet, copy, plain, one, two),
        )
        if plain
        else None,
        class_="difference",
    )


def _changed(number: int) -> str:
    return "One change" if number == 1 else f"{number:,} changes"


def _table(
    sheet: Sheet, copy: Copy, groups: Sequence[list[Change]], one: Markup, two: Markup
) -> Markup:
    head = [
        element("th", "What", scope="col"),
        element("th", "In ", two, scope="col"),
        element("th", "In ", one, scope="col"),
    ]
    return element(
        "div",
        element(
            "table",
            element("thead", element("tr", head)),
            element("tbody", (_changes(sheet, copy, same) for same in groups)),
            class_="changes",
        ),
        class_="wide",
    )


def _changes(sheet: Sheet, copy: Copy, same: list[Change]) -> Markup:
    first = same[0]
    before = [(copy.of, c.before.start, c.before.end) for c in same if c.before]
    after = [(copy.article, c.after.start, c.after.end) for c in same if c.after]
    times = f" ({len(same)} times)" if len(same) > 1 else ""
    return element(
        "tr",
        element(
            "th",
            sheet.pointer(_CHANGED[first.kind], [*before, *after]),
            element("span", times, class_="muted"),
            scope="row",
        ),
        element("td", _piece(sheet.articles[copy.of], first.before, "del"), dir="auto"),
        element("td", _piece(sheet.articles[copy.article], first.after, "ins"), dir="auto"),
    )


def _piece(article: Article, piece: Piece | None, tag: str) -> Iterator[Child]:
    """Return changed words with a few words on either side."""
    if piece is None:
        yield element("span", "nothing", class_="muted")
        return
    sentence = next(
        (s for s in article.sentences if s.start <= piece.start and piece.end <= s.end), None
    )
    if sentence is None:
        yield element(tag, piece.text)
        return
    before = article.text[sentence.start : piece.start]
    after = article.text[piece.end : sentence.end]
    yield element("span", _last(before), class_="muted")
    yield element(tag, piece.text)
    yield element("span", _first(after), class_="muted")


def _last(text: str) -> str:
    return text if len(text) <= _CONTEXT else "… " + re.sub(r"^\S*\s+", "", text[-_CONTEXT:])


def _first(text: str) -> str:
    return text if len(text) <= _CONTEXT else re.sub(r"\s+\S*$", "", text[:_CONTEXT]) + " …"
