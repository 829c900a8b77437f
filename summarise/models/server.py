"""Any server that speaks OpenAI's chat completions: vLLM, Ollama, llama.cpp, a hosted one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from summarise.errors import ModelError
from summarise.models.client import KEYS, TIMEOUT_S, Client, TooLongError
from summarise.models.fetch import say
from summarise.models.generated import Generated

AT_ONCE = 8  # requests in flight
# A token holds at most one word in the vocabularies that are in use, so a server that reports
# fewer tokens than this share of the words sent has cut the prompt off.
CUT_BELOW = 0.9


class ServerWriter:
    """Continues requests on a server; what it writes is checked like everything else."""

    trained = False  # it has not seen our short instructions
    instructed = True

    def __init__(self, base: str, model: str, timeout: float = TIMEOUT_S) -> None:
        """Use the model of a server whose API begins at `base`, such as http://localhost:8000/v1.

        The key, if the server wants one, is taken from the environment.
        """
        self.name = f"openai:{base}#{model}"
        self.revision = model
        self._model = model
        key = next((os.environ[name] for name in KEYS if os.environ.get(name)), "")
        self._client = Client(
            base.rstrip("/") + "/chat/completions", key, connections=AT_ONCE, timeout=timeout
        )

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

        Returns:
            For each prompt its answers; none, and a line on stderr, where the server did not read
            all of it.

        Raises:
            ModelError: the server cannot be reached or refuses.
        """
        bounds = (
            [max_new_tokens] * len(prompts)
            if isinstance(max_new_tokens, int)
            else list(max_new_tokens)
        )
        wanted = sorted(set(zip(prompts, bounds, strict=True)))
        with ThreadPoolExecutor(AT_ONCE) as workers:
            asked = [
                workers.submit(self._answer, prompt, bound, num_candidates, stop)
                for prompt, bound in wanted
            ]
            try:
                answers = dict(zip(wanted, [one.result() for one in asked], strict=True))
            except BaseException:
                # One error ends the work; what waits would only run into the same one.
                workers.shutdown(wait=False, cancel_futures=True)
                raise
        cut = [reason for reason in answers.values() if isinstance(reason, str)]
        if cut:
            say(
                f"{self._client.url} did not read {len(cut)} of {len(wanted)} prompts whole"
                f" ({cut[0]}); they are left out. Raise the server's context length."
            )
        found = [answers[key] for key in zip(prompts, bounds, strict=True)]
        return [[] if isinstance(one, str) else one for one in found]

    def _answer(self, prompt: str, bound: int, candidates: int, stop: str) -> list[Generated] | str:
        """Return the answers to a prompt, or in words why the server did not read all of it."""
        body = {
            "model": self._model,
            "messages": [{"role": "user", "content": prompt}],
            "max_tokens": bound,
            "temperature": 0,
            "seed": 0,
        }
        if candidates > 1:  # some servers refuse the field itself
            body["n"] = candidates
        try:
            answer = self._client.send(body)
        except TooLongError as error:
            return str(error)
        words = len(prompt.split())
        usage = answer.get("usage")
        reported = usage.get("prompt_tokens") if isinstance(usage, Mapping) else None
        if isinstance(reported, int) and 0 < reported < CUT_BELOW * words:
            return f"{reported} tokens of {words} words"
        return [
            Generated((text.strip().partition(stop)[0] if stop else text).strip(), 0.0, ended)
            for text, ended in self._choices(answer)
        ]

    def _choices(self, answer: Mapping[str, Any]) -> list[tuple[str, bool]]:
        """Return each text with whether the model ended it by itself."""
        try:
            return [
                # Servers that do not say why they stopped (None) are believed.
                (
                    str(choice["message"]["content"] or ""),
                    choice.get("finish_reason") in ("stop", "eos", None),
                )
                for choice in answer["choices"]
            ]
        except (KeyError, TypeError, AttributeError) as error:
            raise ModelError(
                f"{self._client.url} answered with something that is no chat completion; give the"
                " address of an OpenAI-compatible API, such as"
                " openai:http://localhost:8000/v1#MODEL"
            ) from error


def load(name: str) -> ServerWriter:
    """Open a server by its name, `openai:BASE_URL#MODEL`.

    Raises:
        ModelError: the name is not of that form, or holds a key: it would be printed with results.
    """
    base, _, model = name.removeprefix("openai:").rpartition("#")
    if not base.startswith(("http://", "https://")) or not model:
        raise ModelError(
            f"{_without_secrets(name)!r} names no server; write openai:BASE_URL#MODEL, such as"
            " openai:http://localhost:8000/v1#qwen2.5-7b-instruct"
        )
    parts = urlsplit(base)
    if parts.username or parts.password or parts.query:
        raise ModelError(
            "the address of a server may hold no name, password or query, since it is printed with"
            f" the results; put the key into the environment variable {KEYS[0]}"
        )
    return ServerWriter(base, model)


def _without_secrets(name: str) -> str:
    """Return a name without what stands before an @ or after a question mark in its address."""
    before, at, after = name.rpartition("@")
    scheme = before.partition("//")[0] + "//" if "//" in before else ""
    shown = f"{scheme}{after}" if at else name
    return shown.partition("?")[0]
