"""Which sources stand behind a sentence that is told: those that do not give another value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from summarise.check.values import dates, numbers
from summarise.compare.quantities import compatible
from summarise.select.outline import Outline
from summarise.types import Conflict, Fact, Mention


def backed(
    fact: Fact,
    told: tuple[Outline, int],
    by_id: Mapping[str, Outline],
    conflicts: Sequence[Conflict],
) -> Fact:
    """Leave those mentions of a fact that give the values of the sentence that tells it.

    A copy in which figures were exchanged repeats the sentence, and yet must not be cited for it.

    Args:
        fact: what is told.
        told: the article whose sentence tells it, and the index of its unit there.
        by_id: the outline of each article.
        conflicts: between the articles.
    """
    outline, unit = told
    own = outline.article
    members = [own.sentences[i] for i in outline.units[unit].sentences]
    start, end = members[0].start, members[-1].end
    text = own.text[start:end]
    against = {
        (other.article, other.start, other.end)
        for conflict in conflicts
        if any(s.article == own.id and start <= s.start < end for s in conflict.sides)
        for other in conflict.sides
        if other.article != own.id
    }

    def agrees(mention: Mention) -> bool:
        if mention.article == own.id:
            return True
        if any(
            mention.article == article and mention.start < high and low < mention.end
            for article, low, high in against
        ):
            return False
        words = by_id[mention.article].article.text[mention.start : mention.end]
        return same_values(text, words)

    return replace(fact, mentions=tuple(m for m in fact.mentions if agrees(m)))


def same_values(one: str, two: str) -> bool:
    """Whether no number or date of one text has another one in its place in the other."""
    theirs = numbers(two)
    for mine in numbers(one):
        alike = [number for number in theirs if number.kind == mine.kind]
        if alike and not any(mine.same(n) or compatible(mine, n) for n in alike):
            return False
    given = dates(two)
    return all(
        not given or any(mine.fits(other) or other.fits(mine) for other in given)
        for mine in dates(one)
    )
