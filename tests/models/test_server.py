from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from summarise.errors import ModelError
from summarise.models import server
from summarise.roles import Draft
from summarise.write.language import LanguageWriter


@dataclass
class Desk:
    """What a local server was asked, and how it answers."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)  # statuses to answer with first
    finish: str = "stop"
    tokens: int = 0
    raw: bytes | None = None


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(server, "WAIT_S", 0.01)
    for name in server.KEYS:
        monkeypatch.delenv(name, raising=False)
    state = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(body)
            state.keys.append(self.headers.get("Authorization"))
            if state.failures:
                self.send_response(state.failures.pop(0))
                self.end_headers()
                return
            text = body["messages"][0]["content"].splitlines()[-1].upper()
            answer = {
                "choices": [
                    {"message": {"content": text + "\nmore"}, "finish_reason": state.finish}
                ]
            }
            if state.tokens:
                answer["usage"] = {"prompt_tokens": state.tokens}  # type: ignore[assignment]
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode() if state.raw is None else state.raw)

        def log_message(self, *_: object) -> None:
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever)
    thread.start()
    state.url = f"http://127.0.0.1:{httpd.server_address[1]}/v1"
    yield state
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def opened(desk: Desk) -> server.ServerWriter:
    return server.load(f"openai:{desk.url}#tiny")


def test_each_prompt_gets_its_own_answer_up_to_the_stop(desk: Desk) -> None:
    prompts = [f"number {i}" for i in range(20)] + ["number 3"]
    found = opened(desk).generate(prompts, max_new_tokens=9)
    assert [one[0].text for one in found] == [prompt.upper() for prompt in prompts]
    assert len(desk.asked) == 20
    assert all(body["model"] == "tiny" and body["max_tokens"] == 9 for body in desk.asked)


def test_a_busy_server_is_asked_again(desk: Desk) -> None:
    desk.failures = [503, 429]
    assert opened(desk).generate(["a"], max_new_tokens=5)[0][0].text == "A"
    assert len(desk.asked) == 3


def test_a_server_that_stays_away_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "WAIT_S", 0.01)
    away = server.load("openai:http://127.0.0.1:9/v1#tiny")
    with pytest.raises(ModelError, match=r"cannot be reached .* start the server"):
        away.generate(["a"], max_new_tokens=5)


def test_a_refusal_does_not_show_the_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARISE_API_KEY", "sk-secret")
    desk.failures = [401]
    with pytest.raises(ModelError) as caught:
        opened(desk).generate(["a"], max_new_tokens=5)
    assert desk.keys == ["Bearer sk-secret"]
    assert "sk-secret" not in str(caught.value)
    assert "SUMMARISE_API_KEY" in str(caught.value)


def test_an_answer_that_was_cut_off_is_marked_and_not_written(desk: Desk) -> None:
    desk.finish = "length"
    writer = opened(desk)
    assert not writer.generate(["a"], max_new_tokens=5)[0][0].ended
    assert LanguageWriter(writer).write([Draft("compress", ("a b c.",))]) == [[]]


def test_a_prompt_that_the_server_cut_off_is_an_error(desk: Desk) -> None:
    desk.tokens = 3
    with pytest.raises(ModelError, match="read only 3 tokens"):
        opened(desk).generate(["one two three four five six seven eight"], max_new_tokens=5)


@pytest.mark.parametrize("raw", [b"<html>", b"[]", b"{}", b'{"choices": [{}]}'])
def test_an_answer_that_is_no_completion_is_an_error(desk: Desk, raw: bytes) -> None:
    desk.raw = raw
    with pytest.raises(ModelError):
        opened(desk).generate(["a"], max_new_tokens=5)


@pytest.mark.parametrize(
    "name", ["openai:", "openai:localhost#m", "openai:http://h/v1", "openai:#m"]
)
def test_a_name_that_is_no_address_is_an_error(name: str) -> None:
    with pytest.raises(ModelError, match="openai:BASE_URL#MODEL"):
        server.load(name)


def test_an_untrained_model_is_told_the_rules(desk: Desk) -> None:
    LanguageWriter(opened(desk)).write([Draft("fuse", ("It rained.", "It poured."))])
    asked = desk.asked[0]["messages"][0]["content"]
    assert "exactly as they are" in asked
    assert asked.endswith("It rained.\nIt poured.")
