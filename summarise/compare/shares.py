"""Shares of a vote: whose they are, or what was put to the vote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.check.frames import lemma
from summarise.check.values import Number
from summarise.compare.counting import counted_top
from summarise.compare.event import stem
from summarise.compare.predicates import children
from summarise.compare.referents import spoken_of
from summarise.compare.stated import Answer, Sentence

_VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing|ers)|ballots?|election|poll(?:s|ed)?|runoff)\b", re.IGNORECASE
)
_FAVOUR = re.compile(r"(?:(?:was|were|voted|votes)\s)?in favou?r\b|(?:voted|said) yes\b", re.I)
_AGAINST = re.compile(r"\b(?:against|oppos\w+|no)\b", re.IGNORECASE)
_PUT_TO_VOTE = frozenset(stem(word) for word in "plan proposal bill yes motion referendum".split())
_YES = (frozenset({"yes"}), frozenset[str]())
_HAVING = frozenset("win get have receive take gain secure poll claim draw".split())


def voting(text: str) -> bool:
    """Whether a sentence tells of a vote."""
    return bool(_VOTES.search(text))


def share(sentence: Sentence, number: Number, index: int) -> Iterator[Answer]:
    """Whose share of the votes a number is."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    words = text[number.start : number.end]
    top = counted_top(tokens, index, number)
    verb = tokens[top].head
    after = text[tokens[verb].start :] if verb > top and tokens[verb].pos in {"VERB", "AUX"} else ""
    if any(_FAVOUR.match(rest) for rest in (text[number.end :].lstrip(), after)):
        if not _AGAINST.search(text):
            yield Answer("number", "share:yes", number, words, sentence, frozenset(), _YES)
        return
    if after and lemma(tokens[verb]) == "vote" and tokens[top].dep == "nsubj":
        yield from _voted_for(sentence, number, verb)
        return
    for _ in range(4):
        if tokens[top].pos == "VERB" or tokens[top].head == top:
            break
        if tokens[top].dep == "pobj" and tokens[tokens[top].head].text not in {"with", "by"}:
            return
        top = tokens[top].head
    predicate = next((p for p in sentence.predicates if p.verb == top), None)
    if predicate is None or predicate.lemma not in _HAVING or predicate.denied:
        return
    who = spoken_of(tokens, predicate.agents, sentence.referents)
    yield from _votes(sentence, number, who)


def _votes(
    sentence: Sentence, number: Number, who: tuple[frozenset[str], frozenset[str]]
) -> Iterator[Answer]:
    """The votes of whoever is named, or the votes for what was put to the vote."""
    words = sentence.passage.text[number.start : number.end]
    if who[1]:
        roles = (frozenset[str](), who[1])
        yield Answer("number", "share:votes", number, words, sentence, frozenset(), roles)
    elif who[0] & _PUT_TO_VOTE:
        yield Answer("number", "share:yes", number, words, sentence, frozenset(), _YES)


def _voted_for(sentence: Sentence, number: Number, verb: int) -> Iterator[Answer]:
    """Whose share "58 percent voted for Keller" tells, or what was put to the vote."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    goals = [
        inner
        for child in children(tokens, verb)
        if tokens[child].dep == "prep" and tokens[child].text.lower() == "for"
        for inner in children(tokens, child)
        if tokens[inner].dep == "pobj"
    ]
    whom = spoken_of(tokens, goals, sentence.referents)
    if _AGAINST.search(text) or any(tokens[i].dep == "neg" for i in children(tokens, verb)):
        return
    yield from _votes(sentence, number, whom)
