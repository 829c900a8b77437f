"""The writer role, played by a causal language model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from summarise.roles import Draft
from summarise.write.prompt import END, evidence_alone, request

# A sentence may not grow; about one and a half tokens a word, and room for the end mark.
TOKENS_PER_WORD = 1.6
MOST_TOKENS = 64
# Our adapter shortens by leaving out what marks set off. Of 717 sentences of 192 news articles it
# was asked for, 53 of its wordings came into a summary, 51 of them from the 513 that are so long
# and have such a mark; it copies nearly all of the others.
ASK_FROM = 18  # words
_INNER = re.compile(r"[,;:\u2013\u2014]|--| - ")


class Continued(Protocol):
    """One continuation of a prompt; `ended` is False where the length bound cut it off."""

    @property
    def text(self) -> str:
        """What was written."""
        ...

    @property
    def ended(self) -> bool:
        """Whether the model ended the text itself."""
        ...


class Generator(Protocol):
    """What continues prompts, many at once."""

    name: str
    revision: str
    trained: bool  # on our short instructions
    instructed: bool  # False: it shortens the text that it is given, and cannot be told anything

    def turn(self, request: str) -> str:
        """Return a request in the form that the model expects."""
        ...

    def generate(
        self,
        prompts: Sequence[str],
        *,
        max_new_tokens: Sequence[int] | int,
        num_candidates: int = 1,
        stop: str = "\n",
    ) -> Sequence[Sequence[Continued]]:
        """Continue each prompt; see `summarise.models.causal.CausalWriter.generate`."""
        ...


class LanguageWriter:
    """Writes sentences by continuing the prompt of each draft."""

    def __init__(self, generator: Generator, candidates: int = 1) -> None:
        """Ask a generator for some candidates per draft."""
        self._generator = generator
        self._candidates = candidates
        self.name = generator.name
        self.revision = generator.revision

    @property
    def generator(self) -> Generator:
        """What continues the prompts."""
        return self._generator

    def write(self, drafts: Sequence[Draft]) -> list[list[str]]:
        """Write candidates for each draft, best first; unfinished ones are left out.

        Our own adapter is not asked for what it would copy: there are no candidates then.
        """
        asked = [draft for draft in drafts if not self._generator.trained or _promising(draft)]
        prompts = [self._generator.turn(self._request(draft)) for draft in asked]
        bounds = [
            min(MOST_TOKENS, int(TOKENS_PER_WORD * sum(len(e.split()) for e in draft.evidence)) + 8)
            for draft in asked
        ]
        written = self._generator.generate(
            prompts, max_new_tokens=bounds, num_candidates=self._candidates, stop="\n"
        )
        texts = {
            id(draft): [
                one.text.split(END)[0].strip() for one in found if one.ended and one.text.strip()
            ]
            for draft, found in zip(asked, written, strict=True)
        }
        return [texts.get(id(draft), []) for draft in drafts]

    def _request(self, draft: Draft) -> str:
        if not self._generator.instructed:
            return evidence_alone(draft)
        return request(draft, rules=not self._generator.trained)


def _promising(draft: Draft) -> bool:
    """Whether our adapter can be expected to do more than copy."""
    text = draft.evidence[0]
    return len(draft.evidence) > 1 or (len(text.split()) >= ASK_FROM and bool(_INNER.search(text)))
