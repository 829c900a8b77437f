"""What caused something, as outlets state it: "rust caused the collapse"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.compare.event import stem
from summarise.compare.predicates import Predicate, children
from summarise.compare.stated import Answer, Sentence, one_matter, same_time
from summarise.roles import Token

LEAST_AROUND = 3  # content words that the sentences around two causes share
_BY = frozenset({"by", "from"})
# What stands for the effect itself, or for a cause that is told elsewhere.
_EMPTY = frozenset("it that this which what they cause reason factor problem incident".split())


def causes(sentence: Sentence) -> Iterator[Answer]:
    """Read what a sentence says was the cause of something."""
    tokens, text = sentence.passage.tokens, sentence.passage.text
    for predicate in sentence.predicates:
        if predicate.lemma not in {"cause", "trigger"} or not predicate.real or predicate.denied:
            continue
        effect = next((i for i in predicate.patients if tokens[i].pos == "NOUN"), None)
        cause = _cause(tokens, predicate)
        if effect is None or cause is None or lemma(tokens[cause]) in _EMPTY:
            continue
        start = min([cause, *(i for i in children(tokens, cause) if tokens[i].dep in _PART)])
        words = text[tokens[start].start : tokens[cause].end]
        heads = frozenset(
            stem(lemma(tokens[i]))
            for i in _below(tokens, cause)
            if tokens[i].pos in {"NOUN", "PROPN", "ADJ", "VERB"}
        )
        yield Answer(
            "name", f"cause:{stem(lemma(tokens[effect]))}", words.lower(), words, sentence, heads
        )


_PART = frozenset({"amod", "compound", "nummod"})


def _cause(tokens: Sequence[Token], predicate: Predicate) -> int | None:
    """The word for what caused it."""
    for child in children(tokens, predicate.verb):
        if tokens[child].dep in {"agent", "prep"} and tokens[child].text in _BY:
            return next((i for i in children(tokens, child) if tokens[i].dep == "pobj"), None)
    found = [i for i in predicate.agents if tokens[i].pos == "NOUN"]
    return found[0] if found else None


def _below(tokens: Sequence[Token], index: int) -> set[int]:
    """A word with all that depends on it."""
    found, waiting = {index}, [index]
    while waiting:
        fresh = [i for i in children(tokens, waiting.pop()) if i not in found]
        found.update(fresh)
        waiting += fresh
    return found


def causes_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two causes of one effect have nothing in common; None for different effects."""
    if one.about & two.about:
        return False
    # A cause that is told elsewhere in the other report is one of several.
    if one.about & two.sentence.around or two.about & one.sentence.around:
        return None
    if not same_time(one.sentence, two.sentence):
        return None
    return True if one_matter(one.sentence, two.sentence, LEAST_AROUND) else None
