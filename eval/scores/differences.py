"""Conflicts, copies and dates of a comparison, against gold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.scores.gold import prf, ratio
from eval.scores.spans import found_in, same_place, span

KINDS = ("number", "date", "name", "quote", "negation", "certainty")


def _same_conflict(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two conflicts share a side in each of two articles."""
    theirs = [span(side) for side in b["sides"]]
    shared = {side["article"] for side in a["sides"] if found_in(span(side), theirs)}
    return len(shared) >= 2


def conflicts(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, float]:
    """Score the conflicts reported.

    `conflict` asks for two sides at the right places, `conflict_kind` for the right kind as
    well, `conflict_KIND_f1` is that of one kind. One gold conflict told in several pieces is
    right in each. What gold lists under `tolerated` is not judged.
    """
    wanted = list(gold.get("conflicts", ()))
    claimed = [
        claim
        for claim in predicted.get("conflicts", ())
        if any(_same_conflict(claim, other) for other in wanted)
        or not any(_same_conflict(claim, other) for other in gold.get("tolerated", ()))
    ]

    def count(
        name: str,
        ours: Sequence[Mapping[str, Any]],
        theirs: Sequence[Mapping[str, Any]],
        kind: bool,
    ) -> dict[str, float]:
        def match(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
            return _same_conflict(a, b) and (not kind or a["kind"] == b["kind"])

        right = sum(any(match(claim, other) for other in theirs) for claim in ours)
        found = sum(any(match(claim, other) for claim in ours) for other in theirs)
        return prf(name, right, len(ours), found, len(theirs))

    values = count("conflict", claimed, wanted, False)
    values |= count("conflict_kind", claimed, wanted, True)
    for kind in KINDS:
        ours = [claim for claim in claimed if claim["kind"] == kind]
        theirs = [other for other in wanted if other["kind"] == kind]
        values[f"conflict_{kind}_f1"] = count("_", ours, theirs, True)["__f1"]
    return values


def copies(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, float]:
    """Score which articles are said to be copies of which, and the changes in them.

    `copy` ignores direction; `direction` is the share of the found copies told the right way
    round. `change_r` is the share of gold's changes in found copies that are reported at their
    place, `change_kind` the share of those with the right kind; `change_p` exists only where
    gold says that its changes are complete.
    """
    wanted = {frozenset((c["article"], c["of"])): c for c in gold.get("copies", ())}
    claimed = {frozenset((c["article"], c["of"])): c for c in predicted.get("copies", ())}
    both = sorted(wanted.keys() & claimed.keys(), key=sorted)
    values = prf("copy", len(both), len(claimed), len(both), len(wanted))
    right_way = [wanted[pair]["of"] == claimed[pair]["of"] for pair in both]
    values["direction"] = ratio(sum(right_way), len(both))
    total = found = kinds = 0
    given = right = 0
    for pair, told in zip(both, right_way, strict=True):
        if not told:  # before and after are swapped then; counted as not found
            total += len(wanted[pair].get("changes", ()))
            continue
        theirs, ours = wanted[pair].get("changes", ()), claimed[pair].get("changes", ())
        for change in theirs:
            hits = [other for other in ours if _same_change(change, other, wanted[pair])]
            total += 1
            found += bool(hits)
            kinds += any(other["kind"] == change["kind"] for other in hits)
        if wanted[pair].get("complete"):
            given += len(ours)
            right += sum(any(_same_change(c, o, wanted[pair]) for c in theirs) for o in ours)
    values["change_r"] = ratio(found, total)
    values["change_kind"] = ratio(kinds, found)
    values["change_p"] = ratio(right, given)
    return values


def _same_change(a: Mapping[str, Any], b: Mapping[str, Any], copy: Mapping[str, Any]) -> bool:
    """Whether two changes stand at the same place, on every side that the first one has."""
    for side, article in (("before", copy["of"]), ("after", copy["article"])):
        if a[side] is None:
            continue
        if b[side] is None:
            return False
        mine, other = ({"article": article, **change[side]} for change in (a, b))
        if not same_place(span(mine), span(other)):
            return False
    return True


def timeline(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, float]:
    """Score the dated events: the same date, as precise, at the same place."""
    if "dates" not in gold:
        return prf("dates", 0, 0, 0, 0)
    theirs = [(entry["date"], span(entry)) for entry in gold["dates"]]
    ours = [
        (entry["date"], span(entry))
        for entry in predicted.get("timeline", ())
        if entry["kind"] == "event"
    ]

    def hits(some: list[Any], others: list[Any]) -> int:
        return sum(
            any(date == other and same_place(place, there) for other, there in others)
            for date, place in some
        )

    return prf("dates", hits(ours, theirs), len(ours), hits(theirs, ours), len(theirs))
