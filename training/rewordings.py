"""Rewordings of news sentences that were written for this project, true ones and false ones.

They are kept as edits of sentences of public sets, so that nothing of those sets' text is here:
`rewordings.jsonl.gz` says where a sentence stands, which stretches of it a rewording keeps in
which order, and which words it has instead.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.read.plain import plain
from summarise.roles import Draft, Job
from training.detokenise import detokenise
from training.pairs import SHORTER, Pair, Row
from training.rules import faults

SHIPPED = Path(__file__).with_name("rewordings.jsonl.gz")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

Edits = list[str | list[int]]  # words of its own, or [first, count] of the evidence's tokens


@dataclass(frozen=True, slots=True)
class Rewording:
    """Evidence, a sentence that says no more than it, and one that does."""

    set: str
    article: str
    job: Job
    evidence: tuple[str, ...]
    hints: tuple[tuple[str, str], ...]  # (pronoun, whom it stands for)
    true: str
    false: str
    fault: str  # what the false one does, in a word or two

    @property
    def pair(self) -> Pair:
        """The example for the writer."""
        draft = Draft(self.job, self.evidence, self.hints)
        return Pair(draft, self.true, "reworded", f"{self.set}/{self.article}")

    @property
    def learnable(self) -> bool:
        """Whether the writer learns from it: it is shorter, and has no new number or name."""
        if len(self.true) > SHORTER * sum(map(len, self.evidence)):
            return False
        found = faults(self.true, self.evidence, max_novelty=1.0)
        return not {"number", "name", "speaker"} & set(found)


def text_of(name: str, row: Row) -> str:
    """The text of a set's row that spans are offsets into."""
    if name == "fusion_poc":
        return "\n".join(detokenise(sentence) for sentence in row["article"])
    return str(row["text"])


def encode(text: str, evidence: Sequence[str]) -> Edits:
    """Return a rewording as edits of its evidence; `decode` undoes it."""
    known, own = _TOKEN.findall(" ".join(evidence)), _TOKEN.findall(text)
    edits: Edits = []
    place = 0
    while place < len(own):
        first, count = _longest(known, own[place:])
        if count and any(token.strip() for token in own[place : place + count]):
            edits.append([first, count])
            place += count
        else:
            if edits and isinstance(edits[-1], str):
                edits[-1] += own[place]
            else:
                edits.append(own[place])
            place += 1
    return edits


def _longest(known: Sequence[str], own: Sequence[str]) -> tuple[int, int]:
    """Where the longest stretch of `known` begins that `own` begins with, and its length."""
    best = (0, 0)
    for first in range(len(known)):
        count = 0
        while (
            count < len(own) and first + count < len(known) and own[count] == known[first + count]
        ):
            count += 1
        best = max(best, (first, count), key=lambda found: found[1])
    return best


def decode(edits: Edits, evidence: Sequence[str]) -> str:
    """Return the text of a rewording."""
    known = _TOKEN.findall(" ".join(evidence))
    return "".join(
        edit if isinstance(edit, str) else "".join(known[edit[0] : edit[0] + edit[1]])
        for edit in edits
    )


def mark(evidence: Sequence[str]) -> str:
    """A short hash of evidence, which tells whether a set's text is the one that was reworded."""
    return hashlib.sha256("\n".join(evidence).encode()).hexdigest()[:8]


def restored(
    rows: Mapping[str, Iterable[Row]], path: Path = SHIPPED
) -> tuple[list[Rewording], Counter[str]]:
    """Return the rewordings whose sentences are in the sets given.

    Args:
        rows: of `articles` and of `fusion_poc`.
        path: the file of edits.

    Returns:
        The rewordings, and how many were found, lack their article or have another text.
    """
    texts = {(name, str(row["id"])): text_of(name, row) for name in rows for row in rows[name]}
    found: list[Rewording] = []
    counts = Counter[str]()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            saved: dict[str, Any] = json.loads(line)
            text = texts.get((saved["set"], saved["id"]))
            if text is None:
                counts["no such article"] += 1
                continue
            evidence = tuple(
                " ".join(plain(text[start:end]).split()) for start, end in saved["spans"]
            )
            if mark(evidence) != saved["mark"]:
                counts["another text"] += 1
                continue
            counts["found"] += 1
            found.append(
                Rewording(
                    saved["set"],
                    saved["id"],
                    saved["job"],
                    evidence,
                    tuple((word, name) for word, name in saved["hints"]),
                    decode(saved["true"], evidence),
                    decode(saved["false"], evidence),
                    saved["fault"],
                )
            )
    return found, counts
