"""How certain a sentence calls what it tells: no date set, likely or expected, will."""

from __future__ import annotations

import re

NO_DATE = re.compile(
    r"\bno (?:firm |exact |specific |precise )?dates? (?:has|have|had|was|were) (?:not )?(?:yet )?(?:been )?"
    r"(?:set|fixed|announced|given|agreed)|\b(?:date|dates|timing) (?:has|have|had) (?:not|yet to) (?:yet )?"
    r"(?:been|be) (?:set|fixed|announced|given|agreed)",
    re.IGNORECASE,
)
POSSIBLE = re.compile(
    r"\b(?:is|are|was|were) (?:likely|expected|set|due|planned|scheduled|expecting|planning|poised) to\b|\bwas expecting\b"
    r"|\bis expecting\b|\bexpects?\b|\bcould\b|\bmay\b|\bmight\b|\bpossibl[ey]\b|\blikely\b|\bplans? to\b",
    re.IGNORECASE,
)
DEFINITE = re.compile(
    r"\bwill\b(?! (?:most |very |almost )?(?:likely|probably|possibly))", re.IGNORECASE
)


def differs(left: str, right: str) -> bool:
    """Whether one sentence holds possible what the other holds certain."""
    return any(
        DEFINITE.search(sure)
        and not POSSIBLE.search(sure)
        and POSSIBLE.search(unsure)
        and not DEFINITE.search(unsure)
        for sure, unsure in ((left, right), (right, left))
    )
