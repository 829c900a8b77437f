"""Batched greedy and beam decoding of a transformers causal model.

Written out instead of `model.generate` because rows that are done leave the batch, every
row has its own bound, and each candidate comes with its log-probability and whether it
ended by itself. A forward pass specialised for Llama with a preallocated cache was tried
too: within a tenth of this loop's speed at the batch sizes used here, since matrix
products dominate, so the general model code stays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch
from transformers.cache_utils import DynamicCache

from summarise.models.continuation import Continuation

NEVER = float("-inf")


class _Search:
    """The beams of one prompt."""

    def __init__(self, bound: int, beams: int) -> None:
        self.bound, self.beams = bound, beams
        self.alive: list[tuple[tuple[int, ...], float]] = [((), 0.0)]
        self.done: list[Continuation] = []

    def step(
        self,
        values: Sequence[Sequence[float]],
        ids: Sequence[Sequence[int]],
        ends: Callable[[int], bool],
    ) -> list[int]:
        """Extend the beams.

        Args:
            values: log-probabilities of each beam's best next tokens, (beams, top).
            ids: those tokens.
            ends: whether a token ends the text.

        Returns:
            For each beam that goes on, which of the former beams it extends.
        """
        options = sorted(
            (-(score + value), beam, token)
            for beam, (_, score) in enumerate(self.alive)
            for value, token in zip(values[beam], ids[beam], strict=True)
        )
        following: list[tuple[tuple[int, ...], float]] = []
        parents: list[int] = []
        for rank, (cost, beam, token) in enumerate(options):
            tokens = (*self.alive[beam][0], token)
            if ends(token):
                # An ending below the best `beams` options would beat better running beams
                # only because it is short.
                if rank < self.beams:
                    self.done.append(Continuation(tokens, -cost, True))
            elif len(following) < self.beams:
                following.append((tokens, -cost))
                parents.append(beam)
        self.alive = following
        if len(self.done) >= self.beams:
            self.alive = []
        elif following and len(following[0][0]) >= self.bound:
            self.done += [Continuation(tokens, score, False) for tokens, score in following]
            self.alive = []
        return parents if self.alive else []

    def best(self) -> list[Continuation]:
        """Return the continuations, those that ended by themselves first, then by score."""
        return sorted(self.done, key=lambda path: (not path.ended, -path.mean, path.tokens))[
            : self.beams
        ]


@torch.inference_mode()
def decode(
    model: Any,
    prompts: Sequence[Sequence[int]],
    bounds: Sequence[int],
    *,
    beams: int,
    pad: int,
    ends: Callable[[int], bool],
) -> list[list[Continuation]]:
    """Continue each prompt.

    Args:
        model: a transformers causal model.
        prompts: token ids, none empty.
        bounds: the most tokens to write for each prompt, at least 1.
        beams: candidates per prompt; 1 decodes greedily.
        pad: id to fill the left with; it is masked.
        ends: whether a token ends the text.

    Returns:
        For each prompt, up to `beams` continuations, best first.
    """
    width = max(map(len, prompts))
    at = model.device
    rows_of_ids = [[pad] * (width - len(p)) + list(p) for p in prompts]
    ids = torch.tensor(rows_of_ids, device=at)  # (B, T)
    kept = [[0] * (width - len(p)) + [1] * len(p) for p in prompts]
    mask = torch.tensor(kept, device=at)  # (B, T)
    positions = (mask.cumsum(1) - 1).clamp(min=0)  # (B, T)
    cache = DynamicCache(config=model.config)
    searches = [_Search(bound, beams) for bound in bounds]
    rows = [(search, 1) for search in searches]  # searches in the batch, with their beams
    while rows:
        output = model(
            input_ids=ids,
            attention_mask=mask,
            position_ids=positions,
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=1,
        )
        logits = output.logits[:, -1].float()  # (B, V)
        # Twice the beams: even if all the best ones end, as many go on.
        values, tokens = logits.topk(1 if beams == 1 else min(2 * beams, logits.shape[-1]))
        values = (values - logits.logsumexp(-1, keepdim=True)).tolist()
        tokens = tokens.tolist()
        keep: list[int] = []
        following: list[tuple[_Search, int]] = []
        first = 0
        for search, size in rows:
            parents = search.step(values[first : first + size], tokens[first : first + size], ends)
            keep += [first + parent for parent in parents]
            if parents:
                following.append((search, len(parents)))
            first += size
        rows = following
        if not rows:
            break
        if keep != list(range(first)):
            index = torch.tensor(keep, device=at)
            cache.batch_select_indices(index)
            mask, positions = mask[index], positions[index]
        last = [[path[-1]] for search, _ in rows for path, _ in search.alive]
        ids = torch.tensor(last, device=at)  # (B, 1)
        mask = torch.cat([mask, mask.new_ones(len(keep), 1)], dim=1)  # (B, T + 1)
        positions = positions[:, -1:] + 1  # (B, 1)
    return [search.best() for search in searches]
