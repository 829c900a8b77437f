"""What a language model writes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Generated:
    """One continuation of a prompt.

    `logprob` is the mean log-probability of its tokens (0 where there is one only, or a server does
    not tell); `ended` is False where the bound cut it off, so that the text may stop mid-sentence.
    """

    text: str
    logprob: float
    ended: bool = True
