"""A batch run in a process of its own, to be killed: python -m tests.batch.victim IN OUT."""

from __future__ import annotations

import sys
from pathlib import Path

from summarise.batch import Task, run_batch
from tests.batch.workers import RECIPE, Slow

if __name__ == "__main__":
    tally = run_batch(Task([sys.argv[1]], Path(sys.argv[2]), RECIPE), worker=Slow())
    sys.exit(1 if tally.failed else 0)
