"""What a sentence asserts and what it denies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarise.check.frames import frames, lemma
from summarise.compare.event import stem
from summarise.compare.predicates import inverted
from summarise.roles import Token

LONGEST = 5  # words from the first to the last of those that deny
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
# Denying these alone says nothing; with what they are said of it does.
_LIGHT = frozenset("be have do say tell get make take go come see know think want".split())
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
_ARGUMENTS = _OBJECTS | {"nsubj", "nsubjpass"}
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg"})
_NONE = frozenset({"no", "zero", "not", "neither", "none", "nobody", "nothing"})
_NEVER = frozenset({"never", "no"})
# What is stopped or refused is denied in its own way.
_ENDING = frozenset(
    "stop cease avoid refuse fail deny quit halt reject doubt prevent decline forbid ban prohibit "
    "bar".split()
)
_UNSAID = frozenset("refuse refusal decline reluctance unwillingness fail failure".split())
_SUPPOSING = frozenset({"if", "whether", "unless", "until", "lest"})


@dataclass(frozen=True, slots=True)
class Polarity:
    """Whether something said is denied; None if it is both, or only supposed."""

    denied: bool | None
    words: str  # that say so
    agents: frozenset[str] = frozenset()  # stems of the nouns that are said to do it

    def of_another(self, other: Polarity) -> bool:
        """Whether both tell who does it, and it is not the same one."""
        return bool(self.agents and other.agents) and not self.agents & other.agents


def polarities(tokens: Sequence[Token]) -> dict[str, Polarity]:
    """For each thing that a parsed text says whether it is denied.

    The things are verbs, by stem, and light verbs with what they are said of: "be:safe".
    """
    found: dict[str, Polarity] = {}
    hedged = frames(tokens).hedged
    asked = any(token.text == "?" for token in tokens[-2:])  # "Can they defend it?"
    for index, token in enumerate(tokens):
        if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
            continue
        if token.tag == "MD":
            continue  # "but he might not" leaves its verb unsaid
        kids = [i for i, child in enumerate(tokens) if child.head == index and i != index]
        things = [i for i in kids if tokens[i].dep in _OBJECTS and tokens[i].pos in _CONTENT]
        key, told = stem(lemma(token)), {index}
        if lemma(token) in _LIGHT:
            if len(things) != 1:
                continue
            key, told = f"{lemma(token)}:{stem(lemma(tokens[things[0]]))}", {index, things[0]}
        denials = [i for i in kids if tokens[i].dep == "neg" or lemma(tokens[i]) in _NEVER]
        denials += _none(tokens, index)
        told |= {i for i in kids if tokens[i].dep in {"aux", "auxpass"}} | set(denials)
        if denials and max(told) - min(told) <= LONGEST:
            told = set(range(min(told), max(told) + 1))  # "no oil had leaked"
        words = " ".join(tokens[i].text for i in sorted(told)).replace(" n't", "n't")
        supposed = (
            lemma(token) in hedged
            or _depends(tokens, index)
            or inverted(tokens, index)
            or (token.head != index and lemma(tokens[token.head]) in _ENDING)
            or _set_aside(tokens, index)
            or _advised(tokens, index)
            or asked
            # "a precedent to not defend it" says nothing of who does or does not
            or (token.dep == "acl" and any(tokens[i].text.lower() == "to" for i in kids))
        )
        # "They are not combined or written": one denial may stand for both.
        shares = token.dep == "conj" and not any(tokens[i].dep in _OWN for i in kids)
        shares = shares and any(other.head == token.head and other.dep == "neg" for other in tokens)
        # "There ain't no recession": a second denial may stress the first or undo it
        denied = None if supposed or shares or len(denials) > 1 else bool(denials)
        if key in found and found[key].denied != denied:
            denied = None
        found[key] = Polarity(denied, words, _agents(tokens, index))
    return found


def _agents(tokens: Sequence[Token], verb: int) -> frozenset[str]:
    """Stems of the nouns that a verb has as its subject, itself or through what it depends on."""
    for _ in range(3):
        own = [t for t in tokens if tokens[t.head] is tokens[verb] and t.dep == "nsubj"]
        if own:
            nouns = [t for t in own if t.pos in {"NOUN", "PROPN"}]
            return frozenset(stem(lemma(t)) for t in nouns)
        if tokens[verb].dep not in {"xcomp", "conj"}:
            break
        verb = tokens[verb].head
    return frozenset()


def _depends(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb, or the one that it completes, is only asked after or supposed."""
    for _ in range(3):
        own = [t for t in tokens if tokens[t.head] is tokens[verb] and t.dep == "mark"]
        if any(lemma(t) in _SUPPOSING for t in own):
            return True
        if tokens[verb].dep != "xcomp":  # "asked whether he will agree to accept it"
            break
        verb = tokens[verb].head
    return False


def _set_aside(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb stands under a "say" that is denied: "that is not to say that it fell".

    So it does under one that is refused, "his refusal to say that it fell".
    """
    above = tokens[tokens[verb].head]
    if lemma(above) not in {"say", "mean"}:
        return False
    over = tokens[above.head]
    return lemma(over) in _UNSAID or any(
        other.dep == "neg" and tokens[other.head] in (above, over) for other in tokens
    )


def _advised(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells the reader what to leave: "don't miss it"."""
    kids = [t for t in tokens if t.head == verb and t is not tokens[verb]]
    forbidden = any(t.dep == "neg" for t in kids) and any(t.text.lower() == "do" for t in kids)
    return forbidden and not any(t.dep in {"nsubj", "nsubjpass"} for t in kids)


def _none(tokens: Sequence[Token], verb: int) -> list[int]:
    """The words that leave a verb without subject or object: "nobody", "no passenger"."""
    found = []
    for index, token in enumerate(tokens):
        if token.text.lower() not in _NONE:
            continue
        if token.text.lower() == "zero" and tokens[min(index + 1, len(tokens) - 1)].pos != "NOUN":
            continue  # "from zero to 60"
        head = tokens[token.head]
        of_verb = token.head == verb and token.dep in _ARGUMENTS
        if of_verb or (head.head == verb and head.dep in _ARGUMENTS):
            found.append(index)
    return found
