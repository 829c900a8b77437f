"""How a verb stands in its clause: told or supposed, denied or not, of what time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.frames import lemma
from summarise.check.values import DateMention
from summarise.compare.dating import differ
from summarise.compare.predicates import Predicate, children, inverted
from summarise.roles import Token

_REFUSING = frozenset({"refuse", "decline", "fail"})
_MAYBE = frozenset("may might could should must can ca shall 'd ought".split())
_AHEAD = frozenset({"will", "would", "'ll", "wo"})
_ASKING = frozenset({"how", "what", "whether", "who", "whom", "why", "which"})
_SUPPOSING = frozenset("if whether unless until lest before than since".split())
# Where these stand, both may be true: of other times, others of the kind, or a part.
_BESIDE = re.compile(
    r"\b(?:ago|previous(?:ly)?|earlier|last (?:year|month|week)|once|again|formerly|always|"
    r"in (?:19|20)\d\d|yet|only|just|longer|anymore|all|every|fully|entirely|enough|until|other|"
    r"another|still|now|currently|temporarily|immediately|initially|at first|so far|"
    r"necessarily|barely|few|little|hardly|rarely|seldom|often|if|unless|dont|didnt|doesnt|isnt|wasnt|wont)\b",
    re.IGNORECASE,
)


def supposed(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells only of what may be, or is wanted."""
    if inverted(tokens, verb):
        return True
    for child in children(tokens, verb):
        word = tokens[child].text.lower()
        if tokens[child].dep == "aux" and word in _MAYBE:
            return True
        if tokens[child].dep in {"mark", "advmod"} and word in _SUPPOSING:
            return True
    token = tokens[verb]
    head = tokens[token.head]
    if token.dep != "relcl" and any(
        tokens[i].text.lower() in _ASKING and i < verb and _of(tokens, i, verb)
        for i in _clause(tokens, verb)
    ):
        return True  # "he did not say how many shots were fired"
    if token.dep in {"relcl", "acl"} and any(
        tokens[i].dep == "neg" for i in children(tokens, head.head)
    ):
        return True  # "this is not a beer that is aimed at women"
    infinitive = any(
        tokens[i].tag == "TO" and tokens[i].dep == "aux" for i in children(tokens, verb)
    )
    if infinitive or token.tag in {"VBG"} or token.dep in {"amod", "compound"}:
        return not (
            (token.dep == "xcomp" and lemma(head) in _REFUSING)
            or (token.dep == "pcomp" and head.text.lower() == "without")
            or _progressive(tokens, verb)
        )
    if token.dep != "conj" or token.head == verb:
        return False
    # "He has not been invited or called": one denial may stand for both.
    shared = any(tokens[i].dep == "neg" for i in children(tokens, token.head)) and not any(
        tokens[i].dep in {"nsubj", "nsubjpass", "aux", "auxpass"} for i in children(tokens, verb)
    )
    return shared or supposed(tokens, token.head)


def _of(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether a word belongs to a verb rather than to a clause below it."""
    for _ in range(3):
        index = tokens[index].head
        if index == verb:
            return True
        if tokens[index].pos in {"VERB", "AUX"}:
            return False
    return False


def _progressive(tokens: Sequence[Token], verb: int) -> bool:
    return any(tokens[i].dep == "aux" and lemma(tokens[i]) == "be" for i in children(tokens, verb))


def denials(tokens: Sequence[Token], predicate: Predicate) -> tuple[bool, list[int]]:
    """Whether a verb is denied, and by which words."""
    verb = predicate.verb
    words = [i for i in children(tokens, verb) if tokens[i].dep == "neg"]
    for child in children(tokens, verb):
        if tokens[child].dep in {"nsubj", "nsubjpass", "dobj", "attr"}:
            inner = [child, *children(tokens, child)]
            none = [i for i in inner if tokens[i].text.lower() in {"no", "nothing", "nobody"}]
            words += [*none, child] if none else []
    token, head = tokens[verb], tokens[tokens[verb].head]
    denied = predicate.denied
    if token.dep == "xcomp" and lemma(head) in _REFUSING:
        return not denied, [*words, token.head]
    if token.dep == "pcomp" and head.text.lower() == "without":
        return not denied, [*words, token.head]
    return denied, words


def tenses(tokens: Sequence[Token], verb: int) -> tuple[str, ...]:
    """Whether a verb tells of what lies ahead; "he keeps his bonus" may be either."""
    helpers = [tokens[i] for i in children(tokens, verb) if tokens[i].dep == "aux"]
    if any(token.text.lower() in _AHEAD for token in helpers):
        return ("ahead",)
    present = tokens[verb].tag in {"VBZ", "VBP"} and tokens[verb].pos == "VERB"
    return ("told", "ahead") if present and not helpers else ("told",)


def beside(tokens: Sequence[Token], verb: int) -> frozenset[str]:
    """Words of a verb's clause that tell of other times, others of the kind, or a part."""
    text = " ".join(tokens[i].text for i in _clause(tokens, verb))
    return frozenset(match.lower() for match in _BESIDE.findall(text))


def days_fit(one: Sequence[DateMention], two: Sequence[DateMention]) -> bool:
    """Whether some of the days that two sentences give agree, or one gives none."""
    return not one or not two or not all(differ(mine, theirs) for mine in one for theirs in two)


def _clause(tokens: Sequence[Token], verb: int) -> list[int]:
    """The words of a verb's clause, without clauses beside it that have their own subject."""
    found, waiting = {verb}, [verb]
    while waiting:
        kids = [
            i
            for i in children(tokens, waiting.pop())
            if tokens[i].dep != "conj"
            or not any(tokens[k].dep == "nsubj" for k in children(tokens, i))
        ]
        found.update(kids)
        waiting += kids
    return sorted(found)
