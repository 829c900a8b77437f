"""Coverage and citations of gold insights (Laban et al. 2024, "Summary of a Haystack", 3.3).

For each gold insight, the predicted fact that covers it is looked up; it may cover it in part only.
Citation precision and recall compare the articles which that fact names with those that state the
insight; the joint score is coverage times citation F1, averaged over all insights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.scores.base import NAN
from eval.scores.gold import Places, marks


def citations(
    wanted: Sequence[frozenset[str]],
    given: Sequence[frozenset[str]],
    covers: Sequence[Mapping[int, float]],
) -> dict[str, float]:
    """Score the articles cited.

    Args:
        wanted: the articles that state each gold insight.
        given: the articles that each predicted fact names.
        covers: for each gold insight, how much of it (0-1) predicted facts cover, by their
            indices. The fact with the best product of that and citation F1 counts.

    Returns:
        `insight_r` (mean coverage), `cite_p`, `cite_r` (means over covered insights) and `joint`.
    """
    best = []
    for articles, candidates in zip(wanted, covers, strict=True):
        scored = [(part, *_prf(articles, given[index])) for index, part in candidates.items()]
        if scored:
            best.append(max(scored, key=lambda one: (one[0] * one[3], one[0], one[1])))
    if not wanted:
        return dict.fromkeys(("insight_r", "cite_p", "cite_r", "joint"), NAN)
    covered = len(best)
    return {
        "insight_r": sum(part for part, *_ in best) / len(wanted),
        "cite_p": sum(p for _, p, _, _ in best) / covered if covered else NAN,
        "cite_r": sum(r for _, _, r, _ in best) / covered if covered else NAN,
        "joint": sum(part * f for part, *_, f in best) / len(wanted),
    }


def _prf(wanted: frozenset[str], given: frozenset[str]) -> tuple[float, float, float]:
    shared = len(wanted & given)
    if not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / len(given), shared / len(wanted)
    return precision, recall, 2 * precision * recall / (precision + recall)


def fact_citations(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, float]:
    """Score the articles cited for gold facts whose mentions are known: a fact covers another
    where they share a place.
    """
    own = marks(predicted)
    places = Places(own)
    facts = [str(fact["id"]) for fact in predicted.get("facts", ())]
    number = {fact: index for index, fact in enumerate(facts)}
    given = [frozenset(m.span.document for m in own if m.fact == fact) for fact in facts]
    wanted, covers = [], []
    for fact in gold.get("facts", ()):
        mentions = marks({"facts": [fact]})
        wanted.append(frozenset(mark.span.document for mark in mentions))
        there = {hit.fact for mark in mentions for hit in places.at(mark.span)}
        covers.append({number[hit]: 1.0 for hit in sorted(there)})
    return citations(wanted, given, covers)
