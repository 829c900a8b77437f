"""The rule checker: a claim passes only if everything in it can be found in its evidence.

It is strict on purpose. A refused sentence costs a little fluency, because the
program falls back on the source's own words; a false one costs the reader's trust.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check import names, quotes
from summarise.check.folding import fold, straighten, words
from summarise.check.frames import (
    CONTENT,
    HEDGES,
    NEGATIONS,
    SPEECH,
    Frames,
    frames,
    lemma,
    pronoun,
)
from summarise.check.values import dates, numbers
from summarise.roles import Claim, Encoder, Parser, Token, Verdict

MIN_SIMILARITY = (
    0.6  # cosine of claim and joined evidence; below it the claim is about something else
)
# Words that join and frame without adding a fact of their own.
_GLUE = frozenset(
    "be have do also while after before when where as who which that it there and but so then later "
    "meanwhile make take get".split()
)
_AUXILIARIES = frozenset({"be", "have", "do", "all", "only"})  # too common to tie a negation to
_FIRST_PERSON = frozenset("i we me us my our mine ours myself ourselves".split())
_QUOTED = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")
_PERSONAL = frozenset("he she they him her them it".split())
_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*$")
# Fitted on aligned rewriting pairs (label 1) against the same pairs with a planted edit (label 0).
_BIAS, _BY_SIMILARITY, _BY_RELATIONS = -4.0, 5.0, 3.0


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Everything that the rules look up in the evidence of a claim."""

    frames: Frames  # of all evidence sentences together
    sentences: tuple[Frames, ...]  # of each
    vocabulary: names.Vocabulary
    content: frozenset[str]
    stems: frozenset[str]


def _stem(word: str) -> str:
    """Crude stem that lets "invade" meet "invasion" and "confirmed" meet "confirmation"."""
    return word[:5] if len(word) >= 6 else word


def _merge(parts: Sequence[Frames]) -> Frames:
    merged = Frames()
    for part in parts:
        merged.relations |= part.relations
        merged.negated |= part.negated
        merged.hedged |= part.hedged
        merged.attributed |= part.attributed
        merged.asserted |= part.asserted
        merged.lemmas |= part.lemmas
        merged.speakers |= part.speakers
    return merged


class RuleChecker:
    """Checks claims by value, name, quotation, polarity, relation and similarity."""

    def __init__(self, parser: Parser, encoder: Encoder) -> None:
        """Use a parser for the rules and an encoder for the similarity."""
        self._parser = parser
        self._encoder = encoder

    def check(self, claims: Sequence[Claim]) -> list[Verdict]:
        """Check each claim against its evidence; texts shared by claims are parsed once."""
        if not claims:
            return []
        texts = list(dict.fromkeys(t for claim in claims for t in (claim.text, *claim.evidence)))
        parsed = dict(zip(texts, self._parser.parse(texts), strict=True))
        joined = [" ".join(claim.evidence) for claim in claims]
        unique = list(dict.fromkeys([*joined, *(claim.text for claim in claims)]))
        vectors = dict(zip(unique, self._encoder.encode(unique), strict=True))
        return [
            self._verdict(claim, parsed, float(vectors[claim.text] @ vectors[evidence]))
            for claim, evidence in zip(claims, joined, strict=True)
        ]

    def _verdict(
        self, claim: Claim, parsed: dict[str, tuple[Token, ...]], similarity: float
    ) -> Verdict:
        if _same(claim.text, " ".join(claim.evidence)):
            return Verdict(1.0)
        tokens = parsed[claim.text]
        evidence = _read(claim, parsed)
        own = frames(tokens)
        share, unrelated = _relations(own, evidence, claim)
        faults = [
            *_form(claim.text, tokens),
            *_values(claim),
            *(
                f"name not in the evidence: {n}"
                for n in names.unsupported(tokens, evidence.vocabulary)
            ),
            *_repeated_names(tokens, claim),
            *(
                f"quotation not in the evidence: {q}"
                for q in quotes.unsupported(claim.text, claim.evidence)
            ),
            *_voice(claim),
            *_polarity(own, evidence.frames),
            *_attribution(own, evidence.frames),
            *_novel(tokens, evidence),
            *unrelated,
        ]
        if similarity < MIN_SIMILARITY:
            faults.append(f"similarity to the evidence {similarity:.2f}")
        score = _BIAS + _BY_SIMILARITY * similarity + _BY_RELATIONS * share
        support = 1 / (1 + math.exp(-score))
        if faults:
            support *= 0.5 ** len(faults)
        return Verdict(round(support, 4), tuple(faults))


def _same(left: str, right: str) -> bool:
    return words(left) == words(right)


def _read(claim: Claim, parsed: dict[str, tuple[Token, ...]]) -> _Evidence:
    sentences = tuple(frames(parsed[text]) for text in claim.evidence)
    tokens = [token for text in claim.evidence for token in parsed[text]]
    content = {lemma(token) for token in tokens} | {fold(token.text) for token in tokens}
    content |= {word for text in (*claim.evidence, *claim.context) for word in words(text)}
    return _Evidence(
        _merge(sentences),
        sentences,
        names.Vocabulary([*claim.evidence, *claim.context]),
        frozenset(content),
        frozenset(_stem(word) for word in content),
    )


def _form(text: str, tokens: Sequence[Token]) -> list[str]:
    """A sentence begins and ends as one, has a verb, and does not stutter."""
    faults = []
    stripped = straighten(text).strip()
    first = stripped.lstrip("\"'([")[:1]
    if not _END.search(stripped) or not (
        first.isupper() or first.isdigit() or first in "$\u20ac\u00a3"
    ):
        faults.append("not a whole sentence")
    if not quotes.balanced(text):
        faults.append("a quotation mark or bracket is not closed")
    finite = {"VBD", "VBZ", "VBP", "MD"}
    if not any(token.tag in finite for token in tokens):
        faults.append("no verb")
    if any(token.dep == "ROOT" and token.pos not in {"VERB", "AUX"} for token in tokens):
        faults.append("no main verb")
    spoken = words(text)
    if _headless(tokens):
        faults.append("the main verb has no subject")
    grams = Counter(zip(spoken, spoken[1:], spoken[2:], strict=False))
    if any(count > 1 for count in grams.values()):
        faults.append("words are repeated")
    return faults


def _headless(tokens: Sequence[Token]) -> bool:
    """Whether the main verb is finite but nobody does it."""
    for index, token in enumerate(tokens):
        if token.dep != "ROOT" or token.tag not in {"VBD", "VBZ", "VBP"}:
            continue
        kinds = {other.dep for other in tokens if other.head == index and other is not token}
        if not kinds & {
            "nsubj",
            "nsubjpass",
            "csubj",
            "csubjpass",
            "expl",
            "ccomp",
            "attr",
            "parataxis",
        }:
            return True
    return False


def _values(claim: Claim) -> list[str]:
    faults = []
    sources = [*claim.evidence, *claim.context]
    known = [number for text in sources for number in numbers(text)]
    for number in numbers(claim.text):
        alike = [other for other in known if number.same(other)]
        if not alike:
            faults.append(f"number not in the evidence: {claim.text[number.start : number.end]}")
        elif not number.approximate and all(other.approximate for other in alike):
            faults.append(f"approximation lost from: {claim.text[number.start : number.end]}")
    stated = [mention for text in sources for mention in dates(text)]
    for mention in dates(claim.text):
        if not any(mention.fits(other) for other in stated):
            faults.append(f"date not in the evidence: {claim.text[mention.start : mention.end]}")
    return faults


def _repeated_names(tokens: Sequence[Token], claim: Claim) -> list[str]:
    """A full name twice in one sentence ("Mary Nunes' daughter, Mary Nunes") is a mix-up."""
    full = Counter(name.words for name in names.names(tokens) if len(name.words) > 1)
    source = words(" ".join([*claim.evidence, *claim.context]))
    faults = []
    for name, count in full.items():
        size = len(name)
        known = sum(tuple(source[i : i + size]) == name for i in range(len(source) - size + 1))
        if count > max(known, 1):
            faults.append(f"name repeated: {' '.join(name)}")
    return faults


def _voice(claim: Claim) -> list[str]:
    """Words that a source says in the first person may not be said in the program's own voice."""
    outside = words(_QUOTED.sub(" ", claim.text))
    if not _FIRST_PERSON & set(outside):
        return []
    known = set(words(_QUOTED.sub(" ", " ".join(claim.evidence))))
    return [
        f"first person outside a quotation: {word}"
        for word in sorted(_FIRST_PERSON & set(outside) - known)
    ]


def _polarity(own: Frames, source: Frames) -> list[str]:
    faults = [f"negation added to: {word}" for word in sorted(own.negated - source.negated)]
    lost = (source.negated & own.lemmas) - own.negated - _AUXILIARIES
    faults += [f"negation lost from: {word}" for word in sorted(lost)]
    lost = (source.hedged & own.lemmas) - own.hedged - _AUXILIARIES - NEGATIONS - HEDGES
    faults += [f"hedge lost from: {word}" for word in sorted(lost)]
    return faults


def _attribution(own: Frames, source: Frames) -> list[str]:
    """What somebody is said to have said may not become the program's own assertion."""
    lost = own.asserted & source.attributed - source.asserted
    return [f"attribution lost from: {verb}" for verb in sorted(lost)]


def _novel(tokens: Sequence[Token], evidence: _Evidence) -> list[str]:
    faults = []
    for token in tokens:
        if token.pos not in CONTENT or not any(char.isalnum() for char in token.text):
            continue
        word = lemma(token)
        if word in _GLUE or word in evidence.content or fold(token.text) in evidence.content:
            continue
        if any(part in evidence.content for part in words(token.text)):
            continue
        if word in {"say", "tell"} and any(verb in SPEECH for _, verb in evidence.frames.speakers):
            continue
        if _stem(word) in evidence.stems and token.pos != "PROPN":
            continue
        if token.pos == "PROPN" and all(evidence.vocabulary.spells(w) for w in words(token.text)):
            continue
        if token.pos == "NUM" and numbers(token.text):
            continue  # the value rule has judged it
        faults.append(f"word not in the evidence: {token.text}")
    return faults


def _relations(own: Frames, evidence: _Evidence, claim: Claim) -> tuple[float, list[str]]:
    """Compare the claim's relations with those of the evidence.

    Returns:
        The share (0-1) of comparable relations that the evidence has too, and the
        subjects, objects and owners that it contradicts.
    """
    source = evidence.frames
    referents = {word for text in claim.context for word in words(text)}
    held = total = 0
    faults = []
    for governor, role, dependent in sorted(own.relations):
        if governor not in source.lemmas:
            continue
        if pronoun(dependent):
            named = {d for g, r, d in source.relations if g == governor and r == role}
            if role in {"subj", "obj"} and dependent in _PERSONAL and named:
                total += 1
                held += any(map(pronoun, named))
                if not any(map(pronoun, named)):
                    faults.append(f"pronoun in place of {sorted(named)[0]}: {dependent}")
            continue
        if dependent not in source.lemmas and dependent not in referents:
            continue
        total += 1
        if _holds(governor, role, dependent, source, referents):
            held += 1
        elif role.startswith("prep:") or (
            role in {"subj", "obj", "poss"} and governor not in _AUXILIARIES
        ):
            faults.append(f"who does what changed: {dependent} as {role} of {governor}")
    faults += _mixed(own, evidence)
    return (held / total if total else 1.0), faults


def _mixed(own: Frames, evidence: _Evidence) -> list[str]:
    """Two true relations joined across sentences can be false: whose statement lasted how long?"""
    faults = []
    for governor, role, noun in sorted(own.relations):
        if role not in {"subj", "obj"} or governor in _AUXILIARIES:
            continue
        owners = {d for g, r, d in own.relations if g == noun and r == "poss" and not pronoun(d)}
        stating = [part for part in evidence.sentences if (governor, role, noun) in part.relations]
        for owner in sorted(owners):
            if stating and not any((noun, "poss", owner) in part.relations for part in stating):
                faults.append(f"who does what changed: {owner}'s {noun} as {role} of {governor}")
    return faults


def _holds(governor: str, role: str, dependent: str, source: Frames, referents: set[str]) -> bool:
    if (governor, role, dependent) in source.relations:
        return True
    same_role = {d for g, r, d in source.relations if g == governor and r == role}
    if role in {"subj", "obj", "poss"}:
        if dependent in referents and any(pronoun(word) for word in same_role):
            return True
        # "spokesman Dmitry Peskov said": the spokesman said it as well.
        return any(
            (word, "mod", dependent) in source.relations
            or (dependent, "mod", word) in source.relations
            for word in same_role
        )
    if role == "mod":
        return any(d == dependent and g == governor for g, _, d in source.relations)
    return any(r == role and d == dependent for _, r, d in source.relations)
