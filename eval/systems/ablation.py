"""The program with less and less of itself, to see what each part gives.

`verbatim` only selects; `unguarded` believes whatever the writer writes; `rules` asks the rules
and not the entailment model. The program itself offers none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eval.keys import digest_of_code
from eval.systems.pipeline import Pipeline, Silent
from summarise.roles import Checker, Claim, Verdict
from summarise.write.marks import closed
from summarise.write.opening import open_plainly


class Literal:
    """Passes only what a source says in just these words."""

    def check(self, claims: Sequence[Claim]) -> list[Verdict]:
        """Compare each claim with its evidence, connectives at the front aside."""
        return [
            Verdict(1.0)
            if claim.text in {closed(open_plainly(text)) for text in claim.evidence}
            else Verdict(0.0, ("other words than the source's",))
            for claim in claims
        ]


class Trusting:
    """Passes everything."""

    def check(self, claims: Sequence[Claim]) -> list[Verdict]:
        """Believe each claim."""
        return [Verdict(1.0) for _ in claims]


class _Part(Pipeline):
    """The program with another checker, and perhaps without its writer."""

    system = ""

    def __init__(self, words: int, seed: int = 0) -> None:
        super().__init__(words, seed)
        self.name = self.system

    def signature(self) -> dict[str, Any]:
        """Return what the output depends on."""
        parts = digest_of_code(__name__)
        return {**super().signature(), "system": self.system, "parts": parts}


class Verbatim(_Part):
    """Selection alone: whole sentences in their own words."""

    system = "verbatim"

    def _make_engine(self) -> Any:
        engine = super()._make_engine()
        engine.writer = Silent()
        return _checked_by(engine, Literal())


class Unguarded(_Part):
    """Whatever the model and the rules write, unchecked."""

    system = "unguarded"

    def _make_engine(self) -> Any:
        engine = super()._make_engine()
        return _checked_by(engine, Trusting())


class Rules(_Part):
    """Checked by the rules alone."""

    system = "rules"

    def _make_engine(self) -> Any:
        from summarise.check.checker import RuleChecker

        engine = super()._make_engine()
        return _checked_by(engine, RuleChecker(engine.parser, engine.encoder))


def _checked_by(engine: Any, checker: Checker) -> Any:
    """Put a checker in the place of an engine's own, for comparisons and for single articles."""
    engine.checker = engine.single.checker = checker
    return engine
