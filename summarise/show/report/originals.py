"""The articles in full, every passage marked by how it stands to the other articles."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.show.report.markup import Markup, element, isolated, language, web_address
from summarise.show.report.paragraphs import Paragraph, cuts, marks, paragraphs, pieces
from summarise.show.report.sheet import Sheet, Status
from summarise.types import Article

SHORT = 160  # code points of left-out text that may stand in the open

LEGEND: dict[Status, tuple[str, str]] = {
    "shared": ("Shared", "other sources say it too"),
    "only": ("Only here", "no other source says it"),
    "conflict": ("In conflict", "another source says it differently"),
    "copied": ("Copied", "as in the article that this one repeats"),
}


def originals_section(sheet: Sheet) -> Markup:
    """Return all articles, side by side where there is room."""
    many = len(sheet.articles) > 1
    return element(
        "section",
        element(
            "div",
            element("h2", "The articles" if many else "The article", id="originals-title"),
            element(
                "button", "Widen", type="button", id="widen", aria_pressed="false", hidden=True
            ),
            class_="bar",
        ),
        _legend(sheet),
        _chooser(sheet) if many else None,
        element("div", (_article(sheet, a) for a in sheet.articles.values()), class_="strip"),
        _versions() if sheet.compared else None,
        id="originals",
        class_="originals",
        aria_labelledby="originals-title",
        tabindex="-1",
    )


def _versions() -> Markup:
    """Return the place in which the script lists the other versions of a passage."""
    return element(
        "aside",
        element("button", "Close", type="button", id="close"),
        element("h3", id="versions-title", tabindex="-1"),
        element("p", id="versions-note", class_="about"),
        element("ul", id="versions-list"),
        id="versions",
        aria_labelledby="versions-title",
        hidden=True,
    )


def _legend(sheet: Sheet) -> Markup | None:
    if not sheet.compared:
        return element("p", element("span", "Underlined", class_="used"), ": in the summary.")
    entries = [
        element(
            "li",
            element("span", name, class_=f"mark {status}"),
            element("span", f": {meaning}"),
            id=f"legend-{status}",
        )
        for status, (name, meaning) in LEGEND.items()
    ]
    return element("ul", entries, class_="legend", aria_label="Marks")


def _chooser(sheet: Sheet) -> Markup:
    chips = [
        element("li", element("a", isolated(label), href=f"#a{sheet.number[name]}", class_="chip"))
        for name, label in sheet.labels.items()
    ]
    return element("nav", element("ul", chips, class_="chips"), aria_label="Articles")


def _article(sheet: Sheet, article: Article) -> Markup:
    number = sheet.number[article.id]
    address = web_address(article.url)
    known = (sheet.given_name(article.id), article.published)
    about = [*(isolated(part) if part else None for part in known), f"{article.words:,} words"]
    line = [[" · " if place else None, part] for place, part in enumerate(filter(None, about))]
    link = address and element(
        "a", address[1], href=address[0], rel="noreferrer noopener", target="_blank"
    )
    return element(
        "article",
        element(
            "header",
            element("h3", isolated(sheet.labels[article.id]), id=f"a{number}-title"),
            element("p", article.title, class_="title", dir="auto") if article.title else None,
            element("p", line, [" · ", link] if link else None, class_="about"),
        ),
        element("div", _paragraphs(sheet, article), class_="text", lang=language(article.language)),
        id=f"a{number}",
        aria_labelledby=f"a{number}-title",
        tabindex="-1",
    )


def _paragraphs(sheet: Sheet, article: Article) -> Iterator[Markup]:
    original = _Original(sheet, article)
    left_out: list[Paragraph] = []
    for paragraph in paragraphs(article):
        if paragraph.left_out:
            left_out.append(paragraph)
            continue
        yield from original.folded(left_out)
        left_out = []
        yield element("p", original.marked(paragraph), dir="auto")
    yield from original.folded(left_out)


class _Original:
    """The text of one article, cut wherever an entry of the report may light it up."""

    def __init__(self, sheet: Sheet, article: Article) -> None:
        self._sheet = sheet
        self._article = article
        self._number = sheet.number[article.id]
        self._marks = marks(sheet, article) if sheet.compared else []
        self._cuts = cuts(sheet, article, self._marks)
        # Without other articles there is nothing to mark but what the summary was made from.
        self._used = [] if sheet.compared else sheet.evidence.get(article.id, [])

    def marked(self, paragraph: Paragraph) -> Iterator[Markup]:
        """Return a paragraph in which every passage that states a fact is a link."""
        position = paragraph.start
        for mark in self._marks:
            start, end = max(mark.start, paragraph.start), min(mark.end, paragraph.end)
            if start >= end:
                continue
            yield from self._pieces(position, start)
            number = self._sheet.fact_number[mark.fact.id]
            yield element(
                "a",
                self._pieces(start, end),
                class_=f"mark {mark.status}",
                href=f"#f{number}",
                data_f=number,
                aria_describedby=f"legend-{mark.status}",
            )
            position = end
        yield from self._pieces(position, paragraph.end)

    def folded(self, left_out: list[Paragraph]) -> Iterator[Markup]:
        """Return paragraphs that are no content, folded away where they are long."""
        if not left_out:
            return
        start, end = left_out[0].start, left_out[-1].end
        removed = [r for r in self._article.removed if r.start < end and start < r.end]
        reasons = ", ".join(dict.fromkeys(one.reason for one in removed))
        yield element(
            "details",
            element("summary", f"Left out: {reasons}"),
            (element("p", self._pieces(one.start, one.end), dir="auto") for one in left_out),
            class_="left-out",
            open=end - start <= SHORT,
        )

    def _pieces(self, start: int, end: int) -> Iterator[Markup]:
        for one, two in pieces(start, end, self._cuts):
            removed = self._article.removed
            out = next((r for r in removed if r.start <= one and two <= r.end), None)
            used = any(start <= one and two <= end for start, end in self._used)
            yield element(
                "span",
                self._article.text[one:two],
                class_=" ".join(("w", *(["out"] if out else []), *(["used"] if used else []))),
                id=f"p{self._number}-{one}",
                title=f"Left out: {out.reason}" if out else None,
            )
