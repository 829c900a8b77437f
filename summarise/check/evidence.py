"""What the rules look up in the evidence of a claim, read once for all claims that share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check import names, wording
from summarise.check.alignment import Parse, read
from summarise.check.days import DateMention, dates
from summarise.check.folding import fold, words
from summarise.check.frames import Frames, frames, merge
from summarise.check.values import Number, numbers
from summarise.roles import Claim, Token


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that the rules look up in the evidence of a claim."""

    parse: Parse
    starts: tuple[int, ...]  # first token of each sentence
    source: Frames  # of all evidence sentences together
    sentences: tuple[Frames, ...]  # of each
    vocabulary: names.Vocabulary
    content: frozenset[str]
    stems: frozenset[str]
    referents: frozenset[str]  # folded words of the context
    persons: frozenset[str]  # folded words of the only person that "he" or "she" can be
    numbers: tuple[tuple[int, Number], ...]  # with the sentence; -1 for the context
    dates: tuple[tuple[int, DateMention], ...]


def gather(claim: Claim, parsed: dict[str, tuple[Token, ...]]) -> Evidence:
    """Read the evidence of a claim."""
    parses = [parsed[text] for text in claim.evidence]
    sentences = tuple(frames(parse) for parse in parses)
    whole = read(parses)
    # "higher" in the evidence is no "high" in the claim.
    plain = (lemma for lemma, t in zip(whole.lemmas, whole.tokens, strict=True) if _plain(t))
    content = {*plain, *whole.surface}
    content |= {word for text in (*claim.evidence, *claim.context) for word in words(text)}
    sources = [*enumerate(claim.evidence), *((-1, text) for text in claim.context)]
    starts = [0]
    for parse in parses:
        starts.append(starts[-1] + len(parse))
    return Evidence(
        whole,
        tuple(starts),
        merge(sentences),
        sentences,
        names.Vocabulary([*claim.evidence, *claim.context]),
        frozenset(content),
        frozenset(wording.stem(word) for word in content),
        frozenset(word for text in claim.context for word in words(text)),
        _only_person(parses),
        tuple((at, number) for at, text in sources for number in numbers(text)),
        tuple((at, mention) for at, text in sources for mention in dates(text)),
    )


def _plain(token: Token) -> bool:
    return token.tag not in {"JJR", "JJS", "RBR", "RBS"}


def _only_person(parses: Sequence[Sequence[Token]]) -> frozenset[str]:
    """The words of the one person named before a later sentence goes on with "he" or "she"."""
    if not any(fold(token.text) in {"he", "she"} for parse in parses[1:] for token in parse[:1]):
        return frozenset()
    persons = {
        name.words
        for parse in parses
        for name in names.names(parse)
        if any(token.entity == "PERSON" and name.start <= token.start < name.end for token in parse)
    }
    if len({name[-1] for name in persons}) != 1:
        return frozenset()
    return frozenset(word for name in persons for word in name)
