"""What one source says there was none of, and another tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.check.frames import lemma
from summarise.compare.event import stem
from summarise.compare.predicates import children, modifiers
from summarise.compare.stated import Answer, Sentence, one_matter, same_names, same_time

LEAST_AROUND = 3  # content words that the sentences around a denial and a claim share
_OPEN = re.compile(
    r"\b(?:if|whether|could|may|might|would|should|feared?|risk|yet|so far|evidence|sign|reports?|"
    r"doubt|plans?|any|without|deny|denied|denies|rule[ds]? out|reason|more|longer|other|such|"
    r"previous(?:ly)?|ago|last (?:year|month|week))\b|\?",
    re.IGNORECASE,
)
_GENERAL = frozenset(
    "one people person man woman time way thing reason need doubt idea comment word day year place "
    "case question chance choice problem".split()
)
_VERBS = frozenset("be have cause suffer report record find experience see develop".split())


def existence(sentence: Sentence) -> Iterator[Answer]:
    """Read what a sentence says there was or was not: "no side effects"."""
    if _OPEN.search(sentence.passage.text):
        return
    tokens = sentence.passage.tokens
    for index, token in enumerate(tokens):
        if token.pos != "NOUN" or token.tag != "NNS" or lemma(token) in _GENERAL:
            continue
        kinds = modifiers(tokens, index)
        verb = tokens[token.head]
        if not kinds or sentence.quoted(token.start) or token.dep not in _TOLD:
            continue
        if lemma(verb) not in _VERBS:
            continue
        denials = [i for i in children(tokens, index) if tokens[i].text.lower() == "no"]
        above = [i for i in children(tokens, token.head) if tokens[i].dep == "neg"]
        value = "no" if bool(denials) != bool(above) else "yes"
        start = min([index, *children(tokens, index)])
        words = sentence.passage.text[tokens[start].start : token.end]
        yield Answer(
            "negation", f"exists:{stem(lemma(token))}", value, words, sentence, frozenset(kinds)
        )


_TOLD = frozenset({"attr", "dobj", "nsubjpass"})


def existing_differ(one: Answer, two: Answer) -> bool | None:
    """Whether one tells of what the other says there was none of; None for different things."""
    if one.about != two.about:
        return None
    if one.value == two.value:
        return False
    if not same_time(one.sentence, two.sentence) or not same_names(one.sentence, two.sentence):
        return None
    return True if one_matter(one.sentence, two.sentence, LEAST_AROUND) else None
