"""The rule checker: a claim passes only if everything in it can be found in its evidence.

It is strict on purpose. A refused sentence costs a little fluency, because the
program falls back on the source's own words; a false one costs the reader's trust.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from summarise.check import (
    anchors,
    circumstances,
    complete,
    cuts,
    fragments,
    guards,
    halves,
    names,
    quotes,
    relations,
    slots,
    tense,
    turns,
    wording,
)
from summarise.check.alignment import Parse, align, pieces, read, together
from summarise.check.evidence import Evidence, gather
from summarise.check.folding import fold, straighten, words
from summarise.check.frames import SPEECH, frames
from summarise.check.values import DateMention, Number, dates, numbers
from summarise.roles import Claim, Encoder, Parser, Token, Vectors, Verdict

# Cosine of a claim and its evidence, below which a rewritten claim is about something else.
MIN_SIMILARITY = 0.5
# Logistic regression of faithful (compressions by rule, plainer rewordings by editors) against
# edited ones, each of the four groups with the same weight: 400 to 1,980 pairs each, of of news
# sentences. The share of known relations and of new words added nothing to these.
_BIAS, _BY_SIMILARITY, _BY_FAULT, _IF_CLEAR = -3.5, 3.95, -0.68, 4.11
_MOST = 3  # faults from which more of them make no difference


@dataclass(frozen=True, slots=True)
class Features:
    """What the probability of entailment is computed from."""

    similarity: float  # cosine of the claim and its evidence
    contradictions: int  # faults beside new words and bad form
    new_words: int  # content words that the evidence lacks

    @property
    def support(self) -> float:
        """Probability (0-1) that the evidence entails the claim."""
        score = (
            _BIAS
            + _BY_SIMILARITY * self.similarity
            + _BY_FAULT * min(self.contradictions, _MOST)
            + _IF_CLEAR * (self.contradictions + self.new_words == 0)
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
        vectors = dict(zip(texts, self._encoder.encode(texts), strict=True))
        known: dict[tuple[tuple[str, ...], tuple[str, ...]], Evidence] = {}
        result = []
        for claim in claims:
            key = (claim.evidence, claim.context)
            if key not in known:
                known[key] = gather(claim, parsed)
            alike = _similarity(vectors[claim.text], [vectors[text] for text in claim.evidence])
            result.append(_examine(claim, parsed[claim.text], known[key], alike))
        return result


def _similarity(own: Vectors, evidence: Sequence[Vectors]) -> float:
    """Cosine with the evidence sentence that is most alike, or with their common direction."""
    if not evidence:
        return 0.0
    whole = np.sum(evidence, axis=0)
    length = float(np.linalg.norm(whole))
    alike = [float(own @ vector) for vector in evidence]
    return max(*alike, float(own @ whole) / length) if length else max(alike)


def verbatim(claim: Claim) -> bool:
    """Whether a claim is its evidence, or one sentence of it, word for word."""
    own = _signs(claim.text)
    return any(own == _signs(text) for text in (" ".join(claim.evidence), *claim.evidence))


def _signs(text: str) -> list[str]:
    """The words of a text and the signs among them that have a meaning."""
    return [*words(text), *(char for char in straighten(text) if char in "$\u20ac\u00a3\u00a5%?+")]


def _examine(
    claim: Claim, tokens: tuple[Token, ...], evidence: Evidence, similarity: float
) -> tuple[Features, tuple[str, ...]]:
    parse = read([tokens])
    own = frames(tokens)
    alignment = align(parse, evidence.parse)
    referents = set(evidence.referents | evidence.persons)
    piece = pieces(evidence.parse, alignment)
    kept = together(parse, piece)
    unrelated = relations.compare(own, evidence.source, evidence.sentences, referents, kept)
    novel = wording.novel(
        tokens,
        evidence.content,
        evidence.stems,
        evidence.vocabulary,
        spoken=bool(evidence.source.speakers),
    )
    form = [
        *wording.form(claim.text, parse, claim.evidence, evidence.parse, alignment),
        *fragments.faults(tokens, evidence.parse.tokens),
        *complete.faults(parse, evidence.parse, alignment),
        *circumstances.faults(parse, evidence.parse, alignment),
        *turns.faults(evidence.parse, alignment),
        *cuts.faults(claim.text, parse, claim.evidence, evidence.parse),
        *halves.faults(claim.text, claim.evidence),
    ]
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
        *relations.of_some(tokens, evidence.parse.tokens),
        *relations.unattributed(parse, evidence.parse, alignment),
        *unrelated,
        *relations.subjects(parse, evidence.parse, alignment, piece, referents),
    ]
    if similarity < MIN_SIMILARITY and alignment.inserted:
        against.append(f"similarity to the evidence {similarity:.2f}")
    features = Features(similarity, len(set(against)), len(novel))
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


def _said(word: str) -> str:
    """Who is told to have told something may be said to have said it."""
    return "say" if word in SPEECH or word in {"accord", "according"} else wording.stem(word)


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
        if own and anchors.detached(parse, own, evidence.parse, places, _said):
            faults.append(f"name of something else: {' '.join(name.words)}")
    return faults
