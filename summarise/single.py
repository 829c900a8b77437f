"""The path of articles that are summarised each by itself: choose, word, assemble.

Sentences are worded in the order of their salience, and only as many as a summary needs: wording
is what costs most, and half of the sentences that might be needed are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.quotes import quotations
from summarise.engine import Engine
from summarise.select.choose import choose
from summarise.select.outline import Outline
from summarise.select.units import Unit
from summarise.select.worth import stems, worth
from summarise.types import Recipe, Statement
from summarise.write.assemble import Assembly, Worded
from summarise.write.realise import Task, realise

# Order this many times the words asked for, because shortening makes room for more.
SPARE = 4.0
# Word this many times the words that are missing at once: most summaries then need one round.
AHEAD = 1.3
# What is left of the doubt whether a summary has a word, once the title has it: a wording keeps it.
DOUBT = 0.5
FUSED_WORDS = 55  # the most words that two sentences may have together to be fused
# A sentence that opens so is taken for the end of the other one, and loses its main clause.
_SUBORDINATE = re.compile(r"(?:while|although|though|if|because|when|since|unless|as)\b", re.I)


class _Making:
    """An article on its way to its summary."""

    def __init__(self, found: Outline, recipe: Recipe, engine: Engine) -> None:
        self._units = found.units
        words = int(recipe.target_words * SPARE)
        promised = frozenset(stems(found.article.title or ""))
        self._left = choose(found.units, found.scores, found.vectors, words, promised)
        value = worth(found.units, found.vectors, found.scores, engine.selector)
        value |= {one: 1 - DOUBT * (1 - value[one]) for one in promised & value.keys()}
        self.assembly = Assembly(
            found.article, recipe.target_words, engine.encoder, value, found.units
        )

    def next(self) -> list[Worded]:
        """Return what is to be worded next, without its options; nothing if all is found."""
        wanted = self.assembly.missing * AHEAD
        taken: list[int] = []
        while wanted > 0 and self._left:
            taken.append(self._left.pop(0))
            wanted -= self._units[taken[-1]].words
        return [Worded(Task((self._units[i],), "compress"), (i,), ()) for i in taken]

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
    fused = _word([making.fusions() for making in makings], engine)
    for making, entries in zip(makings, fused, strict=True):
        for entry in entries:
            making.assembly.fuse(entry)
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
