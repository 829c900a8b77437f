"""What one source says happened and another says happened the other way: passed, failed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarise.check.frames import lemma
from summarise.compare.predicates import Predicate, children, heads, modifiers
from summarise.compare.stated import Answer, Sentence, same_names, same_span, same_time
from summarise.roles import Token

# Each line: verbs that say it happened; verbs that say the opposite. A verb with a particle is
# written together: "turn_down". What stands after "*" follows upon the first without denying it.
_PAIRS = """
pass : fail
approve back adopt ratify endorse clear pass accept : reject refuse turn_down throw_out veto \
vote_down decline block
rise increase climb grow gain jump surge soar go_up : fall drop decline decrease sink shrink slip \
plunge tumble go_down
convict find_guilty : acquit find_innocent
arrest detain jail imprison custody : *release *free
open reopen : close shut shut_down
win : lose
survive : die perish
confirm : deny
admit acknowledge : deny
agree : refuse decline
support back : oppose
allow permit legalise legalize : ban forbid prohibit bar outlaw
resume restart : suspend halt
impose : lift
raise increase hike : lower cut reduce slash
sign : veto
attend : skip boycott miss
hire : fire sack dismiss
stay remain : resign quit step_down
succeed : fail
strengthen : weaken
expand : shrink
accept : decline
settle : sue
uphold : overturn quash
load : unload
lock : unlock
"""
_VERBS: dict[str, list[tuple[str, bool]]] = {}
_FOLLOWING: set[tuple[str, str]] = set()
for _number, _line in enumerate(_PAIRS.replace("\\\n", " ").strip().splitlines()):
    for _sign, _side in zip((True, False), _line.split(":"), strict=True):
        for _word in _side.split():
            if _word.startswith("*"):
                _FOLLOWING.add((_word[1:], str(_number)))
            _VERBS.setdefault(_word.lstrip("*"), []).append((str(_number), _sign))
# States, told with a form of "be".
_STATES = {
    word: (name, sign)
    for name, sign, word in (
        ("safe", True, "safe"),
        ("safe", False, "unsafe"),
        ("open", True, "open"),
        ("open", False, "closed"),
        ("open", False, "shut"),
        ("guilty", True, "guilty"),
        ("guilty", False, "innocent"),
        ("alive", True, "alive"),
        ("alive", False, "dead"),
        ("full", True, "full"),
        ("full", False, "empty"),
        ("legal", True, "legal"),
        ("legal", False, "illegal"),
        ("armed", True, "armed"),
        ("armed", False, "unarmed"),
        ("insured", True, "insured"),
        ("insured", False, "uninsured"),
        ("locked", True, "locked"),
        ("locked", False, "unlocked"),
    )
}
_AGAIN = re.compile(
    r"\b(?:ago|previous(?:ly)?|earlier|last (?:year|month|week)|once|later|again|former(?:ly)?|"
    r"in (?:19|20)\d\d|first|second|third|fourth|if|would)\b",
    re.IGNORECASE,
)


_PAST = {
    word: base
    for base, forms in (
        ("rise", "rose risen"),
        ("grow", "grew grown"),
        ("fall", "fell fallen"),
        ("shut", "shut shutting"),
        ("win", "won"),
        ("lose", "lost"),
        ("cut", "cut cutting"),
        ("leave", "left"),
        ("free", "freed"),
        ("sink", "sank sunk"),
        ("shrink", "shrank shrunk"),
        ("forbid", "forbade forbidden"),
        ("quit", "quit"),
        ("drop", "dropped dropping"),
        ("ban", "banned banning"),
        ("slip", "slipped"),
        ("withdraw", "withdrew withdrawn"),
    )
    for word in forms.split()
}


def _senses(word: str) -> set[tuple[str, bool]]:
    """What a word says of each pair of opposites, whatever its form."""
    found = {(name, sign) for name, sign in [_STATES.get(word, ("", True))] if name}
    forms = [word, _PAST.get(word, "")]
    for ending in ("s", "es", "ed", "d", "ing", "ied", "ies"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word.removesuffix(ending)
            forms += [bare, bare + "e"] if ending != "ied" and ending != "ies" else [bare + "y"]
    for form in forms:
        found |= set(_VERBS.get(form, ()))
        found |= {(name, sign) for name, sign in [_STATES.get(form, ("", True))] if name}
        if form in {"open", "close", "shut"}:
            found.add(("open", form == "open"))
    return found


def contrary(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether words hold one of which the others hold the opposite, in any form."""
    mine = {sense for word in one for sense in _senses(word)}
    theirs = {sense for word in two for sense in _senses(word)}
    return any((name, not sign) in theirs and (name, sign) not in theirs for name, sign in mine)


def opposites(sentence: Sentence) -> Iterator[Answer]:
    """Read what a sentence says happened, where it has an opposite."""
    tokens = sentence.passage.tokens
    for predicate in sentence.predicates:
        if not predicate.real or predicate.quoted:
            continue
        token = tokens[predicate.verb]
        for name in _names(tokens, predicate):
            for pair, sign in _VERBS.get(name, ()):
                if pair in _LOOSE and not predicate.patients and not predicate.agents:
                    continue
                theme = predicate.patients or predicate.agents
                agent = predicate.agents if predicate.patients else ()
                yield _answer(
                    sentence, predicate, pair, sign, (theme, agent), _told(tokens, predicate)
                )
        if predicate.lemma in {"be", "remain", "stay"}:
            for child in children(tokens, predicate.verb):
                state = _STATES.get(tokens[child].text.lower())
                if state and tokens[child].dep in {"acomp", "oprd", "attr"} and predicate.agents:
                    words = f"{token.text} {tokens[child].text}"
                    yield _answer(sentence, predicate, *state, (predicate.agents, ()), words)


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
    return Answer(
        "negation",
        f"opposite:{pair}",
        "yes" if sign != predicate.denied else "no",
        words,
        sentence,
        extra,
        (heads(tokens, theme), heads(tokens, agent)),
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
    theme = one.roles[0] & two.roles[0]
    times_fit = same_time(one.sentence, two.sentence) and same_span(one.sentence, two.sentence)
    if not theme or not times_fit:
        return None
    # "rose in the first quarter", "fell in the second"
    times = [
        {match.lower() for match in _AGAIN.findall(answer.sentence.passage.text)}
        for answer in (one, two)
    ]
    if times[0] != times[1]:
        return None
    # "the brake test", "the alcohol test"; "prices of houses", "prices of flats"
    if one.about and two.about and not one.about & two.about:
        return None
    agents = one.roles[1], two.roles[1]
    if agents[0] and agents[1] and not agents[0] & agents[1]:
        return None
    if not same_names(one.sentence, two.sentence):
        return None
    together = one.sentence.content & two.sentence.content
    custody = one.question == _CUSTODY
    return True if len(together) >= LEAST_SHARED - custody else None


_CUSTODY = f"opposite:{_VERBS['custody'][0][0]}"
LEAST_SHARED = 2  # content words, the theme among them


def follows(one: Answer, two: Answer) -> bool:
    """Whether one of two opposite answers comes after the other rather than denying it."""
    kind, _, pair = one.question.partition(":")
    if kind != "opposite" or "custody" in one.words + " " + two.words:
        return False
    return any(number == pair for _, number in _FOLLOWING)
