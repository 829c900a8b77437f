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
    from summarise.batch import Crew, Preview, Tally, Task

_PAUSE = 10.0  # seconds between two lines of progress
_MOST_WORKERS = 1024


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
        "sources",
        nargs="+",
        metavar="IN.jsonl|DIR|GLOB",
        help='rows with "id" and "text", "html", "path" or "url" (or "articles", a list of such, '
        "to be compared), gzipped or not; or files that hold one article each (.txt, .html, .pdf, "
        ".docx)",
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="OUT.jsonl", help="where the results go"
    )
    parser.add_argument(
        "--group",
        action="store_true",
        help="put single articles that tell one story together and compare them",
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help="the input has changed since OUT was begun: keep the rows that are as they were and "
        "do the others",
    )
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="read and check every row, say what would be done, and write nothing",
    )
    where = parser.add_argument_group("where to work")
    where.add_argument(
        "--engine",
        choices=("local", "ray"),
        default="local",
        help="local: on this machine (default); ray: on a Ray cluster, which needs the extra "
        "summarise[ray]",
    )
    where.add_argument(
        "--workers",
        type=_workers,
        metavar="N",
        help="processes that work at the same time, each with models of its own (about 1.5 GB for "
        "the embedded ones); by default one for each core, as far as the free memory goes; only "
        "one for a GPU, for a server, and for a model with a hub id",
    )
    where.add_argument(
        "--ray-address",
        metavar="ADDRESS",
        help="a cluster that runs, such as auto or ray://HOST:10001; by default one is started on "
        "this machine",
    )
    add_recipe(parser)
    parser.set_defaults(check=parser.error)


def run(options: argparse.Namespace) -> int:
    """Work through the rows; 1 if some failed."""
    from summarise.batch import Task, preview, run_batch

    if options.ray_address is not None and options.engine != "ray":
        options.check("--ray-address goes with --engine ray")
    output.check(options)
    task = Task(options.sources, options.out, recipe(options), options.group, options.update)
    if options.group:
        tell("reading all articles to find those that tell one story")
    if options.dry_run:
        return _preview(preview(task), task)
    tally = run_batch(task, crew=_crew(options, task), progress=_Reporter())
    if tally.skipped:
        tell(_left_out(tally.skipped))
    tell(_line(tally))
    if tally.articles:
        tell(_throughput(tally))
    if tally.failed:
        tell(f"the reasons are in {options.out}; run the same command again to retry")
        return 1
    return 0


def _crew(options: argparse.Namespace, task: Task) -> Crew:
    if options.engine == "local":
        from summarise.batch.processes import Processes

        return Processes(task.recipe, options.workers, tell=tell)
    from summarise.batch.cluster import Cluster

    return Cluster(task.recipe, options.ray_address, actors=options.workers)


def _workers(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST_WORKERS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 to {_MOST_WORKERS}")


class _Reporter:
    """Says every few seconds how far the batch is."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def __call__(self, tally: Tally) -> None:
        now = time.monotonic()
        if tally.left and now - self._last >= _PAUSE:
            self._last = now
            tell(_line(tally))


def _line(tally: Tally) -> str:
    parts = [f"{tally.before + tally.good:,} of {tally.total:,} rows done"]
    parts += [f"{tally.before:,} of them before"] if tally.before else []
    parts += [f"{tally.failed:,} failed"] if tally.failed else []
    parts += [f"{tally.rate:,.1f} rows a minute"] if tally.rate else []
    parts += [f"{_duration(tally.left)} left"] if tally.left else []
    return ", ".join(parts)


def _throughput(tally: Tally) -> str:
    minutes = tally.seconds / 60
    return (
        f"{_duration(tally.seconds)} for {tally.articles:,} articles of {tally.words:,} words: "
        f"{tally.articles / minutes:,.1f} articles and {tally.words / minutes:,.0f} words a minute"
    )


def _duration(seconds: float) -> str:
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d} min"


def _left_out(files: int) -> str:
    return f"{_count(files, 'file')} left out, neither articles nor JSONL"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _preview(found: Preview, task: Task) -> int:
    """Print what a run would do; 1 if it would be refused or some rows would fail."""
    if found.refusal:
        tell(found.refusal)
    for row, first in found.twins:
        tell(f"{row.where} ({row.id}): has the id of {first}")
    for row, reason in found.faults:
        name = f" ({row.id})" if row.id is not None and row.id != row.where else ""
        tell(f"{row.where}{name}: {reason}")
    if found.skipped:
        tell(_left_out(found.skipped))
    parts = [f"{_count(found.singles, 'article')} to summarise"]
    parts += [_count(found.comparisons, "comparison")] if found.comparisons else []
    print(f"{_count(found.rows, 'row')}: {' and '.join(parts)}; {found.words:,} words of content")
    if found.unfetched:
        print(f"{_count(found.unfetched, 'article')} on the web, not fetched")
    if found.before:
        print(f"{_count(found.before, 'row')} done already in {task.out}")
    print(f"{_count(len(found.faults), 'row')} would fail")
    if found.twins:
        print(f"{_count(len(found.twins), 'row')} with the id of another row")
    refused = bool(found.twins or found.refusal)
    to_do = (
        "nothing would be done" if refused else f"{_count(found.rows - found.before, 'row')} to do"
    )
    print(f"{to_do}; nothing was written")
    return 1 if refused or found.faults else 0
