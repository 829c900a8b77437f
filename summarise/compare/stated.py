"""What a sentence answers: a question that two sources may answer differently.

"How many were killed?", "when was it built?", "was it passed or rejected?": the answer of
each source is looked for wherever it stands, whatever the words around it, and two sources
are held against each other only where each gives one answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarise.check.quotes import quotations
from summarise.check.values import DateMention, Number, dates
from summarise.compare.event import content, stem
from summarise.compare.passages import Passage
from summarise.compare.predicates import Predicate, named, predicates
from summarise.compare.referents import NOBODY, Referents, after, alike
from summarise.types import ConflictKind

NAMED = 2  # sentences before one in which stands of whom it tells
BESIDE = 3  # sentences before and after one that tell what it speaks of


@dataclass(frozen=True, slots=True)
class Sentence:
    """A passage with what its questions and answers are read from."""

    passage: Passage
    predicates: tuple[Predicate, ...]
    content: frozenset[str]  # stems
    names: frozenset[str]  # folded words
    dates: tuple[DateMention, ...]
    around: frozenset[str] = frozenset()  # stems of this sentence and those beside it
    names_around: frozenset[str] = frozenset()  # of this sentence and those before it
    referents: Referents = NOBODY  # what its pronouns stand for

    @classmethod
    def of(
        cls, passage: Passage, beside: Sequence[Passage] = (), referents: Referents = NOBODY
    ) -> Sentence:
        """Read a passage.

        Args:
            passage: the passage.
            beside: the sentences before and after it, which tell what it speaks of.
            referents: what its pronouns stand for.
        """
        own, names = content(passage.tokens), named(passage.tokens)
        return cls(
            passage,
            predicates(passage.text, passage.tokens),
            own,
            names,
            tuple(dates(passage.text)),
            own.union(*(content(p.tokens) for p in beside)),
            names.union(
                *(named(p.tokens) for p in beside if 0 <= passage.order - p.order <= NAMED)
            ),
            referents,
        )

    def quoted(self, start: int) -> bool:
        """Whether a code point of the text lies within a quotation."""
        return any(q.start <= start < q.end for q in quotations(self.passage.text))


def read(passages: Sequence[Passage]) -> Iterator[Sentence]:
    """Read the sentences of articles, each with those beside it."""
    articles: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        articles[passage.article].append(passage)
    for many in articles.values():
        ordered = sorted(many, key=lambda p: p.start)
        referents = NOBODY
        for place, passage in enumerate(ordered):
            low = max(0, place - BESIDE)
            yield Sentence.of(passage, ordered[low : place + BESIDE + 1], referents)
            referents = after(passage.tokens, referents)


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


def same_parties(one: Answer, two: Answer) -> tuple[bool, bool] | None:
    """Whether two answers name the same doer, and the same that it is done to.

    None where either is another one, or neither is known. The first four roles of an answer are
    who does it and to whom, each as nouns and as names.
    """
    around = one.sentence.around, two.sentence.around
    doers = alike((one.roles[0], two.roles[0]), (one.roles[1], two.roles[1]), around)
    done = alike((one.roles[2], two.roles[2]), (one.roles[3], two.roles[3]), around)
    if doers is False or done is False or not (doers or done):
        return None
    return bool(doers), bool(done)


def one_matter(one: Sentence, two: Sentence, least: int) -> bool:
    """Whether two sentences stand among others that tell of one matter.

    Args:
        one: a sentence.
        two: a sentence of another source.
        least: content words that they and the sentences beside them share.
    """
    if one.names_around and two.names_around and not one.names_around & two.names_around:
        # A name that the other report has a sentence later is one that it tells of, too.
        known = [
            {stem(word) for word in mine.names_around} & theirs.around
            for mine, theirs in ((one, two), (two, one))
        ]
        if not all(known):
            return False
    return len(one.around & two.around) >= least


def same_time(one: Sentence, two: Sentence) -> bool:
    """Whether nothing says that two sentences tell of different times."""
    for mine in _telling(one):
        for theirs in _telling(two):
            if None not in (mine.year, theirs.year) and mine.year != theirs.year:
                return False
            if _years_apart(mine, theirs) or _years_apart(theirs, mine):
                return False
    return True


def _years_apart(one: DateMention, two: DateMention) -> bool:
    """Whether a bare year, "the heyday of 2007", cannot be that of "in December".

    A date without its year is of the year that a report appears in, which few give alone.
    """
    bare = one.year is not None and one.month is None and one.day is None
    return bare and two.year is None and (two.month is not None or two.weekday is not None)


_MADE = re.compile(r"\b(?:built|founded|opened|launched|completed|dating|born|from)(?: in)? $")


def _telling(sentence: Sentence) -> list[DateMention]:
    """The dates of a sentence but those of what it names: "the ship, built in 1987"."""
    text = sentence.passage.text
    return [one for one in sentence.dates if not _MADE.search(text[: one.start])]


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
