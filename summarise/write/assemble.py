"""Putting options together into a summary of the length asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.roles import Encoder
from summarise.select.units import Unit
from summarise.types import Article, Evidence, Statement
from summarise.write.realise import Option, Task

OVERSHOOT = 1.15  # a summary may be this much longer than asked for rather than stop far short
NEAR = 0.75  # share of a wording's words that another must have to be taken instead of it
_SHORTENED = frozenset({"fused", "rewritten", "compressed"})
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


def prefer(options: Sequence[Option]) -> Option:
    """Choose the wording of a sentence: the model's if it is shorter, else the longest that fits.

    Options come in the order model, source, ever shorter cuts.
    """
    full = max(option.words for option in options)
    cut = next((o for o in options if o.how in _SHORTENED and o.words < full), options[0])
    # The same length in other words is better than the source's own.
    near = [o for o in options if cut.words * NEAR <= o.words <= cut.words]
    return max(near, key=lambda option: option.fresh)


def assemble(
    article: Article,
    worded: Sequence[Worded],
    fused: Sequence[Worded],
    target: int,
    encoder: Encoder,
) -> list[Statement]:
    """Choose wordings in order of salience until the length is reached; tell them in text order.

    Args:
        article: what is summarised.
        worded: one entry per chosen unit, best first.
        fused: entries for two units in a row.
        target: words asked for.
        encoder: to notice repetition.
    """
    limit = min(int(target * OVERSHOOT), article.words)
    chosen: dict[tuple[int, ...], Option] = {}
    taken: set[int] = set()
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
        option = prefer(ways)
        if _repeats(option, [o.text for o in chosen.values()], encoder):
            continue
        chosen[entry.places] = option
        taken.add(place)
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
