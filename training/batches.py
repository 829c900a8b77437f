"""Turn pairs into token batches of like length, the loss on the answer only."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from summarise.write.prompt import END, prompt
from training.pairs import Pair

IGNORE = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A pair in tokens: `answer` is what is learnt, its end mark included."""

    asked: tuple[int, ...]
    answer: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.asked) + len(self.answer)


def encode(pairs: Sequence[Pair], tokenizer: Any) -> list[Example]:
    """Tokenise pairs in the writer's prompt format."""
    examples = []
    for pair in pairs:
        asked = tokenizer(prompt(pair.draft), add_special_tokens=False)["input_ids"]
        answer = tokenizer(pair.target + END, add_special_tokens=False)["input_ids"]
        examples.append(Example(tuple(asked), tuple(answer)))
    return examples


def epoch(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Return one pass in random order, each batch of examples of about the same length."""
    order = list(examples)
    rng.shuffle(order)
    # Sorting within stretches of many batches leaves little padding and enough chance.
    stretch = size * 24
    batches = []
    for start in range(0, len(order), stretch):
        part = sorted(order[start : start + stretch], key=len)
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(batches)
    return batches


def collate(batch: Sequence[Example], pad: int) -> tuple[Tensor, Tensor, Tensor]:
    """Return token ids, attention mask and labels, each (B, T), padded on the right."""
    width = max(map(len, batch))
    ids = torch.full((len(batch), width), pad)
    mask = torch.zeros((len(batch), width), dtype=torch.long)
    labels = torch.full((len(batch), width), IGNORE)
    for row, one in enumerate(batch):
        whole = torch.tensor(one.asked + one.answer)
        ids[row, : len(one)] = whole
        mask[row, : len(one)] = 1
        labels[row, len(one.asked) : len(one)] = torch.tensor(one.answer)
    return ids, mask, labels
