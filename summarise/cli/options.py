"""The options that commands share, and what they turn into."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

from summarise.types import LENGTHS, Recipe

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

SHORTEST, LONGEST = 10, 1000  # words


class Parser(argparse.ArgumentParser):
    """An argument parser that accepts no abbreviations: they would break with each new option."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", _Formatter)
        super().__init__(*args, **options)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help of one width everywhere, so that the copy in the README is exact."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=26, width=88, **options)


def add_command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], help: str, about: str
) -> Parser:
    """Add a command that `run` carries out."""
    parser = commands.add_parser(name, help=help, description=about)
    parser.set_defaults(run=run)
    return parser


def add_recipe(parser: Parser) -> None:
    """Add the options that change the output."""
    group = parser.add_argument_group("how to summarise")
    group.add_argument(
        "--length",
        type=_length,
        default="medium",
        metavar="LENGTH",
        help=f"{', '.join(f'{name} ({words})' for name, words in LENGTHS.items())} or a number "
        f"of words from {SHORTEST} to {LONGEST}; default medium",
    )
    group.add_argument(
        "--model",
        type=_model,
        default="embedded",
        metavar="NAME",
        help="embedded (default), a local path or hub id of a transformers model, a CTranslate2"
        " folder, or openai:BASE_URL#MODEL",
    )
    group.add_argument(
        "--checker",
        type=_model,
        default="embedded",
        metavar="NAME",
        help="embedded (default: rules), or a local path or hub id of a model for natural language"
        " inference, to be asked beside the rules",
    )
    group.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="seed of the writer; default 0"
    )


def add_display(parser: Parser) -> argparse._ArgumentGroup:
    """Add the options that change how results are shown.

    Returns:
        The group of options, for those of one command only.
    """
    group = parser.add_argument_group("what to print")
    group.add_argument("--json", action="store_true", help="print JSON, one object a line")
    group.add_argument(
        "--evidence",
        action="store_true",
        help="print the words of the article beneath each sentence that rests on them",
    )
    group.add_argument(
        "--out", type=Path, metavar="FILE", help="write the results to FILE instead of stdout"
    )
    group.add_argument("--no-color", action="store_true", help="no colours on a terminal")
    group.add_argument(
        "--html",
        type=Path,
        metavar="FILE",
        help="also write a report to FILE: one page that needs no network, with the articles in"
        " full and every sentence linked to the words that it rests on",
    )
    return group


def recipe(options: argparse.Namespace) -> Recipe:
    """Return the recipe that the options ask for."""
    from summarise import __version__

    return Recipe(
        model=options.model,
        length=options.length,
        seed=options.seed,
        version=__version__,
        checker=options.checker,
    )


def _length(text: str) -> str:
    if text in LENGTHS:
        return text
    if text.isascii() and text.isdigit() and SHORTEST <= int(text[:9]) <= LONGEST:
        return str(int(text))
    raise argparse.ArgumentTypeError(
        f"{text!r} is neither {', '.join(LENGTHS)} nor a number of words "
        f"from {SHORTEST} to {LONGEST}"
    )


def _model(text: str) -> str:
    if text.startswith("openai:"):
        return text.strip()
    if text.strip():
        return os.path.expanduser(text.strip())
    raise argparse.ArgumentTypeError("the name of a model cannot be empty")


def _seed(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to 999999999")
