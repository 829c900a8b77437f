"""What decoding gives, before it is text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Continuation:
    """One continuation: its tokens, their summed log-probability, and whether it ended."""

    tokens: tuple[int, ...]
    logprob: float
    ended: bool

    @property
    def mean(self) -> float:
        """Log-probability per token, so that short and long continuations compare."""
        return self.logprob / max(1, len(self.tokens))
