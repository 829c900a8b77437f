"""A classifier that says whether a text entails a sentence: natural language inference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarise.errors import ModelError
from summarise.models import runtime
from summarise.models.files import fingerprint

BATCH_ROWS, GPU_ROWS = 32, 256
UNBOUNDED = 1_000_000
# What models call it: MNLI's, SNLI's and FactCC's labels, and those of binary checkers.
ENTAILED = frozenset({"entailment", "entailed", "entails", "supported", "consistent", "correct"})
KNOWN = (
    "give --checker a folder with a transformers model for natural language inference, or the id of"
    " one on a hub that can be reached, or leave it out"
)


class NliModel:
    """Gives the probability that a premise entails a hypothesis."""

    def __init__(self, model: Any, tokenizer: Any, *, name: str, revision: str) -> None:
        """Use a transformers sequence classifier.

        Raises:
            ModelError: none of its labels means entailment.
        """
        self.name = name
        self.revision = revision
        self._model = model
        self._tokenizer = tokenizer
        self._entailed = _entailed(model.config.id2label, name)
        positions = getattr(model.config, "max_position_embeddings", None)
        known = (positions, tokenizer.model_max_length)
        # RoBERTa's positions begin after its padding id.
        spare = 2 if getattr(model.config, "model_type", "") in ("roberta", "xlm-roberta") else 0
        self._limit = min((k for k in known if k and 0 < k < UNBOUNDED), default=512) - spare

    def entail(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each (premise, hypothesis) the probability (0-1) of entailment.

        A premise that does not fit the model is read in windows, of which the best counts; what
        the model cannot read is not entailed.
        """
        windows = {pair: self._windows(*pair) for pair in dict.fromkeys(pairs)}
        texts = sorted({(w, pair[1]) for pair, found in windows.items() for w in found})
        found = self._score(texts)
        best = {
            pair: max((found[window, pair[1]] for window in windows[pair]), default=0.0)
            for pair in windows
        }
        return [best[pair] for pair in pairs]

    def _windows(self, premise: str, hypothesis: str) -> list[str]:
        if self._length(premise, hypothesis) <= self._limit:
            return [premise]
        words = premise.split()
        if len(words) < 2:
            return []  # the hypothesis alone is too long
        # Halves that overlap by a quarter, so that a sentence at the cut is whole in one of them.
        quarter = len(words) // 8
        half = len(words) // 2
        return [
            *self._windows(" ".join(words[: half + quarter]), hypothesis),
            *self._windows(" ".join(words[half - quarter :]), hypothesis),
        ]

    def _length(self, premise: str, hypothesis: str) -> int:
        return len(
            self._tokenizer(premise, hypothesis, truncation=False, verbose=False)["input_ids"]
        )

    def _score(self, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], float]:
        import torch

        order = sorted(pairs, key=lambda pair: (self._length(*pair), pair))
        found: dict[tuple[str, str], float] = {}
        most = GPU_ROWS if self._model.device.type == "cuda" else BATCH_ROWS
        for start in range(0, len(order), most):
            batch = order[start : start + most]
            encoded = self._tokenizer(
                [premise for premise, _ in batch],
                [hypothesis for _, hypothesis in batch],
                padding=True,
                return_tensors="pt",
            ).to(self._model.device)
            with torch.inference_mode():
                logits = self._model(**encoded).logits.float()  # (B, labels)
            if logits.shape[1] == 1:  # one output: its own probability
                values = logits[:, 0].sigmoid()
            else:
                values = logits.softmax(-1)[:, self._entailed]
            found |= zip(batch, values.tolist(), strict=True)
        return found


def _entailed(labels: dict[int, str], name: str) -> int:
    """Return which output means entailment."""
    plain = {int(at): re.sub(r"[^a-z]", "", str(text).lower()) for at, text in labels.items()}
    found = [at for at, text in plain.items() if text in ENTAILED]
    if len(found) == 1:
        return found[0]
    raise ModelError(
        f"the labels of {name!r} ({', '.join(map(str, labels.values()))}) do not say which of them"
        f" is entailment; {KNOWN}"
    )


def load(source: str, *, revision: str = "") -> NliModel:
    """Load a classifier from a folder, or from a hub by its id.

    Raises:
        ModelError: there is none, or it cannot be loaded, or none of its labels is entailment.
    """
    runtime.quiet_transformers()
    import torch
    from transformers import AutoConfig, AutoModelForSequenceClassification, AutoTokenizer

    place, where = runtime.located(source, source, revision, KNOWN)
    try:
        config: Any = AutoConfig.from_pretrained(place, **where)
        kinds = config.architectures or []
        if not any("SequenceClassification" in kind for kind in kinds):
            # It would load, with a head of random numbers.
            raise ModelError(f"{source!r} classifies no sentences ({', '.join(kinds)}); {KNOWN}")
        tokenizer: Any = AutoTokenizer.from_pretrained(place, **where)
        # In float32: a verdict must not depend on what else is in the batch.
        model: Any = AutoModelForSequenceClassification.from_pretrained(
            place, dtype=torch.float32, **where
        )
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise runtime.unloadable(source, error, KNOWN) from error
    revision = revision or getattr(config, "_commit_hash", None) or ""
    if isinstance(place, Path):
        revision = revision or fingerprint(place)
    model.to(runtime.device()).eval()
    return NliModel(model, tokenizer, name=source, revision=revision)
