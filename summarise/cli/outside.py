"""Runs commands that live outside this package, which it must not import."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from summarise.errors import SummariseError


def call(target: str, arguments: Sequence[str], purpose: str) -> int:
    """Call `package.module:function` with the arguments.

    Raises:
        SummariseError: the function, or a library that it needs, is not installed.
    """
    module, _, name = target.partition(":")
    try:
        function: Callable[[Sequence[str]], int | None] = getattr(import_module(module), name)
    except ModuleNotFoundError as error:
        raise SummariseError(
            f"{purpose} needs the module {error.name}, which is not installed; "
            "run `pip install .` in the project's folder"
        ) from error
    return function(arguments) or 0
