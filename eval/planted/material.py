"""Articles as lists of facts, each in one or several wordings."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.scores.base import words
from eval.scores.sentences import sentences
from summarise.errors import InputError

ARTICLES = Path(__file__).resolve().parent / "articles.jsonl"
LEVELS = ("adv", "int", "ele")
SHORTEST = 6  # words; "He agreed." is no fact that could be told apart


@dataclass(frozen=True, slots=True)
class Material:
    """An article: `facts[i]` are the wordings of its i-th fact, at least one."""

    id: str
    facts: tuple[tuple[str, ...], ...]
    topic: str = ""
    title: str = ""
    published: str | None = None


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file, gzipped or not.

    Raises:
        InputError: it is missing or broken.
    """
    try:
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        return [json.loads(line) for line in content.splitlines() if line.strip()]
    except FileNotFoundError:
        raise InputError(f"no articles at {path}") from None
    except (OSError, EOFError, ValueError) as error:
        raise InputError(f"cannot read articles from {path}: {error}") from error


def load(path: Path = ARTICLES, pairs: Sequence[Path] = ()) -> list[Material]:
    """Read articles: rows of `facts`, of reading levels (`adv`, `int`, `ele`) or of `text`.

    Args:
        path: JSON Lines file.
        pairs: files of aligned sentences (rows of two levels), for rows of reading levels: a
            sentence that stands in no pair has one wording.
    """
    aligned: dict[tuple[str, str], dict[str, str]] = {}
    for file in pairs:
        for row in read_rows(file):
            for level, text in row.items():
                known = aligned.setdefault((level, _key(text)), {})
                known.update({other: _key(t) for other, t in row.items() if other != level})
    return [
        material
        for number, row in enumerate(read_rows(path), 1)
        if len((material := _material(row, str(number), aligned)).facts) > 0
    ]


def _key(text: str) -> str:
    return " ".join(words(text))


def _material(
    row: Mapping[str, Any], number: str, aligned: Mapping[tuple[str, str], Mapping[str, str]]
) -> Material:
    name = str(row.get("id") or row.get("title") or number)
    if "facts" in row:
        facts = tuple(tuple(wordings) for wordings in row["facts"])
    elif "adv" in row:
        facts = _levels(row, aligned)
    elif "text" in row:
        facts = tuple((text,) for text in _distinct(sentences(row["text"])))
    else:
        raise InputError(f"article {name}: it has neither facts nor adv nor text")
    published = row.get("published") or row.get("date")
    return Material(name, facts, row.get("topic") or "", row.get("title") or "", published)


def _distinct(found: Iterable[str]) -> list[str]:
    """Leave out very short and repeated sentences."""
    kept = {_key(text): text for text in found if len(words(text)) >= SHORTEST}
    return list(kept.values())


def _levels(
    row: Mapping[str, Any], aligned: Mapping[tuple[str, str], Mapping[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Match the sentences of the advanced level with their aligned ones in the same article."""
    here = {
        level: {_key(text): text for text in sentences(row[level])}
        for level in LEVELS
        if row.get(level)
    }
    facts = []
    taken: set[str] = set()
    for text in _distinct(here["adv"].values()):
        others = aligned.get(("adv", _key(text)), {})
        wordings = [text]
        for level in LEVELS[1:]:
            other = here.get(level, {}).get(others.get(level, ""))
            if other and other not in taken and len(words(other)) >= SHORTEST:
                wordings.append(other)
        taken.update(wordings)
        facts.append(tuple(dict.fromkeys(wordings)))
    return tuple(facts)


def nearest(material: Material, others: Sequence[Material]) -> Material | None:
    """Return another article on the same topic; without topics, the one sharing most words."""
    rest = [other for other in others if other.id != material.id]
    same = [other for other in rest if other.topic and other.topic == material.topic]
    if not rest:
        return None

    def likeness(other: Material) -> float:
        mine, theirs = _vocabulary(material), _vocabulary(other)
        return len(mine & theirs) / max(1, len(mine | theirs))

    return max(same or rest, key=likeness)


def _vocabulary(material: Material) -> set[str]:
    return {word for fact in material.facts for word in words(fact[0]) if len(word) > 4}
