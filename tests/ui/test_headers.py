"""What the server refuses, and tells browsers to refuse."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from ui.headers import LOOPBACK, POLICY, Guard


def ask(host: str, hosts: tuple[str, ...]) -> tuple[int, dict[str, str]]:
    """Send one request through the guard to an application that answers 200."""
    sent: list[dict[str, Any]] = []

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [(b"host", host.encode())],
    }
    asyncio.run(Guard(answer, hosts)(scope, receive, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "LOCALHOST", "[::1]:7860"])
def test_the_own_names_are_answered(host: str) -> None:
    assert ask(host, LOOPBACK)[0] == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example:1"])
def test_a_name_that_was_made_to_point_here_is_refused(host: str) -> None:
    assert ask(host, LOOPBACK)[0] == 421


def test_a_page_for_others_answers_to_any_name() -> None:
    assert ask("news.example", ())[0] == 200


def test_every_answer_forbids_other_servers() -> None:
    _, headers = ask("localhost", LOOPBACK)
    assert headers["content-security-policy"] == POLICY
    assert "http" not in POLICY
    assert "*" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
