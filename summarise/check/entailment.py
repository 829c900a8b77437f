"""A trained model's opinion beside the rules: a claim passes only if both find it supported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from summarise.check.checker import verbatim
from summarise.check.folding import words
from summarise.roles import Checker, Claim, Verdict

# Entailment is the likelier answer. Not tuned: each model has a scale of its own.
THRESHOLD = 0.5


class Entailment(Protocol):
    """Gives probabilities that a text entails a sentence."""

    name: str
    revision: str

    def entail(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each (premise, hypothesis) the probability (0-1) of entailment."""
        ...


class EntailmentChecker:
    """Checks by rule, then by a model: its probability is the support of what is not verbatim.

    The rules stay in force because models for natural language inference pass wrong numbers and
    swapped names too often.
    """

    def __init__(self, rules: Checker, model: Entailment) -> None:
        """Ask a model about what the rules do not know word for word."""
        self._rules = rules
        self._model = model

    def check(self, claims: Sequence[Claim]) -> list[Verdict]:
        """Check each claim against its evidence; see `summarise.roles.Checker`."""
        verdicts = self._rules.check(claims)
        asked = [index for index, claim in enumerate(claims) if not verbatim(claim)]
        pairs = [(premise(claims[index]), claims[index].text) for index in asked]
        for index, probability in zip(asked, self._model.entail(pairs), strict=True):
            faults = verdicts[index].faults
            if probability < THRESHOLD:
                faults = (*faults, f"entailment {probability:.2f} by {self._model.name}")
            verdicts[index] = Verdict(round(probability, 4), faults)
        return verdicts


def premise(claim: Claim) -> str:
    """Return the evidence as a text, opened by whom its pronouns mean where the claim names them.

    Without that, "Ana Reyes left" is not entailed by "She left".
    """
    spoken = set(words(claim.text))
    named = [name for name in claim.context if spoken & set(words(name))]
    opening = [f"This is about {' and '.join(named)}."] if named else []
    return " ".join([*opening, *claim.evidence])
