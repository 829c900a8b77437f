"""What a page is made of, before it becomes terminal text or Markdown.

What is said and in which order is decided once, in `outline`; the renderers only style it.
Spans hold raw text: each renderer makes it safe for its own medium.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["plain", "strong", "muted", "quote", "before", "after", "warning", "address"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text with one meaning."""

    text: str
    role: Role = "plain"


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the page, 2 a section, 3 a source."""

    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list; depth 1 and more belong to the entry above."""

    spans: Spans
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Quotation:
    """The exact words of an article beneath the entry that rests on them."""

    label: str
    start: int
    end: int
    text: str
    depth: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header; columns in `numeric` are aligned to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]
    numeric: frozenset[int] = frozenset()


Block = Heading | Paragraph | Item | Quotation | Table


def spans(*parts: Span | str) -> Spans:
    """Return spans from spans and bare strings."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts)


def strong(text: str) -> Span:
    """Return a span that stands out."""
    return Span(text, "strong")


def muted(text: str) -> Span:
    """Return a span that steps back."""
    return Span(text, "muted")
