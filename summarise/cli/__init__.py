"""The command line. `main` is the one place where errors become a line and an exit code."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from summarise.cli import article, batch, compare, evaluate, models, serve
from summarise.cli.options import Parser
from summarise.cli.report import tell
from summarise.errors import SummariseError

EXIT_DONE, EXIT_ERROR, EXIT_USAGE, EXIT_INTERRUPTED = 0, 1, 2, 130

_COMMANDS = (article, compare, batch, evaluate, serve, models)
# These have a parser of their own, outside this package; they get their arguments untouched.
_PASSED_ON = {"evaluate": evaluate.run, "serve": serve.run}


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="summarise",
        description="Summarise news articles and say what each source adds over the others.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", title="commands")
    for command in _COMMANDS:
        command.add(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when done, 1 after an error, 2 for wrong usage, 130 when interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse: --help and usage errors
        return _code(stop.code)
    except SummariseError as error:
        tell(str(error))
        return EXIT_ERROR
    except BrokenPipeError:
        # The reader (`| head`) has what it wanted. Python flushes stdout once more at exit.
        with contextlib.suppress(OSError, io.UnsupportedOperation):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        tell(f"{where}{error.strerror or error}")
        return EXIT_ERROR
    except KeyboardInterrupt:
        tell("interrupted")
        return EXIT_INTERRUPTED
    return code


def _run(arguments: list[str]) -> int:
    if arguments and arguments[0] in _PASSED_ON:
        return _PASSED_ON[arguments[0]](arguments[1:])
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.version:
        from summarise import __version__

        print(f"summarise {__version__}")
        return EXIT_DONE
    if options.command is None:
        parser.print_help(sys.stderr)
        return EXIT_USAGE
    return int(options.run(options))


def _code(code: str | int | None) -> int:
    if isinstance(code, str):
        tell(code)
        return EXIT_ERROR
    return code or EXIT_DONE


def _speak_utf8() -> None:
    """Results are UTF-8 with plain newlines wherever they go, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
