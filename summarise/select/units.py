"""Units: what can be lifted out of an article without losing its sense.

Most units are one sentence. A sentence that ends in a colon belongs with what it
announces. A sentence that leans on the one before ("He said", "The move", a quotation
that goes on) is marked, with what its pronoun stands for where the text settles that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.folding import fold, straighten
from summarise.check.frames import SPEECH
from summarise.read.plain import plain
from summarise.roles import Token
from summarise.select.references import Reference, full_names, lean, person
from summarise.types import Article, Sentence

# What "should", "will" and "can" become in reported speech, or stay.
_REPORTED = frozenset({"would", "should", "could", "might", "must"})
_PRONOUN_FIRST = re.compile(r"(?:he|she|they|his|her|their|its)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One or two sentences that go together.

    `leans` says that the unit needs the sentence before it to be understood, and
    `reference` how its first pronoun can be named instead.
    """

    sentences: tuple[int, ...]  # indices into Article.sentences
    text: str  # as it would be shown: no dateline, no footnote marks
    tokens: tuple[Token, ...]
    leans: bool = False
    reference: Reference | None = None

    @property
    def words(self) -> int:
        """Number of whitespace-separated words."""
        return len(self.text.split())


def shown(sentence: Sentence) -> str:
    """A sentence as it would be shown: without dateline and footnote marks."""
    return plain(sentence.body)


def groups(article: Article) -> list[tuple[int, ...]]:
    """Group the sentences of an article that cannot be told apart from each other.

    A sentence that ends in a colon announces the next; a quotation mark that opens in
    one sentence and closes in the next holds both.
    """
    result: list[tuple[int, ...]] = []
    open_group: list[int] = []
    for index, sentence in enumerate(article.sentences):
        text = straighten(shown(sentence)).rstrip()
        open_group.append(index)
        announces = text.endswith(":") or re.search(r":\s*\[\d+\]$", text) is not None
        joined = "".join(article.sentences[i].text for i in open_group)
        if '"' in joined:  # marks of both kinds may belong together
            unclosed = straighten(joined).count('"') % 2 == 1
        else:
            unclosed = joined.count("\u201c") > joined.count("\u201d")
        last = index + 1 == len(article.sentences)
        short = sum(len(article.sentences[i].text.split()) for i in open_group) < 60
        if (announces or unclosed) and not last and short and len(open_group) < 3:
            continue
        result.append(tuple(open_group))
        open_group = []
    return result


def units(article: Article, parse: dict[str, tuple[Token, ...]]) -> list[Unit]:
    """Build the units of an article.

    Args:
        article: the article as read.
        parse: for each text of `texts(article)` its parse.
    """
    parsed = [
        (group[0], text, parse[text])
        for group, text in zip(groups(article), texts(article), strict=True)
    ]
    full = {key: (name, _says(article, at, name)) for key, (name, at) in full_names(parsed).items()}
    found: list[Unit] = []
    subject: tuple[str, int] | None = None  # the person that the last sentence was about
    inside = _inside(article)
    for group, (_, text, tokens) in zip(groups(article), parsed, strict=True):
        reference, leans = lean(text, tokens, subject, full)
        if not found and leans and reference is None and not _PRONOUN_FIRST.match(text):
            # Nothing stands before the first sentence that it could lean on.
            leans = False
        if group[0] in inside or (found and _tells_on(found[-1].tokens, tokens)):
            reference, leans = None, True  # whose words these are stands further up
        before, subject = subject, person(tokens, reference, subject, group[0])
        if subject is not None and subject != before:
            subject = subject[0], _says(article, group[0], subject[0])
        found.append(Unit(group, text, tuple(tokens), leans, reference))
    return found


def _says(article: Article, first: int, name: str) -> int:
    """The index of the sentence that has a name, at or behind the first of its unit."""
    behind = range(first, len(article.sentences))
    return next((i for i in behind if name in shown(article.sentences[i])), first)


def _tells_on(before: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether a sentence goes on with what the one before reports, without saying so.

    In "Keller suggested that she should have waited. And she should have asked more." the second is
    her own view; with her name in front it would be the reporter's.
    """
    told = any(token.dep == "ROOT" and fold(token.lemma) in SPEECH for token in before) and any(
        token.dep == "ccomp" for token in before
    )
    return told and any(
        token.tag == "MD"
        and fold(token.text) in _REPORTED
        and tokens[token.head].dep == "ROOT"
        and any(
            other.head == token.head and other.dep == "nsubj" and fold(other.text) in {"he", "she"}
            for other in tokens[:3]
        )
        for token in tokens
    )


def _inside(article: Article) -> set[int]:
    """Indices of the sentences that begin inside a quotation opened by an earlier one.

    A mark that nothing closes was forgotten, and says nothing about what follows.
    """
    found: set[int] = set()
    waiting: list[int] = []
    opened, end = False, 0
    for index, sentence in enumerate(article.sentences):
        if "\n" in article.text[end : sentence.start]:
            if opened and sentence.text.startswith("\u201c"):
                found.update(waiting)  # opened again by the next paragraph: it goes on
            waiting, opened = [], False
        if opened:
            waiting.append(index)
        last = max(sentence.text.rfind("\u201c"), sentence.text.rfind("\u201d"))
        if opened and "\u201d" in sentence.text:
            found.update(waiting)
            waiting = []
        opened = sentence.text[last] == "\u201c" if last >= 0 else opened
        end = sentence.end
    return found


def texts(article: Article) -> list[str]:
    """The texts whose parses `units` needs."""
    return [" ".join(shown(article.sentences[i]) for i in group) for group in groups(article)]
