"""Whom and what a sentence speaks of, its pronouns read from the sentences before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.folding import fold
from summarise.check.frames import SPEECH, lemma
from summarise.check.names import names
from summarise.compare.event import CALENDAR, stem
from summarise.compare.kinds import kind_shared
from summarise.compare.predicates import children
from summarise.roles import Token
from summarise.select.given import contradicts

_PERSONS = frozenset("he she him her his hers".split())
_THINGS = frozenset("it they them its their this these which".split())
# Of these, what stands after "of" is spoken of: "a small amount of diesel".
_PORTIONS = frozenset(
    "amount number part third half quarter tenth most majority share group lot some all none dozen "
    "hundred thousand pair bit deal piece portion percent series total".split()
)
# Named once, an outlet calls them so.
_GENERIC = frozenset(
    "company firm business bank lender club party team group maker agency airline carrier ship "
    "vessel museum airport hospital university".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Referents:
    """Whom "he" or "she", and what "it" would stand for after a sentence, as stems."""

    person: frozenset[str] = frozenset()
    thing: frozenset[str] = frozenset()
    called: str = ""  # the person's name, for "Maggie" is no "he"


NOBODY = Referents()


def after(tokens: tuple[Token, ...], before: Referents) -> Referents:
    """What pronouns stand for after a sentence.

    Args:
        tokens: the sentence.
        before: what they stood for before it.
    """
    root = next((i for i, token in enumerate(tokens) if token.dep == "ROOT"), None)
    if root is None:
        return before
    person, thing, called = before.person, before.thing, before.called
    told = [i for i in children(tokens, root) if tokens[i].dep == "ccomp"]
    for governor in (*told, root):
        for child in children(tokens, governor):
            if tokens[child].dep not in _SUBJECTS or tokens[child].pos == "PRON":
                continue
            own = named_at(tokens, child)
            if own and _human(tokens[child]):
                person, called = own, _called(tokens, child)
            # "The treaty needs no vote, his ministry said" speaks of the treaty.
            if governor == root and told and thing != before.thing:
                continue
            if not own or tokens[child].entity != "PERSON":
                thing = own or frozenset({stem(lemma(tokens[child]))})
    return Referents(person, thing, called)


def _human(token: Token) -> bool:
    """Whether a name may be that of a person: not "the BBC"."""
    acronym = len(token.text) > 1 and token.text.isupper()
    return token.entity in {"PERSON", ""} and not acronym


def _called(tokens: tuple[Token, ...], index: int) -> str:
    """The name that a token belongs to, its words folded."""
    found = (n for n in names(tokens) if n.start <= tokens[index].start < n.end)
    return next((" ".join(name.words) for name in found), "")


def named_at(tokens: tuple[Token, ...], index: int) -> frozenset[str]:
    """Stems of the words of the name that a token belongs to, or that stands in apposition."""
    found: set[str] = set()
    beside = [index, *(i for i in children(tokens, index) if tokens[i].dep == "appos")]
    for name in names(tokens):
        if any(name.start <= tokens[i].start < name.end for i in beside):
            found.update(stem(word) for word in name.words if word not in CALENDAR)
    return frozenset(found)


def subjects(tokens: tuple[Token, ...], verb: int) -> list[int]:
    """Of what a verb says something, looked for up the tree: "is due to take office"."""
    for _ in range(4):
        own = [i for i in children(tokens, verb) if tokens[i].dep in _SUBJECTS]
        token = tokens[verb]
        if own or token.head == verb:
            return own
        if token.dep == "relcl":
            return [token.head]
        if token.dep not in {"xcomp", "conj", "acomp", "oprd"}:
            return []
        verb = token.head
    return []


def speaker(tokens: tuple[Token, ...], before: Referents) -> frozenset[str]:
    """Stems of the names of who says what a sentence tells."""
    root = next((i for i, token in enumerate(tokens) if token.dep == "ROOT"), None)
    if root is None or lemma(tokens[root]) not in SPEECH:
        return frozenset()
    return spoken_of(tokens, subjects(tokens, root), before)[1]


def spoken_of(
    tokens: tuple[Token, ...], indices: Sequence[int], before: Referents
) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the nouns that some arguments of a verb are, and of the names.

    Args:
        tokens: the sentence.
        indices: the arguments.
        before: what pronouns stand for.
    """
    nouns: set[str] = set()
    named: set[str] = set()
    for index in indices:
        token = tokens[index]
        word = token.text.lower()
        if word in _PERSONS:
            known = not contradicts(before.called, word)
            named |= _person(tokens, index) or (before.person if known else frozenset())
        elif word in _THINGS:
            nouns |= _teller(tokens, index) or before.thing
        elif lemma(token) in _PORTIONS:
            inner = [
                i
                for child in children(tokens, index)
                if tokens[child].dep == "prep" and tokens[child].text == "of"
                for i in children(tokens, child)
                if tokens[i].dep == "pobj"
            ]
            deeper = spoken_of(tokens, inner, before)
            nouns |= deeper[0] | {stem(lemma(token))}
            named |= deeper[1]
        else:
            named |= named_at(tokens, index)
            if lemma(token) in _GENERIC and _definite(tokens, index):
                nouns |= before.thing  # "the company"
            if token.pos in {"NOUN", "PROPN", "NUM"}:
                nouns.add(stem(lemma(token)))
    return frozenset(nouns), frozenset(named)


def alike(
    nouns: tuple[frozenset[str], frozenset[str]],
    named: tuple[frozenset[str], frozenset[str]],
    around: Sequence[frozenset[str]] = (),
) -> bool | None:
    """Whether two arguments are of one thing; None where one of them is left out.

    Args:
        nouns: stems of the nouns that each is.
        named: stems of the names that each is.
        around: stems of the sentences around each.
    """
    if all(named):
        return bool(named[0] & named[1])
    every = nouns[0] | named[0], nouns[1] | named[1]
    if not all(every):
        return None
    return bool(every[0] & every[1]) or kind_shared(*nouns, around)


def _definite(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun stands alone with its article, for something that is known."""
    kids = [tokens[i] for i in children(tokens, index)]
    return [t.text.lower() for t in kids if t.dep != "prep"] == ["the"]


def _teller(tokens: tuple[Token, ...], index: int) -> frozenset[str]:
    """Who says something of itself: "Hartz said it would not reopen the mine"."""
    verb = tokens[index].head
    above = tokens[verb].head
    if tokens[verb].dep != "ccomp" or lemma(tokens[above]) not in SPEECH:
        return frozenset()
    own = [i for i in children(tokens, above) if tokens[i].dep == "nsubj" and i < index]
    if not own or tokens[own[0]].pos == "PRON" or tokens[own[0]].entity == "PERSON":
        return frozenset()
    return named_at(tokens, own[0]) or frozenset({stem(lemma(tokens[own[0]]))})


def _person(tokens: tuple[Token, ...], index: int) -> frozenset[str]:
    """The person whom a sentence names last before a pronoun, as a subject or possessor."""
    for i in range(index - 1, -1, -1):
        if tokens[i].dep not in {"nsubj", "nsubjpass", "poss"}:
            continue
        if tokens[i].pos == "PROPN":
            if _human(tokens[i]) and not contradicts(_called(tokens, i), tokens[index].text):
                return named_at(tokens, i)
            continue
        # The parser takes some names that open a sentence for nouns.
        if i == 0 and tokens[i].tag == "NN" and not children(tokens, i):
            return frozenset({stem(fold(tokens[i].text))})
    return frozenset()
