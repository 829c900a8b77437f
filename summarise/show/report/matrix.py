"""Which source states which fact, as a table that can be sorted and filtered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.show.report.markup import Child, Markup, element, isolated
from summarise.show.report.sheet import Sheet
from summarise.types import Fact, Mention

# More columns than this are wider than any screen: the sources are then named in one.
MOST_COLUMNS = 12
_SAID = {"states": "says", "qualifies": "in part"}


def matrix_section(sheet: Sheet) -> Markup | None:
    """Return the table of facts, if there are any to compare."""
    if not sheet.comparison.facts or len(sheet.articles) < 2:
        return None
    table = element(
        "table",
        element("caption", "Facts, and the sources that state them", class_="unseen"),
        element("thead", element("tr", _header(sheet))),
        element("tbody", (_row(sheet, fact) for fact in sheet.comparison.facts)),
        id="matrix",
    )
    return element(
        "section",
        element("h2", "Who says what", id="facts-title"),
        _filters(sheet),
        element(
            "div",
            table,
            class_="wide",
            role="group",
            tabindex=0,
            aria_label="Table of facts; scrolls",
        ),
        id="facts",
        aria_labelledby="facts-title",
    )


def _filters(sheet: Sheet) -> Markup:
    sources = [
        element("option", label, value=sheet.number[name]) for name, label in sheet.labels.items()
    ]
    kinds = (
        ("", "all facts"),
        ("shared", "stated by several"),
        ("only", "stated by one only"),
        ("conflict", "in conflict"),
    )
    return element(
        "div",
        element(
            "label",
            "Show ",
            element(
                "select",
                (element("option", name, value=value) for value, name in kinds),
                id="kind",
            ),
        ),
        element(
            "label",
            " of ",
            element("select", element("option", "any source", value=""), sources, id="source"),
        ),
        element("span", _count(len(sheet.comparison.facts)), id="count", class_="muted"),
        class_="filters",
        hidden=True,
    )


def _count(number: int) -> str:
    return f"{number:,} fact" if number == 1 else f"{number:,} facts"


def _header(sheet: Sheet) -> Iterator[Markup]:
    yield _column("Fact", "ascending")
    yield _column("Sources")
    yield _column("Weight")
    if len(sheet.articles) > MOST_COLUMNS:
        yield element("th", "Stated by", scope="col")
    else:
        for label in sheet.labels.values():
            yield _column(label)


def _column(name: str, sort: str | None = None) -> Markup:
    """Return a header that the script turns into a button."""
    return element(
        "th", element("span", isolated(name), class_="sort"), scope="col", data_sort=sort or "none"
    )


def _row(sheet: Sheet, fact: Fact) -> Markup:
    number = sheet.fact_number[fact.id]
    sources = len(sheet.spread[fact.id])
    by_article: dict[str, list[Mention]] = {}
    for mention in fact.mentions:
        by_article.setdefault(mention.article, []).append(mention)
    in_conflict = any(sheet.conflicts_of(mention) for mention in fact.mentions)
    places = [(m.article, m.start, m.end) for m in fact.mentions]
    flag = element("span", "≠ in conflict", class_="flag") if in_conflict else None
    return element(
        "tr",
        element(
            "th", sheet.pointer(isolated(fact.text), places), " ", flag, scope="row", data_v=number
        ),
        element("td", sources, data_v=-sources),
        element("td", f"{fact.salience:.2f}", data_v=f"{-fact.salience:.4f}"),
        _cells(sheet, by_article),
        id=f"f{number}",
        tabindex="-1",
        data_kind="shared" if sources > 1 else "only",
        data_conflict=in_conflict,
        data_sources=" ".join(str(sheet.number[name]) for name in by_article),
    )


def _cells(sheet: Sheet, by_article: dict[str, list[Mention]]) -> Iterator[Markup]:
    if len(sheet.articles) > MOST_COLUMNS:
        named: list[Child] = [
            [_link(sheet, isolated(sheet.labels[name]), mentions), " "]
            for name, mentions in by_article.items()
        ]
        yield element("td", named)
        return
    for name in sheet.articles:
        mentions = by_article.get(name, [])
        if not mentions:
            yield element("td", "–", class_="muted", data_v=2)
            continue
        whole = any(mention.relation == "states" for mention in mentions)
        words = _SAID["states" if whole else "qualifies"]
        yield element("td", _link(sheet, words, mentions), data_v=0 if whole else 1)


def _link(sheet: Sheet, words: Child, mentions: Sequence[Mention]) -> Markup:
    return sheet.pointer(words, [(m.article, m.start, m.end) for m in mentions], "says")
