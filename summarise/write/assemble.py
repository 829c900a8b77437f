"""Putting options together into a summary of the length asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.roles import Encoder
from summarise.select.units import Unit
from summarise.select.worth import stems, together
from summarise.types import Article, Evidence, Statement
from summarise.write.realise import Option, Task

OVERSHOOT = 1.15  # a summary may be this much longer than asked for rather than stop far short
# Of a wording, what it keeps is divided by its words to this power: 0 takes the longest, 1 the
# densest. Flat between 0.5 and 0.9 on 183 news articles.
BREVITY = 0.7
LEAST_WORDS = 6  # a shorter wording gains nothing more by being short
FRESH = 0.3  # what a wording gains if all of its word pairs are its own
REPEATS = 0.88  # cosine from which a sentence repeats one that is already there


@dataclass(frozen=True, slots=True)
class Worded:
    """A task with the ways to word it that passed the checker."""

    task: Task
    places: tuple[int, ...]  # indices of the task's units in their article
    options: tuple[Option, ...]


def evidence(article: Article, units: Sequence[Unit]) -> tuple[Evidence, ...]:
    """The spans that units rest on, and where a pronoun's referent is named."""
    indices = {index for unit in units for index in unit.sentences}
    indices |= {unit.reference.sentence for unit in units if unit.reference is not None}
    return tuple(
        Evidence(article.id, article.sentences[index].start, article.sentences[index].end)
        for index in sorted(indices)
    )


def prefer(options: Sequence[Option], worth: Mapping[str, float], told: set[str]) -> Option:
    """Choose the wording of a sentence that gives most for its words.

    A short wording wins unless it leaves out what matters; of two that give the same, the one
    in fresh words does.

    Args:
        options: in the order model, source, ever shorter cuts.
        worth: of each stem in the article.
        told: stems that count for nothing, because the summary has them already.
    """

    def gain(option: Option) -> float:
        fresh = FRESH * option.fresh / max(option.words, 1)
        kept = together(stems(option.text) - told, worth)
        return float(kept / max(option.words, LEAST_WORDS) ** BREVITY * (1 + fresh))

    return max(options, key=gain)


def assemble(
    article: Article,
    worded: Sequence[Worded],
    fused: Sequence[Worded],
    target: int,
    encoder: Encoder,
    worth: Mapping[str, float],
) -> list[Statement]:
    """Choose wordings in order of salience until the length is reached; tell them in text order.

    Args:
        article: what is summarised.
        worded: one entry per chosen unit, best first.
        fused: entries for two units in a row.
        target: words asked for.
        encoder: to notice repetition.
        worth: of each stem in the article, to choose between the wordings of a sentence.
    """
    limit = min(int(target * OVERSHOOT), article.words)
    chosen: dict[tuple[int, ...], Option] = {}
    taken: set[int] = set()
    told: set[str] = set()
    total = 0
    for entry in worded:
        place = entry.places[0]
        unit = entry.task.units[0]
        if not entry.options or place in taken:
            continue
        if unit.leans and unit.reference is None and place - 1 not in taken:
            continue
        ways = [option for option in entry.options if total + option.words <= limit]
        if not ways:
            if total == 0:
                ways = [min(entry.options, key=lambda option: option.words)]
            else:
                continue
        if total >= target * 0.9:
            break
        option = prefer(ways, worth, told)
        if _repeats(option, [o.text for o in chosen.values()], encoder):
            continue
        chosen[entry.places] = option
        taken.add(place)
        told |= stems(option.text)
        total += option.words
    chosen = _fuse(chosen, fused)
    by_place = {entry.places: entry.task for entry in [*worded, *fused]}
    return [
        Statement(
            option.text, option.how, option.support, evidence(article, by_place[places].units)
        )
        for places, option in sorted(chosen.items())
    ]


def _fuse(
    chosen: dict[tuple[int, ...], Option], fused: Sequence[Worded]
) -> dict[tuple[int, ...], Option]:
    """Replace two sentences in a row by their fusion where one passed and is shorter."""
    result = dict(chosen)
    for entry in sorted(fused, key=lambda one: one.places):
        parts = [(place,) for place in entry.places]
        if not entry.options or not all(part in result for part in parts):
            continue
        apart = sum(result[part].words for part in parts)
        best = entry.options[0]
        if best.words < apart:
            for part in parts:
                del result[part]
            result[entry.places] = best
    return result


def _repeats(option: Option, said: Sequence[str], encoder: Encoder) -> bool:
    if not said:
        return False
    vectors = encoder.encode([option.text, *said])
    return bool((vectors[1:] @ vectors[0]).max() > REPEATS)
