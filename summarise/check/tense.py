"""Whether what happened, happens, will happen or is only wanted stays so."""

from __future__ import annotations

from summarise.check.alignment import Alignment, Parse

_FUTURE = frozenset("will 'll wo shall".split())
# After these an infinitive is what happens: "began to fall" is "fell".
_CARRIED_OUT = frozenset(
    "begin start continue manage help come force cause get use cease go prove turn".split()
)
_UNREAL = frozenset({"future", "modal", "infinitive", "base"})


def tense(parse: Parse, index: int) -> str:
    """The tense of a verb's group.

    Returns:
        future, modal, infinitive, past, perfect, present, participle, base, or "" for no verb.
    """
    token = parse.tokens[index]
    if token.pos not in {"VERB", "AUX"} or token.dep in {"aux", "auxpass"}:
        return ""
    helpers = [i for i in parse.kids[index] if parse.tokens[i].dep in {"aux", "auxpass"}]
    helpers = [i for i in helpers if i < index] or helpers
    for i in helpers:
        if parse.tokens[i].tag == "MD":
            return "future" if parse.surface[i] in _FUTURE else "modal"
        if parse.tokens[i].tag == "TO":
            return "infinitive"
    tags = [parse.tokens[i].tag for i in helpers] + [token.tag]
    first = next((tag for tag in tags if tag in {"VBD", "VBZ", "VBP"}), None)
    if first == "VBD":
        return "past"
    if first is not None:
        perfect = any(parse.lemmas[i] == "have" for i in helpers)
        return "perfect" if perfect else "present"
    if token.tag in {"VBN", "VBG"}:
        # "was elected and sworn in": a second verb shares the first one's helpers.
        if token.dep == "conj" and not helpers and token.head != index:
            return tense(parse, token.head) if token.head < index else "participle"
        return "participle"
    if token.tag == "VB" and token.dep == "conj" and token.head < index:
        return tense(parse, token.head)
    return "base"


def faults(
    claim: Parse, evidence: Parse, alignment: Alignment, reported: frozenset[int]
) -> list[str]:
    """Say which verbs of a claim have another tense than in its evidence.

    Args:
        claim: the claim's parse.
        evidence: the joined parse of its evidence.
        alignment: of the two.
        reported: indices of claim verbs in reported speech, where tenses shift.
    """
    found = []
    for i, j in enumerate(alignment.forth):
        if j is None:
            continue
        own, source = tense(claim, i), tense(evidence, j)
        if not own or not source or own == source:
            continue
        if _changed(own, source, i in reported) and not _carried_out(evidence, j):
            found.append(f"tense changed: {claim.tokens[i].text} ({source} to {own})")
    return found


def _changed(own: str, source: str, reported: bool) -> bool:
    if own == "future":
        return source != "modal"
    if own in {"past", "perfect", "present"}:
        if source in _UNREAL:
            return True
        if source == "participle" or {own, source} == {"past", "perfect"}:
            return False
        return not reported
    return False


def _carried_out(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.dep == "xcomp" and parse.lemmas[token.head] in _CARRIED_OUT
