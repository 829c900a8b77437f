"""How much of an article's matter a sentence carries."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.roles import Vectors

# Chosen on the highlights of 300 news articles: the lead is the strongest sign, what a
# sentence shares with the rest of the article comes next, and the title confirms both.
WEIGHT_LEAD, WEIGHT_CENTRALITY, WEIGHT_TITLE = 0.55, 0.3, 0.15
DECAY = 4.0  # sentences after which the lead's weight has fallen to 1/e
IDEAL_WORDS = 12  # shorter sentences rarely carry a fact by themselves


def salience(
    vectors: Vectors, texts: Sequence[str], title: Vectors | None, manners: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Score the units of one article.

    Args:
        vectors: (N, D), one unit-length row per unit, in the order of the text.
        texts: the units.
        title: (1, D) vector of the title, or None.
        manners: (N,) factor 0-1 for what each unit does; see `summarise.select.manner`.

    Returns:
        (N,) array of scores between 0 and 1.
    """
    count = len(texts)
    if not count:
        return np.zeros(0, dtype=np.float32)
    lead = np.exp(-np.arange(count) / DECAY)
    centroid = vectors.mean(axis=0)
    centrality = _scaled(vectors @ centroid)
    about = _scaled((vectors @ title[0]) if title is not None else vectors @ vectors[0])
    score = WEIGHT_LEAD * lead + WEIGHT_CENTRALITY * centrality + WEIGHT_TITLE * about
    short = np.minimum(np.array([len(text.split()) for text in texts]) / IDEAL_WORDS, 1.0)
    result: NDArray[np.float32] = (score * manners * (0.5 + 0.5 * short)).astype(np.float32)
    return result


def _scaled(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale to 0-1 within the article; all alike give 1."""
    low, high = float(values.min()), float(values.max())
    if high - low < 1e-6:
        return np.ones_like(values)
    scaled: NDArray[np.float32] = (values - low) / (high - low)
    return scaled
