"""What every part of the report needs to know, and the places that its entries rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from summarise.show.report.markup import Child, Markup, element, isolated
from summarise.show.sources import independent, labels, originals
from summarise.types import Article, Comparison, Fact, Mention, Statement

Status = Literal["conflict", "copied", "shared", "only"]
Place = tuple[str, int, int]  # article id, start, end


@dataclass
class Sheet:
    """A comparison with what is computed from it for the report.

    Entries are numbered as they are written, so that no name from an article becomes part of
    the page's own identifiers.
    """

    comparison: Comparison
    compared: bool  # False: summaries that are only collected in one file
    targets: list[list[tuple[int, int, int]]] = field(default_factory=list)
    evidence: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # targets by article
    citations: list[str] = field(default_factory=list)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by id."""
        return {one.article.id: one.article for one in self.comparison.summaries}

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each article in the page."""
        return {name: number for number, name in enumerate(self.articles)}

    @cached_property
    def labels(self) -> dict[str, str]:
        """What to call each article."""
        return labels(self.articles.values())

    def given_name(self, article: str) -> str | None:
        """Return an article's id where its label does not tell it: warnings name articles so."""
        return None if article.casefold() in self.labels[article].casefold() else article

    @cached_property
    def roots(self) -> dict[str, str]:
        """The article that each goes back to."""
        return originals(self.comparison)

    @cached_property
    def spread(self) -> dict[str, tuple[str, ...]]:
        """The independent articles that state each fact."""
        return {fact.id: independent(fact, self.roots) for fact in self.comparison.facts}

    @cached_property
    def fact_number(self) -> dict[str, int]:
        """The number of each fact in the page."""
        return {fact.id: number for number, fact in enumerate(self.comparison.facts)}

    @cached_property
    def _sides(self) -> dict[str, list[tuple[int, int, int]]]:
        """Start, end and conflict of each side, by article."""
        sides: dict[str, list[tuple[int, int, int]]] = {}
        for number, conflict in enumerate(self.comparison.conflicts):
            for side in conflict.sides:
                sides.setdefault(side.article, []).append((side.start, side.end, number))
        return sides

    def conflicts_of(self, mention: Mention) -> list[int]:
        """Return the numbers of the conflicts that have a side within a mention."""
        sides = self._sides.get(mention.article, ())
        found = (n for start, end, n in sides if start < mention.end and mention.start < end)
        return list(dict.fromkeys(found))

    def status(self, fact: Fact, mention: Mention) -> Status:
        """Tell how a mention stands to the other articles."""
        if self.conflicts_of(mention):
            return "conflict"
        root = self.roots[mention.article]
        if root != mention.article and any(
            other != mention.article and self.roots[other] == root for other in fact.articles
        ):
            return "copied"
        return "shared" if len(self.spread[fact.id]) > 1 else "only"

    def target(self, places: Iterable[Place]) -> int:
        """Register the places that an entry rests on.

        Returns:
            The key under which the page finds them.
        """
        places = list(places)
        for article, start, end in places:
            self.evidence.setdefault(article, []).append((start, end))
        self.targets.append([(self.number[a], start, end) for a, start, end in places])
        return len(self.targets) - 1

    def anchor(self, place: Place) -> str:
        """Return the link to a place; it works once the place is the start of a target."""
        return f"#p{self.number[place[0]]}-{place[1]}"

    def pointer(
        self,
        words: Child,
        places: Sequence[Place],
        class_: str = "claim",
        title: str | None = None,
    ) -> Markup:
        """Return words as a link to the first of the places, which lights up all of them."""
        if not places:
            return element("span", words, class_=class_)
        key = self.target(places)
        href = self.anchor(places[0])
        return element("a", words, class_=class_, href=href, data_k=key, title=title)

    def told(self, statements: Sequence[Statement], by: str | None = None) -> Markup:
        """Return sentences, each pointing to its evidence and naming its sources.

        Args:
            statements: the sentences.
            by: id of the article that they are about, which goes without saying.
        """
        return element("p", [[self._statement(s, by), " "] for s in statements], class_="told")

    def cited(self, statements: Sequence[Statement]) -> str:
        """Return sentences as plain text with their sources in brackets."""
        return " ".join(f"{s.text} [{', '.join(self._named(s))}]" for s in statements)

    def copy_button(self, text: str) -> Markup:
        """Return a button that copies a text."""
        self.citations.append(text)
        return element(
            "button",
            "Copy with citations",
            type="button",
            class_="copy",
            data_copy=len(self.citations) - 1,
            hidden=True,
        )

    def _named(self, statement: Statement) -> list[str]:
        return [self.labels[a] for a in dict.fromkeys(e.article for e in statement.evidence)]

    def _statement(self, statement: Statement, by: str | None) -> Markup:
        places = [(e.article, e.start, e.end) for e in statement.evidence]
        sources = list(dict.fromkeys(place[0] for place in places))
        made = f"{statement.how}, support {statement.support:.2f}"
        cites: list[Child] = []
        for article in sources if sources != [by] else ():
            own = [place for place in places if place[0] == article]
            cites += [" ", self.pointer(isolated(self.labels[article]), own, "cite")]
        return element(
            "span",
            self.pointer(isolated(statement.text), places, title=made),
            cites,
            class_="statement",
        )
