"""What the command says on stderr: errors in one line, progress where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from summarise.show.safe import plain

if TYPE_CHECKING:
    from rich.progress import TaskID


class Progress(Protocol):
    """Told by the pipeline how far a stage is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note that `done` of `total` are done."""


def tell(message: str) -> None:
    """Print one line, whatever the message quotes from files or their names."""
    print(f"summarise: {plain(message).strip()}", file=sys.stderr, flush=True)


def _unseen(stage: str, done: int, total: int) -> None:
    """Show nothing."""


@contextmanager
def watched() -> Iterator[Progress]:
    """Show a progress bar while stderr is a terminal, and nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield _unseen
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    from summarise.show.terminal import console

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    stages: dict[str, TaskID] = {}
    with Bars(*columns, console=console(sys.stderr), transient=True) as bars:

        def progress(stage: str, done: int, total: int) -> None:
            if stage not in stages:
                for earlier in bars.tasks:  # a stage begins when those before it are over
                    bars.update(earlier.id, completed=earlier.total)
                stages[stage] = bars.add_task(plain(stage), total=total)
            bars.update(stages[stage], completed=done, total=total)

        yield progress
