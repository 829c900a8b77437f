"""Summarise news articles and say what each source adds over the others.

Everything public is imported from here on first use, so that `import summarise` costs
nothing and `summarise --help` loads no model library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarise.engine import Engine
    from summarise.errors import InputError, ModelError, SummariseError
    from summarise.pipeline import compare_articles, summarise_articles
    from summarise.read import article_from_html, article_from_text, read_article
    from summarise.types import (
        Addition,
        Article,
        Change,
        Comparison,
        Conflict,
        Copy,
        Evidence,
        Fact,
        Mention,
        Piece,
        Recipe,
        Removed,
        Sentence,
        Side,
        Statement,
        Summary,
        TimelineEntry,
    )

__version__ = "0.1.0"

__all__ = [
    "Addition",
    "Article",
    "Change",
    "Comparison",
    "Conflict",
    "Copy",
    "Engine",
    "Evidence",
    "Fact",
    "InputError",
    "Mention",
    "ModelError",
    "Piece",
    "Recipe",
    "Removed",
    "Sentence",
    "Side",
    "Statement",
    "SummariseError",
    "Summary",
    "TimelineEntry",
    "__version__",
    "article_from_html",
    "article_from_text",
    "compare_articles",
    "read_article",
    "summarise_articles",
]

_ELSEWHERE = {
    "Engine": "summarise.engine",
    "compare_articles": "summarise.pipeline",
    "summarise_articles": "summarise.pipeline",
    "article_from_html": "summarise.read",
    "article_from_text": "summarise.read",
    "read_article": "summarise.read",
    "InputError": "summarise.errors",
    "ModelError": "summarise.errors",
    "SummariseError": "summarise.errors",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ELSEWHERE.get(name, "summarise.types")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
