"""The people whom an article names in full, each of whom its surname means beyond doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.quotes import quotations
from summarise.roles import Token
from summarise.select.given import contradicts
from summarise.select.units import Unit, shown
from summarise.types import Article

_COURTESY = "Mr|Mrs|Ms|Miss|Dr"
_OFFICE = (
    "Sen|Senator|Rep|Representative|Congressman|Congresswoman|Gov|Governor|Gen|General|Col|Capt"
    "|Lt|Sgt|Adm|Judge|Justice|Mayor|Sheriff|Officer|Detective|Prof|Professor|Rev|Speaker"
)
_TITLE = rf"(?:(?P<courtesy>{_COURTESY})|(?:{_OFFICE}))\.?\s+"
_TITLES = re.compile(
    rf"(?:{_COURTESY}|{_OFFICE}|President|Chancellor|Premier|Minister|Secretary|Director|Leader"
    r"|Chairman|Chairwoman|Commissioner|Chief|Attorney|Sergeant|Captain|Coach|Sir)\.?"
)
_WORD = r"[^\W\d_a-z][\w'\u2019-]*[^\WA-Z\d_]"
_NAME = re.compile(rf"(?:{_WORD}|(?:[A-Z]\.){{2}}) (?:(?:{_WORD}|[A-Z]\.) )?{_WORD}")
# "TrumpTrump": a heading and the text run into each other.
_GLUED = re.compile(r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bLa)(?<=[a-z])[A-Z]|['\u2019]s\b")
_NEAR = 40  # characters; the words beside a name are shorter
# "The younger Keller", "her brother Keller": there are two of them.
_RELATIVES = frozenset(
    """
    elder younger older senior junior late husband wife father mother brother sister son daughter
    uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter widow twin
    """.split()
)
_NOT_A_PERSON = re.compile(
    r",? (?:Jr|Sr|II|III|Inc|Corp|Co|Ltd|LLC|Group|Motors?|University|Foundation|Hall)\b"
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an article names in full; `sentence` is the first that does so."""

    name: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A surname in a text; `before` and `after` are the words beside it, "" for none."""

    start: int  # code points, with a title
    surname: int  # where the surname itself begins
    end: int
    courtesy: str  # "Mr" and the like, "" for none
    before: str
    after: str

    @property
    def titled(self) -> bool:
        """Whether a title stands before the surname."""
        return self.start != self.surname


def people(article: Article, units: Sequence[Unit]) -> dict[str, Person]:
    """Map the surname of each person whom an article names beyond doubt to the full name."""
    forms: dict[str, Counter[str]] = {}
    for unit in units:
        for name in _full(unit):
            forms.setdefault(name.split()[-1], Counter())[name] += 1
    given = {word for many in forms.values() for name in many for word in name.split()[:-1]}
    found = {}
    for surname, many in forms.items():
        name = many.most_common(1)[0][0]
        several = len({full.split()[0] for full in many}) > 1  # two Kellers
        if several or surname in given or not _alone(surname, name, units):
            continue
        for index in (index for unit in units for index in unit.sentences):
            if re.search(rf"\b{re.escape(name)}\b", shown(article.sentences[index])):
                found[surname] = Person(name, index)
                break
    return found


def mentions(text: str, surname: str, quoted: bool = False) -> list[Mention]:
    """Find where a surname stands as a word of its own, inside quotations only if asked for."""
    pattern = rf"(?<![\w.'\u2019-])(?:{_TITLE})?(?P<name>{re.escape(surname)})(?![\w/]|[-\u2013]\w)"
    quotes = [] if quoted else quotations(text)
    found = []
    for match in re.finditer(pattern, text):
        if any(quote.start <= match.start() < quote.end for quote in quotes):
            continue
        before = re.search(r"(\S+)\s$", text[max(0, match.start() - _NEAR) : match.start()])
        after = re.match(r"\s(\w[\w-]*)", text[match.end() : match.end() + _NEAR])
        found.append(
            Mention(
                match.start(),
                match.start("name"),
                match.end(),
                match.group("courtesy") or "",
                before.group(1) if before else "",
                after.group(1) if after else "",
            )
        )
    return found


def related(tokens: Sequence[Token]) -> bool:
    """Whether a sentence speaks of a relative, who may have the same surname."""
    return any(token.lemma.lower() in _RELATIVES for token in tokens)


def governing(tokens: Sequence[Token], mention: Mention) -> int | None:
    """The token of a surname on which its other tokens hang ("Ocasio-Cortez" has three)."""
    own = [i for i, t in enumerate(tokens) if mention.surname <= t.start and t.end <= mention.end]
    return next((i for i in own if tokens[i].head not in own or tokens[i].head == i), None)


def forename(tokens: Sequence[Token], mention: Mention) -> str:
    """The capitalised word before a surname that belongs to it ("Anna", "President"), or ""."""
    at = governing(tokens, mention)
    before = [token for token in tokens if token.end <= mention.surname]
    if at is None or not before:
        return ""
    last = before[-1]
    tied = last.head == at or (last.entity == "PERSON" and not tokens[at].entity_start)
    return last.text if tied and last.text[:1].isupper() and last.pos == "PROPN" else ""


def _full(unit: Unit) -> list[str]:
    """The full names of people in a unit, as they stand there."""
    names, tokens = [], unit.tokens
    starts = [i for i, t in enumerate(tokens) if t.entity == "PERSON" and t.entity_start]
    for start in starts:
        end = start + 1
        while end < len(tokens) and tokens[end].entity == "PERSON" and not tokens[end].entity_start:
            end += 1
        while end > start and tokens[end - 1].pos in {"PART", "PUNCT"}:
            end -= 1
        while start < end and _TITLES.fullmatch(tokens[start].text):
            start += 1
        if end - start < 2:
            continue
        name = unit.text[tokens[start].start : tokens[end - 1].end]
        joined = all(start <= token.head < end for token in tokens[start : end - 1])
        proper = all(token.pos in {"PROPN", "PUNCT"} for token in tokens[start:end])
        if joined and proper and _NAME.fullmatch(name) and not _GLUED.search(name):
            names.append(name)
    return names


def _alone(surname: str, name: str, units: Sequence[Unit]) -> bool:
    """Whether nobody and nothing else in an article is called by a surname."""
    own, courtesies = set(name.split()), {""}
    first = re.escape(name.split()[0])
    # "Anna and Peter Keller" are two of that name, "Anna Keller and Peter Berg" are not.
    pair = re.compile(rf"(?:(\S+) )?[A-Z]\w+ (?:and|&) {first}(?: \S+)? {re.escape(surname)}\b")
    persons = others = 0
    for unit in units:
        if any(not (m.group(1) or "")[:1].isupper() for m in pair.finditer(unit.text)):
            return False
        for mention in mentions(unit.text, surname, quoted=True):
            at = governing(unit.tokens, mention)
            word = forename(unit.tokens, mention)
            if at is None or _NOT_A_PERSON.match(unit.text, mention.end):
                return False
            if word and word not in own and not _TITLES.fullmatch(word):
                return False
            if mention.before.lower() in _RELATIVES:
                return False
            if unit.tokens[at].dep != "compound":
                persons += unit.tokens[at].entity == "PERSON"
                others += unit.tokens[at].entity not in {"PERSON", ""}
            courtesies.add(mention.courtesy)
    women = bool(courtesies & {"Mrs", "Ms", "Miss"})
    wrong = (women and contradicts(name, "she")) or ("Mr" in courtesies and contradicts(name, "he"))
    return persons > others and not wrong and not (women and "Mr" in courtesies)
