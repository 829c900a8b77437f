"""What a judge looks at in one sentence: names, verbs, numbers, dates, speakers, denials."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.check.folding import words
from summarise.check.frames import CONTENT, SPEECH, frames, lemma, pronoun
from summarise.check.names import names
from summarise.check.values import DateMention, Number, numbers
from summarise.compare.dating import dated
from summarise.compare.event import CALENDAR, stem
from summarise.compare.polarity import Polarity, polarities
from summarise.roles import Token

RUN = 7  # words in a row that only the same quotation or the same wire text shares
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_LINKS = frozenset({"prep", "agent", "xcomp", "acomp", "attr", "dobj", "nsubj", "nsubjpass"})
_ROLES = _ARGUMENTS | {"pobj", "xcomp", "attr", "acomp", "compound", "dative", "oprd"}
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|nothing|none|without)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What one text says, as far as rules see it."""

    polarities: Mapping[str, Polarity]
    names: frozenset[str]  # stems
    subjects: frozenset[str]  # stems of nouns and names
    arguments: frozenset[str]  # the subjects, and the objects
    verbs: frozenset[str]
    main: frozenset[str]  # the verb of what is said, beneath "she said that"
    core: frozenset[str]  # that verb, and what stands next to it
    speakers: frozenset[str]
    numbers: tuple[Number, ...]
    dates: tuple[DateMention, ...]
    words: tuple[str, ...]
    negated: bool


def read(text: str, tokens: Sequence[Token]) -> Said:
    """Read a parsed text."""
    main = main_verbs(tokens)
    return Said(
        polarities(tokens),
        frozenset(
            stem(word) for name in names(tokens) for word in name.words if word not in CALENDAR
        ),
        frozenset(
            stem(lemma(token))
            for token in tokens
            if token.dep in {"nsubj", "nsubjpass"} and token.pos in {"NOUN", "PROPN"}
        ),
        frozenset(
            stem(lemma(token))
            for token in tokens
            if token.dep in _ARGUMENTS and token.pos in {"NOUN", "PROPN"}
        ),
        frozenset(
            stem(lemma(token))
            for token in tokens
            if token.pos == "VERB" and lemma(token) not in {"say", "tell", "add"}
        ),
        frozenset(stem(lemma(tokens[index])) for index in main),
        frozenset(stem(lemma(tokens[index])) for index in _core(tokens, main)),
        frozenset(
            stem(who) for who, _ in frames(tokens).speakers if not pronoun(who) and who != "i"
        ),
        tuple(numbers(text)),
        tuple(
            one.mention
            for one in dated(text, tokens)
            if not (one.telling or one.named or one.quoted)
        ),
        tuple(words(text)),
        bool(_NEGATION.search(text)),
    )


def main_verbs(tokens: Sequence[Token]) -> set[int]:
    """Indices of the governing words of what a text says."""
    found = {index for index, token in enumerate(tokens) if token.head == index}
    for _ in range(3):  # "he told reporters that she had said that"
        told = {index for index in found if lemma(tokens[index]) in SPEECH}
        within = {
            index
            for index, token in enumerate(tokens)
            if token.head in told and token.dep == "ccomp" and token.head != index
        }
        if not within:
            break
        found = (found - {tokens[index].head for index in within}) | within
    return found


def _core(tokens: Sequence[Token], main: set[int]) -> set[int]:
    """The governing words with their subjects, objects and what prepositions add to them."""
    links = main | {
        index for index, token in enumerate(tokens) if token.head in main and token.dep in _LINKS
    }
    near = {index for index, token in enumerate(tokens) if token.head in links | main}
    return {
        index
        for index in main | near
        if tokens[index].pos in CONTENT and (index in main or tokens[index].dep in _ROLES)
    }


def denies(one: Said, two: Said) -> bool:
    """Whether one says what the other denies."""
    both = one.polarities.keys() & two.polarities.keys()
    pairs = [(one.polarities[key].denied, two.polarities[key].denied) for key in both]
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def run(one: Sequence[str], two: Sequence[str]) -> int:
    """Length of the longest run of words that two texts share, up to `RUN`."""
    for size in range(min(RUN, len(one), len(two)), 0, -1):
        runs = {tuple(one[i : i + size]) for i in range(len(one) - size + 1)}
        if any(tuple(two[i : i + size]) in runs for i in range(len(two) - size + 1)):
            # A short text that stands whole in the other is as good as a long run.
            return RUN if size >= 5 and size == min(len(one), len(two)) else size
    return 0
