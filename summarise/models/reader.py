"""The embedded entailment model: all-MiniLM-L6-v2 as a cross-encoder, trained by this project.

It reads evidence and claim as one sequence and says whether the claim is entailed, not stated
or contradicted. The word embeddings are the encoder's own; the weights shipped are the rest.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from summarise.errors import ModelError
from summarise.models import runtime
from summarise.models.catalog import ENCODER
from summarise.models.fetch import resolve
from summarise.models.files import sha256
from summarise.models.recent import Recent

if TYPE_CHECKING:
    from summarise.models.bert import Body

LABELS = ("entailed", "not stated", "contradicted")
MAX_TOKENS = 256
BATCH_TOKENS, GPU_TOKENS = 2048, 65_536  # padded tokens in a batch
REMEMBERED = 50_000  # pairs
REPAIR = "reinstall summarise"
_BETWEEN = "\0"  # stands in no text: texts are cleaned of it when read

Probabilities = NDArray[np.float32]  # (N, 3), in the order of LABELS, each row adds up to 1


class Reader:
    """Reads pairs of evidence and claim, each once: answers are remembered."""

    name = "embedded"

    def __init__(
        self, model: Any, tokenizer: Any, *, revision: str, body: Body | None = None
    ) -> None:
        """Use a trained classifier with the labels of this module.

        Args:
            model: the classifier, in float32.
            tokenizer: its own.
            revision: names the exact weights.
            body: what stands for the classifier's body, in bfloat16.
        """
        self.revision = revision
        self._model = model
        self._body = body
        self._tokenizer = tokenizer
        self._most = GPU_TOKENS if model.device.type == "cuda" else BATCH_TOKENS
        self._known: Recent[Probabilities] = Recent(REMEMBERED)

    def entail(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each (premise, hypothesis) the probability (0-1) of entailment."""
        return [float(row[0]) for row in self.read(pairs)]

    def read(self, pairs: Sequence[tuple[str, str]]) -> Probabilities:
        """Return the probabilities of the labels for each pair of evidence and claim, (N, 3).

        The longer of both is cut where together they exceed 256 tokens.
        """
        if not pairs:
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        wanted = {_BETWEEN.join(pair): pair for pair in pairs}
        found = self._known.known(sorted(wanted))
        new = self._read({key: wanted[key] for key in sorted(wanted.keys() - found.keys())})
        self._known.add(new)
        found |= new
        return np.stack([found[_BETWEEN.join(pair)] for pair in pairs])

    def forget(self) -> None:
        """Forget all pairs that were read."""
        self._known.clear()

    def _read(self, pairs: dict[str, tuple[str, str]]) -> dict[str, Probabilities]:
        if not pairs:
            return {}
        encoded = self._tokenizer(
            [evidence for evidence, _ in pairs.values()],
            [claim for _, claim in pairs.values()],
            truncation="longest_first",
            max_length=MAX_TOKENS,
        )
        lengths = {key: len(ids) for key, ids in zip(pairs, encoded["input_ids"], strict=True)}
        places = {key: place for place, key in enumerate(pairs)}
        found: dict[str, Probabilities] = {}
        batch: list[str] = []
        for key in sorted(pairs, key=lambda key: (lengths[key], key)):
            # Sorted by length: this pair is the longest so far.
            if batch and lengths[key] * (len(batch) + 1) > self._most:
                found |= self._batch(batch, [places[one] for one in batch], encoded)
                batch = []
            batch.append(key)
        return found | self._batch(batch, [places[one] for one in batch], encoded)

    def _batch(
        self, keys: Sequence[str], places: Sequence[int], encoded: Any
    ) -> dict[str, Probabilities]:
        import torch

        rows = {name: [values[place] for place in places] for name, values in encoded.items()}
        if self._body is not None:
            with torch.inference_mode():
                states = self._body.states(rows["input_ids"], rows["token_type_ids"])
                first = torch.stack([own[0] for own in states])  # (B, D)
                pooled = self._model.bert.pooler.dense(first).tanh()
                found = self._model.classifier(pooled).softmax(-1).numpy()  # (B, 3)
            return dict(zip(keys, found, strict=True))
        padded = self._tokenizer.pad(rows, padding=True, return_tensors="pt")
        with torch.inference_mode():
            logits = self._model(**padded.to(self._model.device)).logits  # (B, 3)
            values = logits.float().softmax(-1).cpu().numpy()
        return dict(zip(keys, values, strict=True))


def untrained() -> tuple[Any, Any]:
    """Return the encoder as a classifier whose head is not trained yet, and its tokenizer."""
    runtime.quiet_transformers()
    import torch
    from transformers import (
        BertConfig,
        BertForSequenceClassification,
        BertModel,
        PreTrainedTokenizerFast,
    )

    folder = resolve(ENCODER)
    config: Any = BertConfig.from_pretrained(folder, local_files_only=True, num_labels=len(LABELS))
    model: Any = BertForSequenceClassification(config)
    body: Any = BertModel.from_pretrained(
        folder, local_files_only=True, dtype=torch.float32, add_pooling_layer=False
    )
    model.bert.load_state_dict(body.state_dict(), strict=False)
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("pad", "cls", "sep", "unk")}
    fast: Any = PreTrainedTokenizerFast
    tokenizer: Any = fast(
        tokenizer_file=str(folder / "tokenizer.json"),
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        **special,
    )
    return model, tokenizer


def load(weights: Path, *, quick: bool = False) -> Reader:
    """Load the model from its weights and the JSON beside them.

    Args:
        weights: a safetensors file.
        quick: in bfloat16 where that is faster.

    Raises:
        ModelError: the file is not the one that the JSON describes, or does not fit the encoder.
    """
    beside = weights.with_suffix(".json")
    try:
        known = str(json.loads(beside.read_text(encoding="utf-8"))["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"cannot read {beside}: {error}; {REPAIR}") from error
    if sha256(weights) != known:
        raise ModelError(f"{weights} is not the file described in the JSON beside it; {REPAIR}")
    from safetensors.torch import load_file

    model, tokenizer = untrained()
    stored = {name: tensor.float() for name, tensor in load_file(weights).items()}
    lacking = {name for name, _ in model.named_parameters()} - stored.keys()
    fit = model.load_state_dict(stored, strict=False)
    if fit.unexpected_keys or any(not name.startswith("bert.embeddings.word") for name in lacking):
        raise ModelError(f"{weights} does not fit {ENCODER.name}; {REPAIR}")
    model.to(runtime.device()).eval()
    body = None
    if quick:
        from summarise.models import bert

        body = bert.body(model.bert)
        if body is not None:
            model.bert.encoder = None  # its weights are not needed twice
    return Reader(model, tokenizer, revision=known[:12], body=body)
