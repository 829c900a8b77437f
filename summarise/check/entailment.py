"""A trained model's opinion beside the rules: a claim passes only if both find it supported."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from summarise.check.checker import verbatim
from summarise.check.folding import words
from summarise.roles import Checker, Claim, Verdict

# Entailment is the likelier answer. Not tuned: each model has a scale of its own.
THRESHOLD = 0.5
# The embedded model finds less than this in none of 200 faithful shortenings, and in 43% of 990
# planted edits; it ranks better than it decides.
LEAST = 0.1
SHIFT = 0.7  # moves the best cut of SummEdits' news and of FRANK to a half


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

    def __init__(self, rules: Checker, model: Entailment, *, embedded: bool = False) -> None:
        """Ask a model about what the rules do not know word for word.

        Args:
            rules: the checker by rule.
            model: asked beside it.
            embedded: the model is the embedded one, of which is known how far to trust it.
        """
        self._rules = rules
        self._model = model
        self._least = LEAST if embedded else THRESHOLD
        self._embedded = embedded

    def check(self, claims: Sequence[Claim]) -> list[Verdict]:
        """Check each claim against its evidence; see `summarise.roles.Checker`.

        What the rules refuse is refused: the model is not asked, and the support is the rules'.
        """
        verdicts = self._rules.check(claims)
        asked = [
            index
            for index, (claim, verdict) in enumerate(zip(claims, verdicts, strict=True))
            if verdict.passes and not verbatim(claim)
        ]
        pairs = [(premise(claims[index]), claims[index].text) for index in asked]
        for index, probability in zip(asked, self._model.entail(pairs), strict=True):
            faults: tuple[str, ...] = ()
            if probability < self._least:
                faults = (f"entailment {probability:.2f} by {self._model.name}",)
            support = _both(verdicts[index].support, probability) if self._embedded else probability
            verdicts[index] = Verdict(round(support, 4), faults)
        return verdicts


def _both(rules: float, model: float) -> float:
    """What the rules and the embedded model find together: the mean of their log odds."""
    odds = [math.log(p / (1 - p)) for p in (min(max(p, 0.005), 0.995) for p in (rules, model))]
    return 1 / (1 + math.exp(-(sum(odds) / 2 + SHIFT)))


def premise(claim: Claim) -> str:
    """Return the evidence as a text, opened by whom its pronouns mean where the claim names them.

    Without that, "Ana Reyes left" is not entailed by "She left".
    """
    spoken = set(words(claim.text))
    named = [name for name in claim.context if spoken & set(words(name))]
    opening = [f"This is about {' and '.join(named)}."] if named else []
    return " ".join([*opening, *claim.evidence])
