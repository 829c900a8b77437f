"""The passages that are compared: every content sentence of every article, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.roles import Parser, Token
from summarise.select.units import shown
from summarise.types import Article, Sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """A content sentence of one of the articles."""

    article: str
    order: int  # index of the sentence in its article
    sentence: Sentence
    text: str  # as it would be shown
    tokens: tuple[Token, ...]

    @property
    def key(self) -> tuple[str, int, int]:
        """An order that does not depend on the order of the articles."""
        return (self.text, self.sentence.start, self.sentence.end)


def passages(articles: Sequence[Article], parser: Parser) -> list[Passage]:
    """Return the passages of all articles, article by article, in the order of the text."""
    bare = [
        (article.id, order, sentence, shown(sentence))
        for article in articles
        for order, sentence in enumerate(article.sentences)
    ]
    parses = parser.parse([text for *_, text in bare])
    return [Passage(*item, tokens) for item, tokens in zip(bare, parses, strict=True)]
