"""Denials that one of two sentences has and the other has not: do they touch what both tell?

"The mayor, who has not commented, resigned" and "The mayor resigned" state the same; "the vote was
not fair" and "the vote was rigged, some say" may not, and stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.frames import lemma
from summarise.compare.event import content, stem
from summarise.compare.phrases import shared_phrase
from summarise.compare.said import main_verbs
from summarise.roles import Token

_DENIED = re.compile(r"\b(?:not|never|no|nobody|nothing|none|without)\b|n['’]t\b", re.IGNORECASE)
# What looks like a denial and denies nothing: "not only the roof", "no doubt".
_UNDENIED = re.compile(
    r"(?:\bnot|n['’]t)\s(?:only|just|merely|simply|solely|to\smention)\b"
    r"|\b(?:no|without)\s(?:a\s)?(?:doubt|question|wonder)\b|\bno\smatter\b",
    re.IGNORECASE,
)
_WORDS = frozenset("not n't n’t never no nobody nothing none without".split())
_VERBS = frozenset({"VERB", "AUX"})
_FREE = frozenset({"conj", "cc", "advcl", "parataxis", "relcl", "acl", "punct"})
_NAMED = frozenset({"acomp", "attr", "dobj", "oprd"})
LEAST_OUTSIDE = 3  # content words that two sentences share beside what one of them denies
MOST_INSIDE = 0.25  # of the shared content words, those that stand only in what is denied


def same_denial(one: str, two: str) -> bool:
    """Whether both texts or neither of them has a negation."""
    return _denied(one) == _denied(two)


def denied_apart(one: str, left: Sequence[Token], two: str, right: Sequence[Token]) -> bool:
    """Whether one text alone denies something, and that touches what both tell.

    Args:
        one: a text.
        left: its parse.
        two: another text.
        right: its parse.
    """
    if same_denial(one, two):
        return False
    denying, other = (left, right) if _denied(one) else (right, left)
    return _touches(denying, other)


def _denied(text: str) -> bool:
    return bool(_DENIED.search(_UNDENIED.sub("", text)))


def _touches(tokens: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether what a text denies is all that it says, or among what another one tells."""
    inside: set[int] = set()
    known, main = content(other), main_verbs(tokens)
    for index, token in enumerate(tokens):
        if token.text.lower() not in _WORDS:
            continue
        top, scope = _scope(tokens, index)
        told = {stem(lemma(tokens[i])) for i in (top, *_named(tokens, top))}
        if told & known:
            return True
        if top in main and not shared_phrase(tokens, other, frozenset()):
            return True
        inside |= scope
    if not inside:
        return True
    shared = content(tokens) & known
    outside = content([t for i, t in enumerate(tokens) if i not in inside]) & known
    return len(outside) < LEAST_OUTSIDE or len(shared - outside) > MOST_INSIDE * len(shared)


def _named(tokens: Sequence[Token], top: int) -> list[int]:
    """What a word is said of or does: the object, the adjective after "be"."""
    return [i for i, t in enumerate(tokens) if t.head == top and i != top and t.dep in _NAMED]


def _scope(tokens: Sequence[Token], index: int) -> tuple[int, set[int]]:
    """The governing word that a negation denies, and all words that it takes in with it."""
    top = index if tokens[index].text.lower() == "without" else tokens[index].head
    if tokens[index].text.lower() not in {"without", "not", "n't", "n’t"}:
        # "No passenger was hurt" denies the verb.
        for _ in range(4):
            if tokens[top].pos in _VERBS or tokens[top].head == top:
                break
            top = tokens[top].head
    found, fresh = {top}, {top}
    while fresh:
        fresh = {
            i
            for i, t in enumerate(tokens)
            if t.head in fresh and i not in found and not (t.head == top and t.dep in _FREE)
        }
        found |= fresh
    return top, found
