"""`summarise serve`: the page on this machine only, asking nobody else for anything."""

from __future__ import annotations

import argparse
import contextlib
import hmac
import importlib.util
import os
import socket
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarise.cli.options import Parser
from summarise.errors import SummariseError

LARGEST_UPLOAD = 100_000_000  # bytes


def parser() -> Parser:
    """Return the parser of the command's arguments."""
    made = Parser(
        prog="summarise serve",
        description="Open the web page; as it is, only this machine can reach it.",
    )
    made.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; default %(default)s"
    )
    made.add_argument("--port", type=_port, default=7860, help="default %(default)s")
    made.add_argument(
        "--model",
        nargs="+",
        default=["embedded"],
        metavar="NAME",
        help="the models that visitors can choose from, the first one chosen; default embedded",
    )
    made.add_argument(
        "--auth",
        type=Path,
        metavar="FILE",
        help="ask for a name and a password; FILE has a line NAME:PASSWORD for each user",
    )
    made.add_argument(
        "--mcp", action="store_true", help="offer the functions to MCP clients too (needs mcp<2)"
    )
    made.add_argument(
        "--share", action="store_true", help="open a public tunnel through gradio's servers"
    )
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the page until interrupted.

    Raises:
        SummariseError: the port is taken, a library is missing, or the users cannot be read.
    """
    options = parser().parse_args(argv)
    users = _users(options.auth) if options.auth else None
    _free(options.host, options.port)
    if options.mcp and importlib.util.find_spec("mcp") is None:
        raise SummariseError("--mcp needs a library more: run `pip install 'mcp<2'`")
    with tempfile.TemporaryDirectory(prefix="summarise-page-") as folder:
        # Read when gradio is imported: uploads lie here, and go with the program.
        os.environ["GRADIO_TEMP_DIR"] = folder
        return _serve(options, users)


def _serve(options: argparse.Namespace, users: dict[str, str] | None) -> int:
    from starlette.middleware import Middleware

    from ui.engines import Engines
    from ui.headers import LOOPBACK, Guard
    from ui.jobs import Line
    from ui.page import build, look

    line, engines = Line(), Engines(options.model)
    line.submit(lambda job: engines.warm(), patience=float("inf"))
    page = build(line, engines)
    local = options.host in LOOPBACK and not options.share
    guard = Middleware(Guard, hosts=LOOPBACK if local else ())
    # Visitors wait in a line of our own; gradio's only carries small things.
    page.queue(max_size=None, default_concurrency_limit=None)
    try:
        # What gradio says of itself is no result.
        with contextlib.redirect_stdout(sys.stderr):
            _, address, public = page.launch(
                server_name=options.host,
                server_port=options.port,
                share=options.share,
                auth=_check(users) if users else None,
                max_file_size=LARGEST_UPLOAD,
                run_history=False,
                enable_monitoring=False,
                footer_links=["api"],
                app_kwargs={"middleware": [guard]},
                ssr_mode=False,
                mcp_server=options.mcp,
                pwa=False,
                quiet=True,
                prevent_thread_lock=True,
                **look(),
            )
    except OSError as error:
        raise SummariseError(_taken(options.host, options.port)) from error
    print(f"The page is at {public or address}; Ctrl-C ends it.", file=sys.stderr, flush=True)
    try:
        threading.Event().wait()
    finally:
        page.close(verbose=False)
    return 0


def _free(host: str, port: int) -> None:
    """Make sure that the port can be had, before anything is loaded.

    Raises:
        SummariseError: it cannot.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as error:
            raise SummariseError(_taken(host, port, error.strerror)) from error


def _taken(host: str, port: int, reason: str | None = None) -> str:
    why = f" ({reason})" if reason else ""
    return f"cannot listen on {host}:{port}{why}: choose another --port, or another --host"


def _users(path: Path) -> dict[str, str]:
    """Read the file of users.

    Raises:
        SummariseError: it cannot be read, or a line is no NAME:PASSWORD.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SummariseError(
            f"{path}: cannot be read: give a file of NAME:PASSWORD lines"
        ) from error
    users = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, colon, password = line.partition(":")
        if not name or not colon or not password:
            raise SummariseError(f"{path}, line {number}: is not NAME:PASSWORD")
        users[name] = password
    if not users:
        raise SummariseError(f"{path}: names no user; give a line NAME:PASSWORD for each")
    return users


def _check(users: dict[str, str]) -> Any:
    def known(name: str, password: str) -> bool:
        # The same time whether the name, the password or neither is right.
        right = users.get(name, "\0")
        return hmac.compare_digest(right.encode(), password.encode()) and name in users

    return known


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
