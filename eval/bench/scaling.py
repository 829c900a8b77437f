"""`python -m eval.bench.scaling`: does the cost grow in a straight line? A table and a plot.

Articles are summarised in rounds, as `summarise batch` does it, and the clock is read at each
size; comparisons are made anew for each size. `--wording none` leaves the language model out.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from eval.data import load
from eval.items import Case
from eval.reading import read
from eval.report.table import grid
from eval.systems.pipeline import Silent
from summarise.errors import SummariseError

ROUND = 16  # articles summarised together


@dataclass(frozen=True, slots=True)
class Point:
    """What a number of articles took."""

    articles: int
    words: int
    seconds: float
    processor: float  # seconds, of all threads
    memory: float  # bytes, the most that the process has had


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command's arguments."""
    made = argparse.ArgumentParser(prog="python -m eval.bench.scaling", description=__doc__)
    made.add_argument(
        "--data", default="planted", metavar="PATH", help="JSONL with articles; default: planted"
    )
    sizes: dict[str, Any] = {"nargs": "*", "type": int, "metavar": "N"}
    made.add_argument(
        "--articles", default=[20, 40, 80], help="summarised; default 20 40 80", **sizes
    )
    made.add_argument(
        "--compared", default=[10, 20, 40], help="compared; default 10 20 40", **sizes
    )
    made.add_argument("--wording", choices=["model", "none"], default="model")
    made.add_argument("--out", type=Path, metavar="FILE.png", help="draw it there")
    made.add_argument("--json", action="store_true", help="print one JSON object")
    return made


def documents(data: str) -> list[Case]:
    """Return each article of a data set once."""
    found = {document.text: document for case in load(data).cases for document in case.documents}
    return [
        Case(f"{i}", (replace(document, id=f"{i}"),)) for i, document in enumerate(found.values())
    ]


def engine(wording: str) -> Any:
    """Return the program's models, with the language model or without it."""
    from summarise.engine import Engine
    from summarise.types import Recipe

    made: Any = Engine(Recipe())
    if wording == "none":
        made.writer = Silent()
    return made


def summarised(cases: Sequence[Case], sizes: Sequence[int], models: Any) -> Iterator[Point]:
    """Summarise articles round by round, and give what the first N took for each size."""
    from summarise.pipeline import summarise_articles
    from summarise.types import Recipe

    started, before, words, done = perf_counter(), process_time(), 0, 0
    rest = iter(cases)
    for size in sorted(sizes):
        while batch := list(islice(rest, min(ROUND, size - done))):
            articles = [read(case.documents[0]) for case in batch]
            summarise_articles(articles, Recipe(), models)
            done += len(batch)
            words += sum(article.words for article in articles)
            print(f"{done} articles summarised", file=sys.stderr)
        yield _point(done, words, started, before)


def compared(cases: Sequence[Case], sizes: Sequence[int], models: Any) -> Iterator[Point]:
    """Compare the first N articles for each size; nothing is remembered from one to the next."""
    from summarise.pipeline import compare_articles
    from summarise.types import Recipe

    for size in sorted(sizes):
        models.encoder.forget()
        models.parser.forget()
        started, before = perf_counter(), process_time()
        articles = [read(case.documents[0]) for case in cases[:size]]
        compare_articles(articles, Recipe(), models)
        print(f"{size} articles compared", file=sys.stderr)
        yield _point(size, sum(article.words for article in articles), started, before)


def _point(articles: int, words: int, started: float, before: float) -> Point:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    memory = most if sys.platform == "darwin" else most * 1024  # Linux counts kilobytes
    used = perf_counter() - started, process_time() - before
    return Point(articles, words, *used, float(memory))


def table(points: Sequence[Point]) -> str:
    """Return the points as a table; "against the smallest" is 1 on a straight line."""
    rows = []
    for one in points:
        each = one.processor / one.articles
        first = points[0].processor / points[0].articles
        rows.append(
            [
                f"{one.articles:,}",
                f"{one.words / one.articles:.0f}",
                f"{one.seconds:.1f}",
                f"{one.processor:.1f}",
                f"{each:.3f}",
                f"{each / first:.2f}",
                f"{one.memory / 1e6:,.0f}",
            ]
        )
    heads = [
        "articles",
        "words each",
        "seconds",
        "CPU s",
        "CPU s each",
        "against the smallest",
        "MB",
    ]
    return grid(heads, rows)


def draw(found: Mapping[str, Sequence[Point]], path: Path) -> None:
    """Draw processor seconds over articles, one panel a job, with the line of the smallest."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    used = {name: points for name, points in found.items() if points}
    figure = Figure(figsize=(4.5 * len(used), 3.5), layout="constrained")
    FigureCanvasAgg(figure)
    panels = figure.subplots(1, len(used), squeeze=False)
    for axis, (name, points) in zip(panels.flat, used.items(), strict=True):
        sizes = [0, *(one.articles for one in points)]
        slope = points[0].processor / points[0].articles
        axis.plot(
            sizes, [slope * size for size in sizes], "--", color="#9a9a9a", label="straight line"
        )
        axis.plot(
            sizes, [0.0, *(one.processor for one in points)], "o-", color="#1f5fa8", label=name
        )
        axis.set_xlabel("articles")
        axis.set_ylabel("processor seconds")
        axis.legend()
    figure.savefig(path, dpi=150, metadata={"Software": None})


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print and draw."""
    args = parser().parse_args(argv)
    if any(size < 1 for size in (*args.articles, *args.compared)):
        raise SummariseError("sizes are whole numbers from 1")
    if args.data != "planted" and not Path(args.data.partition("#")[0]).exists():
        raise SummariseError(f"{args.data}: there is no such file")
    cases = documents(args.data)
    most = max([*args.articles, *args.compared], default=0)
    if most > len(cases):
        raise SummariseError(f"{args.data} has {len(cases)} different articles, not {most}")
    models = engine(args.wording)
    list(summarised(cases[:1], [1], models))  # loads what is loaded once
    found = {
        "summarised": list(summarised(cases, args.articles, models)),
        "compared": list(compared(cases, args.compared, models)),
    }
    if args.out and any(found.values()):
        draw(found, args.out)
    if args.json:
        print(json.dumps({name: [asdict(one) for one in points] for name, points in found.items()}))
        return 0
    for name, points in found.items():
        if points:
            print(f"{name.capitalize()}, wording: {args.wording}\n\n{table(points)}\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SummariseError as error:
        sys.exit(f"scaling: {error}")
