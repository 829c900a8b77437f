"""A stretch of one version of an article, with what typing its changes looks up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.folding import straighten, words
from summarise.check.quotes import quotations
from summarise.check.values import numbers
from summarise.types import Article, Piece

# A full stop ends a name unless it marks initials or a short title; a possessive ends it too.
_WORD = r"(?:[A-Z][a-z]{0,3}\.(?=\s[A-Z])|[A-Z](?:[\w&]|[.'](?!s\b)(?=\w))*(?:-[A-Z]\w*)?)"
_RUN = re.compile(rf"\b{_WORD}(?:\s(?:(?:of|for|the|and|de|van|von|al)\s){{0,2}}{_WORD})*")
# Words that begin a sentence in capitals and are no names.
_OPENERS = frozenset(
    "a an the this that these those it he she they we you i his her its their our my in on at by "
    "for from to of with without after before since until during while when where as if although "
    "though because given but and or so yet not no however also despite amid among under over "
    "between more most many some both one two first second according last just even following "
    "compared accordingly".split()
)
_SMALL = frozenset({"of", "the", "for", "and"})
# Nationalities that do not begin like their country.
_NATIONS = {
    "french": "france",
    "british": "britain",
    "dutch": "netherlands",
    "spanish": "spain",
    "polish": "poland",
    "turkish": "turkey",
    "swiss": "switzerland",
    "greek": "greece",
    "danish": "denmark",
    "american": "united",
}

_ENDINGS = ("ese", "ish", "ian", "ean", "an")


class Side:
    """A stretch of one article."""

    def __init__(self, article: Article, start: int, end: int) -> None:
        """Read `article.text[start:end]`."""
        self.article = article
        self.start = start
        self.text = article.text[start:end]
        self.words = words(self.text)
        self.numbers = {(n.kind, n.value) for n in numbers(self.text) if n.kind != "ordinal"}
        self._quotes = quotations(self.text)
        self._runs = [
            (match.start(), match.end(), run)
            for match in _RUN.finditer(straighten(self.text))
            if (run := self._name(match.start(), match.group()))
        ]
        self._capitals = {word for _, _, run in self._runs for word in run}

    def _name(self, start: int, text: str) -> list[str]:
        """The folded words of a run of capitals; empty if it only begins a sentence."""
        run = words(text)
        before = self.text[:start].rstrip(" \u201c\u2018\"'\u00a0\n")
        if not before or before[-1] in ".!?:;\u2014":
            while run and run[0] in _OPENERS:
                run = run[1:]
            # A single word that opens a sentence is a name only if it is one elsewhere too.
            if len(run) == 1 and len(words(text)) == 1:
                elsewhere = re.findall(rf"(?<=[a-z,] ){re.escape(text.split()[0])}\b", self.text)
                return run if elsewhere else []
        return run

    def figures(self, piece: Piece | None) -> set[tuple[str, float]]:
        """The numbers that a piece states."""
        return {(n.kind, n.value) for n in numbers(piece.text)} if piece else set()

    def names(self, piece: Piece | None) -> list[list[str]]:
        """The names that a piece touches, as folded words."""
        if piece is None:
            return []
        low, high = piece.start - self.start, piece.end - self.start
        touched = []
        for start, end, run in self._runs:
            if end > low and start < high:
                inside = set(words(piece.text))
                if any(word in inside for word in run):
                    touched.append(run)
        return touched

    def holds(self, run: Sequence[str]) -> bool:
        """Whether every word of a name stands in the stretch, as a name or the form of one."""
        names = [word for word in run if word not in _SMALL]
        pool = self.words if len(names) == 1 else self._capitals
        return all(any(_forms(name, word) for word in pool) for name in names)

    def quotes(self, piece: Piece | None) -> bool:
        """Whether a piece lies within a quotation."""
        if piece is None:
            return False
        return any(
            self.start + quote.start <= piece.start and piece.end <= self.start + quote.end
            for quote in self._quotes
        )


def _forms(one: str, two: str) -> bool:
    """Whether two words are the same name or a name and its adjective: "russia", "russian"."""
    one, two = _NATIONS.get(one, one), _NATIONS.get(two, two)
    if one == two:
        return True
    if min(len(one), len(two)) < 4 or one[:4] != two[:4]:
        return False
    return (
        one.startswith(two) or two.startswith(one) or any(w.endswith(_ENDINGS) for w in (one, two))
    )
