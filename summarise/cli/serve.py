"""`summarise serve`: the web page. Its arguments are read by `ui.app`."""

from __future__ import annotations

from collections.abc import Sequence

from summarise.cli.options import Commands
from summarise.cli.outside import call


def add(commands: Commands) -> None:
    """Add the command to the list of commands."""
    commands.add_parser("serve", help="open the web page", add_help=False)


def run(arguments: Sequence[str]) -> int:
    """Hand the arguments on."""
    return call("ui.app:main", arguments, "the web page")
