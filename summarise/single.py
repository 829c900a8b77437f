"""The path of articles that are summarised each by itself: choose, word, assemble.

Sentences are worded in the order of their salience, and only as many as a summary needs: wording
is what costs most, and half of the sentences that might be needed are not.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.check.quotes import quotations
from summarise.engine import Engine
from summarise.roles import Scorer
from summarise.select.choose import choose
from summarise.select.outline import Outline
from summarise.select.signs import signs
from summarise.select.units import Unit
from summarise.select.worth import stems, worth
from summarise.types import Recipe, Statement
from summarise.write.assemble import Assembly, Worded
from summarise.write.realise import Task, realise, worth_asking

# Order this many times the words asked for, because shortening makes room for more.
SPARE = 4.0
# Word this many times the words that are missing at once: most summaries then need one round.
AHEAD = 1.3
# The model is asked about the first sentences that have this many times the words asked for. Later
# ones come a few at a time, when a step of the model costs as much for one as for ten, and its
# wording of them is hardly ever taken: the rules word them.
ASKED = 1.3
RULES_ALONE = sys.maxsize  # no sentence has so many words: the model is not asked
# If the summary is still too short in the end, the model is asked about so many of those, which
# may have been too long.
AGAIN = 2
# How much of a sentence's score is what readers would choose, the rest is its salience: without a
# title the lead is the surer sign (see eval/NOTES.md).
TITLED, UNTITLED = 0.7, 0.25
# What is left of the doubt whether a summary has a word, once the title has it: a wording keeps it.
DOUBT = 0.5
FUSED_WORDS = 55  # the most words that two sentences may have together to be fused
# A sentence that opens so is taken for the end of the other one, and loses its main clause.
_SUBORDINATE = re.compile(r"(?:while|although|though|if|because|when|since|unless|as)\b", re.I)


def standing(found: Outline, value: Mapping[str, float], news: Scorer) -> NDArray[np.float32]:
    """Return how much each unit of an article counts as its news, (N,), 0-1.

    Args:
        found: the article.
        value: what its stems are worth.
        news: trained on the signs of sentences.
    """
    numbers = signs(found.article, found.units, found.vectors, found.title, found.manners, value)
    likely = 1 / (1 + np.exp(-news.score(numbers)))
    trust = UNTITLED if found.title is None else TITLED
    scores: NDArray[np.float32] = (trust * likely + (1 - trust) * found.scores).astype(np.float32)
    return scores


class _Making:
    """An article on its way to its summary."""

    def __init__(self, found: Outline, recipe: Recipe, engine: Engine) -> None:
        self._units = found.units
        words = int(recipe.target_words * SPARE)
        promised = frozenset(stems(found.article.title or ""))
        value = worth(found.units, found.vectors, found.scores, engine.selector)
        scores = standing(found, value, engine.news)
        self._left = choose(found.units, scores, found.vectors, words, promised)
        self._asked = recipe.target_words * ASKED  # words that the model is still asked about
        self._late: list[int] = []  # worded by rule alone
        value |= {one: 1 - DOUBT * (1 - value[one]) for one in promised & value.keys()}
        self.assembly = Assembly(
            found.article, recipe.target_words, engine.encoder, value, found.units
        )

    def next(self) -> list[Worded]:
        """Return what is to be worded next, without its options; nothing if all is found."""
        wanted = self.assembly.missing * AHEAD
        taken: list[Worded] = []
        while wanted > 0 and self._left:
            place = self._left.pop(0)
            unit = self._units[place]
            if self._asked > 0:
                taken.append(Worded(Task((unit,), "compress"), (place,), ()))
            else:
                taken.append(Worded(Task((unit,), "compress", RULES_ALONE), (place,), ()))
                self._late.append(place)
            wanted -= unit.words
            self._asked -= unit.words
        return taken

    def again(self) -> list[Worded]:
        """Return what the model is asked about after all, as the summary is too short."""
        if not self.assembly.missing:
            return []
        late = [place for place in self._late if (place,) not in self.assembly.taken]
        tasks = [Worded(Task((self._units[i],), "compress"), (i,), ()) for i in late]
        return [entry for entry in tasks if worth_asking(entry.task)][:AGAIN]

    def fusions(self) -> list[Worded]:
        """Return the pairs of sentences in the summary that one might say, without options."""
        return [
            Worded(Task((self._units[i], self._units[j]), "fuse"), (i, j), ())
            for i, j in self.assembly.neighbours
            if _fusible(self._units[i], self._units[j])
        ]


def summarise(
    outlines: Sequence[Outline], recipe: Recipe, engine: Engine
) -> list[tuple[Statement, ...]]:
    """Return the sentences of each article's summary; all articles are worded together."""
    makings = [_Making(found, recipe, engine) for found in outlines]
    going = makings
    while going:
        asked = [making.next() for making in going]
        for making, worded in zip(going, _word(asked, engine), strict=True):
            for entry in worded:
                making.assembly.offer(entry)
        going = [making for making, tasks in zip(going, asked, strict=True) if tasks]
    last = _word([[*making.again(), *making.fusions()] for making in makings], engine)
    for making, entries in zip(makings, last, strict=True):
        for entry in entries:
            offer = making.assembly.fuse if len(entry.places) > 1 else making.assembly.offer
            offer(entry)
    return [tuple(making.assembly.statements()) for making in makings]


def _word(asked: Sequence[Sequence[Worded]], engine: Engine) -> list[list[Worded]]:
    """Fill in the options of what each article asks for."""
    tasks = [entry.task for entries in asked for entry in entries]
    if not tasks:
        return [[] for _ in asked]
    options = iter(realise(tasks, engine.writer, engine.checker, engine.parser))
    return [
        [Worded(entry.task, entry.places, tuple(next(options))) for entry in entries]
        for entries in asked
    ]


def _fusible(one: Unit, two: Unit) -> bool:
    """Whether two units may be joined: about the same one, short, and without a quotation.

    A quotation could change its speaker, and sentences about different things only get strung
    together.
    """
    if not two.leans or _SUBORDINATE.match(two.text):
        return False
    if one.words + two.words > FUSED_WORDS or len(one.sentences) + len(two.sentences) > 2:
        return False
    return not quotations(one.text) and not quotations(two.text)
