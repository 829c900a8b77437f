"""`summarise serve`: the page on this machine only, asking nobody else for anything."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence

from summarise.cli.options import Parser
from summarise.errors import SummariseError

WAITING = 16  # visitors in line before a new one is told to come back


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the page until interrupted."""
    parser = Parser(
        prog="summarise serve",
        description="Open the web page; as it is, only this machine can reach it.",
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; default %(default)s"
    )
    parser.add_argument("--port", type=_port, default=7860, help="default %(default)s")
    parser.add_argument(
        "--share", action="store_true", help="open a public tunnel through gradio's servers"
    )
    options = parser.parse_args(argv)
    from ui.page import build

    page = build().queue(max_size=WAITING, api_open=False)
    try:
        _, address, public = page.launch(
            server_name=options.host,
            server_port=options.port,
            share=options.share,
            run_history=False,
            enable_monitoring=False,
            footer_links=[],
            ssr_mode=False,
            mcp_server=False,
            pwa=False,
            quiet=True,
            prevent_thread_lock=True,
        )
    except OSError as error:
        raise SummariseError(
            f"cannot listen on {options.host}:{options.port} ({error}); choose another --port"
        ) from error
    print(f"The page is at {public or address}; Ctrl-C ends it.", file=sys.stderr, flush=True)
    try:
        threading.Event().wait()
    finally:
        page.close(verbose=False)
    return 0


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a port from 1 to 65535")
