"""`summarise evaluate`: the scores. Its arguments are read by `eval.command`."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.cli.options import Commands
from summarise.cli.outside import call


def add(commands: Commands) -> None:
    """Add the command to the list of commands."""
    commands.add_parser("evaluate", help="score systems on data with references", add_help=False)


def run(arguments: Sequence[str]) -> int:
    """Hand the arguments on."""
    return call("eval.command:main", arguments, "evaluating")
