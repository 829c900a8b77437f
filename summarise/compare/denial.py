"""What one sentence says and its counterpart denies, with the same verb or another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.frames import SPEECH, lemma
from summarise.compare.differences import Values
from summarise.compare.event import content, stem
from summarise.compare.passages import Passage
from summarise.compare.polarity import polarities
from summarise.roles import Token

# "Never before", "the first time": the denial is of other occasions.
OTHERWISE = re.compile(
    r"\bnever before\b|\bnever been\b|\bfirst time\b|\bno sign\b|\bany ?more\b"
    # what a quotation leaves out may be what denies
    r"|\bnot to say\b|\brepeat, never\b|\w\s?(?:\u2026|\.\.\.)\s?\w"
    r"|\bnot (?:just|only|the first|simply|merely)\b|\bn[o'’]t (?:just|only)\b",
    re.IGNORECASE,
)
_NEGATIVE = frozenset(
    "no none nobody nothing neither nor never without fail refuse stop lack deny avoid prevent "
    "hardly hard difficult impossible unlikely few little less lose miss cease reject decline "
    "false wrong only".split()
)
_POSSIBLE = frozenset("can could may might".split())
_TURNING = frozenset("only just but until so yet enough".split())
_TOLD = frozenset({"ROOT", "ccomp", "conj"})  # what a sentence tells, or lets somebody say
_OPINING = frozenset("think believe know want see mean expect feel imagine".split())


def negation_difference(one: Passage, two: Passage, reworded: bool) -> Values | None:
    """The same thing said by one and denied by the other.

    Args:
        one: a sentence.
        two: its counterpart.
        reworded: the two are alike enough that a denial in one alone is enough.
    """
    if OTHERWISE.search(one.text) or OTHERWISE.search(two.text):
        return None
    left, right = polarities(one.tokens), polarities(two.tokens)
    for key in sorted(left.keys() & right.keys()):
        mine, theirs = left[key], right[key]
        if mine.of_another(theirs):
            continue  # "the owners defend the rule", "the mayor does not"
        if None not in (mine.denied, theirs.denied) and mine.denied != theirs.denied:
            return mine.words, theirs.words
    return _denied_alone(one, two) if reworded else None


def _denied_alone(one: Passage, two: Passage) -> Values | None:
    """What one denies where the other, with another verb, denies nothing: "had not shut"."""
    for mine, theirs in ((one, two), (two, one)):
        denials = [t for t in mine.tokens if t.dep == "neg" and lemma(t) in {"not", "n't"}]
        others = [*(t for t in mine.tokens if t not in denials), *theirs.tokens]
        if len(denials) != 1 or any(_negative(t) or t.text.lower() in _POSSIBLE for t in others):
            continue
        denial = denials[0]
        verb = mine.tokens[denial.head]
        known = content(mine.tokens) - {stem(lemma(verb))}
        said = [
            t
            for t in theirs.tokens
            if t.pos == "VERB"
            and t.dep in _TOLD
            and lemma(t) not in SPEECH | {"go"}
            and stem(lemma(t)) not in known
        ]
        followed = {t.text.lower() for t in mine.tokens if t.start > denial.start}
        if (
            verb.pos != "VERB"
            or verb.dep not in _TOLD
            or lemma(verb) in _OPINING
            or not said
            or followed & _TURNING
        ):
            continue
        if any(t.head == denial.head and t.dep in {"acomp", "advcl"} for t in mine.tokens):
            continue
        if _subject(theirs.tokens, said[0]) & known - _subject(mine.tokens, verb):
            continue  # told of something else that the other sentence knows too
        values = f"not {verb.text}", said[0].text
        return values if mine is one else (values[1], values[0])
    return None


def _subject(tokens: Sequence[Token], verb: Token) -> frozenset[str]:
    """Stems of the nouns that are the subject of a verb."""
    return frozenset(
        stem(lemma(token))
        for token in tokens
        if token.dep in {"nsubj", "nsubjpass"}
        and tokens[token.head] is verb
        and token.pos in {"NOUN", "PROPN"}
    )


def _negative(token: Token) -> bool:
    """Whether a word denies, or half denies, something in its own way."""
    word = lemma(token)
    prefixed = token.pos == "ADJ" and word.startswith(("un", "in", "im", "dis"))
    return token.dep == "neg" or word in _NEGATIVE or prefixed
