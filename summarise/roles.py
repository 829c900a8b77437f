"""The roles that models and rules play. Every call takes a batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]  # (N, D), rows of unit length
Job = Literal["compress", "fuse", "add", "overview"]


class Scorer(Protocol):
    """A trained logistic regression."""

    def score(self, numbers: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the log odds, (N,), of rows of numbers, (N, F)."""
        ...


class Encoder(Protocol):
    """Turns sentences into vectors whose dot product is their cosine similarity."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts.

        Returns:
            Array (len(texts), D) of float32, each row of unit length; (0, D) for no texts.
            A text's vector does not depend on the other texts in the batch beyond float rounding.
        """
        ...


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a parsed text. `head` is the index of its governor; the root governs itself."""

    text: str
    start: int  # code points into the parsed text
    end: int
    lemma: str
    pos: str  # Universal Dependencies coarse tag
    tag: str  # Penn Treebank tag
    dep: str  # dependency label (ClearNLP scheme: nsubj, dobj, relcl, ...)
    head: int
    entity: str  # OntoNotes entity label, "" for none
    entity_start: bool = False  # first token of an entity


class Parser(Protocol):
    """Tags, parses and finds names."""

    def parse(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """Parse each text as a single sentence or a few."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What the writer is asked to put into one sentence."""

    job: Job
    evidence: tuple[str, ...]  # one to three sentences
    hints: tuple[tuple[str, str], ...] = ()  # (word, referent): ("He", "Xi Jinping")
    words: int = 0  # upper bound asked for; 0: no bound


class Writer(Protocol):
    """Words one sentence from its evidence. What it writes is never trusted unchecked."""

    name: str
    revision: str

    def write(self, drafts: Sequence[Draft]) -> list[list[str]]:
        """Write candidates for each draft, best first; a list may be empty."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence to be checked against the evidence that it was made from."""

    text: str
    evidence: tuple[str, ...]
    context: tuple[str, ...] = ()  # words that may be used to name a referent: "Xi Jinping"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker found.

    `support` is the probability (0-1) that the evidence entails the claim, `faults`
    the reasons to refuse it, in words; a claim passes if there are none.
    """

    support: float
    faults: tuple[str, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether the claim may leave the program."""
        return not self.faults


class Checker(Protocol):
    """Decides whether evidence entails a claim."""

    def check(self, claims: Sequence[Claim]) -> list[Verdict]:
        """Check each claim against its evidence."""
        ...


@dataclass(frozen=True, slots=True)
class Relation:
    """How two sentences of different articles relate, with the probability (0-1) of that."""

    kind: Literal["same", "detail", "contradicts", "different"]
    probability: float


class Judge(Protocol):
    """Decides whether two sentences state the same fact."""

    def judge(self, pairs: Sequence[tuple[str, str]], context: Sequence[str]) -> list[Relation]:
        """Judge pairs of sentences.

        Args:
            pairs: sentences of two articles each.
            context: all sentences of the articles compared, to tell what is common to all
                of them from what a pair alone shares.
        """
        ...

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each pair of sentences the probability (0-1) that each denies the other."""
        ...
