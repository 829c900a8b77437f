"""Greedy decoding that checks guesses several tokens at a time.

What our writer writes is mostly copied from its evidence. So after each token the ones that follow
it in the prompt are guessed to follow in the answer too (prompt lookup decoding,
https://github.com/apoorvumang/prompt-lookup-decoding), and one pass of the model over all
guesses tells how many of them it would have written itself: the answer is the greedy one, with
a sixth of the passes. Unlike transformers' own it works on batches: guesses that were wrong stay
in the cache, masked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from transformers.cache_utils import DynamicCache

from summarise.models.continuation import Continuation

GUESSES = 8  # at most, in a pass; counted on the drafts of 25 articles
CONTEXT = 3  # tokens that are compared to find the place in the prompt that an answer copies


class _Row:
    """One prompt and what has been written after it."""

    def __init__(self, prompt: Sequence[int], bound: int) -> None:
        self.prompt, self.bound = prompt, bound
        self.tokens: list[int] = []
        self.ended = False
        self._places: dict[int, list[int]] = {}
        for place, token in enumerate(prompt[:-1]):
            self._places.setdefault(token, []).append(place)
        self._at: int | None = None  # place in the prompt of the last token written

    @property
    def done(self) -> bool:
        """Whether the answer ended or is as long as it may be."""
        return self.ended or len(self.tokens) >= self.bound

    def guesses(self, most: int) -> Sequence[int]:
        """Return the tokens that follow in the prompt where the answer seems to copy it."""
        if self._at is None or self.prompt[self._at] != self.tokens[-1]:
            self._at = self._place()
        if self._at is None:
            return ()
        room = min(most, self.bound - len(self.tokens) - 1)
        return self.prompt[self._at + 1 : self._at + 1 + room]

    def _place(self) -> int | None:
        """Return where the prompt has the last tokens written: the longest match, going on best."""
        since = self._at or 0

        def fit(place: int) -> tuple[int, bool, int]:
            alike = 1
            while (
                alike < min(CONTEXT, len(self.tokens), place + 1)
                and self.prompt[place - alike] == self.tokens[-1 - alike]
            ):
                alike += 1
            return alike, place >= since, -abs(place - since)

        return max(self._places.get(self.tokens[-1], ()), key=fit, default=None)

    def write(
        self,
        guesses: Sequence[int],
        best: Sequence[int],
        ends: Callable[[int], bool],
    ) -> int:
        """Write the model's own tokens as far as its guesses were right, and one more.

        Args:
            guesses: the tokens that were guessed.
            best: the model's token after the last one written, and after each guess.
            ends: whether a token ends the text.

        Returns:
            How many guesses were right and not beyond the end.
        """
        for count, token in enumerate(best):
            self.tokens.append(token)
            self.ended = ends(token)
            if self.done or count == len(guesses) or guesses[count] != token:
                if self._at is not None:
                    self._at = min(self._at + count, len(self.prompt) - 1)
                return count
        return len(guesses)


@torch.inference_mode()
def decode_greedily(
    model: Any,
    prompts: Sequence[Sequence[int]],
    bounds: Sequence[int],
    *,
    pad: int,
    ends: Callable[[int], bool],
    guesses: int = GUESSES,
) -> list[Continuation]:
    """Continue each prompt with the most likely token, again and again.

    Args:
        model: a transformers causal model.
        prompts: token ids, none empty.
        bounds: the most tokens to write for each prompt, at least 1.
        pad: id to fill up with; it is masked.
        ends: whether a token ends the text.
        guesses: the most tokens to guess in a pass; 0 guesses none.

    Returns:
        One continuation a prompt, without its log-probability: there is no other to prefer.
    """
    at = model.device
    rows = [_Row(prompt, bound) for prompt, bound in zip(prompts, bounds, strict=True)]
    open_rows = list(rows)
    width = max(map(len, prompts))
    inputs = [[pad] * (width - len(p)) + list(p) for p in prompts]
    shown = [[0] * (width - len(p)) + [1] * len(p) for p in prompts]
    mask = torch.tensor(shown, device=at)  # (B, T)
    positions = (mask.cumsum(1) - 1).clamp(min=0)  # (B, T)
    guessed: list[Sequence[int]] = [()] * len(rows)
    cache = DynamicCache(config=model.config)
    while True:
        keep = 1 + max(map(len, guessed))
        output = model(
            input_ids=torch.tensor(inputs, device=at),  # (B, W)
            attention_mask=mask,
            position_ids=positions,
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=keep,
        )
        _, best = output.logits.max(-1)  # (B, keep); argmax takes three times as long
        right = [
            row.write(guess, tokens[: len(guess) + 1], ends)
            for row, guess, tokens in zip(open_rows, guessed, best.tolist(), strict=True)
        ]
        # Of what this pass was given, the last token written and the right guesses stay.
        kept = [[1] * (1 + count) + [0] * (keep - 1 - count) for count in right]
        mask[:, -keep:] *= torch.tensor(kept, device=at)
        places = positions[:, -keep] + torch.tensor(right, device=at) + 1  # (B,)
        going = [index for index, row in enumerate(open_rows) if not row.done]
        if not going:
            return [Continuation(tuple(r.tokens), 0.0, r.ended) for r in rows]
        if len(going) < len(open_rows):
            index = torch.tensor(going, device=at)
            cache.batch_select_indices(index)
            mask, places = mask[index], places[index]
            open_rows = [open_rows[i] for i in going]
        guessed = [row.guesses(guesses) for row in open_rows]
        width = 1 + max(map(len, guessed))
        inputs = [
            [row.tokens[-1], *guess, *[pad] * (width - 1 - len(guess))]
            for row, guess in zip(open_rows, guessed, strict=True)
        ]
        shown = [[1] * (1 + len(guess)) + [0] * (width - 1 - len(guess)) for guess in guessed]
        mask = torch.cat([mask, torch.tensor(shown, device=at)], dim=1)  # (B, T + W)
        positions = places[:, None] + torch.arange(width, device=at)  # (B, W)
