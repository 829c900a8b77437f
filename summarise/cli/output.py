"""Prints results where they were asked for, and as what: JSON, Markdown or terminal text."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from summarise.errors import SummariseError
from summarise.types import Comparison, Summary


def check(options: argparse.Namespace) -> None:
    """Refuse an output that cannot be written, before any work is done.

    Raises:
        SummariseError: --out, --html or --csv names a directory or lies in none, or two of them
            name one file, or one of them names an input.
    """
    taken: dict[Path, str] = {}
    given: Sequence[str] = getattr(options, "inputs", None) or getattr(options, "sources", [])
    read = {Path(name).resolve() for name in given if name != "-"}
    for option in ("out", "html", "csv"):
        out: Path | None = getattr(options, option, None)
        if out is None:
            continue
        if out.is_dir():
            raise SummariseError(f"{out}: is a directory; give --{option} the name of a file")
        if not out.absolute().parent.is_dir():
            raise SummariseError(f"{out}: there is no directory {out.parent}; make it first")
        if out.resolve() in read:
            raise SummariseError(f"{out}: is an input, too; give --{option} another file")
        other = taken.setdefault(out.resolve(), option)
        if other != option:
            raise SummariseError(f"{out}: --{other} and --{option} need a file each")


def write_html(result: Comparison | Sequence[Summary], file: Path | None) -> None:
    """Write the report, if it is wanted."""
    if file is not None:
        from summarise.show.html import to_html

        with _opened(file) as stream:
            stream.write(to_html(result))


def write_csv(comparison: Comparison, file: Path | None) -> None:
    """Write the table of facts, if it is wanted."""
    if file is not None:
        from summarise.show.matrix import to_csv

        with _opened(file) as stream:
            stream.write(to_csv(comparison))


def show(results: Sequence[Summary] | Sequence[Comparison], options: argparse.Namespace) -> None:
    """Print results as the options ask."""
    with _opened(options.out) as stream:
        if options.json:
            from summarise.show.contract import to_json

            stream.writelines(f"{to_json(result)}\n" for result in results)
        elif stream.isatty():
            from summarise.show.terminal import console, print_result

            on = console(stream, color=not options.no_color)
            for result in results:
                print_result(result, on, evidence=options.evidence)
        else:
            from summarise.show.markdown import to_markdown

            stream.write("\n".join(to_markdown(one, evidence=options.evidence) for one in results))


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """Open the output; a file appears whole or not at all."""
    if out is None:
        yield sys.stdout
        return
    if out.exists() and not out.is_file():  # a pipe or a device cannot be replaced
        with out.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    out = out.resolve()  # a link keeps pointing where it did
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.chmod(name, out.stat().st_mode & 0o777 if out.exists() else 0o666 & ~_umask())
        os.replace(name, out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
