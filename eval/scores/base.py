"""The one interface of all metrics, and the words they count."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from eval.items import Case, Output

NAN = math.nan
_WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Scores:
    """Per-item values by column, and a note per item that says why.

    A value that could not be computed is NaN and has a note.
    """

    values: dict[str, list[float]]
    notes: dict[int, str] = field(default_factory=dict)


class Metric(Protocol):
    """Scores outputs against their cases, item by item; aggregation is elsewhere."""

    name: str
    columns: tuple[str, ...]

    def signature(self) -> dict[str, Any]:
        """Return everything beside data and system that changes the values."""
        ...

    def applies(self, case: Case) -> bool:
        """Whether the case has what the metric compares with."""
        ...

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Score each output; the two sequences are of the same length and order."""
        ...


def words(text: str) -> list[str]:
    """Return the lower-case words and numbers of a text, without punctuation.

    A stray comma would break a copied fragment in two, so punctuation is no token;
    "1,000", "U.S" and "hard-line" are one token each.
    """
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def collect(columns: Sequence[str], rows: Sequence[tuple[dict[str, float], str | None]]) -> Scores:
    """Turn per-item rows of (values, note) into columns; a missing value is NaN."""
    values = {name: [row.get(name, NAN) for row, _ in rows] for name in columns}
    notes = {index: note for index, (_, note) in enumerate(rows) if note}
    return Scores(values, notes)
