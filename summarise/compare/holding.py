"""What one source says of somebody or something and another denies, however both word it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.check.frames import SPEECH, lemma
from summarise.compare.antonyms import STATES, VERBS
from summarise.compare.assertion import beside, days_fit, denials, supposed, tenses
from summarise.compare.denial import OTHERWISE
from summarise.compare.event import CALENDAR, stem
from summarise.compare.kinds import DEEDS, kind_shared
from summarise.compare.predicates import Predicate, children, partly
from summarise.compare.referents import speaker, spoken_of, subjects
from summarise.compare.stated import (
    Answer,
    Sentence,
    one_matter,
    same_names,
    same_parties,
    same_span,
    same_time,
)
from summarise.roles import Token

LEAST_AROUND = 3  # content words that the sentences around two deeds share
_NONE = frozenset({"no", "nothing", "nobody", "none", "anybody", "anyone", "anything"})
_BEFORE = frozenset({"det", "nummod", "amod", "compound", "poss", "quantmod"})
LONGEST = 6  # words from the first to the last of those that deny
LEAST = 2  # signs that two sentences tell of one deed
_REFUSED = frozenset("refused refuses declined declines failed fails without".split())
_REFUSING = frozenset("refuse decline fail".split())
# What is said with these alone is too little to be the same deed.
_LIGHT = frozenset(
    "be have do go make take come give put let set see look know think want need try seem become "
    "find use show call start begin keep work like believe expect hope plan mean understand "
    "kill die happen ask comment respond answer include".split()
)
_LIGHT_STATES = frozenset(
    "able likely sure clear available ready possible responsible aware true new good right same "
    "important involved immediate due part subject afraid alone".split()
)
_LINKING = frozenset("feel look seem smell taste".split())
_RATING = frozenset("rate rat grade judge deem declare rule consider".split())
_STAYING = VERBS["stay"][0][0]
_MORE = {"leave": (_STAYING, False)}  # where it lies ahead
# What closes by itself is closed by somebody.
_ERGATIVE = frozenset("shut open reopen begin start end resume restart continue sink".split())
_EMPTY = frozenset({"anybo", "anyon", "anyth", "nothi", "none", "no", "nobod", "it", "they"})


def holdings(sentence: Sentence) -> Iterator[Answer]:
    """Read what a sentence says of whom, and what it denies."""
    if OTHERWISE.search(sentence.passage.text):
        return
    for predicate in sentence.predicates:
        tokens = sentence.passage.tokens
        if predicate.quoted or supposed(tokens, predicate.verb):
            continue
        if partly(tokens, predicate.patients or predicate.agents):
            continue  # what holds for most may not hold for the rest
        for key, sign, members in _said(tokens, predicate):
            denied, more = denials(tokens, predicate)
            words = {*members, *more}
            for tense in tenses(tokens, predicate.verb):
                yield _answer(sentence, predicate, f"{key}:{tense}", sign != denied, words)


def _said(tokens: Sequence[Token], predicate: Predicate) -> Iterator[tuple[str, bool, list[int]]]:
    """What a verb says, as a name, a sign, and the words for it."""
    verb = predicate.verb
    kids = children(tokens, verb)
    adjectives = [i for i in kids if tokens[i].dep in {"acomp", "oprd"} and tokens[i].pos == "ADJ"]
    if predicate.lemma in _LINKING and tokens[verb].tag != "VBN":
        return
    if adjectives and predicate.lemma in _RATING:
        for child in adjectives:
            if (state := STATES.get(lemma(tokens[child]))) is not None:
                yield f"state {state[0]}", state[1], [verb, child]
        return
    if predicate.lemma == "be" or (adjectives and predicate.lemma in {"remain", "stay"}):
        for child in kids:
            if tokens[child].dep not in {"acomp", "oprd"} or tokens[child].pos != "ADJ":
                continue
            for one in (child, *(i for i in children(tokens, child) if tokens[i].dep == "conj")):
                word = lemma(tokens[one])
                state = STATES.get(word)
                if word not in _LIGHT_STATES and tokens[one].pos == "ADJ":
                    name, sign = state or (word, True)
                    yield f"state {name}", sign, [verb, one]
        return
    particles = [i for i in kids if tokens[i].dep == "prt"]
    name = "_".join([predicate.lemma, *(lemma(tokens[i]) for i in particles)])
    if name == "pay" and any(tokens[i].dep == "prep" and tokens[i].text == "for" for i in kids):
        name = "fund"
    if (name in _LIGHT and name not in DEEDS) or predicate.lemma in SPEECH or not name.isascii():
        return
    if particles and any(tokens[i].dep == "xcomp" for i in kids):
        return  # "she goes on to say"
    state = STATES.get(tokens[verb].text.lower()) if tokens[verb].tag == "VBN" else None
    if state is not None:
        yield f"state {state[0]}", state[1], [verb, *particles]
    pairs = [*VERBS.get(name, ()), *([_MORE[name]] if name in _MORE else [])]
    for pair, sign in pairs if "ahead" in tenses(tokens, verb) else ():
        yield f"pair {pair}", sign, [verb, *particles]
    yield DEEDS.get(name, name), True, [verb, *particles]


def _answer(
    sentence: Sentence, predicate: Predicate, key: str, holds: bool, members: set[int]
) -> Answer:
    tokens = sentence.passage.tokens
    verb = predicate.verb
    agents, patients = predicate.agents, predicate.patients
    if tokens[verb].dep == "pcomp" and tokens[tokens[verb].head].dep == "prep":
        above = tokens[tokens[verb].head].head
        agents = tuple(i for i in children(tokens, above) if tokens[i].dep == "nsubj")
    if not agents and lemma(tokens[tokens[verb].head]) in _REFUSING:
        agents = tuple(subjects(tokens, verb))  # "the council declined to pay"
    if key.startswith("fund:") and not patients:
        patients = tuple(_objects(tokens, verb, "for"))
    if key.startswith("state"):
        agents, patients = tuple(subjects(tokens, verb)), ()
    if not patients and key.partition(":")[0] in _ERGATIVE:
        agents, patients = (), agents
    doer = spoken_of(tokens, agents, sentence.referents)
    done = spoken_of(tokens, patients, sentence.referents)
    things = [
        i
        for i in children(tokens, verb)
        if (tokens[i].dep == "dobj" and verb < i)
        or (
            tokens[i].dep == "nsubjpass"
            and any(tokens[k].dep == "nummod" for k in children(tokens, i))
        )
    ]
    things += [k for i in things for k in children(tokens, i) if tokens[k].dep in _BEFORE]
    shown = (
        members
        | set(things[:LONGEST])
        | {i for i in children(tokens, verb) if tokens[i].dep in {"aux", "auxpass"}}
    )
    # A span of the text: the deed with its object, or less where words stand between.
    span = next(s for s in (shown, members, {verb}) if max(s) - min(s) <= LONGEST)
    words = sentence.passage.text[tokens[min(span)].start : tokens[max(span)].end]
    return Answer(
        "negation",
        f"holds:{key}",
        "yes" if holds else "no",
        words,
        sentence,
        frozenset({stem(predicate.lemma)}),
        (
            doer[0] - _EMPTY,
            doer[1],
            done[0] - _EMPTY,
            done[1],
            beside(tokens, verb),
            _goals(sentence, verb),
        ),
    )


def _goals(sentence: Sentence, verb: int) -> frozenset[str]:
    """To, over or with whom or what a deed is done, each with its preposition: "to worke"."""
    tokens = sentence.passage.tokens
    return frozenset(
        f"{tokens[child].text.lower()} {word}"
        for child in children(tokens, verb)
        if tokens[child].dep in {"prep", "dative"}
        for inner in children(tokens, child)
        if tokens[inner].dep == "pobj" and tokens[inner].text.lower() not in CALENDAR
        for words in spoken_of(tokens, [inner], sentence.referents)
        for word in words
    )


def _apart(one: Answer, two: Answer) -> bool:
    """Whether the deeds of two answers were done to or over different things."""
    around = one.sentence.around, two.sentence.around
    many = [[pair.split(" ", 1) for pair in sorted(answer.roles[5])] for answer in (one, two)]
    for preposition in {before for before, _ in many[0]} & {before for before, _ in many[1]}:
        mine, theirs = (
            frozenset(word for before, word in pairs if before == preposition) for pairs in many
        )
        if not mine & theirs and not kind_shared(mine, theirs, around):
            return True
    return False


def _objects(tokens: Sequence[Token], verb: int, preposition: str) -> list[int]:
    return [
        inner
        for child in children(tokens, verb)
        if tokens[child].dep == "prep" and tokens[child].text == preposition
        for inner in children(tokens, child)
        if tokens[inner].dep == "pobj"
    ]


def holdings_differ(one: Answer, two: Answer) -> bool | None:
    """Whether one denies what the other says of the same; None for different matters."""
    parties = same_parties(one, two)
    if parties is None:
        return None
    if one.value == two.value:
        return False
    if not same_time(one.sentence, two.sentence) or not same_names(one.sentence, two.sentence):
        return None
    if not same_span(one.sentence, two.sentence):
        return None
    if one.roles[4] != two.roles[4] or _apart(one, two):
        return None
    # "Offered what he called a strategy", "did not offer any plan for the harbour"
    if not (one.roles[2] and two.roles[2]) and any(" any " in a.words for a in (one, two)):
        return None
    if not days_fit(one.sentence.dates, two.sentence.dates):
        return None
    told = one.about | two.about
    for answer in (one, two):
        told |= frozenset[str]().union(*answer.roles[:4])
    rest = (one.sentence.content & two.sentence.content) - told
    signs = sum(parties) + len(rest) + one.question.endswith(":ahead")
    # An explicit refusal, or one speaker who is said to have said both.
    signs += any(word in _REFUSED for word in f"{one.words} {two.words}".lower().split())
    said = [speaker(a.sentence.passage.tokens, a.sentence.referents) for a in (one, two)]
    signs += bool(said[0] & said[1])
    # "No alarm sounded" denies whichever alarm the other report tells of.
    none = any(_NONE & set(a.words.lower().split()) for a in (one, two))
    signs += none and one_matter(one.sentence, two.sentence, LEAST_AROUND)
    return True if signs >= LEAST else None
