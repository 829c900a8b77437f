"""Verbs and states with their opposites: passed, failed; open, shut."""

from __future__ import annotations

from collections.abc import Sequence

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
end stop call_off : continue go_on
uphold : overturn quash
load : unload
free release let_go : hold
hold : break burst collapse
land : crash
lock : unlock
welcome praise hail applaud : condemn criticise criticize denounce deplore
keep retain : scrap abolish give_up forgo waive
"""
VERBS: dict[str, list[tuple[str, bool]]] = {}
FOLLOWING: set[tuple[str, str]] = set()
for _number, _line in enumerate(_PAIRS.replace("\\\n", " ").strip().splitlines()):
    for _sign, _side in zip((True, False), _line.split(":"), strict=True):
        for _word in _side.split():
            if _word.startswith("*"):
                FOLLOWING.add((_word[1:], str(_number)))
            VERBS.setdefault(_word.lstrip("*"), []).append((str(_number), _sign))
# States, told with a form of "be".
STATES = {
    word: (name, sign)
    for name, sign, word in (
        ("good", True, "good"),
        ("good", False, "inadequate"),
        ("whole", True, "intact"),
        ("whole", True, "unharmed"),
        ("whole", False, "damaged"),
        ("whole", False, "destroyed"),
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
        ("complete", True, "complete"),
        ("complete", False, "incomplete"),
        ("complete", False, "missing"),
        ("hurt", True, "unhurt"),
        ("hurt", False, "hurt"),
        ("long", True, "long"),
        ("long", False, "short"),
        ("high", True, "high"),
        ("high", False, "low"),
        ("large", True, "large"),
        ("large", False, "small"),
        ("true", True, "true"),
        ("true", False, "false"),
        ("strong", True, "strong"),
        ("strong", False, "weak"),
        ("genuine", True, "genuine"),
        ("genuine", False, "fake"),
        ("good", False, "bad"),
        ("sober", True, "sober"),
        ("sober", False, "drunk"),
        ("fair", True, "fair"),
        ("fair", False, "unfair"),
    )
}
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
    found = {(name, sign) for name, sign in [STATES.get(word, ("", True))] if name}
    forms = [word, _PAST.get(word, "")]
    for ending in ("s", "es", "ed", "d", "ing", "ied", "ies"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word.removesuffix(ending)
            forms += [bare, bare + "e"] if ending != "ied" and ending != "ies" else [bare + "y"]
    for form in forms:
        found |= set(VERBS.get(form, ()))
        found |= {(name, sign) for name, sign in [STATES.get(form, ("", True))] if name}
        if form in {"open", "close", "shut"}:
            found.add(("open", form == "open"))
    return found


def contrary(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether words hold one of which the others hold the opposite, in any form."""
    mine = {sense for word in one for sense in _senses(word)}
    theirs = {sense for word in two for sense in _senses(word)}
    return any((name, not sign) in theirs and (name, sign) not in theirs for name, sign in mine)
