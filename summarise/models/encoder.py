"""Sentence vectors from all-MiniLM-L6-v2, as sentence-transformers computes them.

Mean of the last layer's states over the text's tokens, then unit length; texts are cut at
256 tokens, the length that the model's authors give.

There are two of it. The exact one runs in float32 everywhere: comparing has many thresholds, and
bfloat16 moves similarities by up to 0.004. The quick one, for articles summarised each by itself,
takes a quarter of the time where the processor multiplies bfloat16. In transformers' padded batches
bfloat16 moved similarities by 0.002 with the batch alone; as it is computed here a text's vector
is the same bits in any batch (`models/bert.py`). A GPU gets larger batches, but no other precision.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from summarise.models import runtime
from summarise.models.recent import Recent
from summarise.roles import Vectors

if TYPE_CHECKING:
    from summarise.models.bert import Body

MAX_TOKENS = 256
BATCH_TOKENS = 2048  # padded tokens in a batch; fastest of 512 to 8192, larger ones leave the cache
GPU_TOKENS = 65_536
REMEMBERED = 50_000  # texts; 75 MB of vectors


class MiniLM:
    """Encodes sentences, each once: vectors are remembered by text."""

    def __init__(self, model: Any, tokenizer: Any, body: Body | None = None) -> None:
        """Use a BERT model, or its body in bfloat16 instead."""
        self._body = body
        self._model: Any = body or model
        self._tokenizer = tokenizer
        self._known: Recent[Vectors] = Recent(REMEMBERED)
        self._most = GPU_TOKENS if runtime.device() == "cuda" else BATCH_TOKENS
        self._width = int(model.config.hidden_size)

    @property
    def model(self) -> Any:
        """What computes: the transformers model, or its body in bfloat16."""
        return self._model

    def forget(self) -> None:
        """Forget what was encoded."""
        self._known.clear()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; see `summarise.roles.Encoder`."""
        if not texts:
            return np.zeros((0, self._width), dtype=np.float32)
        wanted = set(texts)
        vectors = self._known.known(sorted(wanted))
        new = self._encode(sorted(wanted - vectors.keys()))
        vectors.update(new)
        self._known.add(new)
        return np.stack([vectors[text] for text in texts])

    def _encode(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Encode different texts, given in an order that depends on nothing but themselves."""
        encodings = {
            text: encoding.ids
            for text, encoding in zip(texts, self._tokenizer.encode_batch(list(texts)), strict=True)
        }
        order = sorted(texts, key=lambda text: (len(encodings[text]), text))
        found: dict[str, Vectors] = {}
        batch: list[str] = []
        for text in order:
            # Sorted by length: this text is the longest so far.
            if batch and len(encodings[text]) * (len(batch) + 1) > self._most:
                found.update(self._batch(batch, encodings))
                batch = []
            batch.append(text)
        if batch:
            found.update(self._batch(batch, encodings))
        return found

    def _batch(self, batch: Sequence[str], encodings: dict[str, list[int]]) -> dict[str, Vectors]:
        import torch

        if self._body is not None:
            with torch.inference_mode():
                states = self._body.states([encodings[text] for text in batch])
                means = torch.stack([own.mean(0) for own in states])  # (B, D)
                vectors = torch.nn.functional.normalize(means, dim=1).numpy()
            return dict(zip(batch, vectors, strict=True))
        width = max(len(encodings[text]) for text in batch)
        rows = [encodings[text] for text in batch]
        at = runtime.device()
        ids = torch.tensor([row + [0] * (width - len(row)) for row in rows], device=at)  # (B, T)
        mask = torch.tensor(
            [[1] * len(row) + [0] * (width - len(row)) for row in rows], device=at
        )  # (B, T)
        with torch.inference_mode():
            states = self._model(input_ids=ids, attention_mask=mask).last_hidden_state  # (B, T, D)
            weights = mask.unsqueeze(-1).to(states.dtype)  # (B, T, 1)
            means = (states * weights).sum(1) / weights.sum(1)  # (B, D)
            vectors = torch.nn.functional.normalize(means.float(), dim=1).cpu().numpy()
        return {text: vectors[row] for row, text in enumerate(batch)}


def load(folder: Path, *, quick: bool = False) -> MiniLM:
    """Load the encoder from its folder.

    Args:
        folder: with the model.
        quick: in bfloat16 where that is faster.
    """
    runtime.quiet_transformers()
    import torch
    from tokenizers import Tokenizer
    from transformers import BertModel

    # The tokenizer itself, without transformers' wrapper: half a second less to load.
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    model: Any = BertModel.from_pretrained(
        folder, local_files_only=True, dtype=torch.float32, add_pooling_layer=False
    )
    body = None
    if quick:
        from summarise.models import bert

        body = bert.body(model)
    return MiniLM(model.to(runtime.device()).eval(), tokenizer, body)
