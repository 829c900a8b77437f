"""The comparison as a whole: computed first, worded afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarise.compare import adds
from summarise.compare.conflicts import find_conflicts
from summarise.compare.copies import find_copies
from summarise.compare.facts import Group, cut, fact, group
from summarise.compare.judge import Event
from summarise.compare.passages import Passage, passages, split
from summarise.compare.timeline import timeline
from summarise.roles import Encoder, Judge, Parser
from summarise.select.outline import Outline
from summarise.types import (
    Addition,
    Comparison,
    Conflict,
    Copy,
    Evidence,
    Fact,
    Recipe,
    Statement,
    Summary,
    TimelineEntry,
)
from summarise.write.assemble import REPEATS, evidence
from summarise.write.realise import Option, Task

ADDED_SENTENCES, ADDED_WORDS = 3, 90  # what each source adds is told in at most this much
KEPT_WORDS = 34  # a longer sentence is shortened where it can be
ASKED = 6  # facts per source that are put into words, to have a choice
OVERVIEW_WORDS = 110  # the overview has between 60 and 150 words where the articles give that much
OVERVIEW_FACTS = 12
UNRELATED_BELOW = 0.42  # mean similarity to the closest sentences of the others


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact that is to be worded from one article."""

    fact: Fact
    outline: Outline
    unit: int
    task: Task


@dataclass(frozen=True, slots=True)
class Plan:
    """A comparison that is computed but not yet worded."""

    facts: tuple[Fact, ...]
    copies: tuple[Copy, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    additions: tuple[tuple[str, tuple[str, ...], tuple[Wanted, ...]], ...]
    overview: tuple[Wanted, ...]
    warnings: tuple[str, ...]

    @property
    def tasks(self) -> list[Task]:
        """What is to be worded, in the order in which `finish` expects the wordings."""
        added = [wanted.task for *_, many in self.additions for wanted in many]
        return added + [wanted.task for wanted in self.overview]


def draw_up(outlines: Sequence[Outline], parser: Parser, encoder: Encoder, judge: Judge) -> Plan:
    """Compute who says what; nothing is worded here."""
    articles = [one.article for one in outlines]
    sentences = passages(articles, parser)
    clauses = split(sentences, articles, parser)
    texts = [p.text for parts in clauses for p in parts] + [p.text for p in sentences]
    event = Event(texts, parser, encoder)
    copies, warnings = find_copies(articles, sentences, event)
    every = cut(sentences, clauses, event, judge)
    groups, relations = group(every, event, judge)
    sources = adds.sources_of([a.id for a in articles], {c.article: c.of for c in copies})
    by_id = {one.article.id: one for one in outlines}
    facts = _facts(groups, by_id, sources, event)
    conflicts = find_conflicts(every, relations, sources, articles, event)
    additions = _additions(facts, every, sources, by_id, event, conflicts)
    return Plan(
        tuple(found for found, _ in facts),
        tuple(sorted(copies, key=lambda copy: copy.article)),
        tuple(conflicts),
        tuple(timeline(articles, sentences, sources)),
        additions,
        _overview(facts, sources, by_id, event),
        (*warnings, *_unrelated(outlines, encoder)),
    )


def _facts(
    groups: Sequence[Group], by_id: Mapping[str, Outline], sources: Mapping[str, str], event: Event
) -> list[tuple[Fact, Group]]:
    """Score and number the facts: what more independent sources tell, and tell early, first."""
    count = len(set(sources.values()))
    scored = []
    for members in groups:
        told = {sources[passage.article] for passage in members.passages}
        share = (len(told) - 1) / (count - 1) if count > 1 else 0.0
        heights = [
            float(by_id[p.article].scores[by_id[p.article].of_sentence(p.order)])
            for p in members.passages
        ]
        score = 0.5 * share + 0.5 * max(heights)
        scored.append((-round(score, 4), members.passages[0].key, score, members))
    scored.sort(key=lambda item: item[:2])
    return [
        (fact(f"f{number}", members.passages, score, event), members)
        for number, (_, _, score, members) in enumerate(scored, 1)
    ]


def _wanted(found: Fact, passage: Passage, by_id: Mapping[str, Outline]) -> Wanted | None:
    """The order to word a fact from a passage; None if the passage cannot stand alone."""
    one = by_id[passage.article]
    place = one.of_sentence(passage.order)
    unit = one.units[place]
    if unit.leans and unit.reference is None:
        return None
    return Wanted(found, one, place, Task((unit,), "compress", KEPT_WORDS + 1))


def _additions(
    facts: Sequence[tuple[Fact, Group]],
    every: Sequence[Passage],
    sources: Mapping[str, str],
    by_id: Mapping[str, Outline],
    event: Event,
    conflicts: Sequence[Conflict],
) -> tuple[tuple[str, tuple[str, ...], tuple[Wanted, ...]], ...]:
    disputed = {(side.article, side.start) for conflict in conflicts for side in conflict.sides}
    result = []
    for article in sorted(by_id):
        if sources[article] != article:
            own = [(f, g) for f, g in facts if set(f.articles) == {article}]
        else:
            own = [
                (f, g)
                for f, g in facts
                if article in f.articles and {sources[name] for name in f.articles} == {article}
            ]
        ranked = adds.rank(own, article, every, sources, event, by_id[article], disputed)
        orders = [w for f, passage in ranked if (w := _wanted(f, passage, by_id)) is not None]
        distinct = {w.unit: w for w in reversed(orders)}
        chosen = [w for w in orders if distinct[w.unit] is w][:ASKED]
        worded = tuple(chosen) if sources[article] == article else ()
        result.append((article, tuple(f.id for f, _ in ranked), worded))
    return tuple(result)


def _overview(
    facts: Sequence[tuple[Fact, Group]],
    sources: Mapping[str, str],
    by_id: Mapping[str, Outline],
    event: Event,
) -> tuple[Wanted, ...]:
    """What the overview is written from: what several sources tell, then the most salient rest."""
    if len(set(sources.values())) < 2:
        return ()
    chosen: list[Wanted] = []
    vectors: list[np.ndarray] = []
    for found, members in facts:
        if len(chosen) == OVERVIEW_FACTS:
            break
        best = sorted(
            members.passages,
            key=lambda p: (
                -float(by_id[p.article].scores[by_id[p.article].of_sentence(p.order)]),
                p.key,
            ),
        )
        wanted = next((w for p in best if (w := _wanted(found, p, by_id)) is not None), None)
        if wanted is None:
            continue
        row = event.raw[event.texts.index(best[0].text)]
        if vectors and max(float(row @ other) for other in vectors) > 0.75:
            continue
        chosen.append(wanted)
        vectors.append(row)
    return tuple(chosen)


def _unrelated(outlines: Sequence[Outline], encoder: Encoder) -> list[str]:
    """Warn of articles that tell nothing that another tells."""
    del encoder
    warnings = []
    for one in outlines:
        rest = [other.vectors for other in outlines if other is not one and len(other.vectors)]
        if not rest or not len(one.vectors):
            continue
        nearest = (one.vectors @ np.concatenate(rest).T).max(axis=1)
        if float(nearest.mean()) < UNRELATED_BELOW:
            warnings.append(
                f"{one.article.id} seems to be about something else than the other articles"
            )
    return warnings


def finish(
    identifier: str,
    plan: Plan,
    options: Sequence[Sequence[Option]],
    summaries: Sequence[Summary],
    recipe: Recipe,
    encoder: Encoder,
) -> Comparison:
    """Put the wordings into a computed comparison."""
    ways = iter(options)
    additions = []
    for article, ids, many in plan.additions:
        statements = _tell([(w, next(ways)) for w in many], ADDED_WORDS, ADDED_SENTENCES, encoder)
        additions.append(Addition(article, ids, tuple(statements)))
    overview = _tell(
        [(w, next(ways)) for w in plan.overview], OVERVIEW_WORDS, OVERVIEW_FACTS, encoder
    )
    return Comparison(
        identifier,
        tuple(summaries),
        recipe,
        tuple(overview),
        plan.facts,
        tuple(additions),
        plan.conflicts,
        plan.copies,
        plan.timeline,
        plan.warnings,
    )


def _tell(
    worded: Sequence[tuple[Wanted, Sequence[Option]]], words: int, sentences: int, encoder: Encoder
) -> list[Statement]:
    """Word the first facts that fit the length, without saying anything twice."""
    told: list[Statement] = []
    total = 0
    for wanted, options in worded:
        ways = [option for option in options if total + option.words <= words] or (
            [] if total else list(options)
        )
        if not ways or len(told) == sentences:
            continue
        # What one source adds lies in its details, so they are kept as long as there is room.
        option = max(
            ways,
            key=lambda way: (
                way.words <= KEPT_WORDS,
                way.words * (1 if way.words <= KEPT_WORDS else -1),
            ),
        )
        if told:
            vectors = encoder.encode([option.text, *(statement.text for statement in told)])
            if float((vectors[1:] @ vectors[0]).max()) > REPEATS:
                continue
        spans = evidence(wanted.outline.article, [wanted.outline.units[wanted.unit]])
        also = tuple(
            Evidence(mention.article, mention.start, mention.end)
            for mention in wanted.fact.mentions
            if mention.article != wanted.outline.article.id
        )
        told.append(Statement(option.text, option.how, option.support, (*spans, *also)))
        total += option.words
    return told
