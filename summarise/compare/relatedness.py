"""Which articles are about something else than the others."""

from __future__ import annotations

from collections.abc import Container, Sequence

import numpy as np

from summarise.select.outline import Outline

# Similarity to the closest sentences of the others, on average and of the three closest, below
# which an article is about something else: 36 of 39 pairs of articles on different events are
# below both, and none of the 40 groups of outlets on one event that were tried.
UNRELATED_BELOW, NEWS_BELOW = 0.42, 0.55


def unrelated(outlines: Sequence[Outline], sharing: Container[str]) -> list[str]:
    """Warn of articles that tell nothing that another tells, or that have no other beside them.

    Args:
        outlines: of all articles.
        sharing: ids of the articles that state a fact together with another source.
    """
    told = [one for one in outlines if len(one.vectors)]
    if len(told) == 1:
        return [f"there is no other article to compare {told[0].article.id} with"]
    if not told:
        return []
    every = np.concatenate([one.vectors for one in told])  # (N, D)
    home = np.repeat(np.arange(len(told)), [len(one.vectors) for one in told])
    warnings = []
    for number, one in enumerate(told):
        if one.article.id in sharing:
            continue
        close = one.vectors @ every.T  # (n, N)
        close[:, home == number] = -1.0
        nearest = np.sort(close.max(axis=1))[::-1]
        # A long article may share little but its news with a short one on the same event.
        if nearest.mean() < UNRELATED_BELOW and nearest[:3].mean() < NEWS_BELOW:
            warnings.append(
                f"{one.article.id} seems to be about something else than the other articles"
            )
    return warnings
