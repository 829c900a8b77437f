"""The values that flow through the program.

Every value is frozen. Offsets are Unicode code points into `Article.text`, the
article's original text (for HTML, PDF or DOCX: the text as extracted), so that
`article.text[start:end]` is exactly what is shown as evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

How = Literal["rewritten", "fused", "compressed", "extracted"]
Relation = Literal["states", "qualifies"]
ConflictKind = Literal["number", "date", "name", "quote", "negation", "certainty"]
Because = Literal["contradiction", "later report", "attribution differs"]
ChangeKind = Literal["name", "number", "quote", "wording", "dropped", "inserted"]
Precision = Literal["day", "month", "year"]

LENGTHS = {"short": 35, "medium": 60, "long": 120}  # words of a summary
OVERVIEWS = {"short": 70, "medium": 110, "long": 150}  # words of an overview


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of the original text that is not part of the article's content."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One content sentence; `text` is the original text between its offsets."""

    start: int
    end: int
    text: str
    paragraph: int  # 0 is the first content paragraph
    lead: int = (
        0  # code points at the front that are no content (a dateline); `text[lead:]` reads on
    )

    @property
    def body(self) -> str:
        """The sentence without its dateline."""
        return self.text[self.lead :].lstrip(" \u00a0-\u2013\u2014:")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: original text, its content sentences and what was left out."""

    id: str
    text: str
    sentences: tuple[Sentence, ...]
    removed: tuple[Removed, ...] = ()
    title: str | None = None
    source: str | None = None
    published: str | None = None  # ISO 8601 date, never guessed
    language: str | None = None  # ISO 639-1
    dateline: str | None = None
    url: str | None = None
    extracted: bool = False  # the text was extracted from HTML, PDF or DOCX
    warnings: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Number of whitespace-separated words of content."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of an article that a written sentence rests on."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that the program wrote, with how it was made and what it rests on.

    `support` is the checker's probability (0-1) that the evidence entails the text.
    """

    text: str
    how: How
    support: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything beside the input that changes the output."""

    model: str = "embedded"
    revision: str = ""
    length: str = "medium"
    seed: int = 0
    version: str = ""
    checker: str = "embedded"
    checker_revision: str = ""

    @property
    def target_words(self) -> int:
        """Length asked for, in words."""
        return LENGTHS[self.length] if self.length in LENGTHS else int(self.length)

    @property
    def overview_words(self) -> int:
        """Length asked for of an overview of several articles, in words."""
        return OVERVIEWS[self.length] if self.length in OVERVIEWS else int(self.length)


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of one article."""

    article: Article
    statements: tuple[Statement, ...]
    recipe: Recipe
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The summary as running text."""
        return " ".join(statement.text for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article that states a fact, or states it with more or fewer details."""

    article: str
    start: int
    end: int
    relation: Relation = "states"


@dataclass(frozen=True, slots=True)
class Fact:
    """A group of mentions that state the same thing; `text` is the plainest of them."""

    id: str
    text: str
    salience: float  # 0-1
    mentions: tuple[Mention, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that state the fact, each once, in order of mention."""
        return tuple(dict.fromkeys(mention.article for mention in self.mentions))


@dataclass(frozen=True, slots=True)
class Addition:
    """What one source adds: the facts that it alone states, and their wording."""

    article: str
    facts: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def text(self) -> str:
        """The wording as running text."""
        return " ".join(statement.text for statement in self.statements)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: who says it, where, and the value in dispute."""

    article: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A difference between sources that cannot both hold at the same time."""

    kind: ConflictKind
    explanation: str
    sides: tuple[Side, ...]
    because: Because


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one article inside a copy's diff."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a copy changed; `before` is None for an insertion, `after` for an omission."""

    kind: ChangeKind
    before: Piece | None
    after: Piece | None


@dataclass(frozen=True, slots=True)
class Copy:
    """One article that repeats another; `containment` is the share (0-1) of it found there."""

    article: str
    of: str
    containment: float
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated event or publication."""

    date: str  # ISO 8601, as precise as `precision` says: 2022, 2022-12 or 2022-12-30
    precision: Precision
    article: str
    start: int
    end: int
    text: str
    kind: Literal["published", "event"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several articles on one event, compared."""

    id: str
    summaries: tuple[Summary, ...]
    recipe: Recipe
    overview: tuple[Statement, ...] = ()
    facts: tuple[Fact, ...] = ()
    adds: tuple[Addition, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    copies: tuple[Copy, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    warnings: tuple[str, ...] = field(default=())
