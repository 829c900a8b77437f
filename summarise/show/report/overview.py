"""What comes first: the overview over all sources, then a card for each."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.show.copies import note
from summarise.show.report.markup import Child, Markup, element, isolated
from summarise.show.report.sheet import Sheet
from summarise.types import Addition, Summary


def overview_section(sheet: Sheet) -> Markup | None:
    """Return the neutral summary over all sources, if there is one."""
    statements = sheet.comparison.overview
    if not statements:
        return None
    return element(
        "section",
        element("h2", "Overview", id="overview-title"),
        sheet.told(statements),
        element("p", sheet.copy_button(sheet.cited(statements)), class_="actions"),
        id="overview",
        aria_labelledby="overview-title",
    )


def sources_section(sheet: Sheet) -> Markup:
    """Return a card for each source: its summary and what it adds."""
    many = len(sheet.articles) > 1
    adds = {addition.article: addition for addition in sheet.comparison.adds}
    cards = [
        _card(sheet, summary, adds.get(summary.article.id))
        for summary in sheet.comparison.summaries
    ]
    return element(
        "section",
        element("h2", "Sources" if many else "Summary", id="sources-title"),
        element("div", cards, class_="cards"),
        id="sources",
        aria_labelledby="sources-title",
    )


def warnings_section(sheet: Sheet) -> Markup | None:
    """Return what the reader should know before trusting the rest."""
    warnings = list(dict.fromkeys(sheet.comparison.warnings))
    if not warnings:
        return None
    return element(
        "section",
        element("h2", "Warnings", id="warnings-title"),
        element("ul", [element("li", text, dir="auto") for text in warnings]),
        id="warnings",
        class_="warnings",
        aria_labelledby="warnings-title",
    )


def _card(sheet: Sheet, summary: Summary, addition: Addition | None) -> Markup:
    article = summary.article
    copy = next((one for one in sheet.comparison.copies if one.article == article.id), None)
    badge: Child = None
    if copy is not None:
        words = note(copy, sheet.labels[copy.of], sheet.comparison.warnings)
        badge = element("span", isolated(words), class_="badge")
    about = [sheet.given_name(article.id), article.published, f"{article.words:,} words"]
    warnings = dict.fromkeys(article.warnings + summary.warnings)
    return element(
        "div",
        element("h3", isolated(sheet.labels[article.id])),
        element("p", article.title, class_="title", dir="auto") if article.title else None,
        element("p", " · ".join(filter(None, about)), " ", badge, class_="about"),
        sheet.told(summary.statements, article.id)
        if summary.statements
        else element("p", "No summary.", class_="muted"),
        _added(sheet, addition) if addition is not None and sheet.compared else None,
        [element("p", f"Warning: {text}", class_="warning", dir="auto") for text in warnings],
        element(
            "p",
            sheet.copy_button(sheet.cited(summary.statements)) if summary.statements else None,
            _counts(sheet, article.id) if sheet.compared else None,
            class_="actions",
        ),
        class_="card",
    )


def _counts(sheet: Sheet, article: str) -> Iterator[Markup]:
    """Return buttons that show an article's facts in the table."""
    mine = [fact for fact in sheet.comparison.facts if article in fact.articles]
    shared = sum(len(sheet.spread[fact.id]) > 1 for fact in mine)
    # What a copy repeats is not only there.
    alone = len(mine) - shared if sheet.roots[article] == article else 0
    for kind, number, name in (("only", alone, "only here"), ("shared", shared, "shared")):
        if number:
            yield element(
                "button",
                f"{number:,} {name}",
                type="button",
                data_show=kind,
                data_of=sheet.number[article],
                hidden=True,
            )


def _added(sheet: Sheet, addition: Addition) -> Markup:
    return element(
        "div",
        element("h4", "What it adds"),
        sheet.told(addition.statements, addition.article)
        if addition.statements
        else element("p", "Nothing that is worth a sentence.", class_="muted"),
        class_="adds",
    )
