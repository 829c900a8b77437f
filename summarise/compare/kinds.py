"""Words under which outlets speak of the same thing, or of the same deed."""

from __future__ import annotations

from collections.abc import Iterable

from summarise.compare.event import stem

_THINGS = """
bridge crossing viaduct
fire blaze flame inferno
vote election poll ballot runoff
visit trip journey tour
fuel diesel oil petrol
project work study research trial
painting picture portrait canvas work
sample specimen
plan proposal scheme bill
deal agreement treaty pact contract accord
money payment compensation sum ransom dollar euro pound crown
family relative
bonus premium
match final game contest
wagon carriage
"""
# A report that has two of these tells of two.
_PARTIES = """
ship vessel boat
ship vessel boat ferry
ship vessel freighter
ship vessel tanker
ship vessel liner
vessel boat trawler
vessel boat yacht
vessel boat barge
building structure property
building property house
building hall
building hotel
building block tower
building structure warehouse
plane aircraft jet airliner airplane flight
car vehicle
vehicle lorry truck
vehicle van
vehicle bus coach
company firm business group
company firm maker carmaker manufacturer
company firm lender bank
company firm airline carrier
suspect attacker gunman
suspect robber thief
mine pit colliery shaft
animal tiger
animal lion
animal bear
animal elephant
animal wolf
child pupil student
team group researcher scientist
employee worker staff people job
couple pair two
construction work building
"""
_DEEDS = """
fund finance sponsor bankroll
hire recruit
receive get
leak spill
contaminate pollute taint
isolate cut_off
resign quit step_down
release free
live reside settle
have own employ house boast keep
attend join
appeal
concede
purchase buy acquire take_over
sell
shut close
cancel scrap
find discover identify
marry wed
"""
PARTIES = tuple(frozenset(map(stem, line.split())) for line in _PARTIES.strip().splitlines())
KINDS = (
    *(frozenset(map(stem, line.split())) for line in _THINGS.strip().splitlines()),
    *PARTIES,
)
DEEDS = {
    word: line.split()[0] for line in reversed(_DEEDS.strip().splitlines()) for word in line.split()
}


def canonical(word: str) -> str:
    """A stem that stands for all things of the kind that a stem names."""
    return next((min(kind) for kind in KINDS if word in kind), word)


def one_kind(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether all of some stems and all of others name things of one kind: "ship", "freighter"."""
    both = {*one, *two}
    return bool(both) and any(both <= kind for kind in KINDS)


def kind_shared(
    one: Iterable[str], two: Iterable[str], around: Iterable[frozenset[str]] = ()
) -> bool:
    """Whether one of some stems names a thing of the kind that one of the others names.

    Args:
        one: some stems.
        two: others.
        around: stems of the reports. One that tells of a ship and of a ferry tells of two things.
    """
    return any(
        mine == theirs
        or kind not in PARTIES
        or not any({mine, theirs} <= words for words in around)
        for kind in KINDS
        for mine in kind.intersection(one)
        for theirs in kind.intersection(two)
    )
