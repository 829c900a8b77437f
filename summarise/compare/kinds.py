"""Words under which outlets speak of the same thing, or of the same deed."""

from __future__ import annotations

from collections.abc import Iterable

from summarise.compare.event import stem

_THINGS = """
ship vessel boat ferry freighter tanker liner trawler yacht barge
building house hall hotel block tower structure property warehouse
plane aircraft jet airliner airplane flight
car vehicle lorry truck van bus coach
company firm business group maker carmaker manufacturer lender bank airline carrier
bridge crossing viaduct
man suspect driver attacker gunman robber thief pilot
fire blaze flame inferno
vote election poll ballot runoff
visit trip journey tour
fuel diesel oil petrol
project work study research trial
painting picture portrait canvas work
sample specimen
mine pit colliery shaft
animal tiger lion bear elephant wolf
child pupil student
team group researcher scientist
plan proposal scheme bill
deal agreement treaty pact contract accord
employee worker staff people job
money payment compensation sum ransom dollar euro pound crown
family relative
couple pair two
construction work building
bonus premium
match final game contest
wagon carriage
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
KINDS = tuple(frozenset(map(stem, line.split())) for line in _THINGS.strip().splitlines())
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


def kind_shared(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether one of some stems names a thing of the kind that one of the others names."""
    return any(kind.intersection(one) and kind.intersection(two) for kind in KINDS)
