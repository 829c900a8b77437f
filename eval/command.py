"""`summarise evaluate`: how good each system's summaries and comparisons are, and how sure."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.data import load
from eval.generate import Progress
from eval.report.table import screen
from eval.run import as_object, evaluate
from eval.systems import DEFAULT, SYSTEMS, make
from summarise.types import LENGTHS


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command's arguments."""
    made = argparse.ArgumentParser(
        prog="summarise evaluate",
        description="Score systems on data with references or gold, with intervals and tests.",
        epilog=f"systems: {', '.join(SYSTEMS)}, lead-K, direct:MODEL, pipeline:MODEL",
    )
    made.add_argument(
        "--data",
        default="seeds",
        metavar="NAME|PATH",
        help="seeds (default), planted, or a JSONL file, gzipped or not; PATH#KEY=VALUE takes "
        "the rows in which KEY is VALUE",
    )
    made.add_argument(
        "--model",
        nargs="+",
        default=[],
        metavar="NAME",
        help="models to run the pipeline with: embedded, a folder (transformers' or "
        "CTranslate2's) or hub id, openai:URL#MODEL",
    )
    made.add_argument(
        "--system",
        nargs="+",
        default=[],
        metavar="NAME",
        help=f"other systems to compare (default: {' '.join(DEFAULT)})",
    )
    made.add_argument(
        "--checker",
        default="embedded",
        metavar="NAME",
        help="checker of the pipeline: embedded (default), or a folder or hub id of a model for "
        "natural language inference",
    )
    made.add_argument("--length", default="medium", help="short, medium, long or words")
    made.add_argument("--limit", type=_count, metavar="N", help="draw N cases")
    made.add_argument("--seed", type=int, default=0, help="of drawing, systems and intervals")
    made.add_argument("--json", action="store_true", help="print the scores as one JSON object")
    made.add_argument("--out", type=Path, metavar="DIR", help="write report, items and plots")
    made.add_argument("--cache", type=Path, metavar="DIR", help="folder of generated outputs")
    made.add_argument("--fresh", action="store_true", help="generate everything anew, keep nothing")
    return made


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of cases")
    return int(text)


def _words(text: str) -> int:
    if text in LENGTHS:
        return LENGTHS[text]
    if text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is neither {', '.join(LENGTHS)} nor words")


def main(argv: Sequence[str] | None = None) -> int:
    """Evaluate, and print the screen or the JSON object on stdout.

    Raises:
        SummariseError: data or a model cannot be had.
    """
    reads = parser()
    args = reads.parse_args(argv)
    try:
        words = _words(args.length)
    except argparse.ArgumentTypeError as error:
        reads.error(str(error))
    models = ["embedded" if name == "embedded" else f"pipeline:{name}" for name in args.model]
    names = dict.fromkeys([*args.system, *models] or DEFAULT)
    from summarise.models.files import cache_folder

    cache = None if args.fresh else args.cache or cache_folder() / "evaluate"
    result = evaluate(
        load(args.data, args.limit, args.seed),
        [make(name, words, args.seed, args.checker) for name in names],
        words=words,
        seed=args.seed,
        cache=cache,
        report=Progress(),
    )
    if args.out:
        from eval.report.files import write

        for path in write(result, args.out):
            print(f"wrote {path}", file=sys.stderr)
    if args.json:
        print(json.dumps(as_object(result), allow_nan=False))
    else:
        print(screen(result))
    return 0
