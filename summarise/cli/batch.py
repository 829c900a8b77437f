"""`summarise batch`: summaries and comparisons of many articles, resumed where it was cut off."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.cli import output
from summarise.cli.options import Commands, add_command, add_recipe, recipe
from summarise.cli.report import tell

if TYPE_CHECKING:
    from summarise.batch import Tally

_PAUSE = 10.0  # seconds between two lines of progress


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "batch",
        run,
        help="do both for many articles; resumes by itself",
        about="Summarise and compare many articles. Run the same command again to go on where a "
        "run was\ncut off; rows that failed are tried again.",
    )
    parser.add_argument(
        "source",
        metavar="IN.jsonl|DIR|GLOB",
        help='rows with "id" and "text", "html", "path" or "url" (or "articles", a list of such, '
        "to be compared); or text and HTML files",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT.jsonl", help="where the results go"
    )
    add_recipe(parser)


def run(options: argparse.Namespace) -> int:
    """Work through the rows; 1 if some failed."""
    from summarise.batch import run_batch

    output.check(options)
    tally = run_batch(options.source, options.out, recipe(options), progress=_Reporter())
    if tally.skipped:
        tell(f"{tally.skipped:,} files are neither .txt nor .html and were left out")
    if tally.failed:
        tell(f"{_line(tally)}; the reasons are in {options.out}, run again to retry")
        return 1
    tell(_line(tally))
    return 0


class _Reporter:
    """Says every few seconds how far the batch is."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if now - self._last >= _PAUSE:
            self._last = now
            tell(_line(tally))


def _line(tally: Tally) -> str:
    parts = [f"{tally.before + tally.good:,} of {tally.total:,} rows done"]
    parts += [f"{tally.before:,} of them before"] if tally.before else []
    parts += [f"{tally.failed:,} failed"] if tally.failed else []
    parts += [f"{tally.rate:,.1f} rows a minute"] if tally.rate else []
    return ", ".join(parts)
