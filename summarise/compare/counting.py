"""What a number counts: its noun, the verbs above it, and whether it is only a part."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.frames import lemma
from summarise.check.values import Number
from summarise.compare.event import stem
from summarise.compare.predicates import children, modifiers
from summarise.roles import Token

# What happens to people, told with many verbs and nouns, each of which asks the same question.
FATES: dict[str, frozenset[str]] = {
    "dead": frozenset(
        "kill die dead death perish fatality slay drown body corpse massacre murder".split()
    ),
    "hurt": frozenset("injure hurt wound injury wounded injured casualty".split()),
    "missing": frozenset({"missing", "unaccounted"}),
    "held": frozenset("arrest detain arrested detained arrestee".split()),
    "rescued": frozenset("rescue save evacuate".split()),
    "aboard": frozenset("aboard onboard board carry passenger".split()),
}
ALL_FATES = frozenset().union(*FATES.values())
# Counted with these, a number is one of several of its kind.
_PARTIAL = frozenset(
    "more other additional another further new first extra remain different such same several "
    "many half next second third last previous earlier".split()
)


def counted_top(tokens: Sequence[Token], index: int, number: Number) -> int:
    """The word that stands for a number in its sentence: the noun it counts, or itself."""
    last = max(i for i, t in enumerate(tokens) if t.start < number.end)
    if tokens[index].dep == "nummod" and tokens[tokens[index].head].start < number.start:
        # "In the county of Esk 65,000 homes": the parser may count the name instead.
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and after.pos == "NOUN":
            return last + 1
    while True:
        token = tokens[index]
        head = tokens[token.head]
        inside = number.start <= head.start < number.end
        counted = token.dep in {"nummod", "quantmod", "compound", "amod", "nmod"}
        if token.head == index or not (
            inside or (counted and head.pos in {"NOUN", "PROPN", "NUM"})
        ):
            return index
        index = token.head
        if not inside and tokens[index].pos in {"NOUN", "PROPN"}:
            return index


def counted_noun(tokens: Sequence[Token], index: int, number: Number) -> int | None:
    """The noun that a number counts; None where the number stands alone."""
    top = counted_top(tokens, index, number)
    if number.start <= tokens[top].start < number.end:
        # "12 of the passengers"
        for child in children(tokens, top):
            if tokens[child].dep == "prep" and tokens[child].text == "of":
                # "six of them" are counted, "six of the skiers" are some of those that were.
                return next(
                    (
                        i
                        for i in children(tokens, child)
                        if tokens[i].dep == "pobj" and tokens[i].pos != "PRON"
                    ),
                    None,
                )
        return None
    return top


def partial(tokens: Sequence[Token], noun: int) -> bool:
    """Whether a count is one of several: "3 more people", "12 others", "including 4 children"."""
    if lemma(tokens[noun]) in {"other", "rest", "half"}:
        return True
    if any(lemma(tokens[i]) in _PARTIAL for i in children(tokens, noun)):
        return True
    token = tokens[noun]
    head = tokens[token.head]
    return token.dep in {"conj"} or lemma(head) in {"include", "among", "between", "than"}


def counted_kinds(tokens: Sequence[Token], top: int) -> frozenset[str]:
    """What an amount is an amount of: "in punitive damages"."""
    found = set()
    for child in children(tokens, top):
        if tokens[child].dep == "prep" and tokens[child].text in {"in", "of"}:
            for inner in children(tokens, child):
                found |= {stem(lemma(tokens[inner]))} | modifiers(tokens, inner)
    return frozenset(found)


def counted_path(tokens: Sequence[Token], index: int) -> list[str] | None:
    """Lemmas from a counted noun up to its verb, with that verb's other arguments.

    None where the verb tells of no fact.
    """
    found = []
    for child in children(tokens, index):
        if tokens[child].dep in {"acl", "relcl", "amod"} and tokens[child].pos in {"VERB", "ADJ"}:
            found += [lemma(tokens[child]), tokens[child].text.lower()]
    for _ in range(6):
        token = tokens[index]
        if token.pos in {"NOUN", "VERB", "PROPN", "ADJ", "ADV"} or token.text == "aboard":
            found.append(lemma(token))
        if token.pos in {"VERB", "AUX"} or token.head == index:
            break
        index = token.head
    for child in children(tokens, index):
        if tokens[child].dep == "neg":
            return None
        if tokens[child].dep in {"nsubj", "nsubjpass", "dobj", "oprd", "acomp", "attr", "advmod"}:
            found.append(lemma(tokens[child]))
        elif tokens[child].dep == "prep":
            found += [
                lemma(tokens[i])
                for i in children(tokens, child)
                if tokens[child].text == "without"
                or (tokens[child].text in {"to", "on", "of"} and lemma(tokens[i]) in ALL_FATES)
            ]
    return found


def counted_words(text: str, tokens: Sequence[Token], number: Number, noun: int | None) -> str:
    """A number with the noun that it counts, as a sentence has them."""
    end = number.end
    if noun is not None and 0 <= tokens[noun].start - number.end <= 24:
        end = tokens[noun].end
    return text[number.start : end]
