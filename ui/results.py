"""What the browser gets of a result: the report to look at, and the files to take away."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from summarise.show.contract import to_json
from summarise.show.html import to_html
from summarise.show.markdown import to_markdown
from summarise.show.matrix import to_csv
from summarise.show.sources import labels
from summarise.types import Comparison, Statement, Summary

Value = dict[str, Any]


def so_far(summaries: Sequence[Summary], ticket: str) -> Value:
    """Return the summaries that are ready while the rest is still being worked on."""
    names = labels(summary.article for summary in summaries)
    parts = [
        {
            "name": names[summary.article.id],
            "text": summary.text,
            "note": "No summary: " + "; ".join(summary.warnings or ("nothing to summarise",)),
        }
        for summary in summaries
    ]
    return {"parts": parts, "ticket": ticket}


def whole(result: Summary | Comparison, ticket: str) -> Value:
    """Return everything about a finished result."""
    stem = "comparison" if isinstance(result, Comparison) else "summary"
    texts = {
        "html": ("text/html", f"{stem}.html", to_html(result)),
        "markdown": ("text/markdown", f"{stem}.md", to_markdown(result, evidence=True)),
        "json": ("application/json", f"{stem}.json", _indented(to_json(result))),
    }
    if isinstance(result, Comparison):
        texts["csv"] = ("text/csv", "facts.csv", to_csv(result))
    return {
        "html": texts["html"][2],
        "files": {
            name: {"type": kind, "filename": filename, "text": text}
            for name, (kind, filename, text) in texts.items()
        },
        "citations": cited(result),
        "ticket": ticket,
    }


def without_overview(result: Summary | Comparison) -> Summary | Comparison:
    """Return a result without its overview."""
    return replace(result, overview=()) if isinstance(result, Comparison) else result


def cited(result: Summary | Comparison) -> str:
    """Return what was written as plain text, each sentence with the sources that it rests on."""
    summaries = (result,) if isinstance(result, Summary) else result.summaries
    names = labels(summary.article for summary in summaries)
    blocks = []
    if isinstance(result, Comparison) and result.overview:
        blocks.append(_told("Overview", result.overview, names))
    for summary in summaries:
        heading = names[summary.article.id]
        if summary.article.title:
            heading += f": {summary.article.title}"
        blocks.append(_told(heading, summary.statements, names))
    if isinstance(result, Comparison):
        blocks += [
            _told(f"Only in {names[added.article]}", added.statements, names)
            for added in result.adds
            if added.statements
        ]
    listed = [f"- {_reference(summary, names[summary.article.id])}" for summary in summaries]
    return "\n\n".join([*blocks, "\n".join(["Sources", *listed])]) + "\n"


def _told(heading: str, statements: Iterable[Statement], names: dict[str, str]) -> str:
    lines = [heading]
    for statement in statements:
        sources = dict.fromkeys(names[place.article] for place in statement.evidence)
        lines.append(f"{statement.text} [{'; '.join(sources)}]")
    return "\n".join(lines)


def _reference(summary: Summary, name: str) -> str:
    article = summary.article
    known = (name, article.title, article.published, article.url)
    return ", ".join(part for part in known if part)


def _indented(line: str) -> str:
    # Indented for people; what `to_json` made safe to print stays as it wrote it.
    return json.dumps(json.loads(line), indent=1) + "\n"
