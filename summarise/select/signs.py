"""What speaks for a sentence as the news of its article, and what against it, in numbers.

Where a sentence stands counts most for the first line of a summary and least for the others; what
the title names, how much of what matters it tells, and whether it reports, asks, recalls or goes
on with what stands before it decide the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.check.days import MONTHS, WEEKDAYS
from summarise.check.folding import fold
from summarise.check.frames import SPEECH
from summarise.check.quotes import quotations
from summarise.roles import Token, Vectors
from summarise.select.units import Unit
from summarise.select.worth import stems, together
from summarise.types import Article

FEATURES = (
    "first",
    "second",
    "third",
    "place: decay 2",
    "place: decay 5",
    "place: decay 15",
    "place of all",
    "opens its paragraph",
    "in the last paragraph",
    "sentences",  # log
    "centrality",
    "centrality within the article",
    "closeness to the first",
    "closeness to the one before",
    "closeness to the one behind",
    "title known",
    "closeness to the title",
    "closeness to the title within the article",
    "title's words",  # share of those that the article has
    "title's names and numbers",  # share
    "worth a word",  # mean over the sentence's stems
    "worth",  # of the best sentence's
    "words",  # log
    "short",
    "long",
    "manner",
    "quoted",  # share of the characters
    "opens with a quotation",
    "opens against or on",  # but, and, so
    "opens with this or that",
    "leans",
    "leans on somebody named",
    "pronouns",
    "numbers",
    "amounts",
    "day named",
    "people",
    "organisations and places",
    "says",
    "past",
    "pluperfect",
    "to come",
    "long ago",
    "now",
    "should",
    "colon",
    "first and title's words",
    "decay 5 and title's closeness",
    "decay 5 and manner",
    "decay 5 and worth",
    "decay 5 and day named",
)
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY"})
_NUMBERS = _AMOUNTS | {"CARDINAL"}
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_AGAINST = frozenset({"but", "and", "yet", "so", "still", "meanwhile", "however", "or", "also"})
_POINTS = frozenset({"this", "that", "these", "those", "such"})
_LONG_AGO = re.compile(
    r"\b(?:years?|decades?|months|weeks) (?:ago|earlier|before)\b"
    r"|\b(?:for|over the) (?:many |past )?(?:years|decades|months)\b"
    r"|\b(?:once|long|back in|in (?:19|20)\d\d)\b",
    re.I,
)
_NOW = re.compile(r"\b(?:now|today|tonight|this (?:week|morning|month)|the latest|just)\b", re.I)
_SHOULD = re.compile(r"\b(?:should|must|ought|need to|let's)\b", re.I)
_SHORT, _LONG = 8, 45  # words


def signs(
    article: Article,
    units: Sequence[Unit],
    vectors: Vectors,
    title: Vectors | None,
    manners: NDArray[np.float32],
    worth: Mapping[str, float],
) -> NDArray[np.float32]:
    """Measure the units of one article.

    Args:
        article: whose units they are.
        units: in the order of the text.
        vectors: (N, D), one unit-length row per unit.
        title: (1, D) vector of the title, or None.
        manners: (N,) factor 0-1 for what each unit does.
        worth: of each stem of the article, 0-1.

    Returns:
        (N, len(FEATURES)).
    """
    count = len(units)
    if not count:
        return np.zeros((0, len(FEATURES)), dtype=np.float32)
    centre = vectors @ vectors.mean(axis=0)
    close = vectors @ title[0] if title is not None else np.zeros(count, dtype=np.float32)
    own = [stems(unit.text) for unit in units]
    promised = stems(article.title or "") & set().union(*own)
    named = {one for one in promised if any(_names(one, unit.tokens) for unit in units if promised)}
    totals = [together(one, worth) for one in own]
    paragraphs = [article.sentences[unit.sentences[0]].paragraph for unit in units]
    best, last = max(totals) or 1.0, article.sentences[-1].paragraph
    scaled_centre, scaled_title = _scaled(centre), _scaled(close) * (title is not None)
    rows = []
    for i, unit in enumerate(units):
        decay = float(np.exp(-i / 5))
        told = len(own[i] & promised) / len(promised) if promised else 0.0
        day = float(any(fold(t.text) in WEEKDAYS or fold(t.text) in MONTHS for t in unit.tokens))
        worth_share = totals[i] / best
        rows.append(
            [
                i == 0,
                i == 1,
                i == 2,
                np.exp(-i / 2),
                decay,
                np.exp(-i / 15),
                i / count,
                i == 0 or paragraphs[i] != paragraphs[i - 1],
                paragraphs[i] == last,
                np.log(count),
                centre[i],
                scaled_centre[i],
                vectors[i] @ vectors[0] if i else 0.0,
                vectors[i] @ vectors[i - 1] if i else 0.0,
                vectors[i] @ vectors[i + 1] if i + 1 < count else 0.0,
                title is not None,
                close[i],
                scaled_title[i],
                told,
                len(own[i] & named) / len(named) if named else 0.0,
                totals[i] / max(len(own[i]), 1),
                worth_share,
                np.log1p(unit.words),
                unit.words < _SHORT,
                unit.words > _LONG,
                manners[i],
                *_form(unit),
                *_content(unit),
                (i == 0) * told,
                decay * scaled_title[i],
                decay * manners[i],
                decay * worth_share,
                decay * day,
            ]
        )
        rows[-1][FEATURES.index("day named")] = day
    return np.array(rows, dtype=np.float32)


def _form(unit: Unit) -> list[float]:
    """How a unit opens and hangs together with what stands before it."""
    quoted = sum(quote.end - quote.start for quote in quotations(unit.text))
    opening = next((fold(t.text) for t in unit.tokens if t.text[:1].isalnum()), "")
    pronouns = sum(token.tag in _PRONOUNS for token in unit.tokens)
    return [
        quoted / max(len(unit.text), 1),
        unit.text[:1] in "\"\u201c'\u2018",
        opening in _AGAINST,
        opening in _POINTS,
        unit.leans,
        unit.reference is not None,
        min(pronouns, 5) / 5,
    ]


def _content(unit: Unit) -> list[float]:
    """What a unit names, and the time it speaks of; the day is left to the caller."""
    tokens = unit.tokens
    kinds = [token.entity for token in tokens if token.entity_start]
    tags = [token.tag for token in tokens]
    lemmas = {fold(token.lemma) for token in tokens if token.pos in {"VERB", "AUX"}}
    had = any(fold(one.text) == "had" and one.dep == "aux" for one in tokens)
    return [
        min(sum(kind in _NUMBERS for kind in kinds), 3) / 3,
        any(kind in _AMOUNTS for kind in kinds),
        0.0,
        min(kinds.count("PERSON"), 3) / 3,
        min(sum(kind in _BODIES for kind in kinds), 4) / 4,
        bool(lemmas & SPEECH),
        any(token.dep == "ROOT" and token.tag == "VBD" for token in tokens),
        had,
        "MD" in tags and bool({"will", "would", "could", "may"} & {fold(t.text) for t in tokens}),
        bool(_LONG_AGO.search(unit.text)),
        bool(_NOW.search(unit.text)),
        bool(_SHOULD.search(unit.text)),
        unit.text.rstrip().endswith(":"),
    ]


def _names(stem: str, tokens: Sequence[Token]) -> bool:
    """Whether a stem of the title is a name or a number in the article."""
    return any((token.pos in {"PROPN", "NUM"}) and stem in stems(token.text) for token in tokens)


def _scaled(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale to 0-1 within the article; all alike give 1."""
    low, high = float(values.min()), float(values.max())
    if high - low < 1e-6:
        return np.ones_like(values)
    scaled: NDArray[np.float32] = (values - low) / (high - low)
    return scaled
