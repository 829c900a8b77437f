"""Who does what to whom, as far as a dependency parse tells.

Follows the idea of dependency arc entailment (Goyal & Durrett 2020): a claim is
entailed only if each of its arcs is. Here the arcs are collapsed, so that deletion,
passives, relative clauses and shared subjects leave the same relations behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarise.check.folding import fold
from summarise.check.synonyms import LEMMAS
from summarise.roles import Token

SPEECH = frozenset(
    "say tell add claim state announce declare report argue insist warn note write tweet reveal "
    "confirm deny suggest explain allege accuse describe call believe think estimate predict "
    "expect admit acknowledge stress comment reply respond urge promise pledge vow testify "
    "conclude assert contend maintain quote remark ask fear hope indicate recall read".split()
)
NEGATIONS = frozenset(
    "not n't no never none nobody nothing neither nor without hardly barely cannot".split()
)
HEDGES = frozenset(
    "may might could would should likely unlikely possibly perhaps probably reportedly allegedly "
    "apparently potentially supposedly presumably seemingly expect expected seem appear suspect "
    "suspected alleged claim plan consider possible potential if whether".split()
)
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd", "obj"})
_PRONOUNS = frozenset(
    "he she it they him her them his its their hers theirs who which that this these those".split()
)
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def lemma(token: Token) -> str:
    """The folded lemma of a token; names keep their own form."""
    word = fold(token.text if token.pos == "PROPN" else token.lemma).removesuffix("'s")
    return "%" if word in {"percent", "cent"} else LEMMAS.get(word, word)


@dataclass(slots=True)
class Frames:
    """The collapsed relations of a parsed text, all as folded lemmas."""

    relations: set[tuple[str, str, str]] = field(default_factory=set)  # (governor, role, dependent)
    negated: set[str] = field(default_factory=set)  # heads under a negation
    hedged: set[str] = field(default_factory=set)  # heads under a hedge
    attributed: set[str] = field(default_factory=set)  # verbs that somebody is said to have said
    asserted: set[str] = field(default_factory=set)  # verbs that the text itself asserts
    lemmas: set[str] = field(default_factory=set)
    speakers: set[tuple[str, str]] = field(default_factory=set)  # (speaker, verb of speech)


def children(tokens: Sequence[Token], index: int) -> list[int]:
    """Indices of the direct dependents of a token, in order."""
    return [i for i, token in enumerate(tokens) if token.head == index and i != index]


def _subject(
    tokens: Sequence[Token], kids: Sequence[Sequence[int]], verb: int, depth: int = 0
) -> int | None:
    """Index of the logical subject of a verb, looked for up the tree where it has none."""
    for child in kids[verb]:
        if tokens[child].dep in _SUBJECTS:
            return child
    if depth > 6:
        return None
    token = tokens[verb]
    passive = any(tokens[child].dep in _PASSIVE for child in kids[verb])
    if passive:
        return None
    if token.dep in {"conj", "xcomp", "advcl", "acl"} and token.head != verb:
        head = token.head
        if token.dep == "acl":
            if tokens[head].text == "order":  # "in order to"
                return _subject(tokens, kids, tokens[tokens[head].head].head, depth + 1)
            return head if token.tag == "VBG" else None
        if token.dep in {"xcomp", "advcl"} and token.tag == "VBN":
            return None
        return _subject(tokens, kids, head, depth + 1)
    return None


def _resolve(tokens: Sequence[Token], index: int) -> int:
    """A relative pronoun stands for the noun that its clause modifies."""
    token = tokens[index]
    if fold(token.text) in {"who", "which", "that"}:
        verb = token.head
        for _ in range(4):
            if tokens[verb].dep == "relcl":
                return tokens[verb].head
            if tokens[verb].head == verb:
                break
            verb = tokens[verb].head
    return index


def _conjuncts(tokens: Sequence[Token], kids: Sequence[Sequence[int]], index: int) -> list[int]:
    found = [index]
    for child in kids[index]:
        if tokens[child].dep in {"conj", "appos"}:
            found += _conjuncts(tokens, kids, child)
    return found


def agents(tokens: Sequence[Token], kids: Sequence[Sequence[int]], verb: int) -> list[int]:
    """Indices of the logical subjects of a verb; none where the parse does not tell."""
    subject = _subject(tokens, kids, verb)
    if subject is None:
        return []
    return _conjuncts(tokens, kids, _resolve(tokens, subject))


def frames(tokens: Sequence[Token]) -> Frames:
    """Read the relations, negations, hedges and attributions off a parse."""
    result = Frames()
    kids: list[list[int]] = [[] for _ in tokens]
    for index, token in enumerate(tokens):
        if token.head != index:
            kids[token.head].append(index)
    name = [lemma(token) for token in tokens]
    result.lemmas = {word for word, token in zip(name, tokens, strict=True) if token.pos != "PUNCT"}

    def relate(governor: int, role: str, dependent: int) -> None:
        for one in _conjuncts(tokens, kids, _resolve(tokens, dependent)):
            result.relations.add((name[governor], role, name[one]))

    for index, token in enumerate(tokens):
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
            subject = _subject(tokens, kids, index)
            if subject is not None:
                relate(index, "subj", subject)
                if name[index] in SPEECH:
                    result.speakers.add((name[_resolve(tokens, subject)], name[index]))
            for child in kids[index]:
                dep = tokens[child].dep
                if dep in _PASSIVE or dep in _OBJECTS:
                    relate(index, "obj", child)
                elif dep == "agent":
                    for object_ in kids[child]:
                        if tokens[object_].dep == "pobj":
                            relate(index, "subj", object_)
                elif dep == "prep":
                    for object_ in kids[child]:
                        if tokens[object_].dep == "pobj":
                            relate(index, f"prep:{name[child]}", object_)
            if token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN"):
                role = "obj" if token.dep == "acl" or subject is not None else "subj"
                if subject is None or fold(tokens[subject].text) not in {"who", "which", "that"}:
                    relate(index, role, token.head)
            if attributed(tokens, kids, index):
                result.attributed.add(name[index])
            else:
                result.asserted.add(name[index])
        elif token.dep == "poss":
            relate(token.head, "poss", index)
        elif token.dep in {"amod", "compound", "nummod"}:
            relate(token.head, "mod", index)
        elif token.dep == "prep" and tokens[token.head].pos in {"NOUN", "PROPN"}:
            for object_ in kids[index]:
                if tokens[object_].dep == "pobj":
                    relate(token.head, f"prep:{name[index]}", object_)
        word = fold(token.text)
        if word == "according":
            result.speakers |= {(name[one], word) for one in _sources(tokens, kids, index)}
        if token.dep == "neg" or word in NEGATIONS or name[index] in NEGATIONS:
            result.negated |= _scope(tokens, kids, index, name)
        if (
            token.pos == "AUX" and token.tag == "MD" and word not in {"will", "can", "'ll", "must"}
        ) or (name[index] in HEDGES and token.tag != "MD"):
            result.hedged |= _scope(tokens, kids, index, name)
    return result


def _sources(tokens: Sequence[Token], kids: Sequence[Sequence[int]], according: int) -> list[int]:
    """Whom "according to" names."""
    return [
        object_
        for preposition in kids[according]
        for object_ in kids[preposition]
        if tokens[object_].dep == "pobj"
    ]


def _scope(
    tokens: Sequence[Token], kids: Sequence[Sequence[int]], index: int, name: list[str]
) -> set[str]:
    """The head that a negation or hedge governs; for a verb that hedges, its complement."""
    token = tokens[index]
    found = set()
    if token.pos in {"VERB", "ADJ"} and token.dep not in {"amod", "advmod", "aux"}:
        for child in kids[index]:
            if tokens[child].dep in {"xcomp", "ccomp", "acl", "advcl"}:
                found.add(name[child])
        return found
    if token.dep in {"mark", "prep"}:  # "if", "without"
        found.add(name[token.head])
        found |= {name[child] for child in kids[index] if tokens[child].dep in {"pobj", "pcomp"}}
        return found
    found.add(name[token.head])
    return found


def attributed(tokens: Sequence[Token], kids: Sequence[Sequence[int]], verb: int) -> bool:
    """Whether a verb stands in what somebody is said to have said."""
    index = verb
    for _ in range(8):
        if any(
            fold(tokens[child].text) == "according"
            or (tokens[child].dep in {"ccomp", "parataxis"} and fold(tokens[child].lemma) in SPEECH)
            for child in kids[index]
            if child != verb
        ):
            return True
        token = tokens[index]
        if token.head == index:
            return False
        if token.dep in {"ccomp", "parataxis", "xcomp", "acl", "pcomp"} and (
            fold(tokens[token.head].lemma) in SPEECH
        ):
            return True
        index = token.head
    return False


def patients(tokens: Sequence[Token], kids: Sequence[Sequence[int]], verb: int) -> list[int]:
    """Indices of what a verb is done to, as a passive's subject or an object."""
    return [
        one
        for child in kids[verb]
        if tokens[child].dep in _PASSIVE | _OBJECTS
        for one in _conjuncts(tokens, kids, _resolve(tokens, child))
    ]


def merge(parts: Sequence[Frames]) -> Frames:
    """Put the frames of several sentences together."""
    merged = Frames()
    for part in parts:
        merged.relations |= part.relations
        merged.negated |= part.negated
        merged.hedged |= part.hedged
        merged.attributed |= part.attributed
        merged.asserted |= part.asserted
        merged.lemmas |= part.lemmas
        merged.speakers |= part.speakers
    return merged


def pronoun(word: str) -> bool:
    """Whether a folded lemma is a third-person or relative pronoun."""
    return word in _PRONOUNS
