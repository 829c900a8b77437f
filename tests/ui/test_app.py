"""The page takes what it can show, refuses the rest in words, and stays on this machine."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from summarise import SummariseError
from ui import app, page


@pytest.mark.parametrize("texts", [[], ["", "  \n"]])
def test_nothing_pasted_says_what_to_do(texts: list[str]) -> None:
    with pytest.raises(SummariseError, match="Paste at least one article"):
        page.read(texts)


def test_too_much_is_refused_by_name() -> None:
    with pytest.raises(SummariseError, match="at most 10"):
        page.read(["A story."] * 11)
    with pytest.raises(SummariseError, match="Article 2 has 200,001 characters"):
        page.read(["A story.", "x" * 200_001])


def test_boxes_keep_their_number_when_one_is_empty() -> None:
    articles = page.read(["The mayor closed the bridge.", "", "Buses run over Oak Avenue."])
    assert [article.id for article in articles] == ["Article 1", "Article 3"]


def test_a_pasted_web_page_is_read_as_one() -> None:
    story = "The mayor closed the bridge at Elm Street on Monday, the council said. " * 4
    pasted = (
        f"<html><body><script>alert('x')</script><article><p>{story}</p></article></body></html>"
    )
    (article,) = page.read([pasted])
    assert article.extracted
    assert "alert" not in article.text


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1"])
def test_a_wrong_port_is_wrong_usage(port: str) -> None:
    with pytest.raises(SystemExit) as stop:
        app.main(["--port", port])
    assert stop.value.code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child there")
def test_the_command_serves_the_page_here_only_until_interrupted() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "summarise", "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        try:
            assert server.stderr is not None
            said = server.stderr.readline().decode()
            address = f"http://127.0.0.1:{port}"
            start = _get(address)
            config = json.loads(_get(f"{address}/config"))
        finally:
            server.send_signal(signal.SIGINT)
            out, _ = server.communicate(timeout=30)
    assert said.startswith(f"The page is at {address}")
    assert b"<!doctype html>" in start
    controls = json.dumps([component["props"] for component in config["components"]])
    for words in ("Summarise and compare", "Add an article", "Length of each summary"):
        assert words in controls
    assert server.returncode == 130
    assert out == b""


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())
