"""What each source adds: the facts that it alone states, the telling ones first."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

import numpy as np

from summarise.check.names import names
from summarise.check.quotes import quotations
from summarise.check.values import dates, numbers
from summarise.compare.event import Event
from summarise.compare.facts import Group
from summarise.compare.mentions import unnamed
from summarise.compare.passages import Passage
from summarise.compare.standing import shouts
from summarise.roles import Token
from summarise.select.outline import Outline
from summarise.types import Fact

# What makes an addition worth a reader's time, set by reading which of them an editor would
# print: something concrete, about the event rather than beside it, and told by nobody else.
CONCRETE, ABOUT, ALONE, SALIENT, OPINION = 0.5, 0.25, 0.5, 0.15, 0.25
DISPUTED = 0.7  # what others contradict or have moved past comes first
PARTLY = 0.3  # off for a clause whose sentence others share in part
UNNAMED = 0.6  # off for what "she said", where nothing tells who that is
_MAYBE = re.compile(r"\b(?:may|might|could|perhaps|possibly|maybe|too early)\b", re.IGNORECASE)
READER = 0.6  # off for what is said to the reader ("See the cover below") rather than of the event
_READER = re.compile(
    r"\b(?:you|your|below|click|subscribe|newsletter|read more|see also)\b", re.IGNORECASE
)
_UNQUOTED = re.compile(r"(?:^|(?<=[\u201d\"]))[^\u201c\"]+")
TOLD = 0.7  # off for what another source as good as tells, in words that the judge keeps apart
_POST = re.compile(r"@\w{3,}")  # of a post that the page shows: "(@Handle) May 3, 2024"
QUOTED_WORDS = 6  # from here on a quotation is a statement rather than a phrase


def sources_of(article_ids: Sequence[str], originals: Mapping[str, str]) -> dict[str, str]:
    """Map each article to the source that it counts as: copies count as their original."""
    result = {}
    for article in article_ids:
        source, seen = article, {article}
        while source in originals and originals[source] not in seen:
            source = originals[source]
            seen.add(source)
        result[article] = source
    return result


def concreteness(text: str, tokens: Sequence[Token]) -> float:
    """How much a text gives that can be looked up (0-1.2): numbers, dates, names, quotations."""
    named = {name.words for name in names(tokens)}
    quoted = any(len(quote.text.split()) >= QUOTED_WORDS for quote in quotations(text))
    score = (
        0.45 * len(numbers(text)[:2])
        + 0.2 * len(dates(text)[:2])
        + 0.1 * len(list(named)[:4])
        + 0.4 * quoted
    )
    return min(1.2, score)


class Details:
    """Which sources tell a number, a date or a word of a name; every passage is read once."""

    def __init__(self, passages: Iterable[Passage], sources: Mapping[str, str]) -> None:
        """Read what passages tell.

        Args:
            passages: of all sources.
            sources: which source each article counts as.
        """
        self._sources = sources
        self._tellers: dict[tuple[object, ...], set[str]] = {}
        for passage in passages:
            for one in {*_values(passage), *_days(passage), *chain(*_named(passage))}:
                self._tellers.setdefault(one, set()).add(sources[passage.article])

    def alone(self, passage: Passage) -> list[str]:
        """The numbers, dates and names of a passage that no other source tells, as it has them."""
        own = {self._sources[passage.article]}
        plain = {one: text for one, text in _values(passage).items() if one[1] != "ordinal"}
        found = {**plain, **_days(passage)}
        fresh = [text for one, text in found.items() if self._tellers.get(one, own) <= own]
        return fresh + [
            text
            for words, text in _named(passage).items()
            if all(self._tellers.get(one, own) <= own for one in words)
        ]


_Told = tuple[object, ...]


def _values(passage: Passage) -> dict[_Told, str]:
    text = passage.text
    return {("number", n.kind, n.value): text[n.start : n.end] for n in numbers(text)}


def _days(passage: Passage) -> dict[_Told, str]:
    text = passage.text
    found = (text[one.start : one.end] for one in dates(text))
    return {("date", day.lower()): day for day in found}


def _named(passage: Passage) -> dict[tuple[_Told, ...], str]:
    """The names of a passage, each as its words."""
    return {
        tuple(("name", word) for word in one.words): passage.text[one.start : one.end]
        for one in names(passage.tokens)
    }


def rank(
    groups: Sequence[tuple[Fact, Group]],
    source: str,
    elsewhere: Mapping[str, float],
    event: Event,
    outline: Outline,
    disputed: Container[tuple[str, int]],
) -> list[tuple[Fact, Passage]]:
    """Order the facts that only one source states, with the passage that states each.

    Args:
        groups: the facts of that source alone.
        source: the article that stands for the source.
        elsewhere: how close another source comes to saying the same.
        event: what all passages have in common.
        outline: of the article that stands for the source.
        disputed: article and sentence of the passages that are sides of a conflict.
    """
    center = event.mean / max(float(np.linalg.norm(event.mean)), 1e-9)
    ranked = []
    for fact, group in groups:
        own = [p for p in group.passages if p.article == source] or list(group.passages)
        passage = own[0]
        unit = outline.units[outline.of_sentence(passage.order)]
        row = outline.vectors[outline.of_sentence(passage.order)]
        nearest = elsewhere[passage.claim]
        outside = " ".join(match.group() for match in _UNQUOTED.finditer(unit.text))
        opinion = _MAYBE.search(outside) is not None
        moved = (passage.article, passage.order) in disputed
        score = (
            CONCRETE * concreteness(unit.text, unit.tokens)
            + ABOUT * float(row @ center)
            + ALONE * (1 - nearest)
            + SALIENT * fact.salience
            - OPINION * opinion
            - READER * (_READER.search(outside) is not None)
            - READER * (_POST.search(outside) is not None or shouts(unit.text))
            - PARTLY * (not passage.whole)
            - UNNAMED * (unit.reference is None and unnamed(passage))
            + (DISPUTED if moved else -TOLD * (nearest >= 1.0))
        )
        ranked.append((-score, passage.key, fact, passage))
    ranked.sort(key=lambda item: item[:2])
    return [(fact, passage) for _, _, fact, passage in ranked]
