"""Putting options together into a summary of the length asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarise.check.folding import words
from summarise.check.quotes import quotations
from summarise.roles import Encoder
from summarise.select.units import Unit
from summarise.select.worth import stems, together
from summarise.types import Article, Evidence, Statement
from summarise.write.introduce import introduce
from summarise.write.opening import tied
from summarise.write.people import people
from summarise.write.realise import Option, Task

ENOUGH = 0.9  # of the length asked for; a summary that has so much takes no more
OVERSHOOT = 1.15  # a summary may be this much longer than asked for rather than stop far short
# Of a wording, what it keeps is divided by its words to this power: 0 takes the longest, 1 the
# densest. Flat between 0.5 and 0.9 on 183 news articles.
BREVITY = 0.7
LEAST_WORDS = 6  # a shorter wording gains nothing more by being short
FRESH = 0.3  # what a wording gains if all of its word pairs are its own
SAVED = 2  # words; a reader gains nothing from other words that are as many
QUOTED = 5  # words in a row; a quotation that shares them with one that is there repeats it
REPEATS = 0.88  # cosine from which a sentence repeats one that is already there


@dataclass(frozen=True, slots=True)
class Worded:
    """A task with the ways to word it that passed the checker."""

    task: Task
    places: tuple[int, ...]  # indices of the task's units in their article
    options: tuple[Option, ...]


def evidence(
    article: Article, units: Sequence[Unit], names: Sequence[int] = ()
) -> tuple[Evidence, ...]:
    """The spans that units rest on, and where a pronoun's referent or a surname is named.

    Args:
        article: whose units they are.
        units: what a sentence was worded from.
        names: indices of the article's sentences that give the full names it uses.
    """
    indices = {index for unit in units for index in unit.sentences} | set(names)
    indices |= {at for unit in units if unit.reference for at in unit.reference.sentences}
    return tuple(
        Evidence(article.id, article.sentences[index].start, article.sentences[index].end)
        for index in sorted(indices)
    )


def prefer(options: Sequence[Option], worth: Mapping[str, float], told: set[str]) -> Option:
    """Choose the wording of a sentence that gives most for its words.

    A short wording wins unless it leaves out what matters; of two short ones that give the same,
    the one in fresh words does.

    Args:
        options: in the order model, source, ever shorter cuts.
        worth: of each stem in the article.
        told: stems that count for nothing, because the summary has them already.
    """
    whole = max(option.words for option in options)

    def gain(option: Option) -> float:
        saves = option.words <= whole - SAVED
        fresh = FRESH * option.fresh / max(option.words, 1) if saves else 0.0
        kept = together(stems(option.text) - told, worth)
        return float(kept / max(option.words, LEAST_WORDS) ** BREVITY * (1 + fresh))

    return max(options, key=gain)


class Assembly:
    """A summary in the making: takes wordings in order of salience until its length is reached."""

    def __init__(
        self,
        article: Article,
        target: int,
        encoder: Encoder,
        worth: Mapping[str, float],
        units: Sequence[Unit] = (),
    ) -> None:
        """Begin with nothing.

        Args:
            article: what is summarised.
            target: words asked for.
            encoder: to notice repetition.
            worth: of each stem in the article, to choose between the wordings of a sentence.
            units: all of the article, to introduce the people whom it names; none to leave
                every surname as it is.
        """
        self._people = people(article, units)
        self._article, self._target, self._encoder, self._worth = article, target, encoder, worth
        self._limit = min(int(target * OVERSHOOT), article.words)
        self._chosen: dict[tuple[int, ...], Option] = {}
        self._tasks: dict[tuple[int, ...], Task] = {}
        self._told: set[str] = set()
        self._words = 0

    @property
    def missing(self) -> int:
        """Words still to be found; 0 where the length is reached."""
        return self._target - self._words if self._words < self._target * ENOUGH else 0

    @property
    def taken(self) -> frozenset[tuple[int, ...]]:
        """Places of what the summary has."""
        return frozenset(self._chosen)

    @property
    def neighbours(self) -> list[tuple[int, int]]:
        """Places of sentences that are taken and follow each other in the article."""
        taken = {place for places in self._chosen for place in places}
        return [(place, place + 1) for place in sorted(taken) if place + 1 in taken]

    def offer(self, entry: Worded) -> None:
        """Take the best wording of the next sentence, if it fits and says something new."""
        place = entry.places[0]
        unit = entry.task.units[0]
        if not entry.options or not self.missing or entry.places in self._chosen:
            return
        if unit.leans and unit.reference is None and (place - 1,) not in self._chosen:
            return
        ways = [o for o in entry.options if self._words + o.words <= self._limit]
        if not ways:
            if self._words:
                return
            ways = [min(entry.options, key=lambda option: option.words)]
        option = prefer(ways, self._worth, self._told)
        if _repeats(option, [o.text for o in self._chosen.values()], self._encoder):
            return
        self._chosen[entry.places] = option
        self._tasks[entry.places] = entry.task
        self._told |= stems(option.text)
        self._words += option.words

    def fuse(self, entry: Worded) -> None:
        """Put one sentence for two that follow each other, where it is shorter."""
        parts = [(place,) for place in entry.places]
        if not entry.options or not all(part in self._chosen for part in parts):
            return
        best = entry.options[0]
        if best.words < sum(self._chosen[part].words for part in parts):
            for part in parts:
                del self._chosen[part]
            self._chosen[entry.places] = best
            self._tasks[entry.places] = entry.task

    def statements(self) -> list[Statement]:
        """Return the sentences in the order of the text, with their evidence.

        Whoever is mentioned by surname first is given the full name that the article uses, as
        far as the length allows, and a "But" stays behind the sentence that it goes against.
        """
        room = self._limit - sum(option.words for option in self._chosen.values())
        said: set[str] = set()
        result: list[Statement] = []
        last = -1
        for places, option in sorted(self._chosen.items()):
            units = self._tasks[places].units
            text = option.text
            if places[0] == last + 1 and room and result:
                text = tied(text, units[0].text)
            last = places[-1]
            text, names = introduce(text, units, self._people, said, room)
            room -= len(text.split()) - option.words
            how = "rewritten" if names and option.how != "fused" else option.how
            spans = evidence(self._article, units, names)
            result.append(Statement(text, how, option.support, spans))
        return result


def _repeats(option: Option, said: Sequence[str], encoder: Encoder) -> bool:
    if not said:
        return False
    quoted = _quoted(option.text)
    if any(quoted & _quoted(text) for text in said):
        return True
    vectors = encoder.encode([option.text, *said])
    return bool((vectors[1:] @ vectors[0]).max() > REPEATS)


def _quoted(text: str) -> set[tuple[str, ...]]:
    """The runs of words that a sentence quotes."""
    runs = (words(text[quote.start : quote.end]) for quote in quotations(text))
    return {tuple(run[i : i + QUOTED]) for run in runs for i in range(len(run) - QUOTED + 1)}
