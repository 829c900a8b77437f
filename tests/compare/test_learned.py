"""The trained judge: what it adds to the rules, and what it leaves to them."""

from __future__ import annotations

import numpy as np
import pytest

from summarise.compare.judge import RuleJudge
from summarise.compare.learned import LearnedJudge
from summarise.compare.likeness import MEASURED, Likeness
from summarise.models import load_encoder, load_likeness, load_parser, load_same
from summarise.roles import Relation

# The event is invented; each list is one outlet's report.
FIRST = [
    "The ferry Hildur ran aground off Norsand on Sunday evening with 212 people on board.",
    "Coastguard chief Ola Brandt said all of the passengers had been taken ashore by midnight.",
    "The captain, who has sailed the route for twenty years, was questioned by police.",
    "Norsand's mayor opened the town's sports hall to those who had nowhere to sleep.",
    "Divers found a two-metre gash in the hull on Monday morning.",
    "The shipping line apologised and promised to pay back every ticket.",
]
SECOND = [
    "A ferry with 212 people aboard hit rocks near Norsand on Sunday.",
    "By midnight everybody was safely on land, according to coastguard chief Ola Brandt.",
    "Police have spoken to the captain, a man with two decades of experience on the route.",
    "Stranded travellers spent the night in the sports hall, which the mayor had opened.",
    "On Monday morning divers discovered that the hull had been torn open over two metres.",
    "The shipping line said passengers would get their money back, and said it was sorry.",
]
CONTEXT = [*FIRST, *SECOND]


@pytest.fixture(scope="module")
def rules() -> RuleJudge:
    return RuleJudge(load_parser(), load_encoder())


@pytest.fixture(scope="module")
def judge(rules: RuleJudge) -> LearnedJudge:
    return LearnedJudge(rules, load_encoder(), load_likeness(MEASURED), load_same())


def _same(relations: list[Relation]) -> list[bool]:
    return [relation.kind in {"same", "detail"} for relation in relations]


def test_it_finds_more_of_what_is_told_in_other_words_than_the_rules(
    judge: LearnedJudge, rules: RuleJudge
) -> None:
    pairs = list(zip(FIRST, SECOND, strict=True))
    ours, theirs = _same(judge.judge(pairs, CONTEXT)), _same(rules.judge(pairs, CONTEXT))
    assert sum(ours) > sum(theirs)


def test_different_facts_of_one_event_are_kept_apart(judge: LearnedJudge) -> None:
    pairs = [(one, two) for i, one in enumerate(FIRST) for j, two in enumerate(SECOND) if i != j]
    assert not any(_same(judge.judge(pairs, CONTEXT)))


@pytest.mark.parametrize(
    "changed",
    [
        "A ferry with 340 people aboard hit rocks near Norsand on Sunday.",
        "A ferry with 212 people aboard did not hit rocks near Norsand on Sunday.",
    ],
)
def test_another_number_or_a_denial_is_less_likely_the_same(
    judge: LearnedJudge, rules: RuleJudge, changed: str
) -> None:
    event = rules.event(CONTEXT)
    event.learn([changed])
    true, false = judge.odds([(FIRST[0], SECOND[0]), (FIRST[0], changed)], [True, True], event)
    assert false < true


def test_the_order_of_a_pair_and_the_batch_change_nothing(judge: LearnedJudge) -> None:
    pairs = [(one, two) for one in FIRST for two in SECOND]
    together = judge.judge(pairs, CONTEXT)
    turned = judge.judge([(two, one) for one, two in pairs], CONTEXT)
    alone = [judge.judge([pair], CONTEXT)[0] for pair in pairs]
    for others in (turned, alone):
        assert [found.kind for found in others] == [found.kind for found in together]
        np.testing.assert_allclose(
            [found.probability for found in others],
            [found.probability for found in together],
            atol=1e-4,
        )


def test_every_number_has_a_name_and_is_finite_for_any_text(rules: RuleJudge) -> None:
    texts = ["", "Yes.", "12 34", FIRST[0]]
    event = rules.event(CONTEXT)
    event.learn(texts)
    measured = Likeness(event, load_encoder()).measure([(a, b) for a in texts for b in texts])
    assert measured.shape == (len(texts) ** 2, len(MEASURED))
    assert np.isfinite(measured).all()
    assert judge_of_nothing(rules) == []


def judge_of_nothing(rules: RuleJudge) -> list[Relation]:
    made = LearnedJudge(rules, load_encoder(), load_likeness(MEASURED), load_same())
    return made.judge([], CONTEXT)
