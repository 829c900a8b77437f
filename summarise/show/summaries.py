"""Lays out summaries of single articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from summarise.show.blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Quotation,
    Span,
    Spans,
    muted,
    spans,
    strong,
)
from summarise.types import Article, Statement, Summary

Articles = Mapping[str, Article]
Labels = Mapping[str, str]


def summary_outline(summary: Summary, *, evidence: bool = False) -> Iterator[Block]:
    """Lay out one summary as a page of its own."""
    article = summary.article
    name = article.title or article.source or article.id
    yield Heading(2, spans(strong(name)))
    yield Paragraph(_origin(article, name))
    yield from summary_body(summary, {article.id: article.id}, evidence=evidence)


def summary_body(summary: Summary, labels: Labels, *, evidence: bool) -> Iterator[Block]:
    """Lay out the summary's text and warnings."""
    articles = {summary.article.id: summary.article}
    if summary.statements:
        yield from statements(summary.statements, articles, labels, evidence=evidence)
    else:
        yield Paragraph(spans(muted("No summary.")))
    yield from warnings(summary.article.warnings + summary.warnings)


def statements(
    written: Iterable[Statement], articles: Articles, labels: Labels, *, evidence: bool
) -> Iterator[Block]:
    """Lay out sentences as running text, or one by one above the words that they rest on."""
    if not evidence:
        yield Paragraph(spans(" ".join(statement.text for statement in written)))
        return
    for statement in written:
        made = f"({statement.how}, {statement.support:.2f})"
        yield Item(spans(statement.text, " ", muted(made)))
        for words in statement.evidence:
            yield quotation(words.article, words.start, words.end, articles, labels)


def quotation(
    article: str, start: int, end: int, articles: Articles, labels: Labels, depth: int = 1
) -> Quotation:
    """Return the exact words of an article between two offsets."""
    return Quotation(labels[article], start, end, articles[article].text[start:end], depth)


def warnings(texts: Iterable[str]) -> Iterator[Block]:
    """Lay out warnings, each once."""
    for text in dict.fromkeys(texts):
        yield Item(spans(Span("Warning: ", "warning"), text))


def _origin(article: Article, heading: str) -> Spans:
    source = article.source or article.id
    known = (source if source != heading else None, article.published, f"{article.words:,} words")
    line = (muted(" · ".join(part for part in known if part)),)
    return (*line, muted(" · "), Span(article.url, "address")) if article.url else line
