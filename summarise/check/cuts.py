"""Whether what a claim leaves out of a sentence is whole phrases.

A sentence that only lost words can still say something else: in "plans that do not comply with
[the law, so long as they also sell plans that comply with] those rules" the cut runs from inside
one clause into another. Every word that stays has to keep the word that it hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from summarise.check.alignment import Parse, aside

_FREE = frozenset({"punct", "cc", "det", "predet", "case", "mark"})
_BRACKETS = re.compile(r"\([^()]{1,80}\)")
_OPEN_END = re.compile(r",? (?:among|besides|apart from) other things\W*$", re.I)
_OPEN_JOIN = re.compile(
    r" (and|or|but),? (?:at (?:times|least|best|worst|first)|in (?:turn|part|fact)|then|also|thus"
    r"|sometimes|often|perhaps|even|now|later|eventually|finally|soon)\W*$",
    re.I,
)
_OPEN_BE = re.compile(
    r"\b(is|are|was|were|be|been)(?: also| still| now| then| \w+ly)*,? (?:at (?:the (?:time|moment)"
    r"|first|times)|of course|in (?:fact|part)|for now)\W*$",
    re.I,
)
_DENIES = frozenset({"no", "not", "n't", "n\u2019t", "never", "nobody", "nothing"})
_DASHES = frozenset({"\u2014", "\u2013", "--"})
_AGAINST = frozenset({"rather", "instead"})  # "rather than", "instead of"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def faults(text: str, claim: Parse, sources: Sequence[str], evidence: Parse) -> list[str]:
    """Return what is wrong with the cuts of a claim; nothing if it has words of its own.

    Args:
        text: the claim.
        claim: its parse.
        sources: the sentences of its evidence.
        evidence: their joined parse.
    """
    kept = _kept(claim, evidence)
    if kept is None:
        return []
    found = [
        f"torn from {evidence.tokens[head].text}: {word}" for word, head in _torn(evidence, kept)
    ]
    if not any(token.tag in _FINITE for token in claim.tokens) and any(
        token.dep == "ROOT" and token.pos in {"NOUN", "PROPN"} for token in claim.tokens
    ):
        found.append("no verb")
    rest = evidence.tokens[kept[-1] + 1 : kept[-1] + 2]
    if any(token.text in _DASHES for token in rest):
        found.append("cut before what a dash leads to")
    for last, place in pairwise(kept):
        following = evidence.surface[place + 1 : place + 2]
        if evidence.surface[place] in _AGAINST and following in {("than",), ("of",)}:
            gap = evidence.tokens[last + 1 : place]
            if any(token.pos not in {"PUNCT", "SPACE"} for token in gap):
                found.append(f"{evidence.surface[place]} than what?")
    if _list_torn(evidence, kept):
        found.append("cut inside what a mark lists")
    if _OPEN_END.search(text):
        found.append("other things than what?")
    if (end := _OPEN_JOIN.search(text)) and not any(end[0] in source for source in sources):
        found.append(f"{end[1]} what?")
    if (end := _OPEN_BE.search(text)) and not any(end[0] in source for source in sources):
        found.append(f"{end[1]} what?")
    found += [f"not {word}?" for word in _in_person(evidence, set(kept))]
    found += [f"left out: {word}" for word in _denied_beside(evidence, set(kept))]
    brackets = [match.group() for source in sources for match in _BRACKETS.finditer(source)]
    left = [one for one in brackets if one in text]
    if left and len(left) < len(brackets):
        found.append("some brackets are left out, and some are not")
    return found


def _in_person(evidence: Parse, kept: AbstractSet[int]) -> list[str]:
    """What a denial loses that denies it of one person alone: "won't reverse it himself"."""
    denied = {t.head for i, t in enumerate(evidence.tokens) if t.dep == "neg" and i in kept}
    return [
        token.text
        for i, token in enumerate(evidence.tokens)
        if i not in kept
        and token.text.lower().endswith(("self", "selves"))
        and token.dep in {"npadvmod", "appos", "advmod"}
        and token.head in denied & kept
    ]


def _denied_beside(evidence: Parse, kept: AbstractSet[int]) -> list[str]:
    """Denials that are left out with a relative clause: "Keller, who made no mention of it"."""
    found = []
    for place, token in enumerate(evidence.tokens):
        if place in kept or token.text.lower() not in _DENIES:
            continue
        above = place
        while evidence.tokens[above].dep != "relcl" and evidence.tokens[above].head != above:
            above = evidence.tokens[above].head
        clause = evidence.tokens[above]
        if clause.dep == "relcl" and above not in kept and clause.head in kept:
            found.append(token.text)
    return found


def _list_torn(evidence: Parse, kept: Sequence[int]) -> bool:
    """Whether a claim ends within what a dash or colon lists ("on display - a ballot").

    The parser is lost in such lists, so the marks alone decide.
    """
    marks = [i for i in range(kept[-1]) if evidence.tokens[i].text in _DASHES | {":"}]
    opened = any(evidence.tokens[i].text == ":" for i in marks) or len(marks) % 2 == 1
    rest = evidence.tokens[kept[-1] + 1 :]
    return (
        opened
        and any(place > marks[-1] for place in kept)
        and [token.text for token in rest[:1]] == [","]
        and any(token.dep == "cc" for token in rest)
    )


def _words(parse: Parse) -> list[int]:
    return [i for i, token in enumerate(parse.tokens) if token.pos not in {"PUNCT", "SPACE"}]


def _kept(claim: Parse, evidence: Parse) -> list[int] | None:
    """The places in the evidence of a claim's words with the fewest cuts between them, or None."""
    own, other = _words(claim), _words(evidence)
    mine = [claim.surface[i] for i in own]
    theirs = [evidence.surface[j] for j in other]
    if not mine or len(mine) >= len(theirs):
        return None
    # best[j]: cuts needed so far if the word reached stands at j, and where the one before stood.
    trails: list[dict[int, tuple[int, int]]] = []
    for i, word in enumerate(mine):
        best: dict[int, tuple[int, int]] = {}
        for j, there in enumerate(theirs):
            if there != word:
                continue
            if i == 0:
                best[j] = (0, -1)
                continue
            ways = [(cost + (k + 1 != j), k) for k, (cost, _) in trails[-1].items() if k < j]
            if ways:
                best[j] = min(ways, key=lambda way: (way[0], -way[1]))
        if not best:
            return None
        trails.append(best)
    at = min(trails[-1], key=lambda j: (trails[-1][j][0], -j))
    places = []
    for best in reversed(trails):
        places.append(at)
        at = best[at][1]
    return [other[j] for j in reversed(places)]


def _torn(evidence: Parse, kept: list[int]) -> list[tuple[str, int]]:
    """Words that stay without the word they hang on, in the best of the ways to place the cuts."""
    best = _loose(evidence, kept)
    for at in range(1, len(kept)):
        if not best:
            break
        if kept[at] - kept[at - 1] < 2:
            continue
        for shifted in _slides(evidence, kept, at):
            other = _loose(evidence, shifted)
            if len(other) < len(best):
                best, kept = other, shifted
    return best


def _slides(evidence: Parse, kept: list[int], at: int) -> list[list[int]]:
    """The other places of a cut that give the same words."""
    found = []
    current = list(kept)
    place = at
    while place < len(kept):  # the cut moves right: its first word is the one after it
        gap = current[place - 1] + 1
        while gap < current[place] and evidence.tokens[gap].pos in {"PUNCT", "SPACE"}:
            gap += 1
        if gap >= current[place] or evidence.surface[gap] != evidence.surface[current[place]]:
            break
        current = [*current[:place], gap, *current[place + 1 :]]
        found.append(list(current))
        place += 1
    current = list(kept)
    place = at - 1
    while place >= 0:  # and left: its last word is the one before it
        gap = current[place + 1] - 1
        while gap > current[place] and evidence.tokens[gap].pos in {"PUNCT", "SPACE"}:
            gap -= 1
        if gap <= current[place] or evidence.surface[gap] != evidence.surface[current[place]]:
            break
        current = [*current[:place], gap, *current[place + 1 :]]
        found.append(list(current))
        place -= 1
    return found


def _loose(evidence: Parse, kept: list[int]) -> list[tuple[str, int]]:
    """The words that stay and the places of the words that they hang on, which do not."""
    stays = set(kept)
    asides = {
        gone
        for last, following in pairwise([-1, *kept])
        if last >= 0 and aside(evidence, last, following)
        for gone in range(last + 1, following)
    }
    return [
        (evidence.tokens[place].text, head)
        for place in kept
        if (head := evidence.tokens[place].head) not in stays
        and head != place
        and head not in asides  # set off by a pair of marks: it may go, however it is parsed
        and evidence.tokens[place].dep not in _FREE
        and evidence.tokens[head].pos not in {"PUNCT", "SPACE"}
        and evidence.surface[head] != "order"  # "in order to"
    ]
