"""Sentences on one matter that make two claims, and clauses that make none."""

from __future__ import annotations

import pytest

from summarise.compare.claims import two_claims
from summarise.compare.clauses import split
from summarise.compare.passages import passages
from tests.compare.stories import ENGINE, article


def _apart(one: str, two: str) -> bool:
    left, right = ENGINE.parser.parse([one, two])
    return two_claims(left, right)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # what is the first of its kind, and that it is there
        (
            "Edda Krog is the first former firefighter to lead the port authority.",
            "The council announced that Edda Krog, once a firefighter, would lead the port.",
        ),
        (
            "It was the largest fire in the history of the port.",
            "Crews fought a fire in the port for a whole night.",
        ),
        # one more thing of its kind
        (
            "Another vote on the harbour is scheduled for next week.",
            "The vote on the harbour was scheduled for Monday evening.",
        ),
        # what was so at first
        (
            "The vote on the harbour was originally scheduled for Monday evening.",
            "The vote on the harbour is tentatively scheduled for next week.",
        ),
        # two statements of one person, who is described alike
        (
            "Edda Krog, the engineer advising the owners, said she was disappointed by the report.",
            "Edda Krog, an engineer who advised the owners, said the insurer should pay at once.",
        ),
    ],
)
def test_two_claims_are_told_apart(one: str, two: str) -> None:
    assert _apart(one, two)
    assert _apart(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Edda Krog is the first woman to lead the port authority.",
            "With Edda Krog the port authority has its first woman at the head.",
        ),
        (
            "Edda Krog said the insurer should pay at once.",
            "The insurer should pay at once, Krog told reporters.",
        ),
        (
            "The bridge, originally named after a king, will be called Krog's Bridge.",
            "Once named after a king, the bridge will now be called Krog's Bridge.",
        ),
        (
            "Edda Krog said the port was safe.",
            "Ola Brandt said the harbour was safe.",
        ),
    ],
)
def test_one_claim_is_not_parted(one: str, two: str) -> None:
    assert not _apart(one, two)


def _clauses(sentence: str) -> list[str]:
    one = article("one", sentence + " The harbour stayed shut for the rest of that week.")
    whole = passages([one], ENGINE.parser)
    return [part.text for part in split(whole, [one], ENGINE.parser)[0]]


def test_where_somebody_spoke_is_no_clause_of_its_own() -> None:
    sentence = (
        "Speaking to angry reporters outside the old town hall, Krog said the port would close."
    )
    assert _clauses(sentence) == [sentence]


def test_a_clause_that_lost_its_subject_is_read_with_its_sentence() -> None:
    sentence = (
        "If the crew asked the port for shelter but was refused, then the captain could still "
        "appeal to the county court in Varnby."
    )
    one = article("one", sentence + " The harbour stayed shut for the rest of that week.")
    parts = split(passages([one], ENGINE.parser), [one], ENGINE.parser)[0]
    assert all(part.readable[:3] in {"If ", "The"} for part in parts)
