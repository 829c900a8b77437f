"""Same facts and added facts of a comparison, against gold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eval.scores.gold import Mark, Places, groups, marks, pairs, prf, ratio
from eval.scores.spans import found_in, span


def alignment(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, float]:
    """Score pairs of mentions, in two articles, that are said to state the same fact.

    `align` counts all pairs; `align_far` leaves out those inside a group of near copies, which
    word overlap alone finds. A predicted pair with a side where gold marks nothing, or whose
    sides state one fact with different values, is not judged. `covered` is the share of gold
    mentions at which the prediction has a mention at all.
    """
    gold_marks, own = marks(gold), marks(predicted)
    gold_places, places, group = Places(gold_marks), Places(own), groups(gold)

    def far(a: Mark, b: Mark) -> bool:
        return group.get(a.span.document, a.span.document) != group.get(
            b.span.document, b.span.document
        )

    judged = [(far(a, b), _judge(a, b, gold_places)) for a, b in pairs(own)]
    wanted = [
        (
            far(a, b),
            bool({m.fact for m in places.at(a.span)} & {m.fact for m in places.at(b.span)}),
        )
        for a, b in pairs(gold_marks)
        if a.changed == b.changed
    ]
    values: dict[str, float] = {}
    for name, only_far in (("align", False), ("align_far", True)):
        given = [right for is_far, right in judged if right is not None and is_far >= only_far]
        found = [hit for is_far, hit in wanted if is_far >= only_far]
        values |= prf(name, sum(given), len(given), sum(found), len(found))
    hit = sum(bool(places.at(mark.span)) for mark in gold_marks)
    return values | {"covered": ratio(hit, len(gold_marks))}


def _judge(a: Mark, b: Mark, gold: Places) -> bool | None:
    """Whether a predicted pair is right; None where gold does not tell."""
    left, right = gold.at(a.span), gold.at(b.span)
    if not left or not right:
        return None
    same = [x.changed == y.changed for x in left for y in right if x.fact == y.fact]
    if not same:
        return False
    return True if any(same) else None


def additions(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, float]:
    """Score which facts each source is said to add; near copies count as one source.

    A claimed addition is right if gold lists a fact at that place for that source, and not
    judged where gold marks nothing there or marks the fact as stated with another value.
    `key_adds_r` is the share of gold's `must_add` whose place is cited by a sentence that a
    reader sees under what that source adds.
    """
    group = groups(gold)
    gold_marks = marks(gold)
    gold_places, own = Places(gold_marks), marks(predicted)
    wanted = {
        (group.get(entry["article"], entry["article"]), str(fact))
        for entry in gold.get("adds", ())
        for fact in entry["facts"]
    }
    by_fact: dict[str, list[Mark]] = {}
    for mark in own:
        by_fact.setdefault(mark.fact, []).append(mark)
    right = given = 0
    found: set[tuple[str, str]] = set()
    for entry in predicted.get("adds", ()):
        source = group.get(entry["article"], entry["article"])
        for fact in entry["facts"]:
            there = [m for mark in by_fact.get(str(fact), ()) for m in gold_places.at(mark.span)]
            hits = {(source, mark.fact) for mark in there} & wanted
            if not hits and all(mark.changed for mark in there):
                continue
            given += 1
            right += bool(hits)
            found |= hits
    return prf("adds", right, given, len(found), len(wanted)) | {
        "key_adds_r": _key_adds(predicted, gold, gold_marks, group)
    }


def _key_adds(
    predicted: Mapping[str, Any],
    gold: Mapping[str, Any],
    gold_marks: list[Mark],
    group: Mapping[str, str],
) -> float:
    shown: dict[str, list[Any]] = {}
    for entry in predicted.get("adds", ()):
        source = group.get(entry["article"], entry["article"])
        evidence = [span(e) for sentence in entry["sentences"] for e in sentence["evidence"]]
        shown.setdefault(source, []).extend(evidence)
    hits = [
        any(
            found_in(mark.span, shown.get(group.get(entry["article"], entry["article"]), ()))
            for mark in gold_marks
            if mark.fact == fact
        )
        for entry in gold.get("must_add", ())
        for fact in entry["facts"]
    ]
    return ratio(sum(hits), len(hits))
