"""A batch run in a process of its own, to be killed: python -m tests.batch.victim IN OUT [WORKERS].

With WORKERS it is the command, whose processes work slowly; else everything is in this process.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from summarise.batch import Task, processes, run_batch
from summarise.cli import batch, main
from tests.batch.workers import RECIPE, Slow

if __name__ == "__main__":
    source, out, *workers = sys.argv[1:]
    if workers:
        batch.recipe = lambda _: RECIPE
        processes.Processes = partial(processes.Processes, make=Slow)  # type: ignore[assignment, misc]
        sys.exit(main(["batch", source, "--out", out, "--workers", *workers]))
    tally = run_batch(Task([source], Path(out), RECIPE), worker=Slow())
    sys.exit(1 if tally.failed else 0)
