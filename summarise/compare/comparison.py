"""The comparison as a whole: computed first, worded afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from summarise.compare.computed import Added, compute, number_facts
from summarise.compare.orders import KEPT_WORDS, Wanted
from summarise.compare.overview import length as overview_length
from summarise.compare.overview import overview as order_overview
from summarise.compare.relatedness import stories_apart, told_apart
from summarise.compare.timeline import in_order
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
OPENING = 3  # of the sentences chosen, those that may open the overview
OVERVIEW_WORDS = 110  # what an overview has where the articles give that much


@dataclass(frozen=True, slots=True)
class Plan:
    """A comparison that is computed but not yet worded."""

    facts: tuple[Fact, ...]
    copies: tuple[Copy, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    additions: tuple[Added, ...]
    overview: tuple[Wanted, ...]
    overview_words: int
    warnings: tuple[str, ...]

    @property
    def tasks(self) -> list[Task]:
        """What is to be worded, in the order in which `finish` expects the wordings."""
        added = [wanted.task for *_, many in self.additions for wanted in many]
        return added + [wanted.task for wanted in self.overview]


def draw_up(
    outlines: Sequence[Outline],
    parser: Parser,
    encoder: Encoder,
    judge: Judge,
    words: int = OVERVIEW_WORDS,
) -> Plan:
    """Compute who says what; nothing is worded here.

    Args:
        outlines: the articles.
        parser: for clauses and what they say.
        encoder: for what is close to what.
        judge: tells the same fact from others.
        words: of the overview, if the articles are long enough for that.
    """
    apart = stories_apart(outlines, encoder)
    stories = [compute(many, parser, encoder, judge) for many in apart]
    numbered = number_facts(stories)
    facts = sorted((f for many in numbered for f, _ in many), key=lambda f: int(f.id[1:]))
    # Where several stories are told, the one with most sources is given an overview; an article
    # by itself has its summary.
    several = range(len(stories) if len(outlines) > 1 else 0)
    main = max(several, key=lambda i: (stories[i].independent, -i), default=None)
    overview: tuple[Wanted, ...] = ()
    if main is not None:
        story = stories[main]
        own = [one for name, one in story.by_id.items() if story.sources[name] == name]
        words = overview_length(words, own)
        told = [found for found, _ in numbered[main]]
        sides = {(side.article, side.start) for c in story.conflicts for side in c.sides}
        overview = order_overview(told, story.sources, story.by_id, encoder, words, sides)
    added = [
        one
        for story, found in zip(stories, numbered, strict=True)
        for one in story.additions(found)
    ]
    return Plan(
        tuple(facts),
        tuple(sorted((c for s in stories for c in s.copies), key=lambda c: c.article)),
        tuple(conflict for s in stories for conflict in s.conflicts),
        tuple(in_order(entry for s in stories for entry in s.timeline)),
        tuple(sorted(added, key=lambda one: one[0])),
        overview,
        words,
        (*(warning for s in stories for warning in s.warnings), *told_apart(apart)),
    )


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
    worded = [(w, next(ways)) for w in plan.overview]
    copied = {copy.article for copy in plan.copies}

    rank = {id(wanted): number for number, wanted in enumerate(plan.overview)}

    def consensus_first(wanted: Wanted) -> tuple[bool, bool, int, int]:
        """A telling sentence that opens an article comes first; then what several tell."""
        place = wanted.outline.units[wanted.unit].sentences[0]
        alone = len(set(wanted.fact.articles) - copied) < 2
        later = place > 0 or rank[id(wanted)] >= OPENING
        return (later, alone and later, place, rank[id(wanted)])

    overview = _tell(worded, plan.overview_words, len(worded), encoder, consensus_first)
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


def _as_chosen(wanted: Wanted) -> int:
    return 0


def _tell(
    worded: Sequence[tuple[Wanted, Sequence[Option]]],
    words: int,
    sentences: int,
    encoder: Encoder,
    order: Callable[[Wanted], Any] = _as_chosen,
) -> list[Statement]:
    """Word the first facts that fit the length, without saying anything twice, in an order."""
    told: list[tuple[Wanted, Statement]] = []
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
            vectors = encoder.encode([option.text, *(statement.text for _, statement in told)])
            if float((vectors[1:] @ vectors[0]).max()) > REPEATS:
                continue
        spans = evidence(wanted.outline.article, [wanted.outline.units[wanted.unit]])
        also = tuple(
            Evidence(mention.article, mention.start, mention.end)
            for mention in wanted.fact.mentions
            if mention.article != wanted.outline.article.id
        )
        statement = Statement(option.text, option.how, option.support, (*spans, *also))
        told.append((wanted, statement))
        total += option.words
    return [statement for _, statement in sorted(told, key=lambda one: order(one[0]))]
