"""Names sources for people and counts the independent ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from summarise.types import Article, Comparison, Fact


def labels(articles: Iterable[Article]) -> dict[str, str]:
    """Return what to call each article: its source, with its id where two articles share it."""
    articles = list(articles)
    named = Counter(article.source for article in articles)
    return {
        article.id: f"{article.source} ({article.id})"
        if article.source and named[article.source] > 1
        else article.source or article.id
        for article in articles
    }


def originals(comparison: Comparison) -> dict[str, str]:
    """Return for each article the one that it goes back to: itself unless it is a copy."""
    of = {copy.article: copy.of for copy in comparison.copies}
    roots: dict[str, str] = {}
    for summary in comparison.summaries:
        article = root = summary.article.id
        seen = {root}
        while (parent := of.get(root)) is not None and parent not in seen:
            root = parent
            seen.add(root)
        roots[article] = root
    return roots


def independent(fact: Fact, roots: Mapping[str, str]) -> tuple[str, ...]:
    """Return the articles that state a fact, near copies counted once."""
    return tuple(dict.fromkeys(roots.get(article, article) for article in fact.articles))
