"""What a batch is going to do: its rows, in order, and what the output is made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from summarise.batch import journal
from summarise.batch import manifest as manifests
from summarise.batch.manifest import Manifest
from summarise.batch.rows import Row, digests, rows
from summarise.batch.sources import Source, find
from summarise.errors import InputError
from summarise.roles import Encoder
from summarise.types import Recipe


@dataclass(frozen=True, slots=True)
class Task:
    """What a user asks for.

    Args:
        sources: JSONL files, directories of articles, patterns of file names.
        out: JSONL file to make or to continue.
        recipe: how to summarise.
        group: put loose articles together by their story.
        update: continue although the input has changed since.
    """

    sources: Sequence[str]
    out: Path
    recipe: Recipe
    group: bool = False
    update: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a batch and what they were found to be."""

    files: Sequence[Source]
    manifest: Manifest
    room: Path  # folder of the output
    loose: Sequence[str] = ()  # keys of the rows before grouping
    skipped: int = 0  # files of directories that are no articles

    def rows(self) -> Iterator[Row]:
        """Yield every row, one at a time."""
        if self.manifest.groups is None:
            yield from rows(self.files)
            return
        from summarise.batch.groups import Places, grouped

        with closing(Places(self.files, self.room)) as places:
            yield from grouped(places, self.loose, self.manifest.groups)


@dataclass(slots=True)
class Preview:
    """What a run would do."""

    rows: int = 0
    before: int = 0  # of these, done by an earlier run
    singles: int = 0
    comparisons: int = 0
    words: int = 0
    unfetched: int = 0  # articles that have only an address; it is not fetched
    skipped: int = 0  # files of directories that are no articles
    faults: list[tuple[Row, str]] = field(default_factory=list)
    twins: list[tuple[Row, str]] = field(default_factory=list)  # and where the first one stands
    refusal: str = ""  # why the output cannot be continued


def prepare(
    task: Task, encoder: Encoder | None = None, twins: list[tuple[Row, str]] | None = None
) -> Plan:
    """Read the input once, to find out what it is.

    Args:
        task: what is asked for.
        encoder: tells stories apart; by default the embedded one.
        twins: takes the rows that have the id of an earlier one; if there are any, nothing is
            grouped.

    Raises:
        InputError: there is no input, or two rows have one id and nobody takes them.
    """
    files, skipped = find(task.sources, task.out)
    room = task.out.absolute().parent
    found = digests(rows(files), twins)
    if not task.group or twins:
        return Plan(files, manifests.manifest(task.recipe, found), room, skipped=skipped)
    loose = manifests.fingerprint(found)
    made = manifests.load(task.out)
    groups = made.groups if made is not None and made.loose == loose else None
    if groups is None:
        groups = _group(files, encoder)
    # Digests of the rows as they will be; a group changes with each of its articles.
    draft = Plan(files, manifests.manifest(task.recipe, found, groups), room, list(found))
    made_from = manifests.manifest(task.recipe, digests(draft.rows()), groups, loose)
    return Plan(files, made_from, room, list(found), skipped)


def _group(files: Sequence[Source], encoder: Encoder | None) -> list[list[str]]:
    from summarise.batch.groups import group

    if encoder is None:
        from summarise import models

        encoder = models.load_encoder()
    return group(rows(files), encoder)


def preview(task: Task, encoder: Encoder | None = None) -> Preview:
    """Read and check every row, and tell what a run would do; nothing is written.

    Raises:
        InputError: there is no input, or the output is none of a batch.
    """
    found = Preview()
    plan = prepare(task, encoder, found.twins)
    found.skipped = plan.skipped
    made = manifests.load(task.out)
    if made is not None and not found.twins:
        try:
            manifests.check(made, plan.manifest, task.out, update=task.update)
        except InputError as error:
            found.refusal = str(error)
    done = journal.read(task.out).done & journal.current(made, plan.manifest)
    for row in plan.rows():
        found.rows += 1
        found.before += row.key in done
        found.comparisons += row.comparison
        found.singles += not row.comparison
        # To be put together they had to be fetched.
        grouped = plan.manifest.groups is not None
        if not grouped and not row.fault and any(map(_distant, row.parts)):
            found.unfetched += sum(map(_distant, row.parts))
            continue
        try:
            found.words += sum(article.words for article in row.articles())
        except InputError as error:
            found.faults.append((replace(row, parts=()), str(error)))
    return found


def _distant(part: Mapping[str, Any]) -> bool:
    """Whether an article has to be fetched from its address."""
    return all(part.get(key) is None for key in ("text", "html", "path"))
