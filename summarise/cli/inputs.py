"""Reads the articles named on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.errors import InputError, SummariseError
from summarise.types import Article


def read(
    references: Sequence[str], names: Sequence[str] | None = None
) -> tuple[list[Article], list[SummariseError]]:
    """Read every input.

    Args:
        references: Files, URLs, and "-" for stdin.
        names: Ids of the articles; by default they are named after their inputs.

    Returns:
        The articles that have a text, in order, and what was wrong with the other inputs.
    """
    from summarise.read import read_article, unique_ids

    articles: list[Article] = []
    errors: list[SummariseError] = []
    for reference, name in zip(references, names or unique_ids(references), strict=True):
        try:
            article = read_article(reference, id=name)
        except SummariseError as error:
            errors.append(error)
            continue
        if article.text.strip():
            articles.append(article)
        else:
            why = article.warnings[0] if article.warnings else "the article is empty"
            errors.append(InputError(f"{reference}: {why}; there is nothing to summarise"))
    return articles, errors
