"""What a claim may not leave out, though its sentence stands without it.

"After his death, they told the police" is another story without its beginning, "she took issue with
the report, saying it was forged" says nothing without its end, and who leaves a death out misleads.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.alignment import Alignment, Parse
from summarise.check.days import WEEKDAYS
from summarise.check.frames import SPEECH
from summarise.check.turns import root
from summarise.roles import Token

# What ties a sentence to the one before, and tells nothing itself.
_CONNECTIVES = frozenset(
    phrase.strip()
    for phrase in """
    however, meanwhile, moreover, furthermore, in addition, additionally, indeed, in fact, also,
    in other words, for example, for instance, in conclusion, in short, certainly, of course, plus,
    overall, accordingly, therefore, thus, still, nonetheless, nevertheless, on the other hand, no,
    as a result, in this process, because of this, for this reason, then, besides, now, likewise,
    similarly, instead, finally, well, not surprisingly, unsurprisingly, interestingly, so, yet,
    importantly, notably, yes, first of all, that said, after all, at the same time, again,
    as it will be remembered, from this point of view, in turn, for one thing, by the way
    """.split(",")
)
_PHRASES = frozenset({"prep", "advmod", "advcl", "npadvmod"})
_CHOSEN = frozenset(
    "pick name choose nominate appoint describe regard identify portray elect select".split()
)
_DESCRIPTIVE = frozenset({"det", "compound", "amod", "nmod", "poss", "nummod", "case"})
_VAGUE = frozenset("set series number range list variety group array host string".split())
_TO_COME = frozenset({"VBZ", "VBP", "MD"})
_AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_THEM = frozenset({"they", "them", "their"})
_PLURAL = frozenset({"NNS", "NNPS"})
_TIES = frozenset("but and still yet so however".split())
_DEATHS = frozenset(
    "die dead death deadly kill killing fatal fatally murder slay massacre suicide assassinate "
    "assassination drown".split()
)
_LAWS = frozenset(
    "rule law bill measure act order amendment policy provision legislation clause statute "
    "resolution regulation".split()
)
_RULES = frozenset("state say bar require prohibit ban allow forbid mandate let give".split())
_COMPARATIVES = frozenset({"JJR", "RBR"})
_LATER = frozenset({"after", "when", "than", "once"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def faults(claim: Parse, evidence: Parse, alignment: Alignment) -> list[str]:
    """Return what a claim leaves out of sentences whose main verb it keeps.

    Args:
        claim: the claim's parse.
        evidence: the joined parse of its evidence.
        alignment: of the two.
    """
    kept = alignment.back
    found = []
    told = {at for at in kept if evidence.lemmas[at] in _DEATHS}
    starts = _starts(evidence.tokens)
    for place, token in enumerate(evidence.tokens):
        if place in kept:
            continue
        head = token.head
        main = root(evidence.tokens, place)
        if evidence.lemmas[place] in _DEATHS and main in kept and not told:
            found.append(f"left out, though it is a death: {token.text}")
        if place == starts.get(main) and main in kept and _opens(evidence, place, main):
            found.append(f"the circumstance is left out: {token.text}")
        if head in kept and head != place and _content(evidence, place):
            found.append(f"{evidence.tokens[head].text} without what it says: {token.text}")
        if evidence.surface[place] in _LATER and _compared(evidence, alignment, place):
            found.append(f"a comparison without what follows: {token.text}")
        if head in kept and token.dep == "relcl" and _to_come(evidence, place):
            found.append(f"a day to come is left out: {token.text}")
        if _office(evidence, alignment, place):
            found.append(f"what somebody is to be is left out: {token.text}")
        if _only_figure(claim, evidence, alignment, place):
            found.append(f"the only figure is left out: {token.text}")
        if evidence.surface[place] == "including" and head in kept and _vague(evidence, head):
            found.append(f"{evidence.tokens[head].text} without what it holds: {token.text}")
        if _describes(claim, evidence, alignment, place):
            found.append(
                f"what {evidence.tokens[head].text} is, or was made, is left out: {token.text}"
            )
        if _spoken(evidence, alignment, place):
            found.append("a comma lost before who says it")
    found += [
        f"whom a word means is left out: {evidence.tokens[place].text}"
        for place in kept
        if _orphaned(evidence, alignment, place)
    ]
    return found


def _vague(evidence: Parse, place: int) -> bool:
    """Whether a word says that there are things and not which: "a list", "a list of violations"."""
    of = evidence.tokens[place].head
    return evidence.lemmas[place] in _VAGUE or (
        evidence.surface[of] == "of" and evidence.lemmas[evidence.tokens[of].head] in _VAGUE
    )


def _only_figure(claim: Parse, evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether "with" opens a phrase at the end that has the one figure of a sentence."""
    token = evidence.tokens[place]
    if evidence.surface[place] != "with" or place == 0 or evidence.surface[place - 1] != ",":
        return False
    if token.head not in alignment.back and evidence.tokens[token.head].head not in alignment.back:
        return False
    if any(one.entity in _AMOUNTS for one in claim.tokens):
        return False
    end = next(
        (at for at in range(place, len(evidence.tokens)) if evidence.surface[at] in {".", ";"}),
        len(evidence.tokens),
    )
    return any(one.entity in _AMOUNTS for one in evidence.tokens[place:end])


def _to_come(evidence: Parse, place: int) -> bool:
    """Whether a relative clause says on which day something will be: ", which starts Tuesday"."""
    return evidence.tokens[place].tag in _TO_COME and any(
        evidence.surface[kid] in WEEKDAYS
        or any(evidence.surface[inner] in WEEKDAYS for inner in evidence.kids[kid])
        for kid in evidence.kids[place]
    )


def _office(evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a word opens what somebody is chosen for: "nominated John Brennan to be ..."."""
    if evidence.lemmas[place] not in {"be", "become", "serve"} or not any(
        evidence.surface[kid] == "to" for kid in evidence.kids[place]
    ):
        return False
    at = place
    while evidence.tokens[at].head != at:
        at = evidence.tokens[at].head
        if evidence.lemmas[at] in _CHOSEN:
            return at in alignment.back
    return False


def _describes(claim: Parse, evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a word tells who somebody is, what for somebody was chosen, or which thing it is."""
    token, kept = evidence.tokens[place], alignment.back
    head = evidence.tokens[token.head]
    if token.head not in kept:
        return False
    if evidence.surface[place] == "as" and token.dep == "prep":
        return evidence.lemmas[token.head] in _CHOSEN
    if token.dep == "appos" and head.entity == "PERSON" and token.pos == "NOUN":
        first = token.head
        while first > 0 and not evidence.tokens[first].entity_start:
            first -= 1
        # "Mayor Ana Reyes, a former teacher, ...": the title says who she is
        return first == 0 or evidence.tokens[first - 1].pos not in {"NOUN", "PROPN"}
    if token.dep == "relcl" and head.pos == "NOUN":
        last = max((i for i, one in enumerate(claim.tokens) if one.pos != "PUNCT"), default=-1)
        vague = any(evidence.surface[kid] in {"a", "an"} for kid in evidence.kids[token.head])
        return vague and last in kept[token.head]
    return False


def _spoken(evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a comma is gone between what is said and the speaker behind it."""
    kept = alignment.back
    if evidence.surface[place] != "," or not {place - 1, place + 1} <= kept.keys():
        return False
    (left, *_), (right, *_) = kept[place - 1], kept[place + 1]
    speaker = place + 1
    while evidence.tokens[speaker].dep in _DESCRIPTIVE:
        speaker = evidence.tokens[speaker].head
    said = evidence.tokens[speaker].head
    return (
        right == left + 1
        and evidence.tokens[speaker].dep == "nsubj"
        and evidence.lemmas[said] in SPEECH
        and said > place
    )


def _orphaned(evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether "they" or "their" stays, and the plural before it, which it means, does not."""
    token = evidence.tokens[place]
    if evidence.surface[place] not in _THEM:
        return False
    if token.dep == "nsubj" and evidence.lemmas[token.head] in SPEECH:
        return False
    main = root(evidence.tokens, place)
    before = [
        near
        for near in range(place)
        if evidence.tokens[near].tag in _PLURAL and root(evidence.tokens, near) == main
    ]
    return bool(before) and before[-1] not in alignment.back


def _starts(tokens: Sequence[Token]) -> dict[int, int]:
    """The first word of each sentence, by its root; marks and connectives do not count."""
    found: dict[int, int] = {}
    for place, token in enumerate(tokens):
        if token.pos != "PUNCT" and token.text.lower() not in _TIES:
            found.setdefault(root(tokens, place), place)
    return found


def _opens(evidence: Parse, place: int, main: int) -> bool:
    """Whether a word opens what a sentence tells before its subject: when, where, despite what."""
    subject = min(
        (kid for kid in evidence.kids[main] if evidence.tokens[kid].dep in _SUBJECTS), default=main
    )
    comma = next((at for at in range(place, subject) if evidence.surface[at] == ","), None)
    phrase = place  # the word of the phrase that hangs on the main verb
    while evidence.tokens[phrase].head not in {main, phrase}:
        phrase = evidence.tokens[phrase].head
    if comma is None or evidence.tokens[phrase].dep not in _PHRASES:
        return False
    return " ".join(evidence.surface[place:comma]) not in _CONNECTIVES


def _content(evidence: Parse, place: int) -> bool:
    """Whether a clause tells what a reply, a reproach or a rule consists in."""
    token, head = evidence.tokens[place], evidence.tokens[evidence.tokens[place].head]
    word, governor = evidence.lemmas[place], evidence.lemmas[token.head]
    if token.tag == "VBG" and token.dep in {"advcl", "acl"}:
        return word == "refer" or (
            word in SPEECH
            and head.pos == "VERB"
            and governor not in SPEECH
            and token.dep == "advcl"
        )
    return token.dep == "relcl" and word in _RULES and governor in _LAWS


def _compared(evidence: Parse, alignment: Alignment, place: int) -> bool:
    """Whether a claim keeps a comparative of the clause that "after" or "than" belongs to."""
    token = evidence.tokens[place]
    verb = evidence.tokens[token.head].head if token.dep in {"mark", "advmod"} else token.head
    if verb not in alignment.back:
        return False
    if evidence.tokens[verb].tag in _COMPARATIVES:
        return True
    return any(
        evidence.tokens[near].tag in _COMPARATIVES and near in alignment.back
        for kid in evidence.kids[verb]
        for near in (kid, *evidence.kids[kid])
    )
