"""One job at a time, in the order in which visitors asked, each known by a secret ticket.

Two jobs at once would only make both slow: the models use all cores. A job goes on when its
visitor's connection breaks for a moment, and its result is kept for a while, so that whoever
has the ticket finds it again; nobody else does.
"""

from __future__ import annotations

import secrets
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any, Literal

from summarise.errors import SummariseError

WAITING = 16  # jobs in line before a visitor is told to come back later
KEPT_SECONDS = 1800.0  # how long a result waits for a visitor whose page was reloaded
KEPT_RESULTS = 50  # the most results kept: one takes up to some megabytes
PATIENCE = 60.0  # seconds without anybody looking, after which a job is given up

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Work = Callable[["Job"], Any]


class LineFullError(SummariseError):
    """Too many visitors are waiting already."""


class Cancelled(BaseException):
    """Raised inside a job to end it: a wish, not an error, so no `except Exception` eats it."""


class Job:
    """One piece of work: how far it is, what it has found, and how it ended."""

    def __init__(self, work: Work | None, now: float, patience: float) -> None:
        """Prepare work; nothing is done yet."""
        self.ticket = secrets.token_urlsafe(24)
        self.state: State = "waiting"
        self.stage, self.done, self.total = "", 0, 0
        self.parts: list[Any] = []
        self.outcome: Any = None
        self.error = ""
        self.seen = self.ended = now
        self._work = work
        self._stop = threading.Event()
        self._patience = patience

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed", "cancelled")

    def report(self, stage: str, done: int, total: int) -> None:
        """Take note of how far the work is.

        Raises:
            Cancelled: the visitor wants no more of it, or is gone.
        """
        if self._stop.is_set() or time.monotonic() - self.seen > self._patience:
            raise Cancelled
        self.stage, self.done, self.total = stage, done, total

    def found(self, part: Any) -> None:
        """Take note of a part of the result that can be shown already."""
        self.parts.append(part)

    def stop(self) -> None:
        """Ask the work to end at its next report."""
        self._stop.set()

    def perform(self) -> None:
        """Do the work, whatever becomes of it."""
        try:
            self.state = "running"
            self.report("start", 0, 0)
            if self._work is not None:
                self.outcome = self._work(self)
            self.state = "done"
        except Cancelled:
            self.state = "cancelled"
        except SummariseError as error:
            self.error = str(error)
            self.state = "failed"
        except Exception:
            traceback.print_exc(file=sys.stderr)
            self.error = "The program made a mistake; its log has the details. Nothing was changed."
            self.state = "failed"
        finally:
            # What the work holds on to (articles, files) is not needed any more.
            self._work = None
            self.ended = time.monotonic()


class Line:
    """The line of jobs, and the thread that works through it."""

    def __init__(
        self,
        waiting: int = WAITING,
        kept_seconds: float = KEPT_SECONDS,
        patience: float = PATIENCE,
    ) -> None:
        """Open an empty line; the thread ends with the program."""
        self._waiting = waiting
        self._kept_seconds = kept_seconds
        self._patience = patience
        self._line: list[Job] = []
        self._known: dict[str, Job] = {}
        self._change = threading.Condition()
        threading.Thread(target=self._run, name="jobs", daemon=True).start()

    def submit(self, work: Work, patience: float | None = None) -> Job:
        """Put work at the end of the line.

        Args:
            work: called with its job.
            patience: seconds without anybody looking, after which it is given up.

        Raises:
            LineFullError: too many are waiting.
        """
        job = Job(work, time.monotonic(), self._patience if patience is None else patience)
        with self._change:
            self._forget()
            if len(self._line) >= self._waiting:
                raise LineFullError(
                    f"The line is full: {len(self._line)} visitors are waiting. "
                    "Your texts are still here; try again in a minute."
                )
            self._line.append(job)
            self._known[job.ticket] = job
            self._change.notify_all()
        return job

    def find(self, ticket: str) -> Job | None:
        """Return the job of a ticket, if it is still known, and note that somebody looks at it."""
        with self._change:
            self._forget()
            job = self._known.get(ticket)
        if job is not None:
            job.seen = time.monotonic()
        return job

    def position(self, job: Job) -> int:
        """Return how many jobs come before a waiting one, the running one included."""
        with self._change:
            return self._line.index(job) + 1 if job in self._line else 0

    def cancel(self, ticket: str) -> None:
        """End a job: at once if it waits, at its next step if it runs."""
        with self._change:
            job = self._known.get(ticket)
            if job is None:
                return
            job.stop()
            if job in self._line:
                self._line.remove(job)
                job.state, job.ended = "cancelled", time.monotonic()

    def drop(self, ticket: str) -> None:
        """End a job and forget its result."""
        self.cancel(ticket)
        with self._change:
            self._known.pop(ticket, None)

    def _run(self) -> None:
        while True:
            with self._change:
                while not self._line:
                    self._change.wait(timeout=30)
                    self._forget()
                job = self._line.pop(0)
            job.perform()

    def _forget(self) -> None:
        """Forget results that nobody came back for."""
        now = time.monotonic()
        over = sorted((job for job in self._known.values() if job.over), key=lambda job: job.ended)
        late = max(0, len(over) - KEPT_RESULTS)
        for number, job in enumerate(over):
            if number < late or now - max(job.ended, job.seen) > self._kept_seconds:
                del self._known[job.ticket]
