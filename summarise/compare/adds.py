"""What each source adds: the facts that it alone states, the telling ones first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarise.check.frames import frames
from summarise.check.names import names
from summarise.check.quotes import quotations
from summarise.check.values import dates, numbers
from summarise.compare.facts import Group
from summarise.compare.judge import Event
from summarise.compare.passages import Passage
from summarise.types import Fact

# What makes an addition worth a reader's time, set by reading which of them an editor would
# print: something concrete, about the event rather than beside it, and told by nobody else.
CONCRETE, ABOUT, ALONE, SALIENT, OPINION = 0.35, 0.35, 0.25, 0.2, 0.25


def sources_of(article_ids: Sequence[str], originals: Mapping[str, str]) -> dict[str, str]:
    """Map each article to the source that it counts as: copies count as their original."""
    result = {}
    for article in article_ids:
        source, seen = article, {article}
        while source in originals and originals[source] not in seen:
            source = originals[source]
            seen.add(source)
        result[article] = source
    return result


def concreteness(passage: Passage) -> float:
    """How much a passage gives that can be looked up (0-1): numbers, dates, names, quotations."""
    text = passage.text
    named = {name.words for name in names(passage.tokens)}
    score = (
        0.35 * len(numbers(text)[:2])
        + 0.3 * len(dates(text)[:2])
        + 0.12 * len(list(named)[:4])
        + 0.15 * len(quotations(text)[:1])
    )
    return min(1.0, score)


def rank(
    groups: Sequence[tuple[Fact, Group]],
    source: str,
    passages: Sequence[Passage],
    sources: Mapping[str, str],
    event: Event,
) -> list[tuple[Fact, Passage]]:
    """Order the facts that only one source states, with the passage that states each.

    Args:
        groups: the facts of that source alone.
        source: the article that stands for the source.
        passages: all passages, to see how close others come to saying the same.
        sources: which source each article counts as.
        event: what all passages have in common.
    """
    others = [p for p in passages if sources[p.article] != source]
    center = event.raw.mean(axis=0)
    center = center / max(float(np.linalg.norm(center)), 1e-9)
    rest = np.stack([event.vector(p.text) for p in others]) if others else None
    ranked = []
    for fact, group in groups:
        own = [p for p in group.passages if p.article == source] or list(group.passages)
        passage = own[0]
        row = event.raw[event.texts.index(passage.text)]
        nearest = float((rest @ event.vector(passage.text)).max()) if rest is not None else 0.0
        opinion = bool(frames(passage.tokens).hedged) and not numbers(passage.text)
        score = (
            CONCRETE * concreteness(passage)
            + ABOUT * float(row @ center)
            + ALONE * (1 - max(0.0, nearest))
            + SALIENT * fact.salience
            - OPINION * opinion
        )
        ranked.append((-score, passage.key, fact, passage))
    ranked.sort(key=lambda item: item[:2])
    return [(fact, passage) for _, _, fact, passage in ranked]
