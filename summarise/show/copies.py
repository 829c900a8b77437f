"""Lays out who copied whom and which words changed on the way, the damaging ones first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summarise.show.blocks import Block, Heading, Item, Paragraph, Span, Spans, muted, spans, strong
from summarise.show.safe import plain, shorten
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


def by_damage(copy: Copy) -> list[list[Change]]:
    """Return a copy's changes, the most damaging first and otherwise in reading order.

    Changes of the same words into the same words stand together.
    """
    same: dict[tuple[ChangeKind, str | None, str | None], list[Change]] = {}
    for change in sorted(copy.changes, key=lambda change: DAMAGE[change.kind]):
        key = (change.kind, _said(change.before), _said(change.after))
        same.setdefault(key, []).append(change)
    return list(same.values())


def share(copy: Copy) -> str:
    """Return how much of a copy is repeated; only all of it is 100%."""
    return f"{int(copy.containment * 100 + 1e-9)}%"


def direction_known(copy: Copy, warnings: Sequence[str]) -> bool:
    """Whether the articles tell which of the two came first; a warning says where they do not."""
    pairs = (f" {copy.article} and {copy.of} ", f" {copy.of} and {copy.article} ")
    return not any(
        "which came first" in warning and any(pair in f" {warning}" for pair in pairs)
        for warning in warnings
    )


def note(copy: Copy, original: str, warnings: Sequence[str]) -> str:
    """Return in a few words what is known of a copy."""
    if direction_known(copy, warnings):
        return f"copy of {original}, {share(copy)}"
    return f"shares {share(copy)} with {original}"


def copy_outline(
    copy: Copy, labels: Mapping[str, str], warnings: Sequence[str] = ()
) -> Iterator[Block]:
    """Lay out one copy: how much of it is repeated, and what it changed."""
    article, original = labels[copy.article], labels[copy.of]
    shared = f"{share(copy)} of {article} is also in {original}"
    if direction_known(copy, warnings):
        yield Heading(2, spans(f"{article} repeats {original}"))
        yield Paragraph(spans(f"{shared}. ", _count(copy, "What changed")))
    else:
        yield Heading(2, spans(f"{article} and {original} share their text"))
        yield Paragraph(
            spans(f"{shared}. Which came first cannot be told. ", _count(copy, "What differs"))
        )
    changes = by_damage(copy)
    for same in changes[:SHOWN_CHANGES]:
        times = (muted(f" ({len(same)} times)"),) if len(same) > 1 else ()
        yield Item((strong(f"{same[0].kind.capitalize()}: "), *_words(same[0]), *times))
    left = [change for same in changes[SHOWN_CHANGES:] for change in same]
    if left:
        yield Item(spans(muted(f"and {_kinds(left)} more (all of them with --json)")))


def _said(piece: Piece | None) -> str | None:
    return None if piece is None else plain(piece.text).strip()


def _count(copy: Copy, what: str) -> str:
    if not copy.changes:
        return "Not a word differs."
    return f"{what}, the gravest first:"


def _kinds(changes: list[Change]) -> str:
    wordings = sum(change.kind == "wording" for change in changes)
    rest = len(changes) - wordings
    named = [f"{rest:,} changes" if rest > 1 else "1 change"] if rest else []
    if wordings:
        named.append(f"{wordings:,} changed wordings" if wordings > 1 else "1 changed wording")
    return " and ".join(named)


def _words(change: Change) -> Spans:
    if change.before is None or change.after is None:
        piece = change.before or change.after
        role = "before" if change.after is None else "after"
        return (_piece(piece, role),) if piece else ()
    return (_piece(change.before, "before"), Span(" → "), _piece(change.after, "after"))


def _piece(piece: Piece, role: str) -> Span:
    return Span(shorten(piece.text, _LONGEST), "before" if role == "before" else "after")
