"""The passages that are compared: the content sentences of every article, each stretch once.

A sentence is cut into its clauses only where another source reports one of them apart,
so that most facts stay as readable as the sentences that state them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.quotes import quotations
from summarise.read.plain import plain
from summarise.roles import Parser, Token
from summarise.select.units import shown
from summarise.types import Article
from summarise.write.compress import subtree, tidy

LEAST_CLAUSE = 5  # words; shorter pieces state nothing by themselves
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HEADS = frozenset({"advcl", "relcl", "conj", "ccomp", "acl", "prep", "appos"})


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
    whole: bool = True  # the whole sentence, not a clause of it

    @property
    def readable(self) -> str:
        """The passage in words that can be read alone: a clause without subject gives its sentence."""
        if self.whole:
            return self.text
        own = any(token.dep in {"nsubj", "nsubjpass"} for token in self.tokens)
        finite = any(token.dep == "ROOT" and token.tag in _FINITE for token in self.tokens)
        begins = self.tokens and self.tokens[0].dep not in {"cc", "mark"}
        relative = self.tokens and self.tokens[0].tag in {"WDT", "WP", "WRB", "WP$"}
        if own and finite and begins and not relative:
            return self.text if self.text.endswith((".", "!", "?")) else self.text + "."
        return self.sentence

    @property
    def key(self) -> tuple[str, int, int]:
        """An order that does not depend on the order of the articles."""
        return (self.text, self.start, self.end)


def passages(articles: Sequence[Article], parser: Parser) -> list[Passage]:
    """Return every content sentence, article by article, in the order of the text."""
    bare = [
        (article.id, order, sentence.start, sentence.end, shown(sentence))
        for article in articles
        for order, sentence in enumerate(article.sentences)
    ]
    parses = parser.parse([text for *_, text in bare])
    return [Passage(*item, tokens, item[-1]) for item, tokens in zip(bare, parses, strict=True)]


def split(
    whole: Sequence[Passage], articles: Sequence[Article], parser: Parser
) -> list[list[Passage]]:
    """Cut each sentence into its clauses; a sentence of one clause gives itself alone.

    The clauses of a sentence follow each other without gap or overlap.
    """
    text_of = {article.id: article.text for article in articles}
    raw = [text_of[passage.article][passage.start : passage.end] for passage in whole]
    cuts = [_cuts(text, tokens) for text, tokens in zip(raw, parser.parse(raw), strict=True)]
    spans = [
        [
            (start, start + len(text[start:end].rstrip()))
            for start, end in zip([0, *cut], [*cut, len(text)], strict=True)
        ]
        for text, cut in zip(raw, cuts, strict=True)
    ]
    shown_as = [
        [tidy(plain(text[start:end]).rstrip(" ,;:\u2014\u2013-")) for start, end in pieces]
        for text, pieces in zip(raw, spans, strict=True)
    ]
    parses = iter(parser.parse([text for pieces in shown_as for text in pieces]))
    result = []
    for passage, pieces, texts in zip(whole, spans, shown_as, strict=True):
        clauses = []
        for (start, end), text in zip(pieces, texts, strict=True):
            tokens = next(parses)
            clauses.append(
                Passage(
                    passage.article,
                    passage.order,
                    passage.start + start,
                    passage.start + end,
                    text,
                    tokens,
                    passage.sentence,
                    False,
                )
            )
        result.append(clauses if len(clauses) > 1 else [passage])
    return result


def _cuts(text: str, tokens: Sequence[Token]) -> list[int]:
    """Code points at which a sentence falls into clauses."""
    quoted = quotations(text)
    found = []
    for index, token in enumerate(tokens):
        if token.dep not in _HEADS or token.head == index:
            continue
        if token.dep == "conj" and token.pos not in {"VERB", "AUX"}:
            continue
        extent = subtree(tokens, index)
        if extent is None:
            continue
        low, high = extent
        if token.dep == "conj":
            while low and tokens[low - 1].dep == "cc":
                low -= 1
        set_off = low and tokens[low - 1].text in {",", ";", "\u2014", "\u2013", "--"}
        if token.dep in {"advcl", "prep"} and low == 0 and high < len(tokens):
            # A fronted clause ends where its comma does.
            if tokens[high].text == ",":
                found.append(tokens[high].end)
            elif tokens[high - 1].text == ",":
                found.append(tokens[high - 1].end)
        elif token.dep == "conj" or (set_off and token.dep != "prep"):
            found.append(tokens[low].start)
            if high < len(tokens) and tokens[high].text == ",":
                found.append(tokens[high].end)
    result: list[int] = []
    for cut in sorted(set(found)):
        while cut < len(text) and text[cut].isspace():
            cut += 1
        if any(quote.start - 1 < cut < quote.end + 1 for quote in quoted):
            continue
        before = text[result[-1] if result else 0 : cut]
        if len(before.split()) >= LEAST_CLAUSE and len(text[cut:].split()) >= LEAST_CLAUSE:
            result.append(cut)
    return result
