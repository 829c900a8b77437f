"""`summarise article`: one summary per article."""

from __future__ import annotations

import argparse

from summarise.cli import inputs, output
from summarise.cli.options import Commands, add_command, add_display, add_recipe, recipe
from summarise.cli.report import tell, watched


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "article",
        run,
        help="summarise each article on its own",
        about="Summarise each article on its own. What the article does not say is not printed.",
    )
    parser.add_argument(
        "inputs", nargs="+", metavar="FILE|URL|-", help="articles to read; - is stdin"
    )
    parser.add_argument("--id", metavar="ID", help="id of the article, if it is only one")
    add_recipe(parser)
    add_display(parser)
    parser.set_defaults(check=parser.error)


def run(options: argparse.Namespace) -> int:
    """Summarise the articles that can be read; 1 if one could not."""
    if options.id is not None and len(options.inputs) > 1:
        options.check("--id names one article, but several are given")
    if options.inputs.count("-") > 1:
        options.check("stdin (-) can be read only once")
    output.check(options)
    articles, errors = inputs.read(options.inputs, options.id and [options.id])
    if articles:
        from summarise.engine import Engine
        from summarise.pipeline import summarise_articles

        made = recipe(options)
        with watched() as progress:
            summaries = summarise_articles(articles, made, Engine(made), progress=progress)
        output.write_html(summaries, options.html)
        output.show(summaries, options)
    for error in errors:
        tell(str(error))
    return 1 if errors else 0
