"""Phrases that two texts share word for word: few outlets hit on the same one by chance."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.frames import CONTENT, SPEECH, lemma
from summarise.compare.event import stem
from summarise.roles import Token

LEAST_WORDS = 5
LEAST_CONTENT = 3  # content words of a phrase that are no names
_LIGHT = frozenset({"be", "have", "do", "say", "tell"})


def shared_phrase(left: Sequence[Token], right: Sequence[Token], names: frozenset[str]) -> bool:
    """Whether two parsed texts share a phrase that says something.

    Args:
        left: the parse of one.
        right: the parse of the other.
        names: stems of the names of both, which any two texts on one event share.
    """
    mine, theirs = _words(left), _words(right)
    places: dict[str, list[int]] = {}
    for place, token in enumerate(theirs):
        places.setdefault(token.text.lower(), []).append(place)
    for start, token in enumerate(mine):
        for place in places.get(token.text.lower(), ()):
            if start and place and _same(mine[start - 1], theirs[place - 1]):
                continue  # in the middle of a run that was looked at
            size = 1
            while (
                start + size < len(mine)
                and place + size < len(theirs)
                and _same(mine[start + size], theirs[place + size])
            ):
                size += 1
            if size >= LEAST_WORDS and _says(mine[start : start + size], names):
                return True
    return False


def _words(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if any(char.isalnum() for char in token.text)]


def _same(one: Token, two: Token) -> bool:
    return one.text.lower() == two.text.lower()


def _says(run: Sequence[Token], names: frozenset[str]) -> bool:
    """Whether a run of words has a verb, and enough words that are neither names nor light."""
    verb = any(
        token.pos in {"VERB", "AUX"}
        and token.dep not in {"aux", "auxpass"}
        and lemma(token) not in SPEECH
        for token in run
    )
    told = {stem(lemma(t)) for t in run if t.pos in CONTENT and lemma(t) not in _LIGHT}
    return verb and len(told - names) >= LEAST_CONTENT
