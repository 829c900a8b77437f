"""What one source says happened and another says happened the other way: passed, failed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.compare.antonyms import FOLLOWING, STATES, VERBS
from summarise.compare.assertion import days_fit, tenses
from summarise.compare.kinds import kind_shared
from summarise.compare.predicates import Predicate, children, heads, modifiers, partly
from summarise.compare.referents import spoken_of
from summarise.compare.stated import Answer, Sentence, one_matter, same_names, same_span, same_time
from summarise.roles import Token

_AGAIN = re.compile(
    r"\b(?:ago|previous(?:ly)?|earlier|last (?:year|month|week)|once|later|again|former(?:ly)?|"
    r"in (?:19|20)\d\d|first|second|third|fourth|if|would|currently|temporarily|for now)\b",
    re.IGNORECASE,
)


def opposites(sentence: Sentence) -> Iterator[Answer]:
    """Read what a sentence says happened, where it has an opposite."""
    tokens = sentence.passage.tokens
    for predicate in sentence.predicates:
        if not predicate.real or predicate.quoted:
            continue
        token = tokens[predicate.verb]
        yield from _let_go(sentence, predicate)
        yield from _talks(sentence, predicate)
        for name in _names(tokens, predicate):
            if tokens[predicate.verb].dep == "acl" and tokens[predicate.verb].tag == "VBG":
                continue  # "members backing the bill" are some of them
            if name == "go_on" and any(
                tokens[i].dep == "xcomp" for i in children(tokens, predicate.verb)
            ):
                continue  # "she goes on to say"
            for pair, sign in VERBS.get(name, ()):
                if pair in _LOOSE and not predicate.patients and not predicate.agents:
                    continue
                theme = predicate.patients or predicate.agents
                if partly(tokens, theme):
                    continue
                agent = predicate.agents if predicate.patients else ()
                yield _answer(
                    sentence, predicate, pair, sign, (theme, agent), _told(tokens, predicate)
                )
        if predicate.lemma in {"be", "remain", "stay"}:
            for child in children(tokens, predicate.verb):
                state = STATES.get(tokens[child].text.lower())
                beside = [*children(tokens, child), *children(tokens, predicate.verb)]
                if any(tokens[i].text.lower() == "longer" for i in beside):
                    continue  # "no longer alive"
                if state and tokens[child].dep in {"acomp", "oprd", "attr"} and predicate.agents:
                    words = f"{token.text} {tokens[child].text}"
                    yield _answer(sentence, predicate, *state, (predicate.agents, ()), words)


def _let_go(sentence: Sentence, predicate: Predicate) -> Iterator[Answer]:
    """Read "let the hostages go", where the hostages are the subject of another verb."""
    tokens = sentence.passage.tokens
    if predicate.lemma != "let":
        return
    for child in children(tokens, predicate.verb):
        if tokens[child].dep == "ccomp" and lemma(tokens[child]) == "go":
            gone = [i for i in children(tokens, child) if tokens[i].dep == "nsubj"]
            pair, sign = VERBS["let_go"][0]
            words = f"{tokens[predicate.verb].text} {tokens[child].text}"
            yield _answer(sentence, predicate, pair, sign, (gone, predicate.agents), words)


def _talks(sentence: Sentence, predicate: Predicate) -> Iterator[Answer]:
    """Whether talks led to an agreement, told of the sides or of the talks."""
    tokens = sentence.passage.tokens
    names = set(_names(tokens, predicate))
    subjects = {lemma(tokens[i]) for i in predicate.agents}
    reached = {lemma(tokens[i]) for i in predicate.patients} & _DEALS
    agreed = names & {"agree"} and any(
        tokens[i].dep == "prep" and tokens[i].text == "on" for i in children(tokens, predicate.verb)
    )
    if agreed or (names & {"reach", "sign", "strike"} and reached):
        sign = True
    elif subjects & _TALKS and names & {"fail", "collapse", "break_down", "end_without"}:
        sign = False
    else:
        return
    words = _told(tokens, predicate)
    yield Answer(
        "negation",
        "opposite:talks",
        "yes" if sign != predicate.denied else "no",
        words,
        sentence,
        frozenset(),
        (frozenset({"talks"}), frozenset(), frozenset(), frozenset()),
    )


_TALKS = frozenset({"talk", "negotiation", "meeting", "discussion"})
_DEALS = frozenset({"agreement", "deal", "contract", "settlement", "compromise"})
_LOOSE = frozenset({"0", "16"})


def _answer(
    sentence: Sentence,
    predicate: Predicate,
    pair: str,
    sign: bool,
    roles: tuple[Sequence[int], Sequence[int]],
    words: str,
) -> Answer:
    tokens = sentence.passage.tokens
    theme, agent = roles
    extra = frozenset[str]().union(*(modifiers(tokens, i) for i in theme)) if theme else frozenset()
    things = heads(tokens, theme) or spoken_of(tokens, theme, sentence.referents)[0]
    return Answer(
        "negation",
        f"opposite:{pair}",
        "yes" if sign != predicate.denied else "no",
        words,
        sentence,
        extra,
        (
            things,
            heads(tokens, agent),
            frozenset(tenses(tokens, predicate.verb)),
            heads(tokens, [i for i in theme if tokens[i].tag == "NNS"]),
        ),
    )


def _names(tokens: Sequence[Token], predicate: Predicate) -> list[str]:
    """A verb, and the verb with its particle or complement."""
    found = [predicate.lemma]
    for child in children(tokens, predicate.verb):
        word = lemma(tokens[child])
        if tokens[child].dep == "prt":
            return [f"{predicate.lemma}_{word}"]
        if predicate.lemma == "find" and tokens[child].dep in {"oprd", "acomp"}:
            return [f"find_{word}"]
        if tokens[child].dep == "prep" and word == "in":
            inner = [lemma(tokens[i]) for i in children(tokens, child)]
            if "custody" in inner:
                return ["custody"]
    if predicate.lemma in {"find", "go"}:
        return []
    return found


def _told(tokens: Sequence[Token], predicate: Predicate) -> str:
    """The words of a verb with its auxiliaries, negation, particle and "in custody"."""
    members = {predicate.verb}
    for child in children(tokens, predicate.verb):
        if tokens[child].dep in {"auxpass", "neg", "prt", "oprd"}:
            members.add(child)
        if tokens[child].dep == "prep" and any(
            lemma(tokens[i]) == "custody" for i in children(tokens, child)
        ):
            members |= {child, *(i for i in children(tokens, child))}
    return " ".join(tokens[i].text for i in sorted(members)).replace(" n't", "n't")


def opposed(one: Answer, two: Answer) -> bool | None:
    """Whether two answers say opposite things of one matter; None if of different matters."""
    if one.value == two.value:
        return False
    around = one.sentence.around, two.sentence.around
    theme = one.roles[0] & two.roles[0] or kind_shared(one.roles[0], two.roles[0], around)
    times_fit = same_time(one.sentence, two.sentence) and (
        one.question == _ENDED or same_span(one.sentence, two.sentence)
    )
    if not theme or not times_fit:
        return None
    # "ended on Friday", "will continue on Monday"
    if one.question == _ENDED and not (
        one.roles[2] & two.roles[2] and days_fit(one.sentence.dates, two.sentence.dates)
    ):
        return None
    # "rose in the first quarter", "fell in the second"
    times = [
        {match.lower() for match in _AGAIN.findall(answer.sentence.passage.text)}
        for answer in (one, two)
    ]
    if times[0] != times[1]:
        return None
    # "most of his policies", "a policy": what is one of many is not those many
    many = one.roles[3] ^ two.roles[3]
    if one.question != _MOVED and one.roles[0] & two.roles[0] & many:
        return None
    # "the brake test", "the alcohol test"; "prices of houses", "prices of flats"
    if one.about and two.about and not one.about & two.about:
        return None
    agents = one.roles[1], two.roles[1]
    held = one.question == _HELD  # by "armed men", by "gunmen"
    if agents[0] and agents[1] and not agents[0] & agents[1] and not held:
        return None
    if not same_names(one.sentence, two.sentence):
        return None
    together = one.sentence.content & two.sentence.content
    if one.question in _VAGUE and len(together) < LEAST_SHARED_VAGUE:
        return None
    unnamed = not one.sentence.names and not two.sentence.names
    if one.question == _MOVED and unnamed and one_matter(one.sentence, two.sentence, 4):
        return True
    custody = one.question in {_CUSTODY, _HELD}
    if not custody and one.question in _EVENTFUL and one_matter(one.sentence, two.sentence, 4):
        return True
    return True if len(together) >= LEAST_SHARED - custody else None


_CUSTODY = f"opposite:{VERBS['custody'][0][0]}"
_HELD = f"opposite:{VERBS['let_go'][0][0]}"
_MOVED = f"opposite:{VERBS['rise'][0][0]}"
_ENDED = f"opposite:{VERBS['go_on'][0][0]}"  # "ended after 12 days"
_VAGUE = frozenset({f"opposite:{VERBS['permit'][0][0]}"})  # what is allowed is told apart
LEAST_SHARED_VAGUE = 4
_EVENTFUL = frozenset({f"opposite:{VERBS['land'][0][0]}", f"opposite:{VERBS['burst'][0][0]}"})
LEAST_SHARED = 2  # content words, the theme among them


def follows(one: Answer, two: Answer) -> bool:
    """Whether one of two opposite answers comes after the other rather than denying it."""
    kind, _, pair = one.question.partition(":")
    if kind != "opposite" or "custody" in one.words + " " + two.words:
        return False
    return any(number == pair for _, number in FOLLOWING)
