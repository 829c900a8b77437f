"""`summarise compare`: each article's summary, and what each source adds over the others."""

from __future__ import annotations

import argparse
from pathlib import Path

from summarise.cli import inputs, output
from summarise.cli.options import Commands, add_command, add_display, add_recipe, recipe
from summarise.cli.report import tell, watched


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "compare",
        run,
        help="compare articles on one event: who says what",
        about="Compare articles on one event: each one's summary, what each source adds, what "
        "several\nsources say, where they differ, and who copied whom with which changes.",
    )
    parser.add_argument(
        "inputs", nargs="+", metavar="FILE|URL", help="articles to read; - is stdin"
    )
    parser.add_argument(
        "--id", default="comparison", metavar="ID", help="id of the comparison in the JSON"
    )
    add_recipe(parser)
    add_display(parser).add_argument(
        "--csv",
        type=Path,
        metavar="FILE",
        help="also write the facts to FILE as a table, with each source's exact words",
    )
    parser.set_defaults(check=parser.error)


def run(options: argparse.Namespace) -> int:
    """Compare the articles; none is compared unless all can be read."""
    if options.inputs.count("-") > 1:
        options.check("stdin (-) can be read only once")
    output.check(options)
    articles, errors = inputs.read(options.inputs)
    if errors:
        # A comparison without one of its sources would say "only here" of what is not.
        for error in errors:
            tell(str(error))
        return 1
    from summarise.engine import Engine
    from summarise.pipeline import compare_articles

    made = recipe(options)
    with watched() as progress:
        comparison = compare_articles(
            articles, made, Engine(made), id=options.id, progress=progress
        )
    output.write_html(comparison, options.html)
    output.write_csv(comparison, options.csv)
    output.show([comparison], options)
    return 0
