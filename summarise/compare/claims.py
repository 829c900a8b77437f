"""Sentences that share a subject or a speaker, and tell two things of or by him."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.frames import SPEECH, lemma
from summarise.compare.event import content, stem
from summarise.roles import Token

_RANKS = frozenset({"first", "only"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_AT_FIRST = frozenset({"originally", "initially", "previously"})
_PLANNING = frozenset("schedule set plan expect slate intend due hope aim".split())
_BEING = frozenset({"be", "become", "remain", "mark"})


def two_claims(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether two parsed texts share a subject or a speaker, but not what is claimed."""
    return (
        _ranked_apart(left, right)
        or _said_apart(left, right)
        or _further(left) != _further(right)
        or _first_planned(left) != _first_planned(right)
    )


def _further(tokens: Sequence[Token]) -> bool:
    """Whether a parsed text is about one more thing of its kind: "another vote is due"."""
    return any(
        token.text.lower() == "another"
        and token.dep == "det"
        and tokens[token.head].dep in _SUBJECTS
        and tokens[tokens[token.head].head].dep == "ROOT"
        for token in tokens
    )


def _first_planned(tokens: Sequence[Token]) -> bool:
    """Whether a parsed text mainly says what was so at first: "was originally set for May"."""
    return any(
        token.text.lower() in _AT_FIRST
        and token.dep == "advmod"
        and tokens[token.head].dep == "ROOT"
        and lemma(tokens[token.head]) in _PLANNING
        for token in tokens
    )


def _ranked_apart(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether one of two parsed texts mainly says what rank a thing has, and the other does not.

    "Hale is the first woman to lead the union" is not told by "the union has chosen Hale".
    """
    words = [{token.text.lower() for token in tokens} for tokens in (left, right)]
    return any(
        rank not in known
        for tokens, known in ((left, words[1]), (right, words[0]))
        for rank in _rank(tokens)
    )


def _said_apart(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether two parsed texts share somebody who says something, and nothing of what is said."""
    who, said = [], []
    for tokens in (left, right):
        speakers = _speakers(tokens)
        who.append({stem(lemma(tokens[i])) for i in speakers})
        said.append(_said(tokens, speakers))
    if not who[0] & who[1]:
        return False
    said = [words - who[0] - who[1] for words in said]
    return all(said) and not said[0] & said[1]


def _speakers(tokens: Sequence[Token]) -> list[int]:
    """Indices of the names that are subjects of a verb of speech."""
    return [
        i
        for i, token in enumerate(tokens)
        if token.dep == "nsubj" and token.pos == "PROPN" and lemma(tokens[token.head]) in SPEECH
    ]


def _said(tokens: Sequence[Token], speakers: Sequence[int]) -> frozenset[str]:
    """Stems of the content words that neither name nor describe who says them."""
    inside = set(speakers)
    for _ in range(len(tokens)):
        grown = {i for i, token in enumerate(tokens) if token.head in inside}
        if grown <= inside:
            break
        inside |= grown
    rest = [t for i, t in enumerate(tokens) if i not in inside and lemma(t) not in SPEECH]
    return content(rest)


def _rank(tokens: Sequence[Token]) -> set[str]:
    """The words for the rank that a text mainly tells."""
    return {
        token.text.lower()
        for token in tokens
        if (token.tag == "JJS" or token.text.lower() in _RANKS)
        and tokens[token.head].dep in {"attr", "dobj"}
        and _tells(tokens, tokens[token.head].head)
    }


def _tells(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb of being is what a text mainly tells."""
    return lemma(tokens[verb]) in _BEING and tokens[verb].head == verb
