"""Whether those who do something in a claim do it in the evidence, and who is said to say it."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.alignment import Alignment, Parse
from summarise.check.frames import Frames, agents, attributed, patients, pronoun
from summarise.roles import Token

# Pronouns whose noun the parse may not tell.
_UNSETTLED = frozenset("who which that this these those".split())
AUXILIARIES = frozenset({"be", "have", "do"})  # too common to tie a subject to
# Nouns whose "of" can only be a possessive: "the murder of X" is X's murder, but who knows whether
# "the attack of X" is.
OWNED = frozenset(
    """president minister leader death arrest murder assassination execution funeral
    son wife husband daughter mother father brother sister widow parent family body government
    mayor governor chairman chairwoman economy population chief coach owner founder resignation
    disappearance conviction collapse closure history future border coast street suburb outskirt
    airport parliament army police name career house home supporter director manager editor
    """.split()
)


def compare(
    own: Frames,
    source: Frames,
    sentences: Sequence[Frames],
    referents: set[str],
    together: frozenset[tuple[str, str]],
) -> list[str]:
    """Say which subjects, objects and owners of the claim its evidence contradicts.

    Args:
        own: the claim's frames.
        source: the frames of all evidence sentences together.
        sentences: of each.
        referents: folded words that may stand where the evidence has a pronoun.
        together: pairs of lemmas that the claim takes over in one piece.
    """
    faults = []
    for governor, role, dependent in sorted(own.relations):
        if governor not in source.lemmas or pronoun(dependent):
            continue
        if dependent not in source.lemmas and dependent not in referents:
            continue
        if (governor, dependent) in together or _holds(
            governor, role, dependent, source, referents
        ):
            continue
        if role in {"subj", "obj", "poss"} and governor not in AUXILIARIES:
            faults.append(f"who does what changed: {dependent} as {role} of {governor}")
    faults += _mixed(own, sentences)
    return faults


def _mixed(own: Frames, sentences: Sequence[Frames]) -> list[str]:
    """Two true relations joined across sentences can be false: whose statement lasted how long?"""
    faults = []
    for governor, role, noun in sorted(own.relations):
        if role not in {"subj", "obj"} or governor in AUXILIARIES:
            continue
        owners = {d for g, r, d in own.relations if g == noun and r == "poss" and not pronoun(d)}
        stating = [part for part in sentences if (governor, role, noun) in part.relations]
        for owner in sorted(owners):
            ties = {(noun, "poss", owner), *([(noun, "prep:of", owner)] if noun in OWNED else [])}
            if stating and not any(ties & part.relations for part in stating):
                faults.append(f"who does what changed: {owner}'s {noun} as {role} of {governor}")
    return faults


def _holds(governor: str, role: str, dependent: str, source: Frames, referents: set[str]) -> bool:
    if (governor, role, dependent) in source.relations:
        return True
    same_role = {d for g, r, d in source.relations if g == governor and r == role}
    if role in {"subj", "obj", "poss"}:
        if dependent in referents and any(pronoun(word) for word in same_role):
            return True
        if role == "poss" and governor in OWNED:
            return (governor, "prep:of", dependent) in source.relations
        # "spokesman Dmitry Peskov said": the spokesman said it as well.
        return any(
            (word, "mod", dependent) in source.relations
            or (dependent, "mod", word) in source.relations
            for word in same_role
        )
    if role == "mod":
        return any(d == dependent and g == governor for g, _, d in source.relations)
    return any(r == role and d == dependent for _, r, d in source.relations)


def subjects(
    claim: Parse, evidence: Parse, alignment: Alignment, piece: Sequence[int], referents: set[str]
) -> list[str]:
    """Say which verbs, "be" and "have" among them, have another subject than where they stand.

    Args:
        claim: the claim's parse.
        evidence: the joined parse of its evidence.
        alignment: of the two.
        piece: for each claim word the piece of evidence that it was taken over with.
        referents: folded words that may stand where the evidence has a pronoun.
    """
    faults = []
    for i, j in enumerate(alignment.forth):
        if j is None or claim.tokens[i].pos not in {"VERB", "AUX"}:
            continue
        for role, find in (("subj", agents), ("obj", patients)):
            ours = find(claim.tokens, claim.kids, i)
            theirs = find(evidence.tokens, evidence.kids, j)
            if role == "obj" and claim.tokens[i].tag not in {"VBN", "VBD"}:
                continue
            mine = {claim.lemmas[one] for one in ours}
            other = {evidence.lemmas[one] for one in theirs}
            if not mine or not other or mine & other or any(map(pronoun, mine)):
                continue
            if any(map(pronoun, other)) and (mine & referents or other & _UNSETTLED):
                continue
            if any(piece[one] == piece[i] != -1 for one in ours):
                continue
            if not any(_names_same(evidence, a, b) for a in mine for b in theirs):
                faults.append(f"who does what changed: {min(mine)} as {role} of {claim.lemmas[i]}")
    return faults


def of_some(claim: Sequence[Token], evidence: Sequence[Token]) -> list[str]:
    """Say which verbs a claim gives to all, where "nine of whom" or "whose friend" did it.

    By the words alone: parses often take the noun before for the subject.
    """
    spoken = [token.text.lower() for token in claim]
    told = [token.text.lower() for token in evidence]
    faults = []
    for index, word in enumerate(told):
        partitive = word in {"whom", "which"} and index > 1 and told[index - 1] == "of"
        if not (partitive or word == "whose") or word in spoken:
            continue
        verb = _next_verb(evidence[index + 1 :])
        if verb in spoken and told.count(verb) == 1:
            faults.append(f"who does what changed: not all, or another, is subject of {verb}")
    return faults


def _next_verb(tokens: Sequence[Token]) -> str:
    """The verb of the clause that begins here, folded; "" where it is "be" or "have" alone."""
    for index, token in enumerate(tokens):
        if token.pos == "VERB":
            return token.text.lower()
        if token.pos == "AUX":
            near = tokens[index + 1 : index + 4]
            stop = next((i for i, one in enumerate(near) if one.text == ","), len(near))
            return next((one.text.lower() for one in near[:stop] if one.pos == "VERB"), "")
    return ""


def _names_same(evidence: Parse, word: str, other: int) -> bool:
    """Whether a word stands beside another as a part of its name or title."""
    near = (other, *evidence.kids[other], evidence.tokens[other].head)
    return any(
        evidence.lemmas[i] == word
        and (
            evidence.tokens[i].dep in {"compound", "appos", "amod", "nmod"}
            or evidence.tokens[other].dep in {"compound", "appos"}
        )
        for i in near
    )


def unattributed(claim: Parse, evidence: Parse, alignment: Alignment) -> list[str]:
    """What somebody is said to have said may not become the program's own assertion."""
    faults = []
    for i, j in enumerate(alignment.forth):
        if j is None or claim.tokens[i].pos not in {"VERB", "AUX"}:
            continue
        if claim.tokens[i].dep in {"aux", "auxpass"}:
            continue
        if attributed(evidence.tokens, evidence.kids, j) and not attributed(
            claim.tokens, claim.kids, i
        ):
            faults.append(f"attribution lost from: {claim.tokens[i].text}")
    said = set(claim.lemmas)
    for index, word in enumerate(evidence.surface):
        if word != "according" or evidence.tokens[index].head not in alignment.back:
            continue
        sources = {
            evidence.lemmas[object_]
            for preposition in evidence.kids[index]
            for object_ in (preposition, *evidence.kids[preposition])
            if evidence.tokens[object_].dep == "pobj"
        }
        if sources and not sources & said:
            faults.append(f"attribution lost: according to {min(sources)}")
    return faults


def reported(parse: Parse) -> frozenset[int]:
    """Indices of the verbs that somebody is said to have said."""
    return frozenset(
        i
        for i, token in enumerate(parse.tokens)
        if token.pos in {"VERB", "AUX"} and attributed(parse.tokens, parse.kids, i)
    )
