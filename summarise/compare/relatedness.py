"""Which of the articles given belong together, and which are about something else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from summarise.compare.stories import stories_of
from summarise.roles import Encoder
from summarise.select.outline import Outline

# Similarity to the closest sentences of the others, on average and of the three closest, below
# which an article is about something else: 36 of 39 pairs of articles on different events are
# below both, and none of the 40 groups of outlets on one event that were tried.
UNRELATED_BELOW, NEWS_BELOW = 0.42, 0.55
# Two groups of articles are one story if their three closest sentences are this similar: versions
# of one article may begin with different news.
REJOINED_FROM = 0.7


def stories_apart(outlines: Sequence[Outline], encoder: Encoder) -> list[list[Outline]]:
    """Group articles by the story that they tell, each group and all groups by article id.

    The groups of `stories_of` look at how articles begin; groups whose sentences lie close
    together are joined again, because a comparison of the same event in two parts misleads.
    """
    told = [one for one in outlines if len(one.vectors)]
    found = stories_of([one.article for one in told], encoder)
    groups = [[told[i] for i in many] for many in found]
    joined = True
    while joined:
        joined = False
        for one, two in combinations(range(len(groups)), 2):
            if _together(groups[one], groups[two]):
                groups[one] += groups.pop(two)
                joined = True
                break
    ordered = [sorted(many, key=lambda one: one.article.id) for many in groups]
    return sorted(ordered, key=lambda many: many[0].article.id)


def _together(one: Sequence[Outline], two: Sequence[Outline]) -> bool:
    """Whether two groups of articles tell one story after all."""
    few, many = sorted((one, two), key=lambda group: sum(len(o.vectors) for o in group))
    close = np.concatenate([o.vectors for o in few]) @ np.concatenate([o.vectors for o in many]).T
    nearest = np.sort(close.max(axis=1))[::-1]
    if len(few) > 1 and len(many) > 1:
        return float(nearest[:3].mean()) >= REJOINED_FROM
    # A long article may share little but its news with a short one on the same event.
    return float(nearest.mean()) >= UNRELATED_BELOW or float(nearest[:3].mean()) >= NEWS_BELOW


def told_apart(stories: Sequence[Sequence[Outline]]) -> list[str]:
    """Warn of articles that have no other beside them, and of several stories."""
    if len(stories) == 1 and len(stories[0]) == 1:
        return [f"there is no other article to compare {stories[0][0].article.id} with"]
    warnings = [
        f"{many[0].article.id} seems to be about something else than the other articles"
        for many in stories
        if len(many) == 1
    ]
    several = [many for many in stories if len(many) > 1]
    if len(several) > 1:
        names = "; ".join(", ".join(one.article.id for one in many) for many in several)
        warnings.append(f"the articles tell {len(several)} stories, compared apart: {names}")
    return warnings
