"""Puts the parts of the report in order."""

from __future__ import annotations

from dataclasses import asdict

from summarise.show.report.differences import conflicts_section, copies_section
from summarise.show.report.markup import Markup, element, script_data
from summarise.show.report.matrix import matrix_section
from summarise.show.report.originals import originals_section
from summarise.show.report.overview import overview_section, sources_section, warnings_section
from summarise.show.report.sheet import Sheet
from summarise.show.report.timeline import timeline_section
from summarise.types import Recipe

_VIEWS = (
    ("Warnings", "warnings", warnings_section),
    ("Overview", "overview", overview_section),
    ("Sources", "sources", sources_section),
    ("Differences", "conflicts", conflicts_section),
    ("Who says what", "facts", matrix_section),
    ("Copies", "copies", copies_section),
    ("Timeline", "timeline", timeline_section),
)
_ALONE = {"Sources": "Summary", "Articles": "Article"}  # where there is only one
_POINT = "Point at a sentence, or choose it, to see the words that it rests on."
_CHOOSE = " Choose a marked passage of an article to see what the other articles have in its place."


def title(sheet: Sheet) -> str:
    """Return what the whole page is called."""
    number, sources = len(sheet.articles), len(set(sheet.roots.values()))
    if number == 1:
        return "One article, summarised"
    if sources == number:
        return f"{number} articles, {'compared' if sheet.compared else 'summarised'}"
    return f"{number} articles, {sources} independent source{'s' if sources > 1 else ''}"


def body(sheet: Sheet, script: Markup) -> Markup:
    """Return the page around all views, with the script that makes it move.

    The articles are made last: by then every entry has said which places it points to.
    """
    views = {(name, at): part(sheet) for name, at, part in _VIEWS}
    shown = {key: section for key, section in views.items() if section is not None}
    articles = originals_section(sheet)
    many = len(sheet.articles) > 1
    parts = [*shown, ("Articles", "originals")]
    contents = element(
        "nav",
        element(
            "ul",
            (
                element("li", element("a", name if many else _ALONE.get(name, name), href=f"#{at}"))
                for name, at in parts
            ),
        ),
        class_="contents",
        aria_label="Contents",
    )
    return element(
        "body",
        element("a", "Skip to the articles", href="#originals", class_="skip"),
        element(
            "header",
            element("h1", title(sheet)),
            contents,
            element("p", _POINT, _CHOOSE if sheet.compared else None, class_="about"),
            class_="top",
        ),
        element(
            "main",
            element("div", shown.values(), class_="views"),
            articles,
            class_="split",
            id="split",
        ),
        _footer(sheet.comparison.recipe),
        element("button", "↑ Back", type="button", id="back", hidden=True),
        element("p", role="status", id="status", class_="unseen"),
        Markup(f'<script type="application/json" id="data">{script_data(_data(sheet))}</script>'),
        script,
    )


def _footer(recipe: Recipe) -> Markup:
    known = [f"{name} {value}" for name, value in asdict(recipe).items() if value != ""]
    return element("footer", element("p", f"Made by summarise: {', '.join(known)}", class_="about"))


def _data(sheet: Sheet) -> dict[str, object]:
    """Return what the script looks up; numbers stand for articles, facts and conflicts."""
    number = sheet.number
    return {
        "articles": list(sheet.labels.values()),
        "targets": sheet.targets,
        "citations": sheet.citations,
        "facts": [
            {
                "sources": [number[name] for name in sheet.spread[fact.id]],
                "mentions": [
                    [number[m.article], m.start, m.end, m.relation, sheet.conflicts_of(m)]
                    for m in fact.mentions
                ],
            }
            for fact in sheet.comparison.facts
        ],
        "conflicts": [
            [[number[side.article], side.start, side.end, side.value] for side in conflict.sides]
            for conflict in sheet.comparison.conflicts
        ],
    }
