"""The comparison as a whole: computed first, worded afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.compare import adds
from summarise.compare.clauses import split
from summarise.compare.conflicts import find_conflicts
from summarise.compare.copies import find_copies
from summarise.compare.event import Event
from summarise.compare.facts import Group, cut, fact, group
from summarise.compare.orders import KEPT_WORDS, OVERVIEW_FACTS, Wanted
from summarise.compare.orders import additions as order_additions
from summarise.compare.orders import overview as order_overview
from summarise.compare.passages import Passage, passages
from summarise.compare.relatedness import unrelated
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
OVERVIEW_WORDS = 110  # the overview has between 60 and 150 words where the articles give that much


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
    event = Event([p.text for p in sentences], parser, encoder)
    event.learn(p.claim for parts in clauses for p in parts)
    copies, warnings = find_copies(articles, sentences, event)
    every = cut(sentences, clauses, event, judge)
    groups = group(every, event, judge)
    sources = adds.sources_of([a.id for a in articles], {c.article: c.of for c in copies})
    by_id = {one.article.id: one for one in outlines}
    facts = _facts(groups, by_id, sources, event)
    conflicts = find_conflicts(sentences, sources, articles, event)
    elsewhere = adds.told_elsewhere(every, sources, event)
    additions = order_additions(
        facts,
        elsewhere,
        sources,
        by_id,
        event,
        _sides(conflicts, sentences, moved=True),
        _sides(conflicts, sentences, moved=False),
    )
    shared = {
        name for f, _ in facts if len({sources[a] for a in f.articles}) > 1 for name in f.articles
    }
    return Plan(
        tuple(found for found, _ in facts),
        tuple(sorted(copies, key=lambda copy: copy.article)),
        tuple(conflicts),
        tuple(timeline(articles, sentences, sources)),
        additions,
        order_overview(facts, sources, by_id, event),
        (*warnings, *unrelated(outlines, shared)),
    )


def _sides(
    conflicts: Sequence[Conflict], sentences: Sequence[Passage], moved: bool
) -> set[tuple[str, int]]:
    """Article and number of the sentences that are sides of a conflict.

    Args:
        conflicts: all conflicts.
        sentences: all sentences.
        moved: of those in certainty, where the story moved; otherwise of all others.
    """
    number = {(p.article, p.start): p.order for p in sentences}
    return {
        (side.article, number[side.article, side.start])
        for conflict in conflicts
        for side in conflict.sides
        if (conflict.kind == "certainty") == moved
    }


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
