"""The values of an evaluation: what a system is given, and what it gave back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a data set holds it, before it is read."""

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    topics: tuple[str, ...] = ()  # gold insights that the document states, where a set knows them


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to do: summarise the documents, or compare them.

    `references` are human summaries, `facts` atomic facts that a summary should state,
    `gold` a comparison as `seeds/comparison.json` holds it. Each may be missing; a metric
    that needs a missing one leaves the item unscored.
    """

    id: str
    documents: tuple[Document, ...]
    references: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    gold: dict[str, Any] | None = None

    @property
    def compares(self) -> bool:
        """Whether the case has several documents."""
        return len(self.documents) > 1

    @property
    def sha256(self) -> str:
        """Digest of the input alone, so that a changed reference keeps what was generated."""
        rows = [asdict(document) for document in self.documents]
        return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an output and the evidence it cites; () if the system cites none."""

    text: str
    evidence: tuple[Span, ...] = ()
    how: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """What a system made of a case; `comparison` is the contract's JSON object."""

    lines: tuple[Line, ...] = ()
    comparison: dict[str, Any] | None = None
    error: str | None = None
    seconds: float = field(default=0.0, compare=False)

    @property
    def text(self) -> str:
        """The output with one sentence a line, as ROUGE-Lsum wants it."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> int:
        """Number of whitespace-separated words."""
        return len(self.text.split())


def output_row(output: Output) -> dict[str, Any]:
    """Return an output as a JSON object."""
    return asdict(output)


def output_from_row(row: dict[str, Any]) -> Output:
    """Return the output that a JSON object holds."""
    lines = tuple(
        Line(line["text"], tuple(Span(**span) for span in line["evidence"]), line["how"])
        for line in row["lines"]
    )
    return Output(lines, row["comparison"], row["error"], row["seconds"])
