"""Make comparison problems: `python -m eval.planted --n 50 --out planted.jsonl`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.planted.generate import SOURCES, problems
from eval.planted.material import ARTICLES, load
from summarise.errors import SummariseError


def main(argv: Sequence[str] | None = None) -> int:
    """Write the problems, one JSON object a line."""
    parser = argparse.ArgumentParser(prog="python -m eval.planted", description=__doc__)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="JSONL of articles")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="aligned sentences")
    parser.add_argument("--n", type=int, default=16, help="how many problems")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sources", type=int, default=3, choices=range(2, len(SOURCES) + 1))
    parser.add_argument("--out", type=Path, help="file to write; otherwise stdout")
    args = parser.parse_args(argv)
    try:
        rows = problems(load(args.articles, args.pairs), args.n, args.seed, args.sources)
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    except (SummariseError, ValueError) as error:
        print(f"python -m eval.planted: {error}", file=sys.stderr)
        return 1
    if args.out:
        args.out.write_text(lines, encoding="utf-8")
    else:
        sys.stdout.write(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
