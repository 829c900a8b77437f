"""Several versions of one article with planted differences, and their exact gold."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from eval.planted.answers import Edit, Told, copy_gold, gold_of
from eval.planted.changes import CHANGES, Kind, reword, speakers
from eval.planted.material import Material, nearest

# How often a fact is told by one, two or three versions. Two versions then share about a third of
# what they tell, as two outlets do; where most is shared, one is a rewritten copy of the other.
SHARED = (55, 40, 5)
REPEAT = 0.25  # chance that two versions tell a fact in the same words, where it has no others
MOST_FACTS = 24  # of one article, so that a long read does not drown what is planted
SOURCES = ("harbour", "meridian", "sentinel", "tribune", "pioneer", "beacon", "compass", "lantern")


@dataclass(slots=True)
class _Version:
    """One article of the problem, and for a copy which changes its sentences carry."""

    id: str
    told: list[Told] = field(default_factory=list)
    text: str = ""

    def write(self, chance: random.Random) -> None:
        """Put the sentences into paragraphs of one to three and note where each begins."""
        left = chance.randint(1, 3)
        for told in self.told:
            if self.text:
                self.text += " " if left else "\n\n"
                left = left or chance.randint(1, 3)
            told.start = len(self.text)
            self.text += told.text
            left -= 1

    def telling(self, fact: str) -> Told | None:
        """Return how this version tells a fact."""
        return next((told for told in self.told if told.fact == fact), None)


def problems(
    materials: Sequence[Material], n: int, seed: int = 0, sources: int = 3
) -> Iterator[dict[str, Any]]:
    """Make `n` comparison problems, going round the materials; the same seed, the same bytes.

    Args:
        materials: articles; each needs at least four facts, others are passed over.
        n: how many.
        seed: of every choice.
        sources: versions per problem (2 to 8), beside a reworded copy in every second one.

    Yields:
        Rows of `id`, `articles` and `gold`, which `evaluate --data` reads.
    """
    usable = [material for material in materials if len(material.facts) >= 4]
    if not usable:
        raise ValueError("no article has four facts or more")
    for number in range(n):
        material = usable[number % len(usable)]
        chance = random.Random(f"{seed}/{number}/{material.id}")
        donor = nearest(material, usable)
        yield _problem(f"planted-{number:04d}", material, donor, chance, sources, number % 2 == 0)


def _problem(
    id: str,
    material: Material,
    donor: Material | None,
    chance: random.Random,
    sources: int,
    copied: bool,
) -> dict[str, Any]:
    facts = {f"g{i}": wordings for i, wordings in enumerate(material.facts[:MOST_FACTS], 1)}
    versions = [_Version(SOURCES[index]) for index in range(sources)]
    for number, (fact, wordings) in enumerate(facts.items()):
        first = versions[number % sources]
        for version, wording in _tellers(first, versions, wordings, chance):
            version.told.append(Told(fact, wording))
    _add(versions, facts, donor, chance)
    versions = [version for version in versions if version.told]
    planted = _change(versions, facts, chance)
    for version in versions:
        _move(version, chance)
        version.write(chance)
    published = material.published or "2024-01-15"
    copy, edits = _copy(versions[0], chance) if copied else (None, [])
    everyone = [*versions, *([copy] if copy else [])]
    told = {version.id: version.told for version in everyone}
    gold = gold_of(id, facts, told, planted)
    if copy:
        gold |= copy_gold(versions[0].id, copy.id, told, edits)
    articles = [
        {
            "id": version.id,
            "source": version.id.title(),
            "published": _later(published, 1 if version is copy else 0),
            "text": version.text,
        }
        for version in everyone
    ]
    return {"id": id, "made_from": material.id, "articles": articles, "gold": gold}


def _tellers(
    first: _Version, versions: list[_Version], wordings: Sequence[str], chance: random.Random
) -> list[tuple[_Version, str]]:
    """Choose which versions beside the first tell a fact, each in a wording of its own.

    Two versions with the same sentences would be copies of each other, and gold must not call
    them anything else; so a fact with one wording is rarely told twice.
    """
    others = [version for version in versions if version is not first]
    if len(wordings) == 1:
        told = chance.random() < REPEAT
        return [(version, wordings[0]) for version in [first, *chance.sample(others, told)]]
    more = chance.choices((0, 1, 2), SHARED)[0]
    tellers = [first, *chance.sample(others, min(more, len(others), len(wordings) - 1))]
    return list(zip(tellers, chance.sample(list(wordings), len(tellers)), strict=True))


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days)).isoformat()


def _add(
    versions: list[_Version],
    facts: dict[str, tuple[str, ...]],
    donor: Material | None,
    chance: random.Random,
) -> None:
    """Put two or three facts of another article on the same topic into each version."""
    spare = list(donor.facts) if donor else []
    chance.shuffle(spare)
    for version in versions:
        for _ in range(chance.randint(2, 3)):
            if spare:
                fact = f"g{len(facts) + 1}"
                facts[fact] = spare.pop()
                place = chance.randint(1, len(version.told)) if version.told else 0
                version.told.insert(place, Told(fact, chance.choice(facts[fact])))


def _change(
    versions: list[_Version], facts: dict[str, tuple[str, ...]], chance: random.Random
) -> list[tuple[str, Kind]]:
    """Change one detail of a shared fact in one version, for two to four kinds of change."""
    people = speakers([wording for wordings in facts.values() for wording in wordings])
    planted: list[tuple[str, Kind]] = []
    wanted = chance.randint(2, 4)
    for kind in chance.sample(list(CHANGES), len(CHANGES)):
        if len(planted) == wanted:
            break
        shared = [f for f in facts if sum(v.telling(f) is not None for v in versions) > 1]
        chance.shuffle(shared)
        for fact in shared:
            told = [t for v in versions if (t := v.telling(fact))]
            victim = chance.choice(told)
            change = CHANGES[kind](victim.text, chance, people)
            if any(other.change for other in told) or change is None:
                continue
            # A change that another version's wording happens to make too is no difference.
            if any(change.after in other.text for other in told):
                continue
            victim.text, victim.change, victim.kind = change.text, change, kind
            planted.append((fact, kind))
            break
    return planted


def _move(version: _Version, chance: random.Random) -> None:
    """Move one or two facts to another place."""
    for _ in range(chance.randint(1, 2)):
        if len(version.told) > 3:
            told = version.told.pop(chance.randrange(1, len(version.told)))
            version.told.insert(chance.randint(1, len(version.told)), told)


def _copy(of: _Version, chance: random.Random) -> tuple[_Version, list[Edit]]:
    """Make a reworded copy: words swapped, one name or number wrong, one sentence left out."""
    copy = _Version("copy")
    edits: list[Edit] = []
    wrong: Kind = chance.choice(("name", "number"))
    dropped = chance.randrange(1, len(of.told)) if len(of.told) > 3 else -1
    for index, told in enumerate(of.told):
        if index == dropped:
            edits.append(Edit("dropped", told))
            continue
        error = None
        if not told.change and not any(edit.kind == wrong for edit in edits):
            error = CHANGES[wrong](told.text, chance, ())
        change = error or (reword(told.text, chance) if chance.random() < 0.6 else None)
        mine = replace(told, text=change.text if change else told.text)
        if error:
            mine.change, mine.kind = error, wrong
        if change:
            edits.append(Edit(wrong if error else "wording", told, mine, change))
        copy.told.append(mine)
    copy.write(chance)
    return copy, edits
