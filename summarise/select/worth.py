"""What a word is worth in a summary: the probability that a person's summary has it.

Of two wordings of a sentence the one that keeps the words that matter is the better; a
cut that leaves out what the article is about is worse than no cut. The probabilities are
those of a logistic regression on where and how an article uses a word; see
`models/cards/selector.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from summarise.check.folding import words
from summarise.check.wording import stem
from summarise.roles import Scorer, Token, Vectors
from summarise.select.units import Unit

FEATURES = (
    "occurrences",  # log(1 + n)
    "sentences",  # log(1 + n)
    "occurrences of the most frequent",  # share of those
    "first sentence",
    "first sentence: decay 1",
    "first sentence: decay 3",
    "first sentence: decay 8",
    "first sentence of all",
    "sentences: decay 3",
    "sentences: decay 8",
    "mean sentence of all",
    "last sentence of all",
    "best salience",
    "mean salience",
    "best centrality",
    "best closeness to the lead",
    "mean closeness to the lead",
    "as subject",
    "as object",
    "as main verb",
    "in quotation marks",
    "capital letter",
    "length of the article",  # log
    "shortest sentence",
    "letters",
    "digit",
    *("PROPN", "NOUN", "VERB", "ADJ", "NUM", "ADV"),
    *("PERSON", "ORG", "GPE", "DATE", "CARDINAL", "NORP", "EVENT", "MONEY"),
)
_POS, _ENTITIES = FEATURES[-14:-8], FEATURES[-8:]
EMPTY = frozenset(
    stem(word)
    for word in (
        "the a an of to in and on for that is was with as at by it from his he be are has have "
        "said will not but they their this who its after about or had were been would over than "
        "her she i we you says say do did does so if when what which there out up all can could "
        "just more no one also into him them my our your me us s t"
    ).split()
)


@dataclass(slots=True)
class _Word:
    count: int = 0
    units: set[int] = field(default_factory=set)
    pos: Counter[str] = field(default_factory=Counter)
    entities: Counter[str] = field(default_factory=Counter)
    subject: int = 0
    object: int = 0
    root: int = 0
    quoted: int = 0
    capital: int = 0


def stems(text: str) -> set[str]:
    """Return the stems of the words of a text that can be worth something."""
    return {stem(word) for word in words(text)} - EMPTY


def features(
    units: Sequence[Unit], vectors: Vectors, scores: NDArray[np.float32]
) -> tuple[list[str], NDArray[np.float32]]:
    """Return the stems of an article in alphabetical order, and what is known of each.

    Args:
        units: of the article, in order.
        vectors: (N, D), one unit-length row per unit.
        scores: (N,) salience of the units, 0-1.

    Returns:
        The stems, and an array (stems, len(FEATURES)).
    """
    found: dict[str, _Word] = {}
    for index, unit in enumerate(units):
        _count(unit.tokens, index, found)
    order = sorted(found)
    if not order:
        return [], np.zeros((0, len(FEATURES)), dtype=np.float32)
    total = len(units)
    centre = vectors @ vectors.mean(axis=0)
    centre = (centre - centre.min()) / (float(np.ptp(centre)) + 1e-6)
    decay = np.exp(-np.arange(total) / 3)
    opening = (vectors * decay[:, None]).sum(axis=0)
    lead = vectors @ (opening / (np.linalg.norm(opening) + 1e-9))
    lengths = np.array([unit.words for unit in units])
    most = max(word.count for word in found.values())
    rows = []
    for key in order:
        word = found[key]
        places = np.array(sorted(word.units))
        first, count = int(places[0]), word.count
        pos, entity = word.pos.most_common(1)[0][0], word.entities.most_common(1)[0][0]
        rows.append(
            [
                np.log1p(count),
                np.log1p(len(places)),
                count / most,
                first,
                np.exp(-first),
                np.exp(-first / 3),
                np.exp(-first / 8),
                first / total,
                np.exp(-places / 3).sum(),
                np.exp(-places / 8).sum(),
                places.mean() / total,
                places[-1] / total,
                scores[places].max(),
                scores[places].mean(),
                centre[places].max(),
                lead[places].max(),
                lead[places].mean(),
                word.subject / count,
                word.object / count,
                word.root / count,
                word.quoted / count,
                word.capital / count,
                np.log(total),
                lengths[places].min(),
                len(key),
                key[0].isdigit(),
                *(pos == one for one in _POS),
                *(entity == one for one in _ENTITIES),
            ]
        )
    return order, np.array(rows, dtype=np.float32)


def worth(
    units: Sequence[Unit], vectors: Vectors, scores: NDArray[np.float32], selector: Scorer
) -> dict[str, float]:
    """Return for each stem of an article the probability that a summary has it.

    Args:
        units: of the article, in order.
        vectors: (N, D), one unit-length row per unit.
        scores: (N,) salience of the units, 0-1.
        selector: trained on the features of this module.
    """
    order, rows = features(units, vectors, scores)
    chances = 1 / (1 + np.exp(-(selector.score(rows))))
    return dict(zip(order, chances.tolist(), strict=True))


def together(found: Iterable[str], known: Mapping[str, float]) -> float:
    """Return what stems are worth together; a stem that the article lacks is worth nothing."""
    return sum(known.get(one, 0.0) for one in sorted(found))


def _count(tokens: Sequence[Token], index: int, found: dict[str, _Word]) -> None:
    """Count the words of one unit."""
    quoted = False
    for token in tokens:
        if token.text in {'"', "\u201c", "\u201d"}:
            quoted = not quoted
        for key in stems(token.text):
            word = found.setdefault(key, _Word())
            word.count += 1
            word.units.add(index)
            word.pos[token.pos] += 1
            word.entities[token.entity] += 1
            word.subject += token.dep in {"nsubj", "nsubjpass"}
            word.object += token.dep in {"dobj", "pobj"}
            word.root += token.dep == "ROOT"
            word.quoted += quoted
            word.capital += token.text[:1].isupper()
