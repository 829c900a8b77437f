"""What is to be put into words of what each source adds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarise.check.folding import words
from summarise.check.wording import stem
from summarise.compare import adds
from summarise.compare.event import Event
from summarise.compare.facts import Group
from summarise.compare.passages import Passage
from summarise.select.outline import Outline
from summarise.select.worth import EMPTY
from summarise.types import Fact
from summarise.write.realise import Task

ASKED = 6  # facts per source that are put into words, to have a choice
MOSTLY = 0.5  # of the words that tell an addition, what the source alone says at least
NEW = 0.6  # of the words that tell what is new, what a wording keeps at least
KEPT_WORDS = 34  # a longer sentence is shortened where it can be


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact that is to be worded from one article."""

    fact: Fact
    outline: Outline
    unit: int
    task: Task
    new: frozenset[str] = frozenset()  # stems of what the source adds, if others share the rest

    def tells(self, text: str) -> bool:
        """Whether a wording still has most of what the source adds."""
        return len(self.new & stems(text)) >= NEW * len(self.new)


def stems(text: str) -> frozenset[str]:
    """The stems of a text that say something."""
    return frozenset(stem(word) for word in words(text)) - EMPTY


def _wanted(
    found: Fact, passage: Passage, by_id: Mapping[str, Outline], new: str = ""
) -> Wanted | None:
    """The order to word a fact from a passage; None if the passage cannot stand alone."""
    one = by_id[passage.article]
    place = one.of_sentence(passage.order)
    unit = one.units[place]
    if unit.leans and unit.reference is None:
        return None
    return replace(word_unit(one, place, found), new=stems(new))


def _mostly(
    own: Sequence[tuple[Fact, Group]], facts: Sequence[tuple[Fact, Group]], wanted: Wanted
) -> bool:
    """Whether most of what is to be worded are facts that the source alone states.

    A clause is worded as its sentence, or as the quotation that it stands in.
    """
    one = wanted.outline
    members = one.units[wanted.unit].sentences
    article = one.article.id

    def told(many: Sequence[tuple[Fact, Group]]) -> int:
        return sum(
            len(passage.text.split())
            for _, group in many
            for passage in group.passages
            if passage.article == article and passage.order in members
        )

    return told(own) >= MOSTLY * told(facts)


def _detailed(
    facts: Sequence[tuple[Fact, Group]],
    article: str,
    sources: Mapping[str, str],
    details: adds.Details,
    contradicted: set[tuple[str, int]],
) -> list[tuple[Fact, Passage, str]]:
    """The shared facts of which one source tells numbers, dates or names that no other has."""
    found = [
        (details.alone(passage), fact, passage)
        for fact, group in facts
        if {sources[name] for name in fact.articles} > {article}
        for passage in group.passages
        if passage.article == article and (article, passage.order) not in contradicted
    ]
    ranked = sorted(found, key=lambda item: (-len(item[0]), -item[1].salience, item[2].key))
    return [(fact, passage, " ".join(alone)) for alone, fact, passage in ranked if alone]


def word_unit(one: Outline, place: int, found: Fact) -> Wanted:
    """The order to word a fact by a unit of an outline."""
    return Wanted(found, one, place, Task((one.units[place],), "compress", KEPT_WORDS + 1))


def additions(
    facts: Sequence[tuple[Fact, Group]],
    elsewhere: Mapping[str, float],
    sources: Mapping[str, str],
    by_id: Mapping[str, Outline],
    event: Event,
    moved: set[tuple[str, int]],
    contradicted: set[tuple[str, int]],
) -> tuple[tuple[str, tuple[str, ...], tuple[Wanted, ...]], ...]:
    """Choose for each article the facts that it alone states, and those of them to be worded.

    Args:
        facts: all facts, with their passages.
        elsewhere: how close another source comes to each claim.
        sources: which source each article counts as.
        by_id: the outline of each article.
        event: what all articles have in common.
        moved: sentences beyond which a story moved, or that moved it.
        contradicted: sentences that another source contradicts.

    Returns:
        For each article its id, the ids of its facts, and what is to be worded; nothing is for
        a copy, whose facts are those that its original lacks.
    """
    # Where sources contradict each other both tell of the matter, and neither adds it.
    facts = [
        (f, g)
        for f, g in facts
        if not all((p.article, p.order) in contradicted for p in g.passages)
    ]
    details = adds.Details((p for _, g in facts for p in g.passages), sources)
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
        ranked = adds.rank(own, article, elsewhere, event, by_id[article], moved)
        orders = [
            w
            for f, passage in ranked
            if (w := _wanted(f, passage, by_id, "" if passage.whole else passage.text)) is not None
            and _mostly(own, facts, w)
        ]
        # A detail inside a shared fact is an addition as well, if nobody tells it anywhere.
        detailed = (
            _detailed(facts, article, sources, details, contradicted)
            if sources[article] == article
            else []
        )
        orders += [
            w for f, passage, new in detailed if (w := _wanted(f, passage, by_id, new)) is not None
        ]
        distinct = {w.unit: w for w in reversed(orders)}
        chosen = [w for w in orders if distinct[w.unit] is w][:ASKED]
        worded = tuple(chosen) if sources[article] == article else ()
        result.append((article, tuple(f.id for f, _ in ranked), worded))
    return tuple(result)
