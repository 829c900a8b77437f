"""JSON requests to a model server, repeated while it is busy."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import urllib3

from summarise.errors import ModelError

KEYS = ("SUMMARISE_API_KEY", "OPENAI_API_KEY")  # environment variables, the first that is set
ATTEMPTS = 5
WAIT_S = 0.5  # before the second attempt; doubled before each further one
LONGEST_WAIT_S = 60.0  # whatever the server asks for
TIMEOUT_S = 120.0  # for a whole answer
CONNECT_S = 10.0
BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
# How servers word that a prompt is longer than their context: llama.cpp, OpenAI, vLLM.
_TOO_LONG = re.compile(
    r"exceed_context_size|context_length_exceeded|maximum context length|context (?:size|window)",
    re.IGNORECASE,
)


class TooLongError(Exception):
    """The server says that a prompt does not fit its context."""


class Client:
    """Sends JSON to one address; the key goes into a header and nowhere else."""

    def __init__(self, url: str, key: str, *, connections: int, timeout: float) -> None:
        """Prepare requests to `url`; nothing is sent yet."""
        self.url = url
        self._key = key
        self._timeout = urllib3.Timeout(connect=min(CONNECT_S, timeout), read=timeout)
        self._pool = urllib3.PoolManager(maxsize=connections, retries=False)
        self._headers = {"Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def send(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Send a request until it is answered.

        Raises:
            TooLongError: the prompt does not fit the server's context.
            ModelError: the server cannot be reached, stays busy, refuses or answers nonsense.
        """
        content = json.dumps(body).encode()
        reason, asked = "", 0.0
        for attempt in range(ATTEMPTS):
            if attempt:
                # Spread by chance, so that requests refused together do not come back together.
                backoff = WAIT_S * 2 ** (attempt - 1) * random.uniform(1.0, 1.25)
                time.sleep(min(LONGEST_WAIT_S, max(backoff, asked)))
            try:
                response = self._pool.request(
                    "POST", self.url, body=content, headers=self._headers, timeout=self._timeout
                )
            except urllib3.exceptions.HTTPError as error:
                reason, asked = f"cannot be reached ({type(error).__name__})", 0.0
                continue
            if response.status in BUSY:
                reason, asked = f"answers {response.status}", _retry_after(response.headers)
                continue
            return self._read(response.status, response.data)
        raise ModelError(
            f"{self.url} {reason} after {ATTEMPTS} attempts; start the server or check the address"
        )

    def _read(self, status: int, data: bytes) -> Mapping[str, Any]:
        if status != 200:
            detail = self._quoted(data)
            if status in (400, 413, 422) and _TOO_LONG.search(detail):
                raise TooLongError(detail)
            raise ModelError(
                f"{self.url} refuses ({status}): {detail}; check the model's name and the key in"
                f" {KEYS[0]}"
            )
        try:
            answer = json.loads(data)
        except ValueError as error:
            raise ModelError(f"{self.url} does not answer in JSON") from error
        if isinstance(answer, dict):
            return answer
        raise ModelError(f"{self.url} does not answer with a JSON object")

    def _quoted(self, data: bytes) -> str:
        """Return the beginning of what a server said, without the key: some repeat it."""
        said = data.decode("utf-8", "replace")
        if self._key:
            said = said.replace(self._key, "***")
        # OpenAI repeats a key with its middle starred out.
        said = re.sub(r"\b(?:sk|key)-[\w*-]{6,}", "***", said)
        return " ".join(said.split())[:200]


def _retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds that a server asks to wait, by a number or a date; 0 if it asks none."""
    value = headers.get("Retry-After") or ""
    try:
        return max(0.0, float(value))
    except ValueError:
        pass  # not a number: a date, or nothing that can be read
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
