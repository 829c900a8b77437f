"""Works on a Ray cluster: a pool of actors that load the models once and are given chunks.

Ray restarts an actor that dies and gives its chunk to it again. Only a chunk that has killed its
actor time and again is taken apart, so that one row can fail and the others are done. Chunks are
the same as in a run without a cluster, and so are their results, which are written by this process
alone and in the same order.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from summarise.batch.work import Chunk, Local, Worker, failure, work
from summarise.errors import ModelError, SummariseError
from summarise.show.contract import Object
from summarise.types import Recipe

_MEMORY = 2 << 30  # bytes for one actor with the embedded models, with room to spare
_TRIES = 2  # how often a chunk is given to an actor again that died of it
_AHEAD = 4  # chunks for each actor that may be done before their turn to be written


class Actor:
    """What runs in each process of the cluster."""

    def __init__(self, recipe: Recipe, make: Callable[[Recipe], Worker]) -> None:
        """Prepare a worker."""
        from summarise.models.runtime import share_cores

        share_cores()
        self._worker = make(recipe)

    def version(self) -> str:
        """Return the version of this program as the cluster has it."""
        from summarise import __version__

        return __version__

    def work(self, chunk: Chunk) -> list[Object]:
        """Return the results of a chunk's wanted rows, in order."""
        return work(chunk, self._worker)


@dataclass(slots=True)
class _Given:
    """A chunk that was given to an actor."""

    chunk: Chunk
    actor: Any
    reference: Any


class Cluster:
    """A crew of Ray actors, one for each processor, or for each GPU where there are some."""

    def __init__(
        self,
        recipe: Recipe,
        address: str | None = None,
        *,
        make: Callable[[Recipe], Worker] = Local,
        actors: int | None = None,
    ) -> None:
        """Prepare to work; the cluster is reached when work begins.

        Args:
            recipe: how to summarise.
            address: of a cluster that runs; None starts one on this machine.
            make: makes the worker of an actor.
            actors: how many; by default as many as the cluster has processors and memory for.

        Raises:
            SummariseError: Ray is not installed.
        """
        try:
            import ray
        except ImportError:
            raise SummariseError(
                "--engine ray needs Ray, which is not installed: pip install 'ray>=2.40,<3'"
            ) from None
        self._ray: Any = ray
        self._recipe, self._address = recipe, address
        self._make, self._count = make, actors

    def work(self, chunks: Iterable[Chunk]) -> Iterator[list[Object]]:
        """Yield the results of each chunk's wanted rows, in the order of the chunks.

        Raises:
            ModelError: an actor cannot load a model.
            SummariseError: the cluster cannot be reached or has another version of the program.
        """
        started = self._start()
        try:
            actors = self._actors()
            self._check_version(actors)
            yield from self._results(iter(chunks), actors)
        finally:
            if started:
                self._ray.shutdown()

    def _start(self) -> bool:
        """Reach the cluster; False if that was done before."""
        if self._ray.is_initialized():
            return False
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # no text and no figure leaves
        try:
            self._ray.init(
                address=self._address,
                logging_level="ERROR",
                log_to_driver=False,
                include_dashboard=None if self._address else False,
            )
        except (ConnectionError, RuntimeError, ValueError, TimeoutError) as error:
            reason = str(error).strip().splitlines()[0] if str(error).strip() else repr(error)
            raise SummariseError(
                f"the Ray cluster {self._address or 'on this machine'} cannot be reached "
                f"({reason.rstrip('.')}): check --ray-address"
            ) from error
        return True

    def _actors(self) -> list[Any]:
        found = self._ray.cluster_resources()
        gpus, cpus = int(found.get("GPU", 0)), int(found.get("CPU", 1))
        room = max(1, int(found.get("memory", _MEMORY) // _MEMORY))
        count = self._count or (gpus if gpus else min(cpus, room)) or 1
        remote = self._ray.remote(Actor).options(
            num_cpus=1,
            num_gpus=1 if gpus else 0,
            max_restarts=-1,
            max_task_retries=_TRIES,
        )
        return [remote.remote(self._recipe, self._make) for _ in range(count)]

    def _check_version(self, actors: list[Any]) -> None:
        from summarise import __version__

        found = set(self._ray.get([actor.version.remote() for actor in actors]))
        if found != {__version__}:
            raise SummariseError(
                f"the Ray cluster has summarise {', '.join(sorted(found))} and this is "
                f"{__version__}: install the same version everywhere"
            )

    def _results(self, chunks: Iterator[Chunk], actors: list[Any]) -> Iterator[list[Object]]:
        given: deque[_Given] = deque()
        busy = dict.fromkeys(range(len(actors)), 0)
        home: dict[Any, int] = {}
        while True:
            while len(given) < _AHEAD * len(actors):
                # Two at most to one actor, so that it need not wait and nobody else has to.
                number = min(busy, key=lambda place: (busy[place], place))
                chunk = next(chunks, None) if busy[number] < 2 else None
                if chunk is None:
                    break
                reference = actors[number].work.remote(chunk)
                given.append(_Given(chunk, actors[number], reference))
                home[reference] = number
                busy[number] += 1
            if not given:
                return
            ready, _ = self._ray.wait(list(home), num_returns=1)
            for reference in ready:
                busy[home.pop(reference)] -= 1
            while given and given[0].reference not in home:
                yield self._get(given.popleft())

    def _get(self, given: _Given) -> list[Object]:
        """Return a chunk's results; take it apart if no actor survives it."""
        try:
            results: list[Object] = self._ray.get(given.reference)
        except self._ray.exceptions.RayTaskError as error:
            cause = error.cause
            if isinstance(cause, ModelError):
                raise ModelError(str(cause)) from None
            raise
        except self._ray.exceptions.RayActorError as error:
            return self._apart(given, error)
        return results

    def _apart(self, given: _Given, error: Exception) -> list[Object]:
        rows = [given.chunk.rows[place] for place in given.chunk.wanted]
        if len(rows) == 1:
            died = RuntimeError(f"the worker died {_TRIES + 1} times")
            return [failure(rows[0], died)]
        results: list[Object] = []
        for row in rows:
            chunk = Chunk((row,), (0,))
            results += self._get(_Given(chunk, given.actor, given.actor.work.remote(chunk)))
        return results
