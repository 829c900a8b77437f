"""Whether a claim keeps what its verbs cannot do without.

A sentence that is cut at a comma often still parses: "They will give anybody whom they stop" has
lost what they give, "a ruling that said the ban" what it said of it. The parse of the evidence
tells: a verb keeps its objects and clauses, and a subject or a subordinate clause keeps its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.alignment import Alignment, Parse
from summarise.roles import Token

_CORE = frozenset({"dobj", "ccomp", "xcomp", "attr", "acomp", "oprd", "csubj", "csubjpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OTHER = frozenset({"dative", "pobj", "agent"})  # may stand for a core part after a rewording
_ELSEWHERE = _SUBJECTS | {"compound", "poss", "appos", "conj", "agent", "pobj"}
_CLAUSES = frozenset({"advcl", "xcomp", "pcomp", "acl"})
_VERBS = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GOES_ON = _FINITE | {"DT", "TO", "PRP$", "VB"}
_COMMAS = frozenset({",", "\u2014", "\u2013", "--"})
_QUOTES = frozenset({'"', "\u201c", "``", "\u2018", "'"})
_ASIDES = frozenset("and but even if like not or perhaps though through with without".split())
_REACH = 14  # tokens of an aside at most
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "what", "it", "there"})


def faults(claim: Parse, evidence: Parse, alignment: Alignment) -> list[str]:
    """Return what a claim leaves of the evidence without what belongs to it.

    Args:
        claim: the claim's parse.
        evidence: the joined parse of its evidence.
        alignment: of the two.
    """
    kept = alignment.back
    found = []
    for place, token in enumerate(evidence.tokens):
        head = token.head
        if head == place:
            continue
        if place not in kept and head in kept and _needed(claim, evidence, alignment, place):
            found.append(f"{evidence.surface[head]} without its object: {token.text}")
        if place in kept and head not in kept and _orphan(claim, evidence, alignment, place):
            found.append(f"{token.text} without its clause: {evidence.tokens[head].text}")
    end = _end(claim, evidence, alignment)
    if end is not None and _stops_short(claim.tokens, evidence.tokens[end:]):
        found.append("cut before the rest of its clause")
    return found


def _needed(claim: Parse, evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a verb of the claim misses this object or clause, and has no other for it."""
    token = evidence.tokens[place]
    verb = evidence.tokens[token.head]
    if token.dep not in _CORE or verb.pos not in _VERBS or evidence.surface[place] in _RELATIVE:
        return False
    (first, *_) = alignment.back[token.head]
    if claim.surface[first] != evidence.surface[token.head]:
        return False  # reworded: other rules judge that
    return not any(claim.tokens[kid].dep in _CORE | _OTHER for kid in claim.kids[first])


def _orphan(claim: Parse, evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a subject or a clause is left without the verb or noun that it belongs to."""
    token, head = evidence.tokens[place], evidence.tokens[evidence.tokens[place].head]
    (own, *_) = alignment.back[place]
    if claim.surface[own] != evidence.surface[place] or head.pos == "ADP":
        return False
    mine = claim.tokens[own]
    if token.dep in _SUBJECTS and token.pos != "PRON":
        return mine.dep not in _ELSEWHERE
    if token.pos not in _VERBS or head.text.lower() == "order":
        return False
    # What is the claim's main verb may have been a clause of somebody's saying, which others judge.
    said = mine.head == own or mine.dep in {"ccomp", "parataxis"}
    return token.dep in _CLAUSES or (token.dep in {"ccomp", "csubj"} and not said)


def _end(claim: Parse, evidence: Parse, alignment: Alignment) -> int | None:
    """The place in the evidence after the claim's last word, None if that is not its own."""
    for own in range(len(claim.tokens) - 1, -1, -1):
        if claim.tokens[own].pos != "PUNCT":
            place = alignment.forth[own]
            same = place is not None and claim.surface[own] == evidence.surface[place]
            return place + 1 if same and place is not None else None
    return None


def _stops_short(claim: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether the words that follow in the evidence go on with a clause of the claim.

    By the words alone, for sentences that the parser takes apart wrongly: "..., even without a
    lamp, is a crime", "the rule, passed in May, ended it", "They may ask and mutter, "Why?"".
    """
    if len(rest) < 2 or rest[0].text not in _COMMAS:
        return False
    following = rest[1]
    if following.text in _QUOTES:
        return True
    last = max((i for i, token in enumerate(claim) if token.text in _COMMAS), default=None)
    if last is not None and last + 1 < len(claim) and claim[last + 1].text.lower() in _ASIDES:
        return following.tag in _GOES_ON
    close = next((i for i, token in enumerate(rest[1:_REACH], 1) if token.text == rest[0].text), 0)
    aside = rest[1:close]
    return (
        close > 1
        and close + 1 < len(rest)
        and aside[0].tag in {"VBN", "CD", "IN"}
        and not any(token.tag in _FINITE for token in aside)
        and rest[close + 1].tag in _FINITE | {"VBN"}
    )
