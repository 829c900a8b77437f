"""Lays out who copied whom and which words changed on the way, the damaging ones first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summarise.show.blocks import Block, Heading, Item, Paragraph, Span, Spans, muted, spans, strong
from summarise.show.safe import shorten
from summarise.types import Change, ChangeKind, Copy, Piece

SHOWN_CHANGES = 12
_LONGEST = 90  # code points of a changed stretch: enough to recognise it, short enough to compare

# A changed name or number makes a true sentence false; another wording rarely does.
DAMAGE: dict[ChangeKind, int] = {
    "name": 0,
    "number": 1,
    "quote": 2,
    "dropped": 3,
    "inserted": 4,
    "wording": 5,
}


def by_damage(copy: Copy) -> list[Change]:
    """Return a copy's changes, the most damaging first and otherwise in reading order."""
    return sorted(copy.changes, key=lambda change: DAMAGE[change.kind])


def share(copy: Copy) -> str:
    """Return how much of a copy is repeated; only all of it is 100%."""
    return f"{int(copy.containment * 100 + 1e-9)}%"


def copy_outline(copy: Copy, labels: Mapping[str, str]) -> Iterator[Block]:
    """Lay out one copy: how much of it is repeated, and what it changed."""
    article, original = labels[copy.article], labels[copy.of]
    yield Heading(2, spans(f"{article} repeats {original}"))
    yield Paragraph(spans(f"{share(copy)} of {article} is also in {original}. ", _count(copy)))
    changes = by_damage(copy)
    for change in changes[:SHOWN_CHANGES]:
        yield Item((strong(f"{change.kind.capitalize()}: "), *_words(change)))
    left = changes[SHOWN_CHANGES:]
    if left:
        yield Item(spans(muted(f"and {_kinds(left)} more (all of them with --json)")))


def _count(copy: Copy) -> str:
    if not copy.changes:
        return "Not a word differs."
    return "What changed, the gravest first:"


def _kinds(changes: list[Change]) -> str:
    plain = sum(change.kind == "wording" for change in changes)
    rest = len(changes) - plain
    named = [f"{rest:,} changes" if rest > 1 else "1 change"] if rest else []
    named += [f"{plain:,} changed wordings" if plain > 1 else "1 changed wording"] if plain else []
    return " and ".join(named)


def _words(change: Change) -> Spans:
    if change.before is None or change.after is None:
        piece = change.before or change.after
        role = "before" if change.after is None else "after"
        return (_piece(piece, role),) if piece else ()
    return (_piece(change.before, "before"), Span(" → "), _piece(change.after, "after"))


def _piece(piece: Piece, role: str) -> Span:
    return Span(shorten(piece.text, _LONGEST), "before" if role == "before" else "after")
