"""The JSON objects that scripts rely on, as the schemas in `summarise/schema` describe them.

Keys keep one order and numbers four decimals, so that the same result is the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from summarise.types import (
    Article,
    Change,
    Comparison,
    Fact,
    Piece,
    Recipe,
    Statement,
    Summary,
)

SUMMARY = "summarise.summary/1"
COMPARISON = "summarise.comparison/1"

Object = dict[str, Any]

# Legal in JSON, but dangerous on a terminal or in a line-based reader (C1 controls, bidi
# overrides, line separators) or impossible to encode (lone surrogates).
_RISKY = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(value: Object) -> str:
    """Return one line of JSON, in UTF-8 as far as that is safe to print."""
    line = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return _RISKY.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


def to_json(result: Summary | Comparison) -> str:
    """Return a result as one line of JSON."""
    if isinstance(result, Summary):
        return dumps(summary_object(result))
    return dumps(comparison_object(result))


def recipe_object(recipe: Recipe) -> Object:
    """Return everything beside the input that changed the output."""
    return {
        "model": recipe.model,
        "revision": recipe.revision,
        "length": recipe.length,
        "seed": recipe.seed,
        "version": recipe.version,
        "checker": recipe.checker,
        "checker_revision": recipe.checker_revision,
    }


def summary_object(summary: Summary) -> Object:
    """Return a summary as the contract's object."""
    return {
        "schema": SUMMARY,
        "id": summary.article.id,
        "article": _article(summary.article),
        "summary": summary.text,
        "sentences": [
            _statement(statement) | {"evidence": _spans(statement)}
            for statement in summary.statements
        ],
        "warnings": _unique(summary.article.warnings + summary.warnings),
        "recipe": recipe_object(summary.recipe),
    }


def comparison_object(comparison: Comparison) -> Object:
    """Return a comparison as the contract's object."""
    return {
        "schema": COMPARISON,
        "id": comparison.id,
        "summaries": [summary_object(summary) for summary in comparison.summaries],
        "overview": {
            "text": " ".join(statement.text for statement in comparison.overview),
            "sentences": _cited(comparison.overview),
        },
        "facts": [_fact(fact) for fact in comparison.facts],
        "adds": [
            {
                "article": addition.article,
                "facts": list(addition.facts),
                "text": addition.text,
                "sentences": _cited(addition.statements),
            }
            for addition in comparison.adds
        ],
        "conflicts": [
            {
                "kind": conflict.kind,
                "explanation": conflict.explanation,
                "sides": [
                    _place(side.article, side.start, side.end) | {"value": side.value}
                    for side in conflict.sides
                ],
                "because": conflict.because,
            }
            for conflict in comparison.conflicts
        ],
        "copies": [
            {
                "article": copy.article,
                "of": copy.of,
                "containment": _number(copy.containment),
                "changes": [_change(change) for change in copy.changes],
            }
            for copy in comparison.copies
        ],
        "timeline": [
            {
                "date": entry.date,
                "precision": entry.precision,
                **_place(entry.article, entry.start, entry.end),
                "text": entry.text,
                "kind": entry.kind,
            }
            for entry in comparison.timeline
        ],
        "warnings": list(comparison.warnings),
        "recipe": recipe_object(comparison.recipe),
    }


def _article(article: Article) -> Object:
    value: Object = {
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "language": article.language,
        "words": article.words,
        "dateline": article.dateline,
        "url": article.url,
        "removed": [
            {"start": removed.start, "end": removed.end, "reason": removed.reason}
            for removed in article.removed
        ],
    }
    if article.extracted:  # the offsets point into this text, which nobody else has
        value["text"] = article.text
    return value


def _number(value: float) -> float:
    return round(float(value), 4)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _place(article: str, start: int, end: int) -> Object:
    return {"article": article, "start": start, "end": end}


def _statement(statement: Statement) -> Object:
    return {
        "text": statement.text,
        "how": statement.how,
        "support": _number(statement.support),
    }


def _spans(statement: Statement) -> list[Object]:
    return [{"start": words.start, "end": words.end} for words in statement.evidence]


def _cited(statements: Iterable[Statement]) -> list[Object]:
    return [
        _statement(statement)
        | {
            "evidence": [
                _place(words.article, words.start, words.end) for words in statement.evidence
            ]
        }
        for statement in statements
    ]


def _fact(fact: Fact) -> Object:
    return {
        "id": fact.id,
        "text": fact.text,
        "articles": list(fact.articles),
        "salience": _number(fact.salience),
        "mentions": [
            _place(mention.article, mention.start, mention.end) | {"relation": mention.relation}
            for mention in fact.mentions
        ],
    }


def _change(change: Change) -> Object:
    return {
        "kind": change.kind,
        "before": _piece(change.before),
        "after": _piece(change.after),
    }


def _piece(piece: Piece | None) -> Object | None:
    if piece is None:
        return None
    return {"start": piece.start, "end": piece.end, "text": piece.text}
