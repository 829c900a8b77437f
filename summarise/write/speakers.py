"""Whoever says what a sentence tells is named first: "..., police said" is "Police said ...".

Only indirect speech is turned round. Where a pronoun could then be taken for the speaker, the
sentence stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.check.folding import fold
from summarise.check.quotes import balanced
from summarise.roles import Token
from summarise.write.edits import Edit, Rewording, doubtful, lowered, members, raised

# Verbs that may stand before what is said; all but the first few need "that" there.
_BARE = frozenset({"say", "tell", "believe", "think"})
_REPORTING = _BARE | frozenset(
    "announce confirm report warn claim argue explain insist note allege state estimate".split()
)
_PRONOUNS = frozenset(
    "he she him her his hers himself herself i we me us my our you your it they".split()
)
_PERSONAL = frozenset("he she him her his hers himself herself i me my we our us".split())
_SPEAKERS = frozenset(
    """police official officer authority ministry minister spokesman spokeswoman spokesperson
    prosecutor lawyer attorney government department agency company group organisation
    organization newspaper witness source report statement expert analyst researcher scientist
    president mayor governor sheriff chief doctor relative resident embassy committee commission
    court judge union charity council family agent investigator detective party bank
    diplomat ambassador senator lawmaker adviser advisor commander captain professor author aide
    campaigner activist economist executive founder neighbour neighbor document filing
    firm institute association affidavit complaint lawsuit indictment
    """.split()
)
_VAGUE = frozenset("who whom which that some one another this these those others".split())
_BODIES = frozenset({"PERSON", "ORG", "NORP"})
_LONGEST = 12  # words of a speaker's description
_MARKS = frozenset({",", "\u2014", "\u2013", "--"})


def to_the_front(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Name the speaker of a sentence first.

    Args:
        text: one sentence.
        tokens: its parse.
    """
    if sum(token.dep == "ROOT" for token in tokens) != 1 or len(tokens) < 8:
        return []
    if ";" in text or "?" in text or ":" in text or not balanced(text) or tokens[-1].text != ".":
        return []
    if text[0] in "\"'\u201c\u2018" or any(mark in text for mark in ("\u2014", " - ", "--")):
        return []
    if doubtful(tokens, 0) or tokens[0].pos in {"CCONJ", "INTJ"}:
        return []
    for find in (_said, _according_last, _according_first):
        found = find(text, tokens)
        if found:
            return [found]
    return []


def _said(text: str, tokens: Sequence[Token]) -> Rewording | None:
    """Turn "..., police said on Monday." and "..., police said, ..."."""
    for verb, token in enumerate(tokens):
        if fold(token.lemma) not in _REPORTING or token.tag not in {"VBD", "VBZ", "VBP"}:
            continue
        subject = next(
            (i for i, t in enumerate(tokens) if t.head == verb and t.dep == "nsubj"), None
        )
        if subject is None or token.dep in {"relcl", "advcl", "conj", "acl"}:
            continue
        who = sorted(members(tokens, subject))
        if who[-1] - who[0] + 1 != len(who) or len(who) > _LONGEST or verb in who:
            continue
        low = min(who[0], verb)
        if low < 3 or tokens[low - 1].text != "," or max(who[0], verb) < low:
            continue
        if who[-1] + 1 != verb and who[0] != verb + 1:
            continue
        high = max(who[-1], verb) + 1
        ending = _end(tokens, low, high, verb)
        if ending is None:
            continue
        speaker = text[tokens[who[0]].start : tokens[who[-1]].end].rstrip(",")
        if "," in speaker:
            speaker += ","
        after = text[tokens[high].start : tokens[ending].start].strip() if ending > high else ""
        if not _settled(tokens, who, [*range(low), *range(ending, len(tokens))]):
            return None
        if fold(token.lemma) == "tell" and not after:
            return None
        that = fold(token.lemma) not in _BARE or bool(after) or _fronted(tokens, low)
        said = " ".join(part for part in (speaker, token.text, after) if part)
        last = ending + 1 if tokens[ending].text == "," else ending
        cut = Edit(tokens[low - 1].start, tokens[last - 1].end, "", "speaker")
        return _opening(text, tokens, 0, said + (" that" if that else "")), cut
    return None


def _end(tokens: Sequence[Token], low: int, high: int, verb: int) -> int | None:
    """Where an attribution ends: at the full stop, or at a comma that closes it."""
    if tokens[high].text == ",":
        return high if high < len(tokens) - 2 and tokens[verb].dep != "ROOT" else None
    rest = range(high, len(tokens) - 1)
    if any(tokens[i].text in _MARKS or tokens[i].pos in {"VERB", "AUX", "CCONJ"} for i in rest):
        return None
    own = members(tokens, verb)
    return len(tokens) - 1 if all(i in own for i in rest) and len(rest) <= _LONGEST else None


def _settled(tokens: Sequence[Token], who: Sequence[int], told: Sequence[int]) -> bool:
    """Whether no pronoun changes what it stands for when the speaker comes first."""
    if any(fold(tokens[i].text) in _PRONOUNS | _VAGUE for i in who):
        return False
    if any(tokens[i].text in '"\u201c\u201d' for i in who):
        return False
    words = [fold(tokens[i].text) for i in told]
    if words[0] in {"they", "their", "that", "this", "these", "those", "as", "so"}:
        return False
    if words[0] in {"it", "its"} or "himself" in words:
        return False
    return not (_PERSONAL & set(words) or _inverted([tokens[i] for i in told]))


def _inverted(told: Sequence[Token]) -> bool:
    """Whether what is told has its verb before its subject ("Less clear is who paid")."""
    for token in told:
        if token.dep in {"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"}:
            return False
        if token.tag in {"VBD", "VBZ", "VBP", "MD"}:
            return True
    return False


def _fronted(tokens: Sequence[Token], end: int) -> bool:
    """Whether something stands before the subject of what is said."""
    subject = next(
        (i for i, t in enumerate(tokens[:end]) if t.dep in {"nsubj", "nsubjpass", "expl"}), None
    )
    if subject is None:
        return True
    return min(members(tokens, subject) | {subject}) > 0 or tokens[0].dep in {"mark", "prep"}


def _opening(text: str, tokens: Sequence[Token], first: int, said: str) -> Edit:
    """Put who says it before what is said."""
    opening = tokens[first]
    return Edit(0, opening.end, f"{raised(said)} {lowered(opening)}", "speaker")


def _speaks(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.pos == "PROPN":
        return token.entity in _BODIES
    return fold(token.lemma) in _SPEAKERS


def _source(tokens: Sequence[Token], index: int) -> int | None:
    """Whom the "according" at an index names."""
    for to in range(index + 1, len(tokens)):
        if tokens[to].head == index and fold(tokens[to].text) == "to":
            for i, token in enumerate(tokens):
                if token.head == to and token.dep == "pobj" and _speaks(tokens, i):
                    return i
    return None


def _according_last(text: str, tokens: Sequence[Token]) -> Rewording | None:
    for index, token in enumerate(tokens):
        if fold(token.text) != "according" or index < 4 or tokens[index - 1].text != ",":
            continue
        source = _source(tokens, index)
        rest = range(index + 2, len(tokens) - 1)
        if source is None or not 0 < len(rest) <= _LONGEST:
            return None
        if any(tokens[i].text in {",", "and", "but"} | _MARKS for i in rest):
            return None
        if any(tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in rest):
            return None
        if not _settled(tokens, list(rest), range(index)):
            return None
        speaker = text[tokens[rest[0]].start : tokens[rest[-1]].end]
        that = " that" if _fronted(tokens, index) else ""
        cut = Edit(tokens[index - 1].start, tokens[rest[-1]].end, "", "speaker")
        return _opening(text, tokens, 0, f"{speaker} said{that}"), cut
    return None


def _according_first(text: str, tokens: Sequence[Token]) -> Rewording | None:
    if fold(tokens[0].text) != "according":
        return None
    comma = next((i for i, token in enumerate(tokens) if token.text == ","), 0)
    source = _source(tokens, 0)
    rest = range(2, comma)
    if source is None or source >= comma or not 0 < len(rest) <= _LONGEST:
        return None
    if any(tokens[i].tag in {"VBD", "VBZ", "VBP", "MD"} for i in rest):
        return None
    subject = [i for i, t in enumerate(tokens) if t.dep in {"nsubj", "nsubjpass"} and i > comma]
    if not subject or min(members(tokens, subject[0])) != comma + 1:
        return None
    if doubtful(tokens, comma + 1) or not _settled(
        tokens, list(rest), range(comma + 1, len(tokens))
    ):
        return None
    speaker = text[tokens[2].start : tokens[comma - 1].end]
    return (_opening(text, tokens, comma + 1, f"{speaker} said"),)
