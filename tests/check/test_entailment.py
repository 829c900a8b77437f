"""The rules and the model must both agree; the model's probability becomes the support."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.checker import RuleChecker
from summarise.check.entailment import EntailmentChecker, premise
from summarise.roles import Claim

SOURCE = "The mayor of Elm said on Monday that the old bridge will close for repairs."
TRUE = "The old bridge will close for repairs, the mayor of Elm said on Monday."
WRONG = "The mayor of Elm said on Friday that the old bridge will close for repairs."


class Scripted:
    """An entailment model with a fixed opinion."""

    name, revision = "scripted", "1"

    def __init__(self, opinion: float) -> None:
        self.opinion = opinion
        self.asked: list[tuple[str, str]] = []

    def entail(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        self.asked += pairs
        return [self.opinion for _ in pairs]


def test_what_the_model_does_not_find_entailed_is_refused(checker: RuleChecker) -> None:
    claim = Claim(TRUE, (SOURCE,))
    assert checker.check([claim])[0].passes
    [refused] = EntailmentChecker(checker, Scripted(0.12)).check([claim])
    assert refused.faults == ("entailment 0.12 by scripted",)
    assert refused.support == 0.12
    [passed] = EntailmentChecker(checker, Scripted(0.93456)).check([claim])
    assert (passed.passes, passed.support) == (True, 0.9346)


def test_the_model_does_not_overrule_the_rules(checker: RuleChecker) -> None:
    model = Scripted(1.0)
    [verdict] = EntailmentChecker(checker, model).check([Claim(WRONG, (SOURCE,))])
    assert any("Friday" in fault for fault in verdict.faults)
    assert model.asked == []  # its answer could change nothing


def test_the_sources_own_words_need_no_opinion(checker: RuleChecker) -> None:
    model = Scripted(0.0)
    [verdict] = EntailmentChecker(checker, model).check([Claim(SOURCE, (SOURCE,))])
    assert (verdict.passes, verdict.support, model.asked) == (True, 1.0, [])


def test_the_premise_says_whom_a_pronoun_means() -> None:
    claim = Claim("Ana Reyes left.", ("She left.",), ("Ana Reyes",))
    assert premise(claim) == "This is about Ana Reyes. She left."
    assert premise(Claim("She left.", ("She left early.",), ("Ana Reyes",))) == "She left early."
