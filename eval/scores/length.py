"""How long an output is. Scores of systems of different length do not compare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.items import Case, Output
from eval.scores.base import Scores, collect

COLUMNS = ("words",)


class Length:
    """Words of the summary or overview."""

    name: str = "length"
    columns: tuple[str, ...] = COLUMNS

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {"metric": self.name, "version": 1, "tokenizer": "white space"}

    def applies(self, case: Case) -> bool:
        """Every case has a length."""
        return True

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Count the words; a failed output has no length."""
        return collect(
            COLUMNS,
            [
                ({}, output.error) if output.error else ({"words": float(output.words)}, None)
                for output in outputs
            ],
        )
