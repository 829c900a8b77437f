"""Prints results for people: in colour on a terminal that has it, as wide as it is."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from summarise.show.blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Quotation,
    Role,
    Spans,
    Table,
)
from summarise.show.outline import comparison_outline
from summarise.show.safe import plain
from summarise.show.summaries import summary_outline
from summarise.types import Comparison, Summary

_WIDEST = 100  # columns; longer lines are hard to read
_STYLES: dict[Role, str] = {
    "plain": "",
    "strong": "bold",
    "muted": "dim",
    "quote": "italic",
    "before": "red strike",
    "after": "green bold",
    "warning": "yellow bold",
    "address": "dim",
}


def console(stream: TextIO, *, color: bool = True) -> Console:
    """Return a console that keeps to NO_COLOR and reads no markup in what it prints."""
    wanted = color and not os.environ.get("NO_COLOR")
    return Console(
        file=stream,
        color_system="auto" if wanted else None,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )


def print_result(result: Summary | Comparison, on: Console, *, evidence: bool = False) -> None:
    """Print a summary or a comparison."""
    if isinstance(result, Summary):
        print_blocks(summary_outline(result, evidence=evidence), on)
    else:
        print_blocks(comparison_outline(result, evidence=evidence), on)


def print_blocks(blocks: Iterable[Block], on: Console) -> None:
    """Print laid-out blocks, no wider than the terminal."""
    width = min(on.width, _WIDEST)
    for number, block in enumerate(blocks):
        if number and isinstance(block, Heading):
            on.print()
        on.print(_rendered(block), width=width)
    on.print()


def _text(spans: Spans, style: str = "") -> Text:
    text = Text(style=style, overflow="fold")
    for span in spans:
        text.append(plain(span.text), style=_STYLES[span.role])
    return text


def _hanging(mark: str, text: Text, indent: int) -> RenderableType:
    grid = Grid.grid(padding=0)
    grid.add_column(width=len(mark))
    grid.add_column(overflow="fold")
    grid.add_row(Text(mark, style="dim"), text)
    return Padding(grid, (0, 0, 0, indent), expand=False)


def _rendered(block: Block) -> RenderableType:
    match block:
        case Heading(level=1, spans=spans):
            return _text(spans, "bold")
        case Heading(level=2, spans=spans):
            return _text(spans, "bold cyan")
        case Heading(spans=spans):
            return _text(spans)
        case Paragraph(spans=spans):
            return Padding(_text(spans), (0, 0, 0, 2), expand=False)
        case Item(spans=spans, depth=depth):
            return _hanging("• " if depth == 0 else "– ", _text(spans), 2 + 2 * depth)
        case Quotation(label=label, start=start, end=end, text=words, depth=depth):
            line = Text(overflow="fold")
            line.append(plain(f"{label} {start}–{end}: "), style="dim")
            line.append(plain(words), style="italic")
            return _hanging("│ ", line, 2 + 2 * depth)
        case Table():
            return _grid(block)


def _grid(table: Table) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for column, name in enumerate(table.header):
        numeric = column in table.numeric
        grid.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(_text(cell) for cell in row))
    return grid
