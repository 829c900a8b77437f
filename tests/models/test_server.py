from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from summarise.errors import ModelError
from summarise.models import client, server
from summarise.roles import Draft
from summarise.write.language import LanguageWriter


@dataclass
class Desk:
    """What a local server was asked, and how it answers."""

    url: str = ""
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    failures: list[int] = field(default_factory=list)  # statuses to answer with first
    headers: dict[str, str] = field(default_factory=dict)  # of the failures
    says: str = ""  # with the failures; {key} is the key that came
    delay: float = 0.0
    all_here: threading.Barrier | None = None
    finish: str = "stop"
    tokens: int = 0
    raw: bytes | None = None


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(client, "WAIT_S", 0.01)
    for name in server.KEYS:
        monkeypatch.delenv(name, raising=False)
    state = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(body)
            state.keys.append(self.headers.get("Authorization"))
            time.sleep(state.delay)
            if state.all_here is not None:
                state.all_here.wait()
            if state.failures:
                self.send_response(state.failures.pop(0))
                for name, value in state.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(state.says.replace("{key}", str(state.keys[-1])).encode())
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
    monkeypatch.setattr(client, "WAIT_S", 0.01)
    away = server.load("openai:http://127.0.0.1:9/v1#tiny")
    with pytest.raises(ModelError, match=r"cannot be reached .* start the server"):
        away.generate(["a"], max_new_tokens=5)


def test_a_refusal_does_not_show_the_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARISE_API_KEY", "sk-secret")
    desk.failures = [401]
    desk.says = '{"error": "wrong key {key}, or sk-se****cret"}'
    with pytest.raises(ModelError) as caught:
        opened(desk).generate(["a"], max_new_tokens=5)
    assert desk.keys == ["Bearer sk-secret"]
    assert "sk-secret" not in str(caught.value)
    assert "sk-se" not in str(caught.value)
    assert "wrong key" in str(caught.value)
    assert "SUMMARISE_API_KEY" in str(caught.value)


def test_an_answer_that_was_cut_off_is_marked_and_not_written(desk: Desk) -> None:
    desk.finish = "length"
    writer = opened(desk)
    assert not writer.generate(["a"], max_new_tokens=5)[0][0].ended
    assert LanguageWriter(writer).write([Draft("compress", ("a b c.",))]) == [[]]


def test_the_server_says_how_long_to_wait(desk: Desk) -> None:
    desk.failures, desk.headers = [429], {"Retry-After": "0.3"}
    started = time.monotonic()
    opened(desk).generate(["a"], max_new_tokens=5)
    assert 0.3 <= time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ("7", 7, 7),
        ("-1", 0, 0),
        ("soon", 0, 0),
        ("", 0, 0),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0, 0),
        (format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True), 3000, 3601),
    ],
)
def test_waiting_times_are_numbers_or_dates(value: str, least: float, most: float) -> None:
    assert least <= client._retry_after({"Retry-After": value}) <= most


def test_requests_are_in_flight_together(desk: Desk) -> None:
    # None is answered before all have come.
    desk.all_here = threading.Barrier(server.AT_ONCE, timeout=60)
    prompts = [f"number {i}" for i in range(server.AT_ONCE)]
    found = opened(desk).generate(prompts, max_new_tokens=5)
    assert [one[0].text for one in found] == [prompt.upper() for prompt in prompts]
    assert len(desk.asked) == server.AT_ONCE


def test_a_server_that_hangs_is_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "ATTEMPTS", 2)
    desk.delay = 0.5
    hung = server.ServerWriter(desk.url, "tiny", timeout=0.05)
    with pytest.raises(ModelError, match="ReadTimeoutError"):
        hung.generate(["a"], max_new_tokens=5)


def test_one_refusal_ends_the_work(desk: Desk) -> None:
    desk.failures = [404] * 500
    with pytest.raises(ModelError, match="404"):
        opened(desk).generate([f"number {i}" for i in range(200)], max_new_tokens=5)
    assert len(desk.asked) < 100


@pytest.mark.parametrize(
    "said",
    [
        '{"error": {"message": "too much", "type": "exceed_context_size_error"}}',
        '{"error": {"message": "too much", "code": "context_length_exceeded"}}',
        '{"message": "This model\'s maximum context length is 8 tokens."}',
    ],
)
def test_a_prompt_that_does_not_fit_is_left_out_and_said(
    desk: Desk, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.failures, desk.says = [400], said
    assert opened(desk).generate(["a"], max_new_tokens=5) == [[]]
    assert "did not read 1 of 1 prompts whole" in capsys.readouterr().err


def test_a_prompt_that_the_server_cut_off_is_left_out_and_said(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.tokens = 4
    found = opened(desk).generate(["one two three four five", "one two"], max_new_tokens=5)
    assert [len(one) for one in found] == [0, 1]
    assert "4 tokens of 5 words" in capsys.readouterr().err


@pytest.mark.parametrize("finish", ["content_filter", "tool_calls", "function_call"])
def test_an_answer_that_something_else_ended_is_not_written(desk: Desk, finish: str) -> None:
    desk.finish = finish
    writer = opened(desk)
    assert LanguageWriter(writer).write([Draft("compress", ("a b c.",))]) == [[]]


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


@pytest.mark.parametrize(
    "name",
    ["openai:https://me:sk-hidden@h/v1#m", "openai:https://h/v1?key=sk-hidden#m"],
)
def test_an_address_with_a_key_in_it_is_refused_without_showing_it(name: str) -> None:
    for given in (name, name.removesuffix("#m")):
        with pytest.raises(ModelError) as caught:
            server.load(given)
        assert "sk-hidden" not in str(caught.value)


def test_an_untrained_model_is_told_the_rules(desk: Desk) -> None:
    LanguageWriter(opened(desk)).write([Draft("fuse", ("It rained.", "It poured."))])
    asked = desk.asked[0]["messages"][0]["content"]
    assert "exactly as they are" in asked
    assert asked.endswith("It rained.\nIt poured.")
