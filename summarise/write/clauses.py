"""Clauses and noun phrases in fewer words: relatives, "the mayor of X", passives."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarise.check.folding import fold
from summarise.check.relations import OWNED
from summarise.roles import Token
from summarise.write.edits import Edit, Rewording, doubtful, lowered, members, quoted, raised

_BE = frozenset({"was", "were", "is", "are"})
_RELATIVES = frozenset({"who", "which", "that"})
_HOLDERS = frozenset({"PERSON", "ORG", "GPE"})
_IRREGULAR = {
    "shot": "shot", "found": "found", "held": "held", "made": "made", "led": "led",
    "caught": "caught", "hit": "hit", "bought": "bought", "sold": "sold", "struck": "struck",
    "won": "won", "told": "told", "taken": "took", "seen": "saw", "given": "gave",
    "written": "wrote", "chosen": "chose", "driven": "drove", "beaten": "beat",
    "bitten": "bit", "stolen": "stole", "thrown": "threw",
}  # fmt: skip
_PERSONAL = frozenset("i he she it they we you who which that this these those there".split())


def briefer(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say clauses and noun phrases in fewer words, outside of quotations.

    Args:
        text: one sentence.
        tokens: its parse.
    """
    found = [
        *_active(text, tokens),
        *_relatives(text, tokens),
        *_possessives(text, tokens),
    ]
    return [edits for edits in found if not any(quoted(text, e.start, e.end) for e in edits)]


def _relatives(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "a bridge that was built in 1931" is "a bridge built in 1931"."""
    found: list[Rewording] = []
    for i, token in enumerate(tokens[:-3]):
        be, after = tokens[i + 1], tokens[i + 2]
        perfect = be.text in {"has", "have", "had"} and after.text == "been"
        if perfect:
            be, after = after, tokens[i + 3]
        if token.text not in _RELATIVES or not (perfect or be.text in _BE) or i == 0:
            continue
        verb = tokens[token.head]
        if verb.dep != "relcl" or token.dep not in {"nsubj", "nsubjpass"}:
            continue
        noun = tokens[verb.head]
        if noun.pos not in {"NOUN", "PROPN"} or verb.head not in {i - 1, i - 2}:
            continue
        aside = tokens[i - 1].text == ","
        if not aside and verb.head != i - 1:
            continue
        if any(fold(t.text) == "it" and u.lemma == "be" for t, u in pairwise(tokens)):
            continue  # "It was police who were attacked": a cleft
        right = any(t.head == token.head and j > token.head for j, t in enumerate(tokens))
        participle = (
            token.head == i + 2 + perfect
            and (after.tag == "VBN" or (after.tag == "VBG" and not aside))
            and right
            and not any(t.dep == "conj" and t.head == token.head for t in tokens)
            and fold(after.lemma) not in {"go", "become"}
        )
        noun_phrase = (
            aside
            and be.text in {"is", "are"}
            and token.head == i + 1
            and after.text in {"a", "an"}
            and not any(t.dep in {"conj", "advcl"} and t.head == i + 1 for t in tokens)
        )
        if participle or noun_phrase:
            found.append((Edit(token.start, after.start, "", "relative"),))
    return found


def _possessives(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "the mayor of Norvale" is "Norvale's mayor"."""
    found: list[Rewording] = []
    for of, token in enumerate(tokens[:-1]):
        if token.text != "of" or token.dep != "prep" or of < 2 or token.head != of - 1:
            continue
        noun = tokens[of - 1]
        if fold(noun.lemma) not in OWNED or noun.pos != "NOUN" or not noun.text.islower():
            continue
        first = of - 1
        while first > 0 and tokens[first - 1].head == of - 1 and tokens[first - 1].pos in {
            "ADJ", "NOUN",
        }:  # fmt: skip
            first -= 1
        if tokens[first - 1].text not in {"the", "The"} or tokens[first - 1].head != of - 1:
            continue
        low = high = of + 1
        if tokens[low].text == "the":
            high += 1
        start = high
        while high < len(tokens) and tokens[high].pos == "PROPN":
            high += 1
        name = tokens[start:high]
        if not 0 < len(name) <= 3 or any(t.entity not in _HOLDERS for t in name):
            continue
        if (
            tokens[high - 1].head != of
            or any(t.entity_start for t in name[1:])
            or name[-1].text.endswith(("s", "."))
        ):
            continue
        following = tokens[high] if high < len(tokens) else None
        if following is not None and (
            following.pos in {"PROPN", "PART", "NUM"}
            or following.text in {"and", "or", "&", "of", "'s", "\u2019s", "(", "-"}
            or (following.text == "," and high + 1 < len(tokens)
                and tokens[high + 1].pos in {"PROPN", "NUM", "DET"})
            or following.dep in {"relcl"}
        ):  # fmt: skip
            continue
        if any(t.head in range(start, high) and j >= high for j, t in enumerate(tokens)):
            continue
        owner = text[tokens[low].start : tokens[high - 1].end] + "'s"
        owned = text[tokens[first].start : noun.end]
        opens = tokens[first - 1].start == 0
        new = f"{raised(owner) if opens else owner} {owned}"
        found.append((Edit(tokens[first - 1].start, tokens[high - 1].end, new, "possessive"),))
    return found


def _active(text: str, tokens: Sequence[Token]) -> list[Rewording]:
    """Say it plainly: "It was closed by police" is "Police closed it"."""
    for verb, token in enumerate(tokens):
        if token.tag != "VBN" or token.dep != "ROOT":
            continue
        kids = [i for i, t in enumerate(tokens) if t.head == verb and i != verb]
        helpers = [i for i in kids if tokens[i].dep in {"aux", "auxpass", "neg"}]
        by = [i for i in kids if tokens[i].dep == "agent"]
        subject = [i for i in kids if tokens[i].dep == "nsubjpass"]
        if len(by) != 1 or len(subject) != 1 or by[0] < verb:
            return []
        past = _past(tokens, verb, helpers)
        others = {"conj", "cc", "oprd", "xcomp", "ccomp", "dobj", "dative", "advcl"}
        if past is None or any(tokens[i].dep in others for i in kids):
            return []
        patient = sorted(members(tokens, subject[0]))
        agent = sorted(members(tokens, by[0]) - {by[0]})
        if patient != list(range(helpers[0])) or not agent or len(patient) > 10:
            return []
        if agent != list(range(by[0] + 1, by[0] + 1 + len(agent))) or len(agent) > 8:
            return []
        if fold(tokens[0].text) in _PERSONAL or doubtful(tokens, 0):
            return []
        if any(tokens[i].text == "," or tokens[i].dep in {"relcl", "acl"} for i in agent + patient):
            return []
        if any(tokens[i].pos == "PRON" or tokens[i].tag == "VBG" for i in agent):
            return []
        if any(fold(tokens[i].text) in {"his", "her", "their", "its"} for i in agent + patient):
            return []
        doer = text[tokens[agent[0]].start : tokens[agent[-1]].end]
        done = lowered(tokens[0]) + text[tokens[0].end : tokens[patient[-1]].end]
        opening = Edit(0, tokens[verb].end, f"{raised(doer)} {past} {done}", "active")
        return [(opening, Edit(tokens[by[0]].start, tokens[agent[-1]].end, "", "active"))]
    return []


def _past(tokens: Sequence[Token], verb: int, helpers: Sequence[int]) -> str | None:
    """The active form of a passive verb; None where it is not certain."""
    form = [fold(tokens[i].text) for i in helpers]
    if helpers != list(range(verb - len(helpers), verb)):
        return None
    token = tokens[verb]
    if form in (["was"], ["were"]):
        return token.text if token.text.endswith("ed") else _IRREGULAR.get(token.text)
    if len(form) == 2 and form[1] == "be" and tokens[helpers[0]].tag == "MD":
        return f"{tokens[helpers[0]].text} {token.lemma}"
    return None
