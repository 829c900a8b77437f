"""Names: capitalised words, and whether evidence spells them too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarise.check.days import MONTHS, WEEKDAYS
from summarise.check.folding import straighten, words
from summarise.roles import Token

# What an outlet may spell either way; both sides are folded words.
_ALIASES = {
    ("us",): ("united", "states"),
    ("usa",): ("united", "states"),
    ("uk",): ("united", "kingdom"),
    ("eu",): ("european", "union"),
    ("un",): ("united", "nations"),
}
_ENTITIES = frozenset("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
# Words that open a sentence in capitals without being names.
_OPENERS = frozenset(
    "a an the this that these those it its he she they his her their we our i you my in on at by "
    "for from to of with without after before since until during while when where as if although "
    "though because but and or so yet not no however also despite amid among under over between "
    "more most many some both one two three several other others another what who how why there "
    "here".split()
)
_OPENING = 2  # code points: a sentence may begin with a quotation mark
_CAPITALISED = re.compile(r"(?<![\w'])[^\W\d_](?:[\w&.']*\w)?")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words; `words` are folded."""

    start: int
    end: int
    words: tuple[str, ...]


def _is_name(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    text = token.text
    if not any(char.isalpha() for char in text) or not any(char.isupper() for char in text):
        return False
    if text == "I" or token.pos == "PUNCT":
        return False
    if token.entity == "DATE" and text.lower() in WEEKDAYS.keys() | MONTHS.keys():
        return False
    before = tokens[index - 1].text if index else ""
    opens = index == 0 or before in {'"', "'", "\u201c", "\u2018", ":", "(", "[", "."}
    if not opens:
        return True
    if token.text.lower() in _OPENERS:
        # "The Hague" and "A" belong to a name only where what follows says so.
        return False
    return token.pos == "PROPN" or token.entity in _ENTITIES


def names(tokens: Sequence[Token]) -> list[Name]:
    """Find the names of a parsed text: maximal runs of capitalised words."""
    found: list[Name] = []
    run: list[Token] = []
    for index, token in enumerate([*tokens, None]):
        named = token is not None and _is_name(tokens, index)
        joins = token is not None and bool(run) and token.start - run[-1].end <= 1
        if named and token is not None and (not run or joins):
            run.append(token)
            continue
        if run:
            folded = tuple(word for part in run for word in words(part.text))
            if folded:
                found.append(Name(run[0].start, run[-1].end, folded))
            run = []
        if named and token is not None:
            run = [token]
    return found


class Vocabulary:
    """The capitalised and plain words of evidence, to look names up in."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the evidence texts."""
        self.capitalised: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        self.plain: set[str] = set()
        self.lower: set[str] = set()  # words that stand in small letters
        self._initials: set[str] = set()
        for text in texts:
            straight = straighten(text)
            for match in _CAPITALISED.finditer(straight):
                if any(char.isupper() for char in match.group()):
                    self.capitalised.update(words(match.group()))
            folded = words(straight)
            self.plain.update(folded)
            self.lower.update(words(" ".join(w for w in straight.split() if w[:1].islower())))
            self.pairs.update(pairwise(folded))
            caps = [match.group() for match in _CAPITALISED.finditer(straight)]
            self._acronyms(caps)
        for short, full in _ALIASES.items():
            if set(short) <= self.capitalised:
                self.capitalised.update(full)
                self.pairs.add((full[0], full[1]))
            if set(full) <= self.capitalised:
                self.capitalised.update(short)

    def _acronyms(self, capitals: Sequence[str]) -> None:
        """Note the initials of runs of two to five capitalised words."""
        for length in range(2, 6):
            for index in range(len(capitals) - length + 1):
                part = capitals[index : index + length]
                if all(word[0].isupper() for word in part):
                    self._initials.add("".join(word[0] for word in part).lower())

    def spells(self, word: str) -> bool:
        """Whether a folded word of a name is spelled in the evidence as (part of) a name."""
        if word in self.capitalised:
            return True
        if word[0].isdigit():  # "Covid-19"; what numbers say is judged elsewhere
            return word in self.plain
        return len(word) > 1 and word in self._initials


def unsupported(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[str]:
    """Return the names of a parsed claim that the evidence does not spell.

    A name is unsupported as well if it joins words that the evidence never sets side
    by side ("Mary Putin").
    """
    faults = []
    for name in names(tokens):
        parts = name.words
        while parts and name.start <= _OPENING and parts[0] in vocabulary.lower:
            # "Senior Romney adviser": a common noun in the capitals of a beginning.
            if vocabulary.spells(parts[0]):
                break
            parts = parts[1:]
        missing = [word for word in parts if not vocabulary.spells(word)]
        text = " ".join(parts)
        if missing:
            faults.append(text)
            continue
        for left, right in pairwise(parts):
            if (left, right) not in vocabulary.pairs and left != right:
                faults.append(text)
                break
    return faults
