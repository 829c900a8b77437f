"""Different names in the same place of two sentences, and different speakers of one quotation."""

from __future__ import annotations

from difflib import SequenceMatcher

from summarise.check.folding import words
from summarise.check.frames import frames, lemma
from summarise.check.names import Name, names
from summarise.check.quotes import quotations
from summarise.compare.aliases import one_alias
from summarise.compare.differences import LEAST_QUOTE, Values
from summarise.compare.event import CALENDAR, stem
from summarise.compare.passages import Passage
from summarise.roles import Token

ALIKE = 1.1  # closeness from which names of any kind in one place are a difference
RESPELLED = 0.75  # likeness of two names from which one is a spelling of the other
Role = tuple[str, str, str]  # what a name is, to which word, of which part of speech
_PLACING = frozenset({"in", "at", "near", "on"})
_PLACES = frozenset({"GPE", "LOC", "FAC", ""})
_PEOPLE = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC"})


def name_difference(one: Passage, two: Passage, close: float) -> Values | None:
    """Different names in the same place.

    Unless the sentences are reworded versions of each other, names of different kinds are no
    difference: an outlet may say "the Kremlin" or "Peskov", "Ohio" or "Columbus"; and two
    people may say the same.
    """
    left, right = (
        [name for name in names(p.tokens) if not set(name.words) & CALENDAR] for p in (one, two)
    )
    rest = (
        [a for a in left if not any(_named_alike(a, b) for b in right) and not _told(a, two)],
        [b for b in right if not any(_named_alike(a, b) for a in left) and not _told(b, one)],
    )
    if len(rest[0]) != 1 or len(rest[1]) != 1:
        return None
    mine, theirs = rest[0][0], rest[1][0]
    values = one.text[mine.start : mine.end], two.text[theirs.start : theirs.end]
    if any("," in value for value in values):
        return None  # two names that the parser takes for one
    if SequenceMatcher(None, values[0].lower(), values[1].lower()).ratio() >= RESPELLED:
        return None
    if values[0].isupper() != values[1].isupper():
        return None
    roles = _role(one, mine), _role(two, theirs)
    kinds = _entity(one, mine), _entity(two, theirs)
    if roles[0] is None or roles[1] is None or not _same_role(roles[0], roles[1]):
        return None
    reworded = close >= ALIKE
    told = roles[0][1] == "say"
    if not reworded and (told or kinds[0] != kinds[1] or kinds[0] in _PLACES):
        return None
    return values


def speaker_difference(one: Passage, two: Passage) -> Values | None:
    """The speakers of a quotation that is ascribed to two people."""
    quoted = [[words(quote.text) for quote in quotations(passage.text)] for passage in (one, two)]
    if not any(
        len(mine) >= LEAST_QUOTE and mine == theirs for mine in quoted[0] for theirs in quoted[1]
    ):
        return None
    found = []
    for passage in (one, two):
        spoken = {who for who, _ in frames(passage.tokens).speakers}
        # The parser may take an unknown name for a noun.
        named = [
            t
            for t in passage.tokens
            if lemma(t) in spoken and t.pos in {"PROPN", "NOUN"} and t.text[:1].isupper()
        ]
        if len(named) != 1 or len(spoken) != 1 or _described(passage, named[0]):
            return None
        found.append(named[0].text)
    told = [set(words(passage.text)) for passage in (one, two)]
    if set(words(found[0])) & told[1] or set(words(found[1])) & told[0]:
        return None
    return found[0], found[1]


def _described(passage: Passage, speaker: Token) -> bool:
    """Whether a speaker goes by what he is: "the Norland Democrat"."""
    return any(t.dep == "det" and passage.tokens[t.head] is speaker for t in passage.tokens)


def _named_alike(one: Name, two: Name) -> bool:
    """Whether two names can be of the same bearer."""
    if set(one.words) & set(two.words):
        return True
    if one_alias(one.words, two.words):
        return True
    initials = ["".join(word[0] for word in name.words) for name in (one, two)]
    return initials[0] in two.words or initials[1] in one.words


def _told(name: Name, passage: Passage) -> bool:
    """Whether a sentence has a word of a name in any form ("Russian" for "Russia")."""
    stems = {word[:4] for word in words(passage.text)}
    return any(len(word) > 3 and word[:4] in stems for word in name.words)


def _entity(passage: Passage, name: Name) -> str:
    """What kind of thing the parser takes a name for."""
    return next(
        (t.entity for t in passage.tokens if name.start <= t.start < name.end and t.entity), ""
    )


def _same_role(one: Role, two: Role) -> bool:
    """Whether two names can stand in one place; "built in" one and "councillors in" one can."""
    return one[0] == two[0] and (one[1] == two[1] or (one[0] in _PLACING and one[2] != two[2]))


def _role(passage: Passage, name: Name) -> Role | None:
    """What a name is to which word: ("subj", "visit", "VERB"), ("in", "found", "VERB").

    None if it is no person or place.
    """
    inside = [i for i, t in enumerate(passage.tokens) if name.start <= t.start < name.end]
    if not inside or not any(
        passage.tokens[i].entity in _PEOPLE or passage.tokens[i].pos == "PROPN" for i in inside
    ):
        return None
    members = set(inside)
    top = next((i for i in inside if passage.tokens[i].head not in members), inside[-1])
    token, head = passage.tokens[top], passage.tokens[passage.tokens[top].head]
    if token.dep in {"compound", "appos", "nmod", "conj"}:
        return None
    role = _ROLES.get(token.dep, token.dep)
    if token.dep == "pobj":
        role, head = lemma(head), passage.tokens[head.head]
    return role, "say" if lemma(head) in _SAYING else stem(lemma(head)), head.pos


_ROLES = {"nsubj": "subj", "nsubjpass": "obj", "dobj": "obj", "attr": "obj"}
_SAYING = frozenset("say tell state add insist testify warn explain report".split())
