"""The main news: what the titles of articles say together, and which sentence tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np

from summarise.compare.said import main_verbs
from summarise.compare.standing import stands
from summarise.roles import Encoder, Vectors
from summarise.select.outline import Outline
from summarise.select.units import Unit
from summarise.types import Fact

TOLD_TWICE, FIRST = 0.05, 0.2  # cosine to the titles that several sources, and a lead, make up
OPENS = 3  # sentences at the front of an article, one of which tells its news
_EXPECTED = re.compile(
    r"\b(?:is|are) (?:poised|set|slated|scheduled|expected|due|likely) (?:to|for)\b", re.IGNORECASE
)
_MARKS = tuple("\"'\u201c\u2018")


def titles_of(own: Sequence[Outline], encoder: Encoder) -> Vectors:
    """Vectors of the titles; none where few have one, who would speak for the others."""
    titles = sorted(title for one in own if (title := one.article.title))
    return encoder.encode(titles if 2 * len(titles) > len(own) else [])


def together(titles: Vectors) -> Vectors | None:
    """What titles say together, as a vector of unit length."""
    if not len(titles):
        return None
    mean: Vectors = titles.mean(axis=0)
    return mean / max(float(np.linalg.norm(mean)), 1e-9)


def opening(
    outline: Outline, unit: int, fact: Fact, titles: Vectors | None, copies: AbstractSet[str]
) -> tuple[bool, bool, float]:
    """How well a sentence tells the main news, to be compared with others.

    Args:
        outline: its article.
        unit: its index there.
        fact: what it tells.
        titles: what the titles say together, (D,); None if few articles have one.
        copies: articles that repeat another.

    Returns:
        Whether it reports, and in no quotation; whether it stands at the front of its article,
        or several sources tell it; how close to the titles it is.
    """
    one = outline.units[unit]
    place = one.sentences[0]
    several = len(set(fact.articles) - copies) > 1
    value = FIRST * (place == 0) + TOLD_TWICE * several
    if titles is not None:
        value += float(outline.vectors[unit] @ titles)
    reports = stands(one) and not one.text.startswith(_MARKS)
    return reports, place < OPENS or several, round(value, 4)


def ahead(unit: Unit) -> bool:
    """Whether a sentence tells what is to come: "will vote", "is poised to vote"."""
    if _EXPECTED.search(unit.text):
        return True
    told = main_verbs(unit.tokens)
    return any(
        t.dep == "aux" and t.text.lower() in {"will", "wo"} and t.head in told for t in unit.tokens
    )
