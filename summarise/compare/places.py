"""Where a thing is, and where somebody goes first: places that a story has one of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from summarise.check.folding import words
from summarise.check.frames import lemma
from summarise.check.names import Name, names
from summarise.compare.event import CALENDAR, stem
from summarise.compare.kinds import DEEDS
from summarise.compare.predicates import Predicate, children
from summarise.compare.referents import alike, spoken_of
from summarise.compare.stated import Answer, Sentence, one_matter, same_time
from summarise.roles import Token

LEAST_AROUND = 2  # content words that the sentences around two places share
_TRAVELS = frozenset("visit trip journey tour stop".split())
_FIRST = frozenset({"first", "last", "final", "next"})
_IN = frozenset({"in", "at"})
_SEATED = frozenset("base headquarter locate situate".split())
# "The president is in Paris" tells where somebody is today.
_FIXED = frozenset(
    "headquarters headquarter seat court plant factory office museum school hospital station "
    "building bridge stadium mine site airport university prison mill".split()
)
# Deeds that are done once, in one place.
_ONCE = frozenset("marry wed bear bury crash sink land move".split())
# A town lies in one of these, so that both may be named.
_WIDE = frozenset(
    "county region state province district country republic kingdom island islands coast bay sea "
    "ocean north south east west northern southern eastern western central upper lower valley "
    "street road avenue square park hotel hall centre center".split()
)
# Of their names only those that no town of the news shares.
_STATES = frozenset(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia "
    "hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts "
    "michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon "
    "pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec alberta "
    "manitoba saskatchewan england scotland wales ulster bavaria saxony hesse tuscany sicily "
    "lombardy catalonia andalusia brittany normandy provence victoria queensland tasmania kerala "
    "gujarat punjab sindh bihar yorkshire kent essex sussex surrey devon cornwall dorset somerset "
    "norfolk suffolk cumbria lancashire cheshire hampshire".split()
)
_COUNTRIES = frozenset(
    "america britain canada mexico brazil argentina chile peru colombia venezuela cuba haiti "
    "france germany italy spain portugal ireland belgium netherlands austria switzerland sweden "
    "norway denmark finland iceland poland hungary romania bulgaria greece turkey ukraine russia "
    "belarus serbia croatia bosnia kosovo albania slovenia slovakia estonia latvia lithuania "
    "china japan taiwan korea india pakistan afghanistan bangladesh nepal iran iraq syria lebanon "
    "israel jordan egypt libya tunisia algeria morocco sudan ethiopia somalia kenya uganda "
    "tanzania rwanda congo nigeria ghana mali niger senegal zimbabwe zambia mozambique angola "
    "australia indonesia malaysia thailand vietnam cambodia myanmar philippines yemen qatar "
    "us usa uk".split()
)
LEAST_LETTERS = 4  # of a name that stands at the beginning of another one
LEAST_ALIKE = 0.8  # of the letters of two spellings


def places(sentence: Sentence) -> Iterator[Answer]:
    """Read where something is or happened, and where a first visit goes."""
    for predicate in sentence.predicates:
        if predicate.denied or predicate.quoted:
            continue
        yield from _travels(sentence, predicate)
        yield from _seats(sentence, predicate)


def _place(tokens: tuple[Token, ...], index: int) -> Name | None:
    """The one place that a word names; None for a person, or for a place and a wider one."""
    for name in names(tokens):
        if not name.start <= tokens[index].start < name.end or set(name.words) & CALENDAR:
            continue
        beside = [
            i
            for i in children(tokens, index)
            if tokens[i].dep in {"appos", "conj", "prep", "npadvmod"}
        ]
        if tokens[index].entity in {"PERSON", "DATE", "NORP", "PRODUCT"} or beside:
            return None
        return None if set(name.words) & _WIDE else name
    return None


def _below(tokens: Sequence[Token], index: int, prepositions: frozenset[str]) -> list[int]:
    return [
        inner
        for child in children(tokens, index)
        if tokens[child].dep == "prep" and tokens[child].text.lower() in prepositions
        for inner in children(tokens, child)
        if tokens[inner].dep == "pobj"
    ]


def _travels(sentence: Sentence, predicate: Predicate) -> Iterator[Answer]:
    """Where the first of somebody's visits goes."""
    tokens = sentence.passage.tokens
    for index in (*predicate.patients, *predicate.agents):
        if lemma(tokens[index]) not in _TRAVELS:
            continue
        kids = children(tokens, index)
        order = {lemma(tokens[i]) for i in kids} & _FIRST
        goals = _below(tokens, index, frozenset({"to"}))
        goals += _below(tokens, predicate.verb, frozenset({"to"}))
        goal = next((n for i in goals if (n := _place(tokens, i))), None)
        owners = [i for i in kids if tokens[i].dep == "poss"]
        who = spoken_of(tokens, owners, sentence.referents)[1]
        if order and goal is not None and who:
            question = f"goal:{min(order)} visit"
            yield _answer(sentence, question, goal, (frozenset[str](), who))


def _seats(sentence: Sentence, predicate: Predicate) -> Iterator[Answer]:
    """In which town something is or was done."""
    tokens = sentence.passage.tokens
    name = predicate.lemma
    if name != "be" and name not in _SEATED | _ONCE:
        return
    goal = next((n for i in _below(tokens, predicate.verb, _IN) if (n := _place(tokens, i))), None)
    things = predicate.patients or predicate.agents
    if goal is None or (name == "be" and predicate.patients):
        return
    if name == "be" and not all(lemma(tokens[i]) in _FIXED for i in things):
        return
    told = spoken_of(tokens, things, sentence.referents)
    if any(told):
        question = "seat" if name == "be" or name in _SEATED else f"done {DEEDS.get(name, name)}"
        yield _answer(sentence, f"place:{question}", goal, told)


def _answer(
    sentence: Sentence, question: str, goal: Name, roles: tuple[frozenset[str], frozenset[str]]
) -> Answer:
    text = sentence.passage.text[goal.start : goal.end]
    return Answer("name", question, " ".join(goal.words), text, sentence, frozenset(), roles)


def places_differ(one: Answer, two: Answer) -> bool | None:
    """Whether two places are told of one thing; None for different things.

    A place that the other report names too may be a part of the other one, or the whole.
    """
    around = one.sentence.around, two.sentence.around
    if not alike((one.roles[0], two.roles[0]), (one.roles[1], two.roles[1]), around):
        return None
    mine, theirs = set(words(str(one.value))), set(words(str(two.value)))
    if mine & theirs or any(_spelled_alike(a, b) for a in mine for b in theirs):
        return False
    # "In Ohio" and "in Dayton" may both be true.
    if _reach(str(one.value)) != _reach(str(two.value)):
        return None
    if not same_time(one.sentence, two.sentence):
        return None
    known = {stem(w) for w in mine} & (two.sentence.around | _stems(two.sentence.names_around))
    known |= {stem(w) for w in theirs} & (one.sentence.around | _stems(one.sentence.names_around))
    if known:
        return None
    return True if one_matter(one.sentence, two.sentence, LEAST_AROUND) else None


def _spelled_alike(one: str, two: str) -> bool:
    longer, shorter = sorted((one, two), key=len, reverse=True)
    if len(shorter) >= LEAST_LETTERS and longer.startswith(shorter):
        return True
    return SequenceMatcher(None, one, two).ratio() >= LEAST_ALIKE


def _reach(name: str) -> str:
    """Whether a name is one of a country, of a state or province, or of something smaller."""
    return "country" if name in _COUNTRIES else "state" if name in _STATES else "town"


def _stems(many: frozenset[str]) -> set[str]:
    return {stem(word) for word in many}
