"""Lays out a comparison: who says what at a glance first, the details after."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.show.blocks import Block, Heading, Item, Paragraph, Span, Table, muted, spans, strong
from summarise.show.copies import copy_outline, share
from summarise.show.safe import shorten
from summarise.show.sources import independent, labels, originals
from summarise.show.summaries import Articles, Labels, quotation, statements, summary_body, warnings
from summarise.types import Comparison, Conflict, Fact

# A page that people read to the end; `--json` always has everything.
LEAST_TOLD = 4  # words
SHOWN_FACTS = 10
SHOWN_CONFLICTS = 10
SHOWN_DATES = 20
_LONGEST_EVENT = 200  # code points


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
        yield from statements(comparison.overview, articles, named, evidence=evidence)
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
    yield from _conflicts(comparison, articles, named, evidence=evidence)
    for copy in comparison.copies:
        yield from copy_outline(copy, named)
    yield from _timeline(comparison, articles, named, roots, evidence=evidence)


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
                spans(f"copy of {named[copy.of]}, {share(copy)}" if copy else ""),
            )
        )
    header = ("Source", "Published", "Words", "Facts only here", "Shared facts", "Note")
    if not copies:
        return Table(header[:5], tuple(row[:5] for row in rows), frozenset({2, 3, 4}))
    return Table(header, tuple(rows), frozenset({2, 3, 4}))


def _additions(
    comparison: Comparison, articles: Articles, named: Labels, *, evidence: bool
) -> Iterator[Block]:
    if not comparison.adds:
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
    shared = [(fact, sources) for fact, sources in spread if len(sources) > 1]
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


def _fact(fact: Fact, articles: Articles, named: Labels, *, evidence: bool) -> Iterator[Block]:
    yield Item(spans(fact.text))
    if evidence:
        yield from _mentions(fact, articles, named)


def _mentions(fact: Fact, articles: Articles, named: Labels) -> Iterator[Block]:
    for mention in fact.mentions:
        yield quotation(mention.article, mention.start, mention.end, articles, named)


def _conflicts(
    comparison: Comparison, articles: Articles, named: Labels, *, evidence: bool
) -> Iterator[Block]:
    if not comparison.conflicts:
        return
    yield Heading(2, spans("Where they differ"))
    for conflict in comparison.conflicts[:SHOWN_CONFLICTS]:
        yield from _conflict(conflict, articles, named, evidence=evidence)
    yield from more(len(comparison.conflicts) - SHOWN_CONFLICTS)


def _conflict(
    conflict: Conflict, articles: Articles, named: Labels, *, evidence: bool
) -> Iterator[Block]:
    kind = muted(f" ({conflict.because})")
    yield Item(spans(strong(f"{conflict.kind.capitalize()}: "), conflict.explanation, kind))
    for side in conflict.sides:
        yield Item(spans(strong(f"{named[side.article]}: "), Span(side.value, "quote")), depth=1)
        if evidence:
            place = (side.article, side.start, side.end)
            yield quotation(*place, articles, named, depth=2)


def _timeline(
    comparison: Comparison,
    articles: Articles,
    named: Labels,
    roots: dict[str, str],
    *,
    evidence: bool,
) -> Iterator[Block]:
    dated = {(entry.article, entry.date) for entry in comparison.timeline if entry.kind == "event"}
    entries = [
        entry
        for entry in comparison.timeline
        # What a copy repeats would fill the list with the same events.
        if entry.kind == "published"
        or roots[entry.article] == entry.article
        or (roots[entry.article], entry.date) not in dated
    ]
    if not entries:
        return
    yield Heading(2, spans("Timeline"))
    for entry in entries[:SHOWN_DATES]:
        if entry.kind == "published":
            told = spans(f"{named[entry.article]} published")
        else:
            words = shorten(entry.text, _LONGEST_EVENT)
            told = spans(words, muted(f" — {named[entry.article]}"))
        yield Item(spans(strong(f"{entry.date} "), *told))
        if evidence and entry.end > entry.start:
            yield quotation(entry.article, entry.start, entry.end, articles, named)
    yield from more(len(entries) - SHOWN_DATES)
