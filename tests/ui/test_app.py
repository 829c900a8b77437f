"""The command serves the page on this machine, to whom it should, and leaves nothing behind."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from summarise.errors import SummariseError
from tests.ui.conftest import GO, OTHER, STORY, free_port, get, serving
from ui import app


@pytest.mark.parametrize("port", ["0", "65536", "x", "-1"])
def test_a_wrong_port_is_wrong_usage(port: str) -> None:
    with pytest.raises(SystemExit) as stop:
        app.main(["--port", port])
    assert stop.value.code == 2


def test_a_port_that_is_taken_is_one_line_of_our_own() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SummariseError) as error:
            app.main(["--port", str(port)])
    assert str(error.value).startswith(f"cannot listen on 127.0.0.1:{port}")
    assert "--port" in str(error.value)
    assert "GRADIO" not in str(error.value)
    assert "launch" not in str(error.value)


@pytest.mark.parametrize(
    ("content", "words"), [("", "names no user"), ("anna", "line 1"), ("anna:\n", "line 1")]
)
def test_a_file_of_users_that_is_none_is_refused(content: str, words: str, tmp_path: Path) -> None:
    users = tmp_path / "users"
    users.write_text(content)
    with pytest.raises(SummariseError, match=words):
        app.main(["--auth", str(users)])
    with pytest.raises(SummariseError, match="cannot be read"):
        app.main(["--auth", str(tmp_path / "none")])


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SummariseError, match="pip install 'mcp<2'"):
        app.main(["--mcp", "--port", str(free_port())])


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a child there")
def test_the_command_serves_until_interrupted_and_cleans_up(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "summarise", "serve", "--port", str(port)]
    before = set(Path(tempfile.gettempdir()).glob("summarise-page-*"))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as server:
        try:
            assert server.stderr is not None
            said = server.stderr.readline().decode()
            address = f"http://127.0.0.1:{port}"
            start = get(address)
            config = json.loads(get(f"{address}/config"))
            during = set(Path(tempfile.gettempdir()).glob("summarise-page-*"))
        finally:
            server.send_signal(signal.SIGINT)
            out, _ = server.communicate(timeout=60)
    assert said.startswith(f"The page is at {address}")
    assert b"<!doctype html>" in start
    controls = json.dumps([component["props"] for component in config["components"]])
    for words in (GO, "Add an article", "Length of each summary"):
        assert words in controls
    assert server.returncode == 130
    assert out == b""
    assert during - before
    assert not set(Path(tempfile.gettempdir()).glob("summarise-page-*")) & (during - before)


def test_strangers_are_asked_for_a_password(tmp_path: Path) -> None:
    users = tmp_path / "users"
    users.write_text("anna:right:with colon\n")
    with serving("--auth", str(users)) as address:
        with pytest.raises(urllib.error.HTTPError, match="401"):
            get(f"{address}/config")
        for password, status in (("wrong", 400), ("right:with colon", 200)):
            body = f"username=anna&password={password.replace(' ', '+')}".encode()
            try:
                with urllib.request.urlopen(f"{address}/login", body, timeout=30) as answer:
                    assert answer.status == status
            except urllib.error.HTTPError as error:
                assert error.code == status
                error.close()


def test_another_sites_name_is_refused(address: str) -> None:
    host = address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", "/", headers={"Host": "evil.example"})
    answer = connection.getresponse()
    assert answer.status == 421
    connection.close()


def test_programs_can_summarise_and_compare(address: str) -> None:
    client = Client(address, verbose=False)
    try:
        known = client.view_api(return_format="dict", print_info=False)
        assert set(known["named_endpoints"]) == {"/summarise", "/compare"}
        assert "rests on" in json.dumps(json.loads(get(f"{address}/gradio_api/info")))
        summary = client.predict(text=STORY, length="short", api_name="/summarise")
        assert summary["schema"] == "summarise.summary/1"
        start = summary["sentences"][0]["evidence"][0]["start"]
        assert summary["sentences"][0]["text"][:8] in STORY[start : start + 40]
        articles = [{"id": "herald", "text": STORY}, {"id": "post", "text": OTHER}]
        compared = client.predict(articles=articles, api_name="/compare")
        assert compared["schema"] == "summarise.comparison/1"
        assert {one["id"] for one in compared["summaries"]} == {"herald", "post"}
        for bad, words in (
            ([{"id": "a", "path": "/etc/hostname"}], "give one of"),
            ([{"id": "a", "url": "http://127.0.0.1/"}], "public internet"),
            ([{"id": "a", "text": STORY}] * 2, "id of its own"),
            (["text"], "object"),
        ):
            with pytest.raises(AppError, match=words):
                client.predict(articles=bad, api_name="/compare")
        with pytest.raises(AppError, match="no model"):
            client.predict(text=STORY, model="/etc", api_name="/summarise")
    finally:
        client.close()
