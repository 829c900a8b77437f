"""Runs a batch in chunks: read, summarise or compare, write down, and go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from summarise.batch.files import locked
from summarise.batch.journal import Journal
from summarise.batch.plan import Plan, Task, prepare
from summarise.batch.rows import Row
from summarise.batch.work import ERROR as ERROR
from summarise.batch.work import Chunk, Crew, Local, OneByOne, Worker
from summarise.roles import Encoder
from summarise.show.contract import Object

# Enough short prompts for the writer's batches, few enough that a cut costs little work.
CHUNK = 32
# The last rows come in smaller chunks, so that all processes have work until the end.
LAST, LAST_CHUNK = 64, 16

_One = TypeVar("_One")


@dataclass(slots=True)
class Tally:
    """How far a batch is."""

    total: int  # rows of the input
    before: int = 0  # of these, done by an earlier run
    good: int = 0
    failed: int = 0
    articles: int = 0  # read in this run
    words: int = 0  # of their content
    seconds: float = 0.0
    skipped: int = 0  # files of a directory that are no articles

    @property
    def rate(self) -> float:
        """Rows a minute in this run."""
        return 60 * (self.good + self.failed) / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float:
        """Seconds that the rest will take if it goes on like this; 0 if that is not known."""
        rest = self.total - self.before - self.good - self.failed
        return 60 * rest / self.rate if self.rate else 0.0

    def count(self, results: Sequence[Object]) -> None:
        """Take results into account."""
        for result in results:
            if "error" in result:
                self.failed += 1
                continue
            self.good += 1
            for summary in result.get("summaries", [result]):
                self.articles += 1
                self.words += summary["article"]["words"]


def run_batch(
    task: Task,
    *,
    crew: Crew | None = None,
    worker: Worker | None = None,
    encoder: Encoder | None = None,
    progress: Callable[[Tally], None] | None = None,
) -> Tally:
    """Summarise or compare every row of the input that the output does not have yet.

    Args:
        task: what is asked for.
        crew: who does the work; by default one worker in this process.
        worker: that one; by default it has the recipe's models.
        encoder: tells stories apart; by default the embedded one.
        progress: told after each chunk.

    Raises:
        InputError: the input or the output cannot be used; nothing was done.
        ModelError: the model cannot be had; the rows done so far are kept.
        SummariseError: the output is in use or cannot be written; the rows done so far are kept.
    """
    with locked(task.out):
        plan = prepare(task, encoder)
        with Journal(task.out, plan.manifest, update=task.update) as journal:
            tally = Tally(len(plan.manifest.rows), skipped=plan.skipped)
            started = time.monotonic()
            with (
                closing(_chunks(plan, journal, tally)) as chunks,
                closing(_results(chunks, task, crew, worker)) as found,
            ):
                for results in found:
                    journal.append(results)
                    tally.count(results)
                    tally.seconds = time.monotonic() - started
                    if progress:
                        progress(tally)
            journal.settle(list(plan.manifest.rows))
    return tally


def _results(
    chunks: Iterator[Chunk], task: Task, crew: Crew | None, worker: Worker | None
) -> Generator[list[Object], None, None]:
    """Begin the work only if there is some: models and clusters take their time."""
    for first in islice(chunks, 1):
        crew = crew or OneByOne(worker or Local(task.recipe))
        yield from crew.work(_with(first, chunks))


def _with(first: Chunk, rest: Iterable[Chunk]) -> Iterator[Chunk]:
    yield first
    yield from rest


def _chunks(plan: Plan, journal: Journal, tally: Tally) -> Generator[Chunk, None, None]:
    """Cut the rows into chunks that are the same in every run; leave out those that are done."""
    failed = frozenset(journal.progress.failed)  # by an earlier run
    done = frozenset(journal.progress.done)
    for rows in cut(plan.rows(), len(plan.manifest.rows)):
        wanted = tuple(place for place, row in enumerate(rows) if row.key not in done)
        tally.before += len(rows) - len(wanted)
        if wanted and all(rows[place].key in failed for place in wanted):
            yield _alone([rows[place] for place in wanted])
        elif all(rows[place].comparison for place in wanted):  # these are not worked on together
            yield from (_alone([rows[place]]) for place in wanted)
        else:
            yield Chunk(rows, wanted)


def cut(rows: Iterable[_One], total: int) -> Iterator[tuple[_One, ...]]:
    """Cut rows into chunks.

    Args:
        rows: whatever is worked on.
        total: how many there are; chunks depend on nothing else.
    """
    rest, left = iter(rows), total
    while chunk := tuple(islice(rest, CHUNK if left > LAST else LAST_CHUNK)):
        left -= len(chunk)
        yield chunk


def _alone(rows: Sequence[Row]) -> Chunk:
    """Rows that the rest of their chunk is done without."""
    return Chunk(tuple(rows), tuple(range(len(rows))))
