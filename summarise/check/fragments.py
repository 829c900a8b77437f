"""Sentences that lost verb, main clause or speaker, and subjects parted from verbs by a comma."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from summarise.check.folding import fold
from summarise.check.frames import SPEECH
from summarise.roles import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AMOUNTS = frozenset("any few fewer less little many more most much no several some".split())
_NO_PARTY = frozenset(
    "century day decade example fact hour instance minute moment month now part reason second start"
    " time week while year".split()
)
_TELLING = frozenset(
    "say tell add announce declare insist argue note reply state explain warn reveal".split()
)
_TOLD = frozenset({"ccomp", "xcomp", "parataxis", "acomp", "oprd", "attr", "advmod"})
# What follows "but" and puts off its verb: "but given the rain, they stayed".
_PUTS_OFF = frozenset(
    "after although as because before despite given if once since though unless until when whenever"
    " while with without".split()
)


def faults(claim: Sequence[Token], evidence: Sequence[Token]) -> list[str]:
    """Return what makes a claim no sentence; a source that has no verb either is taken as it is.

    Args:
        claim: parse of the claim.
        evidence: parse of its evidence.
    """
    found = []
    changed = [token.text for token in claim] != [token.text for token in evidence]
    verbs = {token.text.lower() for token in evidence if token.tag in _FINITE}
    finite = any(token.tag in _FINITE for token in claim)
    if verbs and not finite and not verbs & {token.text.lower() for token in claim}:
        found.append("no main verb")
    # A source may be written so; only a claim that became so is refused.
    found += [fault for shows, fault in _BECAME if shows(claim) and not shows(evidence)]
    if changed and _untold(claim):
        found.append("a verb of saying without what is said")
    if changed and _subjectless(claim):
        found.append("a main verb without a subject")
    if _participle(claim, evidence):
        found.append("a participle in place of the main verb")
    if _other_number(claim, evidence):
        found.append("a verb in the other number, so of another subject")
    if not _opening_to(claim) and _opening_to(evidence):
        found.append("of whom all is said is left out")
    if _cut_amount(claim, evidence):
        found.append("an amount without what it is of")
    if any(_parted(claim, index) for index in range(len(claim))):
        found.append("a comma between subject and verb")
    return found


def _dependent(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens a clause ("After he left") and has no other that it depends on."""
    if not tokens or tokens[-1].text == "?":
        return False
    roots = {index for index, token in enumerate(tokens) if token.head == index}
    return any(
        token.head in roots
        and index < token.head
        and (token.dep == "mark" or token.text.lower() in {"when", "where"})
        and not any(tokens[before].pos == "VERB" for before in range(index))
        for index, token in enumerate(tokens)
    )


def _speechless(tokens: Sequence[Token]) -> bool:
    """Whether the main verb is one of saying and has nobody who says it.

    In "I am ready," said Hale has been a disaster, the parts left out took the speaker along.
    """
    return any(
        token.head == index
        and token.tag in _FINITE
        and fold(token.lemma) in SPEECH
        and not any(
            other.head == index and other.dep in {"nsubj", "nsubjpass", "csubj", "expl"}
            for other in tokens
        )
        for index, token in enumerate(tokens)
    )


def _participle(claim: Sequence[Token], evidence: Sequence[Token]) -> bool:
    """Whether "a plan backed by all", without its verb, is read as if the plan backed."""
    return any(
        token.head == index
        and token.tag == "VBD"
        and {
            (other.tag, other.dep in {"acl", "amod"})
            for other in evidence
            if other.text == token.text
        }
        == {("VBN", True)}
        for index, token in enumerate(claim)
    )


def _other_number(claim: Sequence[Token], evidence: Sequence[Token]) -> bool:
    """Whether "appears" became "appear", or the other way round."""
    told = {token.text.lower() for token in evidence}
    forms = {(token.lemma, token.tag) for token in evidence}
    other = {"VBZ": "VBP", "VBP": "VBZ"}
    return any(
        token.text.lower() not in told and (token.lemma, other.get(token.tag)) in forms
        for token in claim
        if token.pos == "VERB"
    )


def _opening_to(tokens: Sequence[Token]) -> bool:
    """Whether it opens with "To most of them, ..." or "For the poorest, ...", of whom all is said.

    "To win, ..." and "For months, ..." are something else.
    """
    if len(tokens) < 2 or tokens[0].text not in {"To", "For"} or tokens[0].dep != "prep":
        return False
    objects = [token.lemma.lower() for token in tokens if token.dep == "pobj" and token.head == 0]
    return tokens[0].text == "To" or not any(word in _NO_PARTY for word in objects)


def _misread(tokens: Sequence[Token]) -> bool:
    """Whether "he's had" became "he is had"."""
    return any(
        one.text.lower() in {"is", "are"} and two.text.lower() in {"had", "been", "got"}
        for one, two in pairwise(tokens)
    )


def _subjectless(tokens: Sequence[Token]) -> bool:
    """Whether the main verb stands in the past or third person, and nobody does it."""
    return any(
        token.head == index
        and token.tag in {"VBD", "VBZ"}
        and not any(
            other.head == index and other.dep in {"nsubj", "nsubjpass", "csubj", "expl", "attr"}
            for other in tokens
        )
        for index, token in enumerate(tokens)
    )


def _verbless_turn(tokens: Sequence[Token]) -> bool:
    """Whether it ends in "but given the rain", whose main clause is missing."""
    starts = [
        index
        for index, token in enumerate(tokens[1:-1], 1)
        if token.tag == "CC"
        and tokens[index - 1].text in {",", "\u2014", "--"}
        and tokens[index + 1].text.lower() in _PUTS_OFF
    ]
    if not starts:
        return False
    rest = tokens[starts[-1] + 2 :]
    return not any(token.text == "," for token in rest) and not any(
        token.dep in {"conj", "ROOT"} and token.tag in _FINITE for token in rest
    )


def _cut_amount(claim: Sequence[Token], evidence: Sequence[Token]) -> bool:
    """Whether "they won't find much" is left of "won't find much, if any, common ground"."""
    words = [token.text.lower() for token in claim if token.pos != "PUNCT"]
    if len(words) < 2 or words[-1] not in _AMOUNTS:
        return False
    told = [token.text.lower() for token in evidence]
    places = [
        index
        for index in range(1, len(told) - 1)
        if told[index] == words[-1] and told[index - 1] == words[-2]
    ]
    return bool(places) and all(
        told[place + 1] in {",", "(", "\u2014", "-", "\u2013"} and len(told) - place > 3
        for place in places
    )


def _untold(tokens: Sequence[Token]) -> bool:
    """Whether somebody says, tells or adds, and what it is was left out."""
    if any(token.text in {'"', "\u201c", "\u201d", "``", "''"} for token in tokens):
        return False
    for index, token in enumerate(tokens):
        main = token.head == index or (
            token.dep == "ccomp" and tokens[token.head].head == token.head
        )
        if not main or token.lemma.lower() not in _TELLING:
            continue
        parts = [(part.dep, part.text.lower()) for part in tokens if part.head == index]
        objects = sum(dep in {"dobj", "dative"} for dep, _ in parts)
        said = any(dep in _TOLD and (dep != "advmod" or text == "so") for dep, text in parts)
        about = any(dep == "prep" and text in {"about", "of"} for dep, text in parts)
        passive = any(dep in {"nsubjpass", "auxpass"} for dep, _ in parts)
        if not (said or about or passive or objects > (token.lemma.lower() == "tell")):
            return True
    return False


def _parted(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands alone between a subject and its verb, side by side."""
    if tokens[comma].text != "," or not 0 < comma < len(tokens) - 1:
        return False
    verb = comma + 1
    subject = next(
        (
            index
            for index, token in enumerate(tokens[:comma])
            if token.dep in {"nsubj", "nsubjpass"} and token.head == verb
        ),
        None,
    )
    if subject is None or tokens[verb].tag not in _FINITE | {"VBN"}:
        return False
    return not any(token.text in {",", "-", "–", "—", ")"} for token in tokens[:comma])


_BECAME: tuple[tuple[Callable[[Sequence[Token]], bool], str], ...] = (
    (_dependent, "no main clause"),
    (_speechless, "a verb of saying without a speaker"),
    (_misread, "'s, which means has, is written out as is"),
    (_verbless_turn, "what follows the conjunction has no verb"),
)
