"""An article as the selection sees it: its units, their vectors and their salience."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarise.roles import Encoder, Parser, Vectors
from summarise.select.manner import manners
from summarise.select.salience import salience
from summarise.select.units import Unit, texts, units
from summarise.types import Article


@dataclass(frozen=True, slots=True)
class Outline:
    """The units of one article with their vectors (N, D), manners (N,) and salience (N,), 0-1.

    `title` is the vector of the title, (1, D), None if there is none.
    """

    article: Article
    units: tuple[Unit, ...]
    vectors: Vectors
    scores: NDArray[np.float32]
    manners: NDArray[np.float32]
    title: Vectors | None

    def of_sentence(self, index: int) -> int:
        """Index of the unit that holds a sentence."""
        return next(i for i, unit in enumerate(self.units) if index in unit.sentences)


def outline(articles: Sequence[Article], parser: Parser, encoder: Encoder) -> list[Outline]:
    """Outline articles; all their sentences are parsed and encoded together."""
    every = list(dict.fromkeys(text for article in articles for text in texts(article)))
    titles = list(dict.fromkeys(article.title for article in articles if article.title))
    parses = dict(zip(every, parser.parse(every), strict=True))
    vectors = dict(zip([*every, *titles], encoder.encode([*every, *titles]), strict=True))
    result = []
    for article in articles:
        found = tuple(units(article, parses))
        rows = (
            np.stack([vectors[unit.text] for unit in found])
            if found
            else np.zeros((0, 1), dtype=np.float32)
        )
        title = vectors[article.title][None, :] if article.title else None
        words = [unit.text for unit in found]
        factors = manners(words, [unit.tokens for unit in found])
        scores = salience(rows, words, title, factors)
        result.append(Outline(article, found, rows, scores, factors, title))
    return result
