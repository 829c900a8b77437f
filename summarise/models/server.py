"""Any server that speaks OpenAI's chat completions: vLLM, Ollama, llama.cpp, a hosted one."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import urllib3

from summarise.errors import ModelError
from summarise.models.generated import Generated

KEYS = ("SUMMARISE_API_KEY", "OPENAI_API_KEY")  # environment variables, the first that is set
AT_ONCE = 8  # requests in flight
ATTEMPTS = 4
WAIT_S = 0.5  # before the second attempt; doubled before each further one
TIMEOUT_S = 120.0
BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
# Fewer tokens than this share of the words sent mean that the server cut the prompt off.
CUT_BELOW = 0.5


class ServerWriter:
    """Continues requests on a server; what it writes is checked like everything else."""

    trained = False  # it has not seen our short instructions

    def __init__(self, base: str, model: str, timeout: float = TIMEOUT_S) -> None:
        """Use the model of a server whose API begins at `base`, such as http://localhost:8000/v1."""
        self.name = f"openai:{base}#{model}"
        self.revision = model
        self._model = model
        self._url = base.rstrip("/") + "/chat/completions"
        self._timeout = timeout
        self._pool = urllib3.PoolManager(maxsize=AT_ONCE, retries=False)
        key = next((os.environ[name] for name in KEYS if os.environ.get(name)), None)
        self._headers = {"Content-Type": "application/json"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def turn(self, request: str) -> str:
        """Return a request as the server wants it: the server applies its own chat template."""
        return request

    def generate(
        self,
        prompts: Sequence[str],
        *,
        max_new_tokens: Sequence[int] | int,
        num_candidates: int = 1,
        stop: str = "\n",
    ) -> list[list[Generated]]:
        """Answer each prompt; see `CausalWriter.generate`. Equal prompts are sent once.

        Raises:
            ModelError: the server cannot be reached, refuses, or cut a prompt off.
        """
        bounds = (
            [max_new_tokens] * len(prompts)
            if isinstance(max_new_tokens, int)
            else list(max_new_tokens)
        )
        wanted = sorted(set(zip(prompts, bounds, strict=True)))
        with ThreadPoolExecutor(AT_ONCE) as workers:
            found = workers.map(
                lambda one: self._answer(one[0], one[1], num_candidates, stop), wanted
            )
            answers = dict(zip(wanted, found, strict=True))
        return [answers[key] for key in zip(prompts, bounds, strict=True)]

    def _answer(self, prompt: str, bound: int, candidates: int, stop: str) -> list[Generated]:
        body = {
            "model": self._model,
            "messages": [{"role": "user", "content": prompt}],
            "max_tokens": bound,
            "temperature": 0,
            "seed": 0,
            "n": candidates,
        }
        answer = self._send(body)
        try:
            choices = answer["choices"]
            texts = [
                (str(choice["message"]["content"] or ""), choice.get("finish_reason") == "length")
                for choice in choices
            ]
        except (KeyError, TypeError) as error:
            raise ModelError(
                f"{self._url} answered with something that is no chat completion; give the address"
                " of an OpenAI-compatible API, such as openai:http://localhost:8000/v1#MODEL"
            ) from error
        usage = answer.get("usage") or {}
        reported = usage.get("prompt_tokens")
        if isinstance(reported, int) and 0 < reported < CUT_BELOW * len(prompt.split()):
            raise ModelError(
                f"{self._url} read only {reported} tokens of a prompt of {len(prompt.split())}"
                " words; raise the server's context length"
            )
        return [
            Generated((text.strip().partition(stop)[0] if stop else text).strip(), 0.0, not cut)
            for text, cut in texts
        ]

    def _send(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        reason = ""
        for attempt in range(ATTEMPTS):
            if attempt:
                time.sleep(WAIT_S * 2 ** (attempt - 1))
            try:
                response = self._pool.request(
                    "POST",
                    self._url,
                    body=json.dumps(body).encode(),
                    headers=self._headers,
                    timeout=self._timeout,
                )
            except urllib3.exceptions.HTTPError as error:
                reason = f"cannot be reached ({type(error).__name__})"
                continue
            if response.status in BUSY:
                reason = f"answers {response.status}"
                continue
            if response.status != 200:
                detail = " ".join(response.data.decode("utf-8", "replace").split())[:200]
                raise ModelError(
                    f"{self._url} refuses ({response.status}): {detail}; check the model's name"
                    f" and the key in {KEYS[0]}"
                )
            try:
                answer = json.loads(response.data)
            except ValueError as error:
                raise ModelError(f"{self._url} does not answer in JSON") from error
            if isinstance(answer, dict):
                return answer
            raise ModelError(f"{self._url} does not answer with a JSON object")
        raise ModelError(
            f"{self._url} {reason} after {ATTEMPTS} attempts; start the server or check the address"
        )


def load(name: str) -> ServerWriter:
    """Open a server by its name, `openai:BASE_URL#MODEL`.

    Raises:
        ModelError: the name is not of that form.
    """
    base, _, model = name.removeprefix("openai:").rpartition("#")
    if not base.startswith(("http://", "https://")) or not model:
        raise ModelError(
            f"{name!r} names no server; write openai:BASE_URL#MODEL, such as"
            " openai:http://localhost:8000/v1#qwen2.5-7b-instruct"
        )
    return ServerWriter(base, model)
