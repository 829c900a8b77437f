"""The passages that are compared: sentences of the articles, or their clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.roles import Parser, Token
from summarise.select.units import shown
from summarise.types import Article
from summarise.write.marks import tidy

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})
# Openers that can be left off without saying more than the sentence does.
_OPENER = re.compile(r"^(?:and|but|yet|or|so|while|although|though|whereas)\s+", re.IGNORECASE)
_END = (".", "!", "?", '."', ".\u201d", '?"', "?\u201d", '!"', "!\u201d")


@dataclass(frozen=True, slots=True)
class Passage:
    """A content sentence of one of the articles, or one clause of it."""

    article: str
    order: int  # index of the sentence in its article
    start: int
    end: int
    text: str  # as it would be shown
    tokens: tuple[Token, ...]
    sentence: str  # the whole sentence as it would be shown
    subject: str = ""  # what the clause says something about, where only its sentence says so
    whole: bool = True  # the whole sentence, not a clause of it

    @property
    def claim(self) -> str:
        """The passage as it is compared: with its subject."""
        return f"{self.subject} {self.text}" if self.subject else self.text

    @property
    def readable(self) -> str:
        """The passage in words that can be read alone.

        A clause without a subject and a finite verb of its own gives its sentence.
        """
        if self.whole:
            return self.text
        opener = _OPENER.match(self.text)
        text = tidy(self.text[opener.end() :] if opener else self.text)
        tokens = [t for t in self.tokens if t.start >= (opener.end() if opener else 0)]
        if not tokens or not _stands_alone(self.tokens, tokens):
            return self.sentence
        return text if text.endswith(_END) else text + "."

    @property
    def key(self) -> tuple[str, int, int]:
        """An order that does not depend on the order of the articles."""
        return (self.text, self.start, self.end)


def _stands_alone(every: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether words of a clause, without its opener, make a sentence with subject and verb."""
    first = tokens[0]
    if first.dep in {"cc", "mark", "prep"} or first.tag in _RELATIVE:
        return False
    if first.tag in _FINITE:
        return False  # "was refused, then a traveller could appeal"
    root = next((index for index, token in enumerate(every) if token.dep == "ROOT"), None)
    own = [t for t in tokens if t.dep in {"nsubj", "nsubjpass", "expl"} and t.head == root]
    if not own:
        return False
    governor = own[0].head
    finite = every[governor].tag in _FINITE or any(
        token.head == governor and token.dep in {"aux", "auxpass"} and token.tag in _FINITE
        for token in tokens
    )
    text = "".join(token.text for token in tokens)
    closed = text.count("\u201c") == text.count("\u201d") and text.count('"') % 2 == 0
    return finite and closed and own[0].tag not in _RELATIVE


def passages(articles: Sequence[Article], parser: Parser) -> list[Passage]:
    """Return every content sentence, article by article, in the order of the text."""
    bare = [
        (article.id, order, sentence.start, sentence.end, shown(sentence))
        for article in articles
        for order, sentence in enumerate(article.sentences)
    ]
    parses = parser.parse([text for *_, text in bare])
    return [Passage(*item, tokens, item[-1]) for item, tokens in zip(bare, parses, strict=True)]
