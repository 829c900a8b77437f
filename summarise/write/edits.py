"""Edits of a sentence: stretches of it that other words take the place of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarise.check.days import MONTHS, WEEKDAYS
from summarise.check.quotes import quotations
from summarise.roles import Token
from summarise.write.marks import tidy

# Entities whose words are written as they are everywhere in a sentence.
NAMES = frozenset("PERSON NORP FAC ORG GPE LOC PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
_PLAIN = frozenset("DET PRON ADP ADV NOUN ADJ NUM VERB AUX SCONJ CCONJ PART".split())
# Singular nouns that open a sentence without an article; another may be a name.
_MASS = frozenset(
    """police unemployment inflation work research evidence information traffic water fire power
    footage video money food security access construction crime demand
    """.split()
)


# Plurals that open a sentence without an article.
_PLURAL = re.compile(
    r"^(?:Police|People|Women|Children|Residents|Reports|Victims|Voters|Doctors|Nurses|Users|Troops"
    r"|Claims|Talks|Fans|Parents|Schools|Families|Students|Clients|Crews|Firms|Banks|Prices|Rates"
    r"|Wages|Shares|Sales|Profits|Trains|Flights|Roads|Homes|Houses|Cars|Bodies|Agents|Experts)$"
    r"|\w{4,}(?:ments|tions|sions|ists|ians|ials|ities|men|children|ants|ents|tors|ings)$"
    r"|\w{6,}ers$"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands between two offsets of a text is replaced; `rule` names the rule."""

    start: int
    end: int
    text: str
    rule: str


Rewording = tuple[Edit, ...]  # edits that only make sense together


def apply(text: str, rewordings: Iterable[Rewording]) -> str:
    """Make rewordings in the order given; one that meets an earlier one's stretch is left out."""
    done: list[Edit] = []
    for edits in rewordings:
        if not any(meet(one, other) for one in edits for other in done):
            done += edits
    for edit in sorted(done, key=lambda one: (one.start, one.end), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return tidy(text)


def meet(one: Edit, other: Edit) -> bool:
    """Whether two edits touch the same stretch."""
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def quoted(text: str, start: int, end: int) -> bool:
    """Whether a stretch touches a quotation."""
    return any(start < quote.end + 1 and quote.start - 1 < end for quote in quotations(text))


def lowered(token: Token) -> str:
    """The first word of a sentence as it is written inside of one."""
    small = token.text.lower()
    if small in {"a", "an", "the"}:
        return small
    name = token.entity in NAMES or small in WEEKDAYS.keys() | MONTHS.keys()
    if name or token.pos not in _PLAIN or token.text == "I" or not token.text.istitle():
        return token.text
    return small


def doubtful(tokens: Sequence[Token], index: int) -> bool:
    """Whether the capital at the front of a clause may be that of a name."""
    token = tokens[index]
    following = tokens[index + 1].pos if index + 1 < len(tokens) else ""
    if (
        following == "NOUN"
        and tokens[index + 1].text.islower()
        and token.text.istitle()
        and token.pos in {"PROPN", "NOUN"}
        and (token.pos == "PROPN") != (token.entity in NAMES)
    ):
        return True  # "Warehouse workers": kind of work or name of a firm
    if token.tag == "NNS" and following != "NOUN" and not _PLURAL.search(token.text):
        return True  # "Stokes lost control"
    return (
        token.tag == "NN"
        and token.text.istitle()
        and token.text.lower() not in _MASS
        and following != "NOUN"
    ) or (token.pos == "DET" and following == "PROPN" and tokens[index + 1].text == "Hague")


def raised(text: str) -> str:
    """Text with a capital at its front."""
    return text[:1].upper() + text[1:]


def members(tokens: Sequence[Token], index: int) -> set[int]:
    """Indices of a word and everything that hangs on it."""
    found = {index}
    grown = True
    while grown:
        more = {i for i, token in enumerate(tokens) if token.head in found} - found
        found |= more
        grown = bool(more)
    return found
