"""Works in several processes of this machine, each with its own models.

One process with many threads leaves much of the machine idle: only the products of large matrices
are shared out, the rest runs on one core. Chunks, and the number of threads that each process
computes with, are the same for any number of processes, and so are the results. They are written by
this process alone, in the order of the rows. A process that dies is replaced and its chunk is done
again.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from summarise.batch.member import Said, start, undisturbed
from summarise.batch.size import choose, footprint, memory, threads
from summarise.batch.work import Chunk, Local, Worker, failure
from summarise.errors import SummariseError
from summarise.show.contract import Object
from summarise.types import Recipe

_TRIES = 3  # how many processes may die of a chunk before it is taken apart
_STARTS = 3  # how many in a row may die before they are ready
_AHEAD = 4  # chunks for each process that may be done before their turn to be written
_PATIENCE = 5.0  # seconds that a process with nothing to do may take to end


def unheard(message: str) -> None:
    """Tell nobody."""


@dataclass(slots=True, eq=False)
class _Job:
    """A chunk on its way."""

    chunk: Chunk
    deaths: int = 0  # of processes that worked on it
    said: Said | None = None

    @property
    def rows(self) -> list[Chunk]:
        """Each wanted row as a chunk of its own."""
        return [Chunk((self.chunk.rows[place],), (0,)) for place in self.chunk.wanted]


@dataclass(slots=True, eq=False)
class _Member:
    """A process, and what it was given."""

    process: SpawnProcess
    connection: Connection
    ready: bool = False
    job: _Job | None = None
    processor: float = 0.0


class Processes:
    """A crew of processes on this machine. They live as long as `work`, or as the context."""

    def __init__(
        self,
        recipe: Recipe,
        count: int | None = None,
        *,
        make: Callable[[Recipe], Worker] = Local,
        tell: Callable[[str], None] = unheard,
    ) -> None:
        """Prepare to work; nothing is started yet.

        Args:
            recipe: how to summarise.
            count: how many processes; by default as many as are fastest on this machine.
            make: makes the worker of a process.
            tell: told of processes that died.
        """
        self._recipe, self._wanted = recipe, count
        self._make, self._tell = make, tell
        self._members: list[_Member] = []
        self._jobs: list[_Job] = []  # in the order of the chunks
        self._started = self._failed = 0
        self._gone = 0.0  # processor seconds of processes that are no more

    @property
    def processor(self) -> float:
        """Seconds that the processes have computed, up to the last chunk of each."""
        return self._gone + sum(member.processor for member in self._members)

    @property
    def count(self) -> int:
        """How many processes work at most."""
        if self._wanted is None:
            self._wanted = choose(self._recipe)
        return self._wanted

    def __enter__(self) -> Self:
        """Start the processes; they stay for any number of calls of `work`."""
        try:
            self._start(self.count)
            while not all(member.ready for member in self._members):
                self._listen()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        self._end()

    def work(self, chunks: Iterable[Chunk]) -> Iterator[list[Object]]:
        """Yield the results of each chunk's wanted rows, in the order of the chunks.

        The rows of a chunk that was taken apart come one by one.

        Raises:
            ModelError: a model cannot be loaded.
            SummariseError: no process can be started.
        """
        rest, whole, stay = iter(chunks), False, bool(self._members)
        try:
            if not stay:
                first = list(islice(rest, self.count))  # no more processes than chunks
                rest = chain(first, rest)
                self._start(len(first))
            yield from self._results(rest)
            whole = True
        finally:
            if not (stay and whole):  # what was cut off is still at work
                self._end()

    def _results(self, chunks: Iterator[Chunk]) -> Iterator[list[Object]]:
        more = bool(self._members)  # none were started if there is nothing to do
        while True:
            for member in self._members:
                if member.ready and member.job is None:
                    job = self._waiting()
                    if job is None and more and len(self._jobs) < _AHEAD * len(self._members):
                        chunk = next(chunks, None)
                        more = chunk is not None
                        if chunk is not None:
                            job = _Job(chunk)
                            self._jobs.append(job)
                    if job is not None:
                        member.job = job
                        with suppress(OSError):  # it is dead, as `_listen` will find out
                            member.connection.send(job.chunk)
            if not self._jobs and not more:
                return
            self._listen()
            while self._jobs and (said := self._jobs[0].said) is not None:
                if said.error is not None:
                    kind, words = said.error
                    raise kind(words)
                del self._jobs[0]
                yield said.results or []

    def _waiting(self) -> _Job | None:
        """Return the first chunk whose process has died, if any."""
        given = [member.job for member in self._members]
        return next((one for one in self._jobs if one.said is None and one not in given), None)

    def _listen(self) -> None:
        """Wait until a process says something, or dies."""
        spoken = wait([member.connection for member in self._members])
        for member in [one for one in self._members if one.connection in spoken]:
            try:
                said: Said = member.connection.recv()
            except (EOFError, OSError):  # it died, perhaps while it spoke
                self._bury(member)
                continue
            member.ready, self._failed = True, 0
            member.processor = said.processor
            if member.job is not None:
                member.job.said, member.job = said, None

    def _start(self, count: int) -> None:
        share = threads(self._recipe, self.count)
        for _ in range(count):
            with undisturbed():
                process, connection = start(self._recipe, self._make, self._started, share)
                self._members.append(_Member(process, connection))
            self._started += 1

    def _bury(self, dead: _Member) -> None:
        """Put another process in the place of a dead one; what it worked on waits again.

        Raises:
            SummariseError: processes die before they can work.
        """
        self._members.remove(dead)
        self._gone += dead.processor
        dead.connection.close()
        dead.process.join()
        code = dead.process.exitcode or 0
        killed = os.name == "posix" and code == -signal.SIGKILL
        cause = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        if killed:
            cause += ", as happens where memory runs out"
        if not dead.ready:
            self._failed += 1
            if self._failed == _STARTS or code >= 0:
                hint = "try fewer --workers" if killed else "what it printed says why"
                raise SummariseError(f"a worker process {cause}, before it could begin: {hint}")
        if dead.job is not None:
            self._blame(dead.job, cause)
        # A chunk that was killed once and again may need the memory of two.
        again = dead.job is not None and dead.job.deaths > 1
        if self._members and killed and (again or memory()[1] < footprint(self._recipe)):
            self._tell(f"a worker process {cause}; {len(self._members)} are left and go on")
        else:
            self._tell(f"a worker process {cause}; another one takes its place")
            self._start(1)

    def _blame(self, job: _Job, cause: str) -> None:
        """Count a death; take a chunk apart that several processes died of, and fail a row."""
        job.deaths += 1
        if job.deaths < _TRIES:
            return
        if len(job.rows) > 1:
            place = self._jobs.index(job)
            self._jobs[place : place + 1] = [_Job(row) for row in job.rows]
        else:
            died = RuntimeError(f"{_TRIES} worker processes died of it; the last {cause}")
            job.said = Said([failure(job.rows[0].rows[0], died)])

    def _end(self) -> None:
        """End the processes: at once where they are at work, else by hanging up."""
        members, self._members, self._jobs = self._members, [], []
        for member in members:
            self._gone += member.processor
            if member.job is not None or not member.ready:
                member.process.kill()
            member.connection.close()
        for member in members:
            member.process.join(_PATIENCE)
            if member.process.is_alive():
                member.process.kill()
                member.process.join()
            member.process.close()
