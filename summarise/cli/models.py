"""`summarise models`: which models there are, where they lie, and fetching them ahead of time."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from summarise.cli.options import Commands, add_command

if TYPE_CHECKING:
    from summarise.models.inventory import Description

_WHERE = {
    "installed": "installed as a package",
    "cache": "in the cache",
    "absent": "not here yet, fetched at first use",
    "damaged": "damaged, fetched again at next use",
    "shipped": "came with the program",
    "broken": "damaged: reinstall summarise",
}


def add(commands: Commands) -> None:
    """Add the command to the parser."""
    parser = add_command(
        commands,
        "models",
        run,
        help="list, fetch and describe models",
        about="List, fetch and describe models. The embedded ones are fetched at first use; "
        "`fetch embedded`\ndoes it ahead of time.",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(action="list")
    actions = parser.add_subparsers(metavar="list|fetch|info")
    for action, about in (
        ("list", "the models and whether they are on this machine (default)"),
        ("fetch", "fetch a model's files and check them"),
        ("info", "say what a model is, where it comes from and where it lies"),
    ):
        chosen = actions.add_parser(action, help=about, description=f"{about.capitalize()}.")
        chosen.set_defaults(action=action)
        chosen.add_argument("--json", action="store_true", help="print JSON")
        if action != "list":
            chosen.add_argument("name", metavar="NAME", help="embedded (all), or a role of `list`")


def run(options: argparse.Namespace) -> int:
    """Carry out the action."""
    from summarise.models import inventory

    if options.action == "fetch":
        models = inventory.fetch(options.name)
    else:
        models = inventory.describe(options.name if options.action == "info" else "embedded")
    if options.json:
        print(json.dumps([asdict(model) for model in models], ensure_ascii=False))
    elif options.action == "list":
        _list(models)
    else:
        print("\n\n".join(map(_described, models)))
    return 0


def _list(models: Iterable[Description]) -> None:
    for model in models:
        size = _size(model)
        print(f"{model.role:10} {model.name:24} {size:>7}  {_WHERE[model.where]}")


def _described(model: Description) -> str:
    lines = [
        f"{model.name}, the {model.role}: {model.purpose}",
        f"  licence  {model.licence}",
        f"  package  {model.package}, {_size(model)}",
        f"  sha256   {model.sha256}",
        f"  where    {_WHERE[model.where]}",
    ]
    lines += [f"  path     {model.path}"] if model.path else []
    lines += [f"  card     {model.card}"] if model.card else []
    return "\n".join(lines)


def _size(model: Description) -> str:
    large = model.size >= 1_000_000
    return f"{model.size / 1e6:.0f} MB" if large else f"{model.size / 1e3:.0f} kB"
