"""What a sentence answers: a question that two sources may answer differently.

"How many were killed?", "when was it built?", "was it passed or rejected?": the answer of
each source is looked for wherever it stands, whatever the words around it, and two sources
are held against each other only where each gives one answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.check.quotes import quotations
from summarise.check.values import DateMention, Number, dates
from summarise.compare.event import content
from summarise.compare.passages import Passage
from summarise.compare.predicates import Predicate, named, predicates
from summarise.types import ConflictKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage with what its questions and answers are read from."""

    passage: Passage
    predicates: tuple[Predicate, ...]
    content: frozenset[str]  # stems
    names: frozenset[str]  # folded words
    dates: tuple[DateMention, ...]

    @classmethod
    def of(cls, passage: Passage) -> Sentence:
        """Read a passage."""
        return cls(
            passage,
            predicates(passage.text, passage.tokens),
            content(passage.tokens),
            named(passage.tokens),
            tuple(dates(passage.text)),
        )

    def quoted(self, start: int) -> bool:
        """Whether a code point of the text lies within a quotation."""
        return any(q.start <= start < q.end for q in quotations(self.passage.text))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sentence answers to a question.

    `about` are stems of what the answer is told of, `roles` those of who does it and to whom,
    each empty where the sentence uses a pronoun or leaves it out.
    """

    kind: ConflictKind
    question: str
    value: Number | str
    words: str  # the value as the sentence has it
    sentence: Sentence
    about: frozenset[str] = frozenset()
    roles: tuple[frozenset[str], ...] = ()

    @property
    def article(self) -> str:
        """The article that gives the answer."""
        return self.sentence.passage.article


def shared(one: Answer, two: Answer) -> frozenset[str]:
    """Stems of content words that the sentences of two answers share."""
    return one.sentence.content & two.sentence.content


def same_time(one: Sentence, two: Sentence) -> bool:
    """Whether nothing says that two sentences tell of different times."""
    for mine in one.dates:
        for theirs in two.dates:
            if None not in (mine.year, theirs.year) and mine.year != theirs.year:
                return False
    return True


_SPAN = re.compile(
    r"\b(?:for|in|within|over|across|after) (?:(?:the|its|only|just) )?(?:(?:past|last|first) )?"
    r"[\w,]+ (?:years?|months?|weeks?|days?|hours?|decades?)\b",
    re.IGNORECASE,
)


def same_span(one: Sentence, two: Sentence) -> bool:
    """Whether two sentences speak of equally long times, as far as they say: "within five days"."""
    spans = [{match.lower() for match in _SPAN.findall(part.passage.text)} for part in (one, two)]
    return not spans[0] ^ spans[1]


def same_names(one: Sentence, two: Sentence) -> bool:
    """Whether two sentences share a name, or one of them has none."""
    return not one.names or not two.names or bool(one.names & two.names)
