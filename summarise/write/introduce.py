"""Introducing people: whoever a summary first prints by surname alone gets the full name.

An article names a person in full once and goes on with the surname; a summary may leave that one
sentence out. Only the article's own full name is used, and only where nothing speaks against it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarise.check.folding import fold
from summarise.roles import Token
from summarise.select.units import Unit
from summarise.write.people import Mention, Person, forename, governing, mentions, related

_STANDS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss", "pobj"})
_DESCRIBES = frozenset({"compound", "nmod", "amod"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
# After these a surname is something else ("the Picasso") or has a part more ("von Stein").
_BEFORE = frozenset("the a an this that de del der van von di da la le al el bin ibn".split())
_OF_FIRMS = frozenset("share stock sale product price bond profit revenue loss earnings".split())
_SAYS = frozenset({"said", "says"})  # which a rewording may put after a speaker


def introduce(
    text: str, sources: Sequence[Unit], known: Mapping[str, Person], said: set[str], room: int
) -> tuple[str, tuple[int, ...]]:
    """Put full names where a sentence of a summary is the first to mention people by surname.

    Args:
        text: the sentence.
        sources: the units that it was worded from.
        known: the people of the article by surname.
        said: surnames that the summary has printed already; those of this sentence are added.
        room: how many words the summary may still grow by.

    Returns:
        The sentence, and the indices of the article's sentences that give the full names.
    """
    edits: list[tuple[int, int, str]] = []
    rests: list[int] = []
    for surname, one in known.items():
        shown = [
            mention
            for mention in mentions(text, surname)
            if mention.after not in _described(sources, surname)
        ]
        if surname in said or not shown:
            continue
        said.add(surname)
        first = shown[0]
        growth = len(one.name.split()) - 1 - bool(first.courtesy)
        if (
            growth > room
            or one.name in text
            or any(_named(mention, sources, surname) for mention in shown)
        ):
            continue
        if _certain(first, sources, surname):
            room -= growth
            start = first.start if first.courtesy else first.surname
            edits.append((start, first.end, one.name))
            rests.append(one.sentence)
    for start, end, name in sorted(edits, reverse=True):
        text = text[:start] + name + text[end:]
    return text, tuple(rests)


def _described(sources: Sequence[Unit], surname: str) -> set[str]:
    """The nouns that a surname describes in the article ("the Keller administration")."""
    return {
        mention.after
        for unit in sources
        for mention in mentions(unit.text, surname)
        for at in (governing(unit.tokens, mention),)
        if mention.after and at is not None and unit.tokens[at].dep in _DESCRIBES
    }


def _named(mention: Mention, sources: Sequence[Unit], surname: str) -> bool:
    """Whether a capitalised word before a surname may belong to it ("Anna", "President")."""
    word = mention.before.lstrip("(\u201c\"'\u2018[")
    if mention.titled or not word[:1].isupper():
        return False
    if word.endswith("."):
        return True  # "J."
    if not word[-1:].isalpha():
        return False
    if word.endswith(("'s", "\u2019s")):
        return False
    beside = [
        forename(unit.tokens, found)
        for unit in sources
        for found in mentions(unit.text, surname)
        if found.before == mention.before
    ]
    if beside:
        return any(beside)
    kinds = {t.pos for unit in sources for t in unit.tokens if fold(t.text) == fold(word)}
    return not kinds or bool(kinds & _NOMINAL)


def _certain(mention: Mention, sources: Sequence[Unit], surname: str) -> bool:
    """Whether the article's own sentence settles that a surname stands for a person there."""
    bare = []
    for unit in sources:
        for found in mentions(unit.text, surname):
            at = governing(unit.tokens, found)
            if at is None:
                return False
            if unit.tokens[at].dep in _DESCRIBES or _named(found, [unit], surname):
                continue
            if not _stands(unit.tokens, at) or fold(found.before) in _BEFORE:
                return False
            if _longer(unit.tokens, found) or related(unit.tokens) or _firm(unit.tokens, at):
                return False
            bare.append(found)
    if fold(mention.before) in _BEFORE or mention.titled not in {found.titled for found in bare}:
        return False
    afters = {"", *(found.after for found in bare)} | _SAYS
    kinds = {t.pos for unit in sources for t in unit.tokens if t.text == mention.after}
    return bool(bare) and (mention.after in afters or bool(kinds and not kinds & _NOMINAL))


def _firm(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands for a firm: "shares of Johnson", "Dole's profits"."""
    head = tokens[at].head
    if tokens[at].dep == "pobj":
        head = tokens[head].head
    return tokens[at].dep in {"pobj", "poss"} and tokens[head].lemma.lower() in _OF_FIRMS


def _stands(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name is a subject, an object or a possessive, alone or joined to such a one."""
    if tokens[at].entity != "PERSON":
        return False
    seen = {at}
    while tokens[at].dep == "conj" and tokens[tokens[at].head].entity == "PERSON":
        at = tokens[at].head
        if at in seen:
            return False
        seen.add(at)
    return tokens[at].dep in _STANDS


def _longer(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a name goes on after the surname ("Keller Smith")."""
    after = [token for token in tokens if token.start >= mention.end][:1]
    return any(t.entity and not t.entity_start and t.pos == "PROPN" for t in after)
