"""The rule checker: a claim passes only if everything in it can be found in its evidence.

It is strict on purpose. A refused sentence costs a little fluency, because the
program falls back on the source's own words; a false one costs the reader's trust.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarise.check import anchors, guards, names, quotes, relations, slots, tense, wording
from summarise.check.alignment import Parse, align, pieces, read, together
from summarise.check.folding import fold, straighten, words
from summarise.check.frames import CONTENT, Frames, frames, merge
from summarise.check.values import DateMention, Number, dates, numbers
from summarise.roles import Claim, Encoder, Parser, Token, Verdict

# Cosine of a claim and its evidence, below which a rewritten claim is about something else.
MIN_SIMILARITY = 0.5
_BIAS, _BY_SIMILARITY, _BY_RELATIONS, _BY_NOVELTY, _BY_FAULT = -2.0, 4.0, 2.0, -3.0, -1.5


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


@dataclass(frozen=True, slots=True)
class Features:
    """What the probability of entailment is computed from."""

    similarity: float  # cosine of the claim and its evidence
    relations: float  # share of comparable relations that the evidence has
    novelty: float  # share of content words that the evidence lacks
    contradictions: int  # faults beside new words and bad form

    @property
    def support(self) -> float:
        """Probability (0-1) that the evidence entails the claim."""
        score = (
            _BIAS
            + _BY_SIMILARITY * self.similarity
            + _BY_RELATIONS * self.relations
            + _BY_NOVELTY * self.novelty
            + _BY_FAULT * min(self.contradictions, 3)
        )
        return round(1 / (1 + math.exp(-score)), 4)


class RuleChecker:
    """Checks claims by value, name, quotation, small words, relation and similarity."""

    def __init__(self, parser: Parser, encoder: Encoder) -> None:
        """Use a parser for the rules and an encoder for the similarity."""
        self._parser = parser
        self._encoder = encoder

    def check(self, claims: Sequence[Claim]) -> list[Verdict]:
        """Check each claim against its evidence; see `summarise.roles.Checker`."""
        found: dict[int, Verdict] = {
            index: Verdict(1.0) for index, claim in enumerate(claims) if verbatim(claim)
        }
        rest = [index for index in range(len(claims)) if index not in found]
        for index, (features, faults) in zip(
            rest, self.examine([claims[index] for index in rest]), strict=True
        ):
            found[index] = Verdict(features.support, faults)
        return [found[index] for index in range(len(claims))]

    def examine(self, claims: Sequence[Claim]) -> list[tuple[Features, tuple[str, ...]]]:
        """Return the features and faults of claims; what claims share is parsed and read once."""
        if not claims:
            return []
        texts = list(dict.fromkeys(t for claim in claims for t in (claim.text, *claim.evidence)))
        parsed = dict(zip(texts, self._parser.parse(texts), strict=True))
        joined = [" ".join(claim.evidence) for claim in claims]
        unique = list(dict.fromkeys([*joined, *texts]))
        vectors = dict(zip(unique, self._encoder.encode(unique), strict=True))
        known: dict[tuple[tuple[str, ...], tuple[str, ...]], Evidence] = {}
        result = []
        for claim, whole in zip(claims, joined, strict=True):
            key = (claim.evidence, claim.context)
            if key not in known:
                known[key] = gather(claim, parsed)
            own = vectors[claim.text]
            similarity = max(float(own @ vectors[text]) for text in {whole, *claim.evidence})
            result.append(_examine(claim, parsed[claim.text], known[key], similarity))
        return result


def verbatim(claim: Claim) -> bool:
    """Whether a claim is its evidence, or one sentence of it, word for word."""
    own = _signs(claim.text)
    return any(own == _signs(text) for text in (" ".join(claim.evidence), *claim.evidence))


def _signs(text: str) -> list[str]:
    """The words of a text and the signs among them that have a meaning."""
    return [*words(text), *(char for char in straighten(text) if char in "$\u20ac\u00a3\u00a5%?+")]


def gather(claim: Claim, parsed: dict[str, tuple[Token, ...]]) -> Evidence:
    """Read the evidence of a claim."""
    parses = [parsed[text] for text in claim.evidence]
    sentences = tuple(frames(parse) for parse in parses)
    whole = read(parses)
    content = {*whole.lemmas, *whole.surface}
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


def _examine(
    claim: Claim, tokens: tuple[Token, ...], evidence: Evidence, similarity: float
) -> tuple[Features, tuple[str, ...]]:
    parse = read([tokens])
    own = frames(tokens)
    alignment = align(parse, evidence.parse)
    referents = set(evidence.referents | evidence.persons)
    piece = pieces(evidence.parse, alignment)
    kept = together(parse, piece)
    share, unrelated = relations.compare(own, evidence.source, evidence.sentences, referents, kept)
    novel = wording.novel(
        tokens,
        evidence.content,
        evidence.stems,
        evidence.vocabulary,
        spoken=bool(evidence.source.speakers),
    )
    form = wording.form(claim.text, parse, claim.evidence, evidence.parse, alignment)
    against = [
        *_values(claim, parse, evidence),
        *_names(parse, evidence),
        *wording.repeated_names(tokens, claim),
        *(
            f"quotation not in the evidence: {quote}"
            for quote in quotes.unsupported(claim.text, claim.evidence)
        ),
        *wording.voice(claim),
        *guards.faults(parse, evidence.parse, alignment, piece),
        *slots.moved(parse, evidence.parse),
        *slots.dropped(evidence.parse, alignment),
        *tense.faults(parse, evidence.parse, alignment, relations.reported(parse)),
        *relations.unattributed(parse, evidence.parse, alignment),
        *unrelated,
        *relations.subjects(parse, evidence.parse, alignment, piece, referents),
    ]
    if similarity < MIN_SIMILARITY and alignment.inserted:
        against.append(f"similarity to the evidence {similarity:.2f}")
    content = sum(token.pos in CONTENT for token in tokens)
    features = Features(similarity, share, len(novel) / max(1, content), len(set(against)))
    return features, tuple(dict.fromkeys([*form, *against, *novel]))


def _places(
    evidence: Evidence, spans: Iterable[tuple[int, Number | DateMention]]
) -> list[anchors.Mention] | None:
    """Where values of the evidence stand; None if one is in the context, which has no place."""
    found = []
    for at, value in spans:
        if at < 0:
            return None
        low, high = evidence.starts[at], evidence.starts[at + 1]
        place = anchors.locate(evidence.parse, value.start, value.end, low, high)
        if place is None:
            return None
        found.append(place)
    return found


def _misplaced(
    claim: Parse,
    value: Number | DateMention,
    evidence: Evidence,
    alike: Iterable[tuple[int, Number | DateMention]],
) -> bool:
    own = anchors.locate(claim, value.start, value.end)
    places = _places(evidence, alike)
    if own is None or not places:
        return False
    return anchors.detached(claim, own, evidence.parse, places, wording.stem)


def _values(claim: Claim, parse: Parse, evidence: Evidence) -> list[str]:
    faults = []
    for number in numbers(claim.text):
        text = claim.text[number.start : number.end].strip()
        alike = [(at, other) for at, other in evidence.numbers if number.same(other)]
        if not alike:
            faults.append(f"number not in the evidence: {text}")
        elif not number.approximate and all(other.approximate for _, other in alike):
            faults.append(f"approximation lost from: {text}")
        elif _misplaced(parse, number, evidence, alike):
            faults.append(f"number of something else: {text}")
    for mention in dates(claim.text):
        text = claim.text[mention.start : mention.end]
        stated = [(at, other) for at, other in evidence.dates if mention.fits(other)]
        if not stated:
            faults.append(f"date not in the evidence: {text}")
        elif _misplaced(parse, mention, evidence, stated):
            faults.append(f"date of something else: {text}")
    return faults


def _names(parse: Parse, evidence: Evidence) -> list[str]:
    faults = [
        f"name not in the evidence: {name}"
        for name in names.unsupported(parse.tokens, evidence.vocabulary)
    ]
    for name in names.names(parse.tokens):
        if set(name.words) & evidence.referents:
            continue
        last = fold(name.words[-1])
        places = [
            anchors.Mention(i, i)
            for i, word in enumerate(evidence.parse.surface)
            if word.removesuffix("'s") == last
        ]
        own = anchors.locate(parse, name.start, name.end)
        if own and anchors.detached(parse, own, evidence.parse, places, wording.stem):
            faults.append(f"name of something else: {' '.join(name.words)}")
    return faults
