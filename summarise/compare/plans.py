"""When something is to come: the day of a deed or event that lies ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.check.values import DateMention
from summarise.compare.dating import Dated, dated
from summarise.compare.dating import differ as dates_differ
from summarise.compare.event import CALENDAR, stem
from summarise.compare.kinds import DEEDS
from summarise.compare.predicates import Predicate, children
from summarise.compare.referents import spoken_of, subjects
from summarise.compare.stated import Answer, Sentence, one_matter, same_names, same_parties
from summarise.roles import Token

_AHEAD = frozenset({"will", "would", "'ll", "to"})
_DEEDS = {
    "swear_in": "take office",
    "inaugurate": "take office",
    "take_office": "take office",
    "begin": "begin",
    "start": "begin",
    "open": "open",
    "reopen": "open",
    "resume": "resume",
    "restart": "resume",
    "fly": "travel",
    "travel": "travel",
    "go": "travel",
    "arrive": "travel",
    "visit": "travel",
    "head": "travel",
}
LEAST_AROUND = 3  # content words that the sentences around two days share
_PLANNED = frozenset(_DEEDS.values())
_TO = frozenset({"to", "for", "in", "at"})
_AGAIN = re.compile(
    r"\b(?:again|another|back|return|every|each|first|second|third|next|also)\b", re.IGNORECASE
)


def plans(sentence: Sentence) -> Iterator[Answer]:
    """Read the days and months of what lies ahead."""
    passage = sentence.passage
    tokens = passage.tokens
    by_verb = {p.verb: p for p in sentence.predicates}
    for one in dated(passage.text, tokens):
        if one.named or one.quoted or one.bound or one.mention.relative:
            continue
        predicate = _of(tokens, one, by_verb)
        if predicate is None or predicate.denied or not _ahead(tokens, predicate.verb):
            continue
        deed = _deed(tokens, predicate)
        form = _form(one.mention)
        if deed not in _PLANNED or not form:
            continue
        who = predicate.agents or subjects(tokens, predicate.verb)
        doer = spoken_of(tokens, who, sentence.referents)
        done = spoken_of(tokens, predicate.patients, sentence.referents)
        if deed == "take office":
            doer, done = (doer if any(doer) else done), (frozenset[str](), frozenset[str]())
        yield Answer(
            "date",
            f"ahead:{deed}:{form}",
            one.text,
            one.text,
            sentence,
            frozenset({stem(predicate.lemma)}),
            (*doer, *done, _goals(sentence, predicate) if deed == "travel" else frozenset[str]()),
        )


def _goals(sentence: Sentence, predicate: Predicate) -> frozenset[str]:
    """Stems of where somebody travels."""
    tokens = sentence.passage.tokens
    below = [
        inner
        for child in children(tokens, predicate.verb)
        if tokens[child].dep == "prep" and tokens[child].text.lower() in _TO
        for inner in children(tokens, child)
        if tokens[inner].dep == "pobj" and tokens[inner].text.lower() not in CALENDAR
    ]
    nouns, named = spoken_of(tokens, [*below, *predicate.patients], sentence.referents)
    return nouns | named


def _form(mention: DateMention) -> str:
    """How precise a date is; a weekday alone depends on the day of the paper."""
    if mention.month and mention.day:
        return "day"
    if mention.month:
        return "month"
    return "year" if mention.year and not mention.weekday else ""


def _ahead(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells of what is to come: will, to, "starts in October"."""
    helpers = [tokens[i] for i in children(tokens, verb) if tokens[i].dep == "aux"]
    if any(token.text.lower() in _AHEAD for token in helpers):
        return True
    return not helpers and tokens[verb].tag in {"VBZ", "VBP"} and tokens[verb].pos == "VERB"


def _deed(tokens: Sequence[Token], predicate: Predicate) -> str:
    kids = children(tokens, predicate.verb)
    parts = [lemma(tokens[i]) for i in kids if tokens[i].dep == "prt"]
    parts += [w for i in kids if tokens[i].dep == "dobj" and (w := lemma(tokens[i])) == "office"]
    name = "_".join([predicate.lemma, *parts])
    return _DEEDS.get(name, DEEDS.get(name, name))


def _of(tokens: Sequence[Token], found: Dated, by_verb: dict[int, Predicate]) -> Predicate | None:
    """The verb that a date stands beside."""
    index = next((i for i, t in enumerate(tokens) if t.start >= found.mention.start), None)
    for _ in range(4):
        if index is None or tokens[index].head == index:
            return None
        index = tokens[index].head
        if index in by_verb:
            return by_verb[index]
        if tokens[index].pos in {"NOUN", "ADJ"}:
            return None
    return None


def plans_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two days are given for one deed to come; None for different deeds."""
    if same_parties(one, two) is None:
        return None
    if one.question.startswith("ahead:travel:") and not one.roles[4] & two.roles[4]:
        return None
    again = [
        {word.lower() for word in _AGAIN.findall(answer.sentence.passage.text)}
        for answer in (one, two)
    ]
    if again[0] != again[1] or not one_matter(one.sentence, two.sentence, LEAST_AROUND):
        return None
    mentions = [
        next((d.mention for d in dated_of(a) if d.text == a.words), None) for a in (one, two)
    ]
    if mentions[0] is None or mentions[1] is None:
        return None
    if not dates_differ(mentions[0], mentions[1]):
        return False
    return True if same_names(one.sentence, two.sentence) else None


def dated_of(answer: Answer) -> list[Dated]:
    """The dates of the sentence of an answer."""
    return dated(answer.sentence.passage.text, answer.sentence.passage.tokens)
