"""What a sentence states: its verbs, each with who does it, to whom, and whether it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.frames import NEGATIONS, agents, lemma, patients, pronoun
from summarise.check.names import names
from summarise.check.quotes import quotations
from summarise.compare.event import CALENDAR, stem
from summarise.roles import Token

_HYPOTHETICAL = frozenset("may might could would should must can".split())
_SUPPOSING = frozenset({"if", "whether", "unless", "until", "lest", "before", "than"})
# What is wanted, feared or refused has not happened.
_UNREAL = frozenset(
    "expect plan want hope fear try seek threaten refuse fail deny likely ask urge demand call "
    "consider propose offer intend promise pledge vow prepare agree decide allow order tell warn "
    "predict suggest recommend force need aim set due".split()
)
_UNSAID = frozenset("refuse refusal decline reluctance".split())
_INVERTING = frozenset({"had", "should", "were"})
# "Remains to be seen", "left its mark", "opens a new chapter": nobody stays, goes or opens.
_IDIOMS = {
    "remain": frozenset({"see", "determine", "know"}),
    "leave": frozenset({"mark", "imprint", "impression", "legacy", "impact", "trace"}),
    "open": frozenset({"chapter", "door", "eye", "era"}),
    "close": frozenset({"chapter", "door", "eye", "era"}),
}
_MODIFIERS = frozenset({"amod", "compound", "nummod", "poss", "nmod"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with its arguments, as indices of tokens."""

    verb: int
    lemma: str
    denied: bool
    real: bool  # told as a fact: not only wanted, supposed or possible, nor part of an idiom
    quoted: bool
    agents: tuple[int, ...]
    patients: tuple[int, ...]


def children(tokens: Sequence[Token], index: int) -> list[int]:
    """The words that depend on a word directly."""
    return [i for i, token in enumerate(tokens) if token.head == index and i != index]


def predicates(text: str, tokens: tuple[Token, ...]) -> tuple[Predicate, ...]:
    """Read the verbs of a parsed text.

    Args:
        text: the text, for its quotations.
        tokens: its parse.
    """
    kids = [children(tokens, index) for index in range(len(tokens))]
    quoted = quotations(text)
    found = []
    for index, token in enumerate(tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
            continue
        found.append(
            Predicate(
                index,
                lemma(token),
                any(_denies(tokens[i]) for i in kids[index])
                or any(
                    _denies(tokens[k]) for i in kids[index] if _told_of(tokens[i]) for k in kids[i]
                ),
                _real(tokens, kids, index),
                any(quote.start <= token.start < quote.end for quote in quoted),
                tuple(agents(tokens, kids, index)),
                tuple(_patients(tokens, kids, index)),
            )
        )
    return tuple(found)


def _patients(tokens: Sequence[Token], kids: Sequence[Sequence[int]], verb: int) -> list[int]:
    """What a verb is done to; "a ship built in 1987" is what was built."""
    own = patients(tokens, kids, verb)
    token = tokens[verb]
    if not own and token.dep == "acl" and token.tag == "VBN":
        return [token.head]
    if not own and token.dep == "relcl" and token.head < min(kids[verb], default=verb):
        # "a policy (that) the mayor opposes": what it is told of is what is opposed.
        subjects = [tokens[i] for i in kids[verb] if tokens[i].dep == "nsubj"]
        closed = any(tokens[i].dep in {"prep", "ccomp", "xcomp", "nsubjpass"} for i in kids[verb])
        if subjects and not closed and not any(one.tag in {"WP", "WDT"} for one in subjects):
            return [token.head]
    if not own and token.dep == "advcl" and token.tag == "VBN":
        # "Founded in 1914, the company ...": its subject is the main clause's.
        return [i for i in kids[token.head] if tokens[i].dep in {"nsubj", "nsubjpass"}] or patients(
            tokens, kids, token.head
        )
    if not own and token.dep == "conj" and token.tag == "VBN":
        # "was arrested and released": the second verb shares the first one's subject.
        return patients(tokens, kids, token.head)
    return own


def inverted(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause supposes by its order alone: "had she asked", "should it rain"."""
    kids = children(tokens, verb)
    helpers = [i for i in kids if tokens[i].dep == "aux" and tokens[i].text.lower() in _INVERTING]
    doers = [i for i in kids if tokens[i].dep in {"nsubj", "nsubjpass"}]
    asked = any(token.text == "?" for token in tokens)
    return not asked and any(a < b < verb for a in helpers for b in doers)


def _denies(token: Token) -> bool:
    return token.dep == "neg" or lemma(token) in NEGATIONS - {"without"}


def _told_of(token: Token) -> bool:
    return token.dep in {"nsubj", "nsubjpass", "dobj", "attr"}


def _real(tokens: Sequence[Token], kids: Sequence[Sequence[int]], verb: int) -> bool:
    idiom = _IDIOMS.get(lemma(tokens[verb]), frozenset())
    for child in kids[verb]:
        if tokens[child].dep in {"dobj", "xcomp"} and lemma(tokens[child]) in idiom:
            return False
        word = tokens[child].text.lower()
        if tokens[child].dep == "aux" and word in _HYPOTHETICAL:
            return False
        if tokens[child].dep == "mark" and word in _SUPPOSING:
            return False
    if inverted(tokens, verb):
        return False
    token, head = tokens[verb], tokens[tokens[verb].head]
    if token.dep == "ccomp" and lemma(tokens[head.head]) in _UNSAID:
        return False  # "his refusal to say that it fell"
    if token.dep == "xcomp" and any(
        tokens[i].dep == "mark" and tokens[i].text.lower() in _SUPPOSING for i in kids[token.head]
    ):
        return False  # "asked whether he will agree to accept it"
    if token.tag == "VBG" and token.dep in {"csubj", "csubjpass"}:
        return False  # "opening the bridge costs nothing" does not say that it was opened
    infinitive = any(tokens[child].tag == "TO" for child in kids[verb])
    if token.head != verb and infinitive and token.dep not in {"advcl", "conj"}:
        return lemma(head) not in _UNREAL and head.pos in {"VERB", "AUX"} and lemma(head) != "be"
    if infinitive:
        return False
    return not (token.head != verb and token.dep == "conj" and not _real(tokens, kids, token.head))


_PARTS = frozenset("most some few several much part parts many other others another".split())


def partly(tokens: Sequence[Token], things: Sequence[int]) -> bool:
    """Whether a part alone is meant of things at indices: "most of it", "some policies"."""
    beside = [i for thing in things for i in children(tokens, thing)]
    # "most traditional policies" may be read as the most traditional ones
    below = [k for i in beside if tokens[i].dep == "amod" for k in children(tokens, i)]
    words = [*things, *beside, *below]
    return any(tokens[i].text.lower() in _PARTS for i in words)


def heads(tokens: Sequence[Token], indices: Sequence[int]) -> frozenset[str]:
    """Stems of the nouns and names at indices; none for a pronoun."""
    return frozenset(
        stem(lemma(tokens[i]))
        for i in indices
        if tokens[i].pos in {"NOUN", "PROPN", "NUM"} and not pronoun(lemma(tokens[i]))
    )


def modifiers(tokens: Sequence[Token], index: int) -> frozenset[str]:
    """Stems of what modifies a noun directly."""
    return frozenset(
        stem(lemma(tokens[i]))
        for i in children(tokens, index)
        if tokens[i].dep in _MODIFIERS and tokens[i].pos in {"NOUN", "PROPN", "ADJ", "VERB"}
    )


def named(tokens: tuple[Token, ...]) -> frozenset[str]:
    """The words of the names of a parsed text, folded."""
    return frozenset(word for name in names(tokens) for word in name.words if word not in CALENDAR)
