"""Lays out a comparison: who says what at a glance first, the details after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.show.blocks import Block, Heading, Item, Paragraph, Span, Table, muted, spans, strong
from summarise.show.conflicts import conflicts_outline
from summarise.show.copies import copy_outline, note
from summarise.show.dates import timeline_outline
from summarise.show.sources import independent, labels, originals
from summarise.show.summaries import Articles, Labels, quotation, statements, summary_body, warnings
from summarise.types import Comparison, Conflict, Fact, Statement

# A page that people read to the end; `--json` always has everything.
LEAST_TOLD = 4  # words
SHOWN_FACTS = 10


def comparison_outline(comparison: Comparison, *, evidence: bool = False) -> Iterator[Block]:
    """Lay out a comparison as a page."""
    articles = {summary.article.id: summary.article for summary in comparison.summaries}
    named = labels(articles.values())
    roots = originals(comparison)

    yield Heading(1, spans(strong(_headline(len(articles), len(set(roots.values()))))))
    yield _glance(comparison, articles, named, roots)
    yield from warnings(comparison.warnings)
    if comparison.overview:
        yield Heading(2, spans("Overview"))
        if evidence:
            yield from statements(comparison.overview, articles, named, evidence=True)
        else:
            yield Paragraph(tuple(_cited(comparison.overview, named)))
    yield Heading(2, spans("Each article in short"))
    for summary in comparison.summaries:
        article = summary.article
        about = [strong(named[article.id])]
        if article.title:
            about += [Span(": "), Span(article.title)]
        yield Heading(3, tuple(about))
        yield from summary_body(summary, named, evidence=evidence)
    yield from _additions(comparison, articles, named, evidence=evidence)
    yield from _agreement(comparison, articles, named, roots, evidence=evidence)
    yield from conflicts_outline(comparison, articles, named, evidence=evidence)
    for copy in comparison.copies:
        yield from copy_outline(copy, named, comparison.warnings)
    yield from timeline_outline(comparison, articles, named, roots, evidence=evidence)


def more(left: int, what: str = "more") -> Iterator[Block]:
    """Say how many entries a list leaves out."""
    if left > 0:
        yield Item(spans(muted(f"and {left:,} {what} (all of them with --json)")))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _headline(articles: int, sources: int) -> str:
    said = _count(articles, "article")
    return said if sources == articles else f"{said}, {_count(sources, 'independent source')}"


def _glance(
    comparison: Comparison, articles: Articles, named: Labels, roots: dict[str, str]
) -> Table:
    copies = {copy.article: copy for copy in comparison.copies}
    spread = {fact.id: independent(fact, roots) for fact in comparison.facts}
    rows = []
    for article in articles.values():
        mine = [
            spread[fact.id]
            for fact in comparison.facts
            if article.id in fact.articles and _tellable(fact)
        ]
        copy = copies.get(article.id)
        shared = sum(len(sources) > 1 for sources in mine)
        alone = sum(
            set(fact.articles) == {article.id} and _tellable(fact) for fact in comparison.facts
        )
        if copy is None:  # what its copies repeat is still said here only
            alone = len(mine) - shared
        rows.append(
            (
                spans(strong(named[article.id])),
                spans(article.published or "–"),
                spans(f"{article.words:,}"),
                spans(f"{alone:,}"),
                spans(f"{shared:,}"),
                spans(note(copy, named[copy.of], comparison.warnings) if copy else ""),
            )
        )
    header = ("Source", "Published", "Words", "Facts only here", "Shared facts", "Note")
    if len(articles) == 1:  # "only here" says nothing where there is no other place
        return Table(header[:3], tuple(row[:3] for row in rows), frozenset({2}))
    if not copies:
        return Table(header[:5], tuple(row[:5] for row in rows), frozenset({2, 3, 4}))
    return Table(header, tuple(rows), frozenset({2, 3, 4}))


def _additions(
    comparison: Comparison, articles: Articles, named: Labels, *, evidence: bool
) -> Iterator[Block]:
    if not comparison.adds or len(articles) == 1:
        return
    facts = {fact.id: fact for fact in comparison.facts}
    yield Heading(2, spans("What each source adds"))
    for addition in comparison.adds:
        own = [facts[name] for name in addition.facts if _tellable(facts[name])]
        number = _count(len(own), "fact")
        yield Heading(3, spans(strong(named[addition.article]), muted(f" · {number} only here")))
        if addition.statements:
            yield from statements(addition.statements, articles, named, evidence=evidence)
            continue
        for fact in own[:SHOWN_FACTS]:
            yield from _fact(fact, articles, named, evidence=evidence)
        yield from more(len(own) - SHOWN_FACTS)
        if not own:
            yield Paragraph(spans(muted("Nothing of its own.")))


def _tellable(fact: Fact) -> bool:
    """Whether a fact says something by itself: a splinter of a garbled sentence does not."""
    return len(fact.text.split()) >= LEAST_TOLD or len(fact.articles) > 1


def _agreement(
    comparison: Comparison,
    articles: Articles,
    named: Labels,
    roots: dict[str, str],
    *,
    evidence: bool,
) -> Iterator[Block]:
    spread = [(fact, independent(fact, roots)) for fact in comparison.facts]
    shared = [
        (fact, sources)
        for fact, sources in spread
        if len(sources) > 1 and not disputed(fact, comparison.conflicts)
    ]
    shared.sort(key=lambda pair: (-len(pair[1]), -pair[0].salience, pair[0].id))
    if not shared:
        return
    yield Heading(2, spans("What several sources say"))
    for fact, sources in shared[:SHOWN_FACTS]:
        who = ", ".join(named[article] for article in sources)
        told = (strong(f"{len(sources)} sources: "), Span(fact.text), muted(f" — {who}"))
        yield Item(spans(*told))
        if evidence:
            yield from _mentions(fact, articles, named)
    yield from more(len(shared) - SHOWN_FACTS)


def _cited(written: Sequence[Statement], named: Labels) -> Iterator[Span]:
    """Lay out sentences as running text, each with the sources that it rests on."""
    for number, statement in enumerate(written):
        sources = dict.fromkeys(named[words.article] for words in statement.evidence)
        yield Span(f"{' ' if number else ''}{statement.text} ")
        yield muted(f"[{', '.join(sources)}]")


def disputed(fact: Fact, conflicts: Sequence[Conflict]) -> bool:
    """Whether a fact's text holds a value that sources who state it contradict each other in."""
    spans_of = {(mention.article, mention.start, mention.end) for mention in fact.mentions}
    for conflict in conflicts:
        sides = [
            side
            for side in conflict.sides
            if any(a == side.article and s < side.end and side.start < e for a, s, e in spans_of)
        ]
        told = any(side.value.casefold() in fact.text.casefold() for side in sides)
        if conflict.kind != "certainty" and told and len({side.article for side in sides}) > 1:
            return True
    return False


def _fact(fact: Fact, articles: Articles, named: Labels, *, evidence: bool) -> Iterator[Block]:
    yield Item(spans(fact.text))
    if evidence:
        yield from _mentions(fact, articles, named)


def _mentions(fact: Fact, articles: Articles, named: Labels) -> Iterator[Block]:
    for mention in fact.mentions:
        yield quotation(mention.article, mention.start, mention.end, articles, named)
