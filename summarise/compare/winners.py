"""Who won, who will host, who follows whom: roles that one alone can have in a story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma, pronoun
from summarise.check.names import Name, names
from summarise.compare.event import CALENDAR, stem
from summarise.compare.predicates import Predicate, children
from summarise.compare.stated import Answer, Sentence, one_matter, same_time
from summarise.roles import Token

LEAST_AROUND = 3  # content words that the sentences around two answers share
_CONTESTS = frozenset(
    "prize award race marathon tournament title final cup championship competition contest "
    "election medal trophy festival tour rally match".split()
)
_EVENTS = frozenset("game games olympics championship cup festival summit fair expo".split())
_BEFORE = re.compile(
    r"\b(?:last (?:year|season|time|month)|previous(?:ly)?|earlier|ago|once|(?:twice|defending)|"
    r"former(?:ly)?)\b",
    re.IGNORECASE,
)
_GIVING = frozenset({"give", "award", "go"})


def winners(sentence: Sentence) -> Iterator[Answer]:
    """Read who won a contest, who will host an event and who follows somebody."""
    if _BEFORE.search(sentence.passage.text):
        return
    for predicate in sentence.predicates:
        if predicate.denied or predicate.quoted or not predicate.real:
            continue
        yield from _won(sentence, predicate)
        yield from _hosted(sentence, predicate)
        yield from _followed(sentence, predicate)


def _people(sentence: Sentence) -> list[Name]:
    return [n for n in names(sentence.passage.tokens) if not set(n.words) & CALENDAR]


def _name_at(sentence: Sentence, indices: Sequence[int]) -> Name | None:
    """The name that one of some words belongs to."""
    for index in indices:
        token = sentence.passage.tokens[index]
        for name in _people(sentence):
            if name.start <= token.start < name.end:
                return name
    return None


def _below(tokens: Sequence[Token], index: int, prepositions: frozenset[str]) -> list[int]:
    """The objects of some prepositions of a word."""
    return [
        inner
        for child in children(tokens, index)
        if tokens[child].dep in {"prep", "agent", "dative"} and tokens[child].text in prepositions
        for inner in children(tokens, child)
    ]


def _contests(tokens: Sequence[Token], indices: Sequence[int]) -> frozenset[str]:
    found = {lemma(tokens[i]) for i in indices}
    return frozenset(stem(word) for word in found & _CONTESTS)


def _won(sentence: Sentence, predicate: Predicate) -> Iterator[Answer]:
    tokens = sentence.passage.tokens
    kids = children(tokens, predicate.verb)
    who: Name | None = None
    what = frozenset[str]()
    if predicate.lemma == "win":
        what = _contests(tokens, predicate.patients)
        by = _below(tokens, predicate.verb, frozenset({"by"}))
        who = _name_at(sentence, [*predicate.agents, *by]) if what else None
    elif predicate.lemma == "come" and any(lemma(tokens[i]) == "first" for i in kids):
        who, what = _name_at(sentence, predicate.agents), frozenset({"race"})
    elif predicate.lemma in _GIVING:
        things = [*predicate.patients, *predicate.agents]
        what = _contests(tokens, things)
        goal = _below(tokens, predicate.verb, frozenset({"to"}))
        goal += [i for i in kids if tokens[i].dep == "dative"]
        who = _name_at(sentence, goal) if what else None
    elif predicate.lemma == "be":
        ends = [i for i in kids if tokens[i].dep == "attr" and lemma(tokens[i]) == "winner"]
        if ends:
            what = _contests(tokens, _below(tokens, ends[0], frozenset({"of"})))
            who = _name_at(sentence, predicate.agents) if what else None
    if who is not None:
        yield _answer(sentence, "winner:contest", who, what)


def _hosted(sentence: Sentence, predicate: Predicate) -> Iterator[Answer]:
    tokens = sentence.passage.tokens
    who: Name | None = None
    if predicate.lemma == "host" and {lemma(tokens[i]) for i in predicate.patients} & _EVENTS:
        who = _name_at(sentence, predicate.agents)
    elif (
        predicate.lemma in {"hold", "stage"}
        and {lemma(tokens[i]) for i in predicate.patients} & _EVENTS
    ):
        who = _name_at(sentence, _below(tokens, predicate.verb, frozenset({"in"})))
    if who is not None:
        yield _answer(sentence, "host:event", who, frozenset({"event"}))


def _followed(sentence: Sentence, predicate: Predicate) -> Iterator[Answer]:
    tokens = sentence.passage.tokens
    if predicate.lemma in {"succeed", "replace"} and predicate.patients:
        # "Holm will succeed Berg"
        if _name_at(sentence, predicate.patients) is not None:
            who = _name_at(sentence, predicate.agents)
            if who is not None:
                yield _answer(sentence, "winner:successor", who, frozenset({"successor"}))
    elif predicate.lemma == "be":
        kids = children(tokens, predicate.verb)
        sides = [*predicate.agents, *(i for i in kids if tokens[i].dep == "attr")]
        if any(lemma(tokens[i]) == "successor" for i in sides):
            who = _name_at(sentence, sides)
            if who is not None:
                yield _answer(sentence, "winner:successor", who, frozenset({"successor"}))


def _answer(sentence: Sentence, question: str, who: Name, what: frozenset[str]) -> Answer:
    text = sentence.passage.text[who.start : who.end]
    return Answer("name", question, " ".join(who.words), text, sentence, what)


def winners_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two names stand in one role of one story; None for different roles."""
    mine, theirs = set(str(one.value).split()), set(str(two.value).split())
    if mine & theirs or any(a[:4] == b[:4] for a in mine for b in theirs):
        return False
    if any(pronoun(word) for word in mine | theirs) or not same_time(one.sentence, two.sentence):
        return None
    if not one.about & two.about and "race" not in one.about | two.about:
        return None
    return True if one_matter(one.sentence, two.sentence, LEAST_AROUND) else None
