"""A process of a crew: how it is started, and how it works on the chunks that it is given."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from summarise.batch.work import Chunk, Worker, work
from summarise.errors import SummariseError
from summarise.show.contract import Object
from summarise.types import Recipe

_THREADS = "OMP_NUM_THREADS"  # what the numeric libraries read when they are loaded


@dataclass(frozen=True, slots=True)
class Said:
    """What a process says: that it is ready, then of each chunk what came of it.

    Args:
        results: of the chunk's wanted rows; None when it is ready.
        error: its kind and words, if it is one that no row can be done with.
        processor: seconds that all threads of the process have computed so far.
    """

    results: list[Object] | None = None
    error: tuple[type[SummariseError], str] | None = None
    processor: float = 0.0


def start(
    recipe: Recipe, make: Callable[[Recipe], Worker], number: int, threads: int
) -> tuple[SpawnProcess, Connection]:
    """Start a process and return it with what chunks are given through.

    Args:
        recipe: how to summarise.
        make: makes the worker.
        number: of the processes that were started before it.
        threads: to compute with.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(
        target=_serve,
        args=(theirs, recipe, make, number == 0),
        name=f"worker {number}",
        daemon=True,
    )
    with _computing_with(threads):
        process.start()
    theirs.close()  # so that the connection ends when the process does
    return process, ours


def _serve(
    connection: Connection, recipe: Recipe, make: Callable[[Recipe], Worker], first: bool
) -> None:
    """Work on chunks until the other side hangs up.

    Args:
        connection: gives chunks and takes what is said.
        recipe: how to summarise.
        make: makes the worker.
        first: whether this process prints what libraries warn of; one of a crew is enough.
    """
    # Ctrl-C reaches all processes of a terminal at once; whoever gives the chunks ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if not first:
        warnings.simplefilter("ignore")
    worker = make(recipe)
    with suppress(EOFError, OSError):  # the other side has hung up
        connection.send(Said())
        while True:
            connection.send(_answer(connection.recv(), worker))


def _answer(chunk: Chunk, worker: Worker) -> Said:
    try:
        return Said(work(chunk, worker), None, time.process_time())
    except SummariseError as error:
        return Said(None, (type(error), str(error)), time.process_time())


def _end_with_parent() -> None:
    """End at once when the process that gives the chunks has ended, however it did."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)


@contextmanager
def _computing_with(threads: int) -> Iterator[None]:
    """Let a process that is started now compute with so many threads; what the user set stays."""
    if _THREADS in os.environ:
        yield
        return
    os.environ[_THREADS] = str(threads)
    try:
        yield
    finally:
        del os.environ[_THREADS]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Put Ctrl-C off; processes that are started meanwhile never see it."""
    here = threading.current_thread() is threading.main_thread()
    if not here or not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # to start it would let Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
