"""The exact gold of a planted problem, from what was told where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.planted.changes import CONFLICT, Change, Kind


@dataclass(slots=True)
class Told:
    """One fact in one version."""

    fact: str
    text: str
    change: Change | None = None
    kind: Kind | None = None
    start: int = 0

    @property
    def end(self) -> int:
        """Where the sentence ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a copy did to a sentence; one that was left out has no `after`."""

    kind: str
    before: Told
    after: Told | None = None
    change: Change | None = None


def gold_of(
    id: str,
    facts: Mapping[str, Sequence[str]],
    told: Mapping[str, Sequence[Told]],
    planted: Sequence[tuple[str, Kind]],
) -> dict[str, Any]:
    """Return the gold of a problem (summarise.gold/1), without what concerns its copy.

    Args:
        id: of the problem.
        facts: the wordings of each fact.
        told: what each article tells, in its order; the copy too.
        planted: which fact was changed, and how.
    """
    stated = {
        fact: [(article, one) for article, all_ in told.items() for one in all_ if one.fact == fact]
        for fact in facts
    }
    return {
        "schema": "summarise.gold/1",
        "id": id,
        "near_copies": [],
        "facts": [
            {
                "id": fact,
                "text": facts[fact][0],
                "articles": [article for article, _ in mentions],
                "mentions": [_mention(article, one) for article, one in mentions],
            }
            for fact, mentions in stated.items()
            if mentions
        ],
        "adds": [
            {"article": article, "facts": added}
            for article, all_ in told.items()
            if (added := [one.fact for one in all_ if len(stated[one.fact]) == 1])
        ],
        "conflicts": [
            {
                "kind": CONFLICT[kind],
                "sides": [_side(article, one, stated[fact]) for article, one in stated[fact]],
            }
            for fact, kind in planted
        ],
        "tolerated": [],
        "copies": [],
    }


def _mention(article: str, one: Told) -> dict[str, Any]:
    mention = {"article": article, "start": one.start, "end": one.end, "quote": one.text}
    return mention | ({"changed": f"{one.kind}: {one.change.after}"} if one.change else {})


def _side(article: str, one: Told, others: Sequence[tuple[str, Told]]) -> dict[str, Any]:
    """One side of a conflict; another wording may spell the original value otherwise."""
    change = next(other.change for _, other in others if other.change)
    value = one.change.after if one.change else change.before
    side = {"article": article, "start": one.start, "end": one.end}
    return side | {"value": value if value in one.text else one.text}


def copy_gold(
    of: str, copy: str, told: Mapping[str, Sequence[Told]], edits: Sequence[Edit]
) -> dict[str, Any]:
    """Return what a copy adds to the gold: the pair, its changes, and who adds what without it.

    A conflict between the copy's own mistake and another source may be reported or left out.
    """
    rest = {article: all_ for article, all_ in told.items() if article != copy}
    stated = {
        one.fact: sum(one.fact == other.fact for all_ in rest.values() for other in all_)
        for all_ in rest.values()
        for one in all_
    }
    mistakes = [
        edit.before.fact for edit in edits if edit.after and edit.after.change is edit.change
    ]
    return {
        "near_copies": [[of, copy]],
        "copies": [
            {
                "article": copy,
                "of": of,
                "complete": True,
                "changes": [_change(edit) for edit in edits],
            }
        ],
        "adds": [
            {"article": article, "facts": added}
            for article, all_ in rest.items()
            if (added := [one.fact for one in all_ if stated[one.fact] == 1])
        ],
        "tolerated": [
            {
                "kind": "name",
                "sides": [
                    {"article": article, "start": one.start, "end": one.end}
                    for article, all_ in told.items()
                    for one in all_
                    if one.fact == fact
                ],
            }
            for fact in mistakes
        ],
    }


def _change(edit: Edit) -> dict[str, Any]:
    if edit.after is None or edit.change is None:
        return {
            "kind": edit.kind,
            "before": _piece(edit.before, 0, edit.before.text),
            "after": None,
        }
    return {
        "kind": edit.kind,
        "before": _piece(edit.before, edit.change.start, edit.change.before),
        "after": _piece(edit.after, edit.change.start, edit.change.after),
    }


def _piece(told: Told, offset: int, text: str) -> dict[str, Any]:
    start = told.start + offset
    return {"start": start, "end": start + len(text), "text": text}
