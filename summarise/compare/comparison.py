"""The comparison as a whole: computed first, worded afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.compare import overview, telling
from summarise.compare.computed import Added, compute, number_facts
from summarise.compare.orders import KEPT_WORDS, Wanted
from summarise.compare.relatedness import stories_apart, told_apart
from summarise.compare.timeline import in_order
from summarise.roles import Encoder, Judge, Parser
from summarise.select.outline import Outline
from summarise.types import (
    Addition,
    Comparison,
    Conflict,
    Copy,
    Fact,
    Recipe,
    Statement,
    Summary,
    TimelineEntry,
)
from summarise.write.assemble import REPEATS
from summarise.write.realise import Option, Task

ADDED_SENTENCES, ADDED_WORDS = 3, 90  # what each source adds is told in at most this much
OVERVIEW_WORDS = 110  # what an overview has where the articles give that much


@dataclass(frozen=True, slots=True)
class Plan:
    """A comparison that is computed but not yet worded."""

    facts: tuple[Fact, ...]
    copies: tuple[Copy, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    additions: tuple[Added, ...]
    overview: overview.Draft
    warnings: tuple[str, ...]

    @property
    def tasks(self) -> list[Task]:
        """What is to be worded, in the order in which `finish` expects the wordings."""
        added = [wanted.task for *_, many in self.additions for wanted in many]
        return added + [one.wanted.task for one in self.overview.chosen]


def draw_up(
    outlines: Sequence[Outline],
    parser: Parser,
    encoder: Encoder,
    judge: Judge,
    words: int = OVERVIEW_WORDS,
    given: int = 0,
) -> Plan:
    """Compute who says what; nothing is worded here.

    Args:
        outlines: the articles.
        parser: for clauses and what they say.
        encoder: for what is close to what.
        judge: tells the same fact from others.
        words: of the overview, if the articles are long enough for that.
        given: how many articles there are, if not all of them could be read.
    """
    apart = stories_apart(outlines, encoder)
    stories = [compute(many, parser, encoder, judge) for many in apart]
    numbered = number_facts(stories)
    facts = sorted((f for many in numbered for f, _ in many), key=lambda f: int(f.id[1:]))
    # An article given by itself has its summary.
    told = (
        [(story, [f for f, _ in many]) for story, many in zip(stories, numbered, strict=True)]
        if max(given, len(outlines)) > 1
        else []
    )
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
        overview.draft(told, encoder, words),
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
    worded = [next(ways) for _ in plan.overview.chosen]
    copies = {copy.article for copy in plan.copies}
    return Comparison(
        identifier,
        tuple(summaries),
        recipe,
        tuple(telling.tell(plan.overview, worded, copies, encoder)),
        plan.facts,
        tuple(additions),
        plan.conflicts,
        plan.copies,
        plan.timeline,
        plan.warnings,
    )


def _tell(
    worded: Sequence[tuple[Wanted, Sequence[Option]]],
    words: int,
    sentences: int,
    encoder: Encoder,
) -> list[Statement]:
    """Word the first facts that fit the length, without saying anything twice."""
    told: list[Statement] = []
    total = 0
    for wanted, options in worded:
        telling_it = [option for option in options if wanted.tells(option.text)]
        ways = [option for option in telling_it if total + option.words <= words] or (
            [] if total else telling_it
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
        told.append(telling.statement(wanted, option))
        total += option.words
    return told
