"""Writes results as Markdown in which text from articles is text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarise.show.blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Quotation,
    Role,
    Span,
    Spans,
    Table,
)
from summarise.show.outline import comparison_outline
from summarise.show.safe import plain
from summarise.show.summaries import summary_outline
from summarise.types import Comparison, Summary

# Emphasis, code, HTML, tables, strike-through, entities, and the tail of a link's text. Marks
# that do nothing where they stand ("[sic]", "a_b", "$5") stay as they are, for those who read or
# search the text without rendering it.
_INLINE = re.compile(
    r"[\\`*<|~]|(?<!\w)_|_(?!\w)|\](?=[(\[:])|&(?=#?\w+;)"
    # Bare addresses become links in GitHub's flavour; a link must not come from an article.
    r"|:(?=//)|(?<=\bwww)\."
)
# What starts a heading, list, quotation, rule or underline of a heading.
_START = re.compile(r"^(?:[#+=>\[-]|(\d{1,9})(?=[.)]))")
_HASH = "\\#"
_ADDRESS = re.compile(r"https?://[!-;=?-~]+")
_MARKS: dict[Role, tuple[str, str]] = {
    "plain": ("", ""),
    "strong": ("**", "**"),
    "muted": ("", ""),
    "quote": ("“", "”"),
    "before": ("“", "”"),
    "after": ("“", "”"),
    "warning": ("**", "**"),
    "address": ("", ""),
}


def escape(text: str) -> str:
    """Return Markdown that shows the text as it is, on one line."""
    return _INLINE.sub(r"\\\g<0>", plain(text))


def to_markdown(result: Summary | Comparison, *, evidence: bool = False) -> str:
    """Return a result as Markdown that ends with a newline."""
    if isinstance(result, Summary):
        return markdown(summary_outline(result, evidence=evidence))
    return markdown(comparison_outline(result, evidence=evidence))


def markdown(blocks: Iterable[Block]) -> str:
    """Return laid-out blocks as Markdown; list entries stand close, all else apart."""
    parts: list[str] = []
    listed = False
    for block in blocks:
        is_entry = isinstance(block, Item | Quotation)
        if parts and not (listed and is_entry):
            parts.append("")
        parts.append(_rendered(block))
        listed = is_entry
    return "\n".join(parts) + "\n"


def _span(span: Span) -> str:
    if span.role == "address" and _ADDRESS.fullmatch(span.text):
        return f"<{span.text}>"
    before, after = _MARKS[span.role]
    text = escape(span.text)
    words = text.strip(" ")
    if not words:
        return text
    # Markers only work on the word itself: "**word** ", never "** word**".
    lead = text[: len(text) - len(text.lstrip(" "))]
    return f"{lead}{before}{words}{after}{text[len(text.rstrip(' ')) :]}"


def _line(spans: Spans) -> str:
    text = "".join(map(_span, spans)).strip(" ")
    return _START.sub(lambda found: f"{found[1]}\\" if found[1] else f"\\{found[0]}", text)


def _rendered(block: Block) -> str:
    match block:
        case Heading(level=level, spans=spans):
            # A heading is strong already; a "#" at its end would be read as closing it.
            words = "".join(escape(span.text) for span in spans).strip(" ")
            return f"{'#' * level} {words.replace('#', _HASH)}"
        case Paragraph(spans=spans):
            return _line(spans)
        case Item(spans=spans, depth=depth):
            return f"{'  ' * depth}- {_line(spans)}"
        case Quotation(label=label, start=start, end=end, text=words, depth=depth):
            return (
                f"{'  ' * depth}- {_line((Span(f'{label} {start}–{end}: '), Span(words, 'quote')))}"
            )
        case Table(header=header, rows=rows, numeric=numeric):
            rule = ("---:" if column in numeric else "---" for column in range(len(header)))
            lines = [header, tuple(rule), *(tuple(map(_line, row)) for row in rows)]
            return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
