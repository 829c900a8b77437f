"""Take a parsed sentence apart into two whole sentences: fusion pairs, read backwards.

Each way is a step that keeps the meaning: a clause on a noun or a second predicate becomes a
sentence about that noun, a coordinated clause stands alone, a speaker moves to the front.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from summarise.roles import Token
from training.deletions import QUOTES, subtrees
from training.detokenise import is_clean

_MIN_WORDS = 5  # of each part
_SUBJECTS = {"nsubj", "nsubjpass"}
_VERBS = {"VBD", "VBZ", "VBP", "MD"}


def split(text: str, tree: Sequence[Token], rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield ways to say the sentence in two, as (first sentence, second sentence)."""
    if (
        any(token.text in QUOTES for token in tree)
        or sum(token.head == i for i, token in enumerate(tree)) > 1
    ):
        return
    spans = subtrees(tree)
    for way in (_relative, _predicate, _clause):
        for first, second in way(text, tree, spans, rng):
            parts = _whole(first), _whole(second)
            if all(len(part.split()) >= _MIN_WORDS and is_clean(part) for part in parts):
                yield parts


def speaker_first(text: str, tree: Sequence[Token]) -> str | None:
    """Return "X said that ..." for "..., X said."; None for sentences of another shape."""
    if any(token.text in QUOTES for token in tree):
        return None
    for index, token in enumerate(tree):
        if token.head != index or token.lemma != "say" or token.tag != "VBD":
            continue
        spans = subtrees(tree)
        clause = [i for i, t in enumerate(tree) if t.head == index and t.dep == "ccomp"]
        subject = [i for i, t in enumerate(tree) if t.head == index and t.dep in _SUBJECTS]
        if len(clause) != 1 or len(subject) != 1:
            return None
        first, last = spans[clause[0]]
        begin, end = spans[subject[0]]
        if first != 0 or begin != last + 2 or tree[last + 1].text != "," or end > index + 8:
            return None
        tail = text[tree[begin].start : tree[-1].start].rstrip(" .")
        if tree[-1].text != "." or "," in tail or tree[begin].pos == "PRON":
            return None
        said = text[: tree[last + 1].start]
        opening = tree[0]
        if opening.dep not in {"det", "poss", "compound", "amod", "nsubj", "nsubjpass", "nummod"}:
            return None  # "Nor have ...", "In May, ..." would not follow "said that"
        if "—" in said or " -- " in said or re.match(r"[A-Z]{3,} ?[A-Z]*,", said):
            return None
        if tree[0].pos not in {"PROPN"} and tree[0].text not in {"I"} and not tree[0].entity:
            said = said[0].lower() + said[1:]
        if begin > index:  # said the minister
            return None
        return f"{tail[0].upper()}{tail[1:]} that {said}."
    return None


def _relative(
    text: str, tree: Sequence[Token], spans: list[tuple[int, int]], rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Split off ", who ..., " and ", which ..., " as a sentence on the noun."""
    for index, token in enumerate(tree):
        first, last = spans[index]
        if token.dep != "relcl" or not 0 < first <= last < len(tree) - 1:
            continue
        opener = tree[first]
        if opener.text.lower() not in {"who", "which"} or opener.dep not in _SUBJECTS:
            continue
        closing = tree[last + 1].text
        if first + 1 >= len(tree) or tree[first + 1].pos not in {"VERB", "AUX", "ADV"}:
            continue
        if tree[first - 1].text != "," or closing not in {",", "."} or opener.head != index:
            continue
        begin = spans[token.head][0]
        if tree[first - 2].text in {")", ","} or first - 2 != token.head or begin > token.head:
            continue
        noun = text[tree[begin].start : tree[token.head].end]
        if (last + 1 != len(tree) - 1 if closing == "." else begin != 0) or "," in noun:
            continue
        if tree[begin].pos not in {"DET", "PROPN"} or (
            tree[begin].pos == "DET" and tree[begin].text.lower() not in {"the", "this", "that"}
        ):
            continue  # "a man, who": the second sentence would not say which man
        predicate = text[tree[first + 1].start : tree[last].end]
        if re.search(r"\b(?:and|but) (?:who|which)\b", predicate):
            continue
        rest = text[: tree[first - 1].start] + (
            " " + text[tree[last + 1].end :] if closing == "," else text[tree[last + 1].start :]
        )
        yield rest, f"{noun} {predicate}."


def _predicate(
    text: str, tree: Sequence[Token], spans: list[tuple[int, int]], rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Split "X did this and did that." into two sentences on X."""
    for index, token in enumerate(tree):
        if token.head != index:
            continue
        own = [i for i, t in enumerate(tree) if t.head == index]
        subject = [i for i in own if tree[i].dep in _SUBJECTS]
        second = [i for i in own if tree[i].dep == "conj" and tree[i].pos in {"VERB", "AUX"}]
        joint = [i for i in own if tree[i].dep == "cc" and tree[i].text in {"and", "but"}]
        if len(subject) != 1 or len(second) != 1 or len(joint) != 1:
            return
        first, last = spans[second[0]]
        if tree[first].tag not in _VERBS or joint[0] + 1 != first or last != len(tree) - 2:
            return
        if any(t.head == second[0] and t.dep in _SUBJECTS for t in tree):
            return
        begin, end = spans[subject[0]]
        if begin != 0 or end >= index:
            return
        noun = text[tree[begin].start : tree[end].end]
        if len(noun.split()) > 6 or "," in noun:
            return
        if tree[subject[0]].entity == "PERSON" and rng.random() < 0.5:
            noun = _pronoun(text) or noun
        yield (
            text[: tree[joint[0]].start].rstrip(" ,") + ".",
            f"{noun} {text[tree[first].start : tree[last].end]}.",
        )


def _clause(
    text: str, tree: Sequence[Token], spans: list[tuple[int, int]], rng: random.Random
) -> Iterator[tuple[str, str]]:
    """Split "..., and/but/while ..." between two clauses that have subjects of their own."""
    for index, token in enumerate(tree):
        first, last = spans[index]
        if last != len(tree) - 2 or token.dep not in {"conj", "advcl"} or first < 6:
            continue
        if tree[first].text.lower() in {"that", "who", "which"}:
            continue
        if tree[token.head].head != token.head:
            continue
        if token.dep == "advcl" and tree[first - 1].text != ",":
            continue
        if not any(t.head == index and t.dep in _SUBJECTS for t in tree) or token.tag not in _VERBS:
            continue
        if token.dep == "conj" and tree[first - 1].text in {"and", "but"}:
            yield text[: tree[first - 1].start].rstrip(" ,") + ".", text[tree[first].start :]
        elif token.dep == "advcl" and tree[first].text == "while":
            yield text[: tree[first - 1].start] + ".", text[tree[first + 1].start :]


def _pronoun(text: str) -> str:
    found = {word.lower() for word in re.findall(r"\b(?:he|his|him|she|her)\b", text)}
    if found and found <= {"he", "his", "him"}:
        return "He"
    return "She" if found and found <= {"she", "her"} else ""


def _whole(text: str) -> str:
    """Return the text with a capital in front and single spaces."""
    text = re.sub(r"\s+([.,;:?!])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]
