"""What the articles of one story say, computed: facts, copies, conflicts, dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.compare import adds
from summarise.compare.clauses import split
from summarise.compare.conflicts import find_conflicts
from summarise.compare.copies import find_copies
from summarise.compare.elsewhere import told_elsewhere
from summarise.compare.event import Event
from summarise.compare.facts import Group, cut, fact, group
from summarise.compare.orders import Wanted
from summarise.compare.orders import additions as order_additions
from summarise.compare.passages import Passage, passages
from summarise.compare.timeline import timeline
from summarise.roles import Encoder, Judge, Parser
from summarise.select.outline import Outline
from summarise.types import Conflict, Copy, Fact, TimelineEntry

Added = tuple[str, tuple[str, ...], tuple[Wanted, ...]]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event, compared with each other; its facts have no numbers yet."""

    by_id: Mapping[str, Outline]
    sources: Mapping[str, str]  # which source each article counts as
    sentences: tuple[Passage, ...]
    groups: tuple[Group, ...]
    elsewhere: Mapping[str, float]  # how close another source comes to each claim
    event: Event
    copies: tuple[Copy, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    warnings: tuple[str, ...]

    @property
    def independent(self) -> int:
        """Number of sources, copies aside."""
        return len(set(self.sources.values()))

    def additions(self, facts: Sequence[tuple[Fact, Group]]) -> tuple[Added, ...]:
        """For each article the facts that its source alone states, and what to word of them."""
        return order_additions(
            facts,
            self.elsewhere,
            self.sources,
            self.by_id,
            self.event,
            self._sides(moved=True),
            self._sides(moved=False),
        )

    def _sides(self, *, moved: bool) -> set[tuple[str, int]]:
        """Article and number of the sentences between which the story moved, or sources differ."""
        number = {(p.article, p.start): p.order for p in self.sentences}
        return {
            (side.article, number[side.article, side.start])
            for conflict in self.conflicts
            for side in conflict.sides
            if (conflict.kind == "certainty") == moved
        }


def compute(outlines: Sequence[Outline], parser: Parser, encoder: Encoder, judge: Judge) -> Story:
    """Compare the articles of one story.

    Args:
        outlines: the articles.
        parser: for clauses and what they say.
        encoder: for what is close to what.
        judge: tells the same fact from others.
    """
    articles = [one.article for one in outlines]
    sentences = passages(articles, parser)
    clauses = split(sentences, articles, parser)
    event = Event([p.text for p in sentences], parser, encoder)
    event.learn(p.claim for parts in clauses for p in parts)
    copies, warnings = find_copies(articles, sentences, event)
    every = cut(sentences, clauses, event, judge)
    sources = adds.sources_of([a.id for a in articles], {c.article: c.of for c in copies})
    return Story(
        {one.article.id: one for one in outlines},
        sources,
        tuple(sentences),
        tuple(group(every, event, judge)),
        told_elsewhere(every, sources, event),
        event,
        tuple(copies),
        tuple(find_conflicts(sentences, sources, articles, event, judge)),
        tuple(timeline(articles, sentences, sources)),
        tuple(warnings),
    )


def number_facts(stories: Sequence[Story]) -> list[list[tuple[Fact, Group]]]:
    """Score and number the facts of all stories, with their passages, story by story.

    What more independent sources tell, and tell early, comes first.
    """
    scored = []
    for index, story in enumerate(stories):
        for members in story.groups:
            told = {story.sources[passage.article] for passage in members.passages}
            most = story.independent - 1
            share = (len(told) - 1) / most if most else 0.0
            heights = []
            for passage in members.passages:
                one = story.by_id[passage.article]
                heights.append(float(one.scores[one.of_sentence(passage.order)]))
            score = 0.5 * share + 0.5 * max(heights)
            scored.append((-round(score, 4), members.passages[0].key, index, score, members))
    scored.sort(key=lambda item: item[:2])
    numbered: list[list[tuple[Fact, Group]]] = [[] for _ in stories]
    for number, (_, _, index, score, members) in enumerate(scored, 1):
        made = fact(f"f{number}", members.passages, score, stories[index].event)
        numbered[index].append((made, members))
    return numbered
