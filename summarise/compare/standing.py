"""Which sentences can stand among those of others, and in which order they introduce people.

An overview reports in nobody's voice. A sentence that says "I" or "you" outside quotation marks
is part of somebody's speech, or talks to the reader; one without an end is a heading, or belongs
to the page around the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.folding import straighten
from summarise.roles import Token
from summarise.select.units import Unit

_QUOTED = re.compile(r"\"[^\"]*(?:\"|$)")  # a quotation may go on in the next sentence
_VOICE = re.compile(
    r"\b(?:(?<!War )I(?!-\d)|[Ww]e|[Mm]y|[Mm]e|[Oo]ur|us|[Yy]ours?|[Yy]ou|[Ll]et's)\b"
)
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b[\s\d.]+){5}|^\([A-Z]{4,}\)")
# Where nothing tells who or what that is.
_POINTS = re.compile(
    r"(?:It|He|She|They) (?:also )?(?:says?|said|adds?|added|notes?|noted|shows?|showed)\b"
    r"|It's that\b"
)
_ASIDE = re.compile(r"\([^()]*\)$|\[[^\[\]]*\]$")  # said in passing, between brackets
_END = re.compile(r"[.!][\"')\]]*$|\?[\"']+[)\]]*$")  # a question only where it is quoted


def stands(unit: Unit) -> bool:
    """Whether a sentence is a whole one, in nobody's voice, about somebody who is named."""
    text = straighten(unit.text).strip()
    if _ASIDE.match(text) or (unit.reference is None and _POINTS.match(text)):
        return False
    return _END.search(text) is not None and _VOICE.search(_QUOTED.sub(" ", text)) is None


def shouts(text: str) -> bool:
    """Whether a text is a direction of a film's script: "(SOUNDBITE) MAYOR OF VARNBY SAYING:"."""
    return _SHOUTED.search(text) is not None


def introduced(units: Sequence[Unit]) -> list[int]:
    """Order sentences so that a person's full name comes before the surname alone.

    The first sentence stays the first, and the rest keep their order but for that.

    Returns:
        Indices into `units`.
    """
    full = [_full(unit.tokens) for unit in units]
    said = [{token.text for token in unit.tokens} for unit in units]
    order = list(range(len(units)))
    for place in range(1, len(order)):
        known = set().union(*(full[index] for index in order[: place + 1]))
        bare = said[order[place]] - known
        for later in range(place + 1, len(order)):
            if full[order[later]] & bare:
                order.insert(place, order.pop(later))
                break
    return order


def _full(tokens: Sequence[Token]) -> set[str]:
    """The surnames of the people whom a parse names in full."""
    found: list[list[str]] = []
    open_ = False
    for token in tokens:
        # The possessive and its like belong to some entities, but not to a name.
        named = token.entity == "PERSON" and token.text[:1].isupper()
        if named and open_ and not token.entity_start:
            found[-1].append(token.text)
        elif named:
            found.append([token.text])
        open_ = named
    return {name[-1] for name in found if len(name) > 1}
