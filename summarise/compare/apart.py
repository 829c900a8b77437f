"""Whether two sentences that differ in a value tell of two things, and do not differ at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from summarise.check.folding import words
from summarise.check.frames import SPEECH, lemma
from summarise.check.quotes import quotations
from summarise.compare.denial import OTHERWISE
from summarise.compare.event import Event, stem
from summarise.compare.passages import Passage
from summarise.compare.stated import Answer, Sentence, one_matter
from summarise.roles import Token
from summarise.types import ConflictKind

Difference = tuple[ConflictKind, Passage, str, Passage, str]  # with the two values in dispute

ALIKE = 1.3  # closeness from which two sentences say the same but for a value
SELF_CONTAINED = 3  # content words that show of what two sentences without a name tell
_YEAR = re.compile(r"\b(?:1[89]|20)\d\ds?\b")
_ASKED = re.compile(r"\?[\"”’]?$")
_PERSONS = frozenset("he she his her him".split())
_NAMED = frozenset({"PERSON", "ORG"})  # the tagger may take an unknown name for a noun
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# What is denied here is said all the same, or of another case.
_LITOTES = re.compile(
    r"(?:\bnot|\bnever|n['’]t|\bcannot) (?:to )?(?:be )?"
    r"(?:overlook|forget|forgot|underst|underest|underrat|overst|overest|ignor)\w*"
    r"|(?:\bnot|n['’]t)\b[^,;.]* (?:without|just any)\b|\bprefer\w* not\b"
    # "rules that protect savers without hindering growth" are wished for
    r"|\b(?:to|will|can|could|should|would|must)\b[^,;.]* without \w+ing\b"
    r"|\bremains? to be (?:seen|determined)\b"
    r"|\bunless\b|\bnot(?: \w+)? (?:so|quite|exactly|all that)\b",
    re.IGNORECASE,
)


def one_dispute(
    difference: Difference, told: Mapping[tuple[str, int], Sentence], texts: Sequence[str]
) -> bool:
    """Whether two sentences with different values tell of one matter, as far as they show.

    Args:
        difference: the sentences and their values.
        told: what every sentence tells, by article and start.
        texts: all sentences of the articles.
    """
    _, left, _, right, _ = difference
    one, two = told[left.article, left.start], told[right.article, right.start]
    # "9,000 people watched" does not say of what it tells.
    enough = one.names or two.names or len(one.content & two.content) >= SELF_CONTAINED
    return bool(enough or one_matter(one, two, 0)) and not _two_matters(difference, one, two, texts)


def _two_matters(
    difference: Difference, one: Sentence, two: Sentence, texts: Sequence[str]
) -> bool:
    """Whether two sentences tell of two people, occasions or things."""
    kind, _, left, _, right = difference
    if kind in {"date", "number"}:
        return _others(one, two)
    if kind == "name":
        years = [set(_YEAR.findall(part.passage.text)) for part in (one, two)]
        if all(years) and not years[0] & years[1]:
            return True
        return _one_within(left, right, texts) or _others(one, two, {*_stems(left), *_stems(right)})
    return False


def denies_nothing(difference: Difference) -> bool:
    """Whether two sentences differ in a denial that is none: "not without", one quotation."""
    kind, left, before, right, after = difference
    if kind != "negation":
        return False
    return any(_LITOTES.search(part.text) for part in (left, right)) or _one_quotation(
        left, before, right, after
    )


def _one_quotation(left: Passage, before: str, right: Passage, after: str) -> bool:
    """Whether two values stand in one quotation, which both sentences have word for word."""
    quoted = [
        {
            tuple(words(q.text))
            for q in quotations(p.text)
            if set(words(value)) <= set(words(q.text))
        }
        for p, value in ((left, before), (right, after))
    ]
    return bool(quoted[0] & quoted[1])


def told_together(difference: Difference, sentences: Sequence[Passage], event: Event) -> bool:
    """Whether a source tells both, much as the two sentences do: then they are two matters."""
    kind, left, before, right, after = difference
    if kind not in {"date", "number"}:
        return False
    tellers = [
        {p.article for p in sentences if value in p.text and _alike(p, passage, event)}
        for passage, value in ((left, before), (right, after))
    ]
    return bool(tellers[0] & tellers[1])


def _alike(one: Passage, two: Passage, event: Event) -> bool:
    return event.closeness(one.text, two.text) >= ALIKE


def answers_agree(one: Answer, two: Answer) -> bool:
    """Whether two answers that differ can both hold, by what stands around them."""
    texts = one.sentence.passage.text, two.sentence.passage.text
    if one.kind == "negation":
        return any(affirmed(text) for text in texts)
    # "After a first try in 1949 it began in 1950": the other knows of both.
    known = one.words in texts[1] or two.words in texts[0]
    return one.kind == "date" and (known or _others(one.sentence, two.sentence))


def affirmed(text: str) -> bool:
    """Whether a sentence asks, or what looks like a denial in it denies nothing."""
    return any(pattern.search(text) for pattern in (OTHERWISE, _LITOTES, _ASKED))


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(name))


def _others(one: Sentence, two: Sentence, aside: AbstractSet[str] = frozenset()) -> bool:
    """Whether each sentence names who did what it tells, and neither knows the other's.

    Args:
        one: a sentence.
        two: another.
        aside: stems of names that are in dispute themselves.
    """
    people = _doing(one) - aside, _doing(two) - aside
    known = people[0] & (people[1] | two.content), people[1] & one.content
    return all(people) and not any(known)


def _doing(sentence: Sentence) -> frozenset[str]:
    """Stems of the names of those who do, rather than say, what a sentence tells."""
    tokens = sentence.passage.tokens
    found: set[str] = set()
    for index, token in enumerate(tokens):
        named = token.pos == "PROPN" or token.entity in _NAMED
        if named and token.dep in _SUBJECTS and not _says(tokens, token):
            own = (t for t in tokens if t.head == index and t.pos == "PROPN")
            found |= {stem(lemma(t)) for t in (token, *own)}
    person = any(token.entity == "PERSON" for token in tokens)
    if not found and not person and {t.text.lower() for t in tokens} & _PERSONS:
        return sentence.referents.person
    return frozenset(found)


def _says(tokens: Sequence[Token], subject: Token) -> bool:
    return lemma(tokens[subject.head]) in SPEECH


def _one_within(left: str, right: str, texts: Sequence[str]) -> bool:
    """Whether a sentence names both as one thing: "Norland's Hildur", "the Norland Hildur"."""
    pattern = re.compile(
        "|".join(
            rf"\b{re.escape(a)}(?:['’]s)? (?:[A-Z0-9]\w* ){{0,2}}{re.escape(b)}\b"
            for a, b in ((left, right), (right, left))
        )
    )
    return any(pattern.search(text) for text in texts)
