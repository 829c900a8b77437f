"""What a cut must not leave behind."""

from __future__ import annotations

import pytest

from summarise.check.checker import RuleChecker
from summarise.roles import Claim

SOLBERG = (
    "The team, led by Ingrid Solberg of the University of Bergen, drilled for nine weeks "
    "through the ice."
)
MARSH = "Westbury's captain, Joe Marsh, equalised before half-time with a header."
DANCE = (
    "After the striker posted a video of himself dancing near the arch in Paris, it is not hard "
    "to see why the club laughed."
)
STRIKE = "When drivers heard of the offer, they went back to work, the union said."
PAINTING = "The picture, painted around 1663, was found in a vicarage near Delft."


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The team, led by Ingrid Solberg of the University of Bergen.", SOLBERG),
        ("Westbury's captain, equalised before half-time.", MARSH),
        ("The picture, painted around 1663.", PAINTING),
        ("After the striker posted a video of himself dancing near the arch in Paris.", DANCE),
        ("When drivers heard of the offer.", STRIKE),
    ],
)
def test_a_fragment_is_refused(checker: RuleChecker, claim: str, evidence: str) -> None:
    assert not checker.check([Claim(claim, (evidence,))])[0].passes


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The team drilled for nine weeks through the ice.", SOLBERG),
        ("Westbury's captain, Joe Marsh, equalised before half-time.", MARSH),
        ("The picture was found in a vicarage near Delft.", PAINTING),
        ("When drivers heard of the offer, they went back to work, the union said.", STRIKE),
        ("When drivers heard of the offer.", "When drivers heard of the offer."),
    ],
)
def test_a_whole_sentence_passes(checker: RuleChecker, claim: str, evidence: str) -> None:
    assert checker.check([Claim(claim, (evidence,))])[0].passes
