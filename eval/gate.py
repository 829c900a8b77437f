"""The gate: scores on the repository's own data must not fall. `python -m eval.gate`.

`floors.json` holds, by data and system, the least that each score may be, or the most where less
is better. It is raised with --raise after an improvement; it is lowered only with --lower, so
that a loss is somebody's decision and shows in the diff.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.data import load
from eval.metrics.registry import LOWER_IS_BETTER
from eval.run import evaluate
from eval.systems import make
from summarise.errors import SummariseError
from summarise.types import LENGTHS

FLOORS = Path(__file__).resolve().parent / "floors.json"
WORDS = LENGTHS["medium"]
# The embedded model runs in bf16 where the processor has it, so on another machine a tie may fall
# the other way: three other words among sixty, in one of five summaries, are .01. What involves
# no language model is the same everywhere up to rounding.
EPSILON = {"embedded": 0.01, "plain": 0.001}

Floors = dict[str, dict[str, dict[str, float]]]


@dataclass(frozen=True, slots=True)
class Check:
    """One score beside its floor."""

    data: str
    system: str
    column: str
    floor: float
    score: float

    @property
    def gain(self) -> float:
        """How much better than the floor the score is; NaN if there is no score."""
        gap = self.score - self.floor
        return -gap if self.column in LOWER_IS_BETTER else gap

    @property
    def holds(self) -> bool:
        """Whether the score is good enough; one that is missing is not."""
        return self.gain >= -EPSILON.get(self.system, 0.0)

    def __str__(self) -> str:
        mark = "ok  " if self.holds else "FALL"
        where = f"{self.data}/{self.system}/{self.column}"
        return f"{mark} {where}: {self.score:.4f} (floor {self.floor:.4f})"


def read(path: Path = FLOORS) -> Floors:
    """Read the floors."""
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def measure(data: str, floors: Mapping[str, Mapping[str, float]]) -> list[Check]:
    """Run the systems that have floors on some data and set their scores beside the floors."""
    result = evaluate(load(data), [make(name, WORDS) for name in floors], words=WORDS)
    missing = math.nan
    return [
        Check(
            data,
            system,
            column,
            floor,
            known.mean if (known := result.estimates[system].get(column)) else missing,
        )
        for system, columns in floors.items()
        for column, floor in columns.items()
    ]


def moved(floors: Floors, checks: Sequence[Check], lower: bool) -> Floors:
    """Return the floors raised to the scores; lowered as well only if asked to."""
    changed: Floors = {
        data: {system: dict(columns) for system, columns in systems.items()}
        for data, systems in floors.items()
    }
    for check in checks:
        if math.isnan(check.score):
            raise SummariseError(f"{check.data}/{check.system}/{check.column} has no score")
        if check.gain > 0 or lower:
            changed[check.data][check.system][check.column] = round(check.score, 4)
    return changed


def main(argv: Sequence[str] | None = None) -> int:
    """Check all floors, and move them if asked to; 1 if a score has fallen."""
    parser = argparse.ArgumentParser(prog="python -m eval.gate", description=__doc__)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--raise", dest="raised", action="store_true", help="raise floors to scores")
    how.add_argument("--lower", action="store_true", help="set floors to scores, even lower")
    args = parser.parse_args(argv)
    floors = read()
    checks = [check for data, systems in floors.items() for check in measure(data, systems)]
    for check in checks:
        print(check)
    if args.raised or args.lower:
        text = json.dumps(moved(floors, checks, args.lower), indent=1) + "\n"
        FLOORS.write_text(text, encoding="utf-8")
        print(f"wrote {FLOORS.name}")
    return 0 if args.lower or all(check.holds for check in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
