"""Pairs that teach what a hint line is for: "He = Xi Jinping" puts the name for the pronoun."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from summarise.roles import Token
from training.pairs import Pair

_PRONOUN = re.compile(r"\b(?:(she|her|hers|herself)|(he|his|him|himself))\b", re.IGNORECASE)


def leading_name(text: str, tree: Sequence[Token]) -> tuple[str, str] | None:
    """Return the name that a sentence starts with as its subject, and its entity label."""
    end = 0
    while end < len(tree) and tree[end].pos == "PROPN":
        end += 1
    if not 1 <= end < len(tree) or tree[end].text in {",", "-", "/", "&", "and", "("}:
        return None
    subject = tree[end - 1]
    labels = {token.entity for token in tree[:end]}
    possessive = tree[end].text in {"'s", "’s", "'", "’"}
    if not possessive and subject.dep not in {"nsubj", "nsubjpass"}:
        return None
    label = subject.entity
    if label not in {"PERSON", "ORG", "GPE"} or not labels <= {label, ""}:
        return None
    return text[: tree[end - 1].end], label


def gender(text: str) -> str:
    """Return "She", "He" or "" as the pronouns of a text tell."""
    found = {"She" if she else "He" for she, _ in _PRONOUN.findall(text)}
    return found.pop() if len(found) == 1 else ""


def names_of(pairs: Sequence[Pair], trees: Sequence[Sequence[Token]]) -> dict[str, list[str]]:
    """Return full names of people from the evidence, by the pronoun that goes with them."""
    found: dict[str, set[str]] = {"He": set(), "She": set()}
    for pair, tree in zip(pairs, trees, strict=True):
        name = leading_name(pair.draft.evidence[0], tree)
        sex = gender(" ".join((*pair.draft.evidence, pair.target)))
        full = name and name[1] == "PERSON" and 2 <= len(name[0].split()) <= 4
        if name and full and sex and not re.search(r"\b(?:Late|\w+ly)\b|\d|\.", name[0]):
            found[sex].add(name[0])
    return {sex: sorted(names) for sex, names in found.items()}


def hide_name(pair: Pair, tree: Sequence[Token]) -> Pair | None:
    """Return the pair with its leading name put as a pronoun and given as a hint instead."""
    evidence = pair.draft.evidence
    found = leading_name(evidence[0], tree)
    if found is None or found[0].split()[-1] not in pair.target:
        return None
    name, label = found
    rest = evidence[0][len(name) :]
    if label == "PERSON":
        word = gender(" ".join((*evidence, pair.target))) or "He"
    elif _PRONOUN.search(" ".join((*evidence, pair.target))):
        return None  # a person after all
    else:
        word = "It"
    if possessive := re.match(r"['’]s?\b", rest):
        word = {"He": "His", "She": "Her", "It": "Its"}[word]
        rest = rest[possessive.end() :]
    elif not rest.startswith(" "):
        return None
    draft = replace(pair.draft, evidence=(word + rest, *evidence[1:]), hints=((word, name),))
    return replace(pair, draft=draft, origin=pair.origin + " +hint")


def put_name(pair: Pair, names: dict[str, list[str]], rng: random.Random) -> Pair | None:
    """Return the pair with a name given for the pronoun that both sides start with.

    Any name will do: what is taught is to put it in the pronoun's place.
    """
    evidence = pair.draft.evidence
    found = re.match(r"(He|She|His|Her) (?=[a-z])", evidence[0])
    if not found or not pair.target.startswith(found[0]):
        return None
    if any(re.match(r"(?!He|She|It|His|Her|They)[A-Z]\w+", text) for text in evidence[1:]):
        return None  # the next sentence may name the person
    word = found[1]
    name = rng.choice(names[{"His": "He", "Her": "She"}.get(word, word)])
    put = name + ("’s" if "’" in pair.target else "'s") if word in {"His", "Her"} else name
    draft = replace(pair.draft, hints=((word, name),))
    return replace(
        pair, draft=draft, target=put + pair.target[len(word) :], origin=pair.origin + " +name"
    )
