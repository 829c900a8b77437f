"""What one source restricts to some and another tells of more: "approval only in Norland"."""

from __future__ import annotations

from collections.abc import Iterator

from summarise.check.frames import lemma
from summarise.check.names import names
from summarise.compare.event import CALENDAR, stem
from summarise.compare.predicates import children
from summarise.compare.stated import Answer, Sentence, one_matter, same_time
from summarise.roles import Token

LEAST_AROUND = 3  # content words that the sentences around a restriction and a list share
DEEP = 3  # prepositions between a noun and the names that belong to it
_ONLY = frozenset({"only", "solely", "exclusively"})
_LINKS = frozenset("in by from of to for with".split())


def restrictions(sentence: Sentence) -> Iterator[Answer]:
    """Read to which names a noun is tied, and whether to them alone."""
    tokens = sentence.passage.tokens
    spans = [n for n in names(tokens) if not set(n.words) & CALENDAR]
    for index, token in enumerate(tokens):
        if token.pos != "NOUN" or sentence.quoted(token.start):
            continue
        ends, alone = _tied(tokens, index, DEEP)
        found = [n for n in spans if any(n.start <= tokens[i].start < n.end for i in ends)]
        if not found or len(found) < len(ends):
            continue
        words = ", ".join(sentence.passage.text[n.start : n.end] for n in found)
        listed = frozenset(" ".join(n.words) for n in found)
        yield Answer(
            "name",
            f"only:{stem(lemma(token))}",
            " ".join(sorted(listed)),
            f"only {words}" if alone else words,
            sentence,
            listed,
        )


def _tied(tokens: tuple[Token, ...], index: int, deep: int) -> tuple[list[int], bool]:
    """The names that a noun is tied to by prepositions, and whether "only" stands before them."""
    ends: list[int] = []
    alone = False
    for child in children(tokens, index):
        if tokens[child].dep not in {"prep", "agent"} or tokens[child].text not in _LINKS:
            continue
        kids = children(tokens, child)
        for inner in kids:
            if tokens[inner].dep != "pobj":
                continue
            if tokens[inner].pos == "PROPN":
                ends += [inner, *_joined(tokens, inner)]
                alone |= any(lemma(tokens[i]) in _ONLY for i in (*kids, child - 1))
            elif deep > 1:
                below, only = _tied(tokens, inner, deep - 1)
                ends += below
                alone |= only
    return ends, alone


def _joined(tokens: tuple[Token, ...], index: int) -> list[int]:
    found = []
    for child in children(tokens, index):
        if tokens[child].dep == "conj" and tokens[child].pos == "PROPN":
            found += [child, *_joined(tokens, child)]
    return found


def restrictions_differ(one: Answer, two: Answer) -> bool | None:
    """Whether one tells of more names than the other allows; None where none is excluded."""
    only = [answer.words.startswith("only ") for answer in (one, two)]
    if only[0] == only[1]:
        return None
    narrow, wide = (one, two) if only[0] else (two, one)
    if not narrow.about < wide.about:
        return None
    if not same_time(one.sentence, two.sentence):
        return None
    return True if one_matter(one.sentence, two.sentence, LEAST_AROUND) else None
