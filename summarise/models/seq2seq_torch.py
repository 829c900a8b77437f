"""Encoder-decoder models run by transformers."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path as File
from typing import Any

from summarise.errors import ModelError
from summarise.models import runtime
from summarise.models.files import fingerprint
from summarise.models.seq2seq import BEAMS, Path, Seq2SeqWriter

UNBOUNDED = 1_000_000  # tokenizers that know no length give a number beyond this
SEPARATOR = "<doc-sep>"  # between PRIMERA's documents


class TorchBackend:
    """Beam search of a transformers encoder-decoder model."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self._model = model
        config = model.config
        self._pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else 0
        self._end = tokenizer.eos_token_id
        self._separator = tokenizer.convert_tokens_to_ids(SEPARATOR)
        known = (
            getattr(config, "max_encoder_position_embeddings", None)
            or getattr(config, "max_position_embeddings", None),
            tokenizer.model_max_length,
        )
        self.limit = min((k for k in known if k and k < UNBOUNDED), default=0)
        self._longest = (
            getattr(config, "max_decoder_position_embeddings", None)
            or getattr(config, "max_position_embeddings", None)
            or UNBOUNDED
        )
        self._whole = copy.deepcopy(model.generation_config)
        self._whole.max_length = None
        self._sentence = copy.deepcopy(self._whole)
        # A forced end would make an output that the bound cut off look complete.
        self._sentence.forced_eos_token_id = None
        self._sentence.min_length = 0
        self._sentence.min_new_tokens = None
        self._sentence.length_penalty = 1.0

    def decode(
        self, rows: Sequence[Sequence[int]], bound: int, candidates: int, whole: bool
    ) -> list[list[Path]]:
        """Decode rows; see `Backend.decode`."""
        import torch

        width = max(map(len, rows))
        device = self._model.device
        ids = torch.tensor([[*row, *[self._pad] * (width - len(row))] for row in rows])  # (B, T)
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])  # (B, T)
        more: dict[str, Any] = {}
        if self._model.config.model_type == "led":
            # The first token, and PRIMERA's separators, see everything.
            seen = ids == self._separator
            seen[:, 0] = True
            more["global_attention_mask"] = (seen & mask.bool()).long().to(device)
        settings = self._whole if whole else self._sentence
        if whole:  # the least length that its authors set, unless less is asked for
            more["min_length"] = min(settings.min_length or 0, bound // 2)
        beams = max(BEAMS, candidates, (settings.num_beams or 1) if whole else 1)
        # Given as an argument, what is None there would be filled from the model's own.
        self._model.generation_config = settings
        with torch.inference_mode():
            out = self._model.generate(
                input_ids=ids.to(device),
                attention_mask=mask.to(device),
                do_sample=False,
                num_beams=beams,
                num_return_sequences=candidates,
                max_new_tokens=min(bound, self._longest - 1),
                return_dict_in_generate=True,
                output_scores=True,
                **more,
            )
        scores = out.sequences_scores.tolist()  # (B * candidates,)
        # The first token starts the decoder; for BART it is the end mark.
        paths = [
            self._path(sequence[1:], score)
            for sequence, score in zip(out.sequences.tolist(), scores, strict=True)
        ]
        return [paths[i : i + candidates] for i in range(0, len(paths), candidates)]

    def _path(self, tokens: list[int], score: float) -> Path:
        ended = self._end in tokens
        return Path(tuple(tokens[: tokens.index(self._end)] if ended else tokens), score, ended)


def load(source: str | File, *, name: str, revision: str, where: dict[str, Any]) -> Seq2SeqWriter:
    """Load an encoder-decoder model.

    Args:
        source: a folder, or a hub id.
        name: what the model is called in a recipe.
        revision: what tells this state of the model from others.
        where: further arguments of `from_pretrained`.

    Raises:
        ModelError: it cannot be loaded for this.
    """
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(source, **where)
    model: Any = AutoModelForSeq2SeqLM.from_pretrained(source, dtype=runtime.dtype(), **where)
    if tokenizer.eos_token_id is None:
        raise ModelError(f"the tokenizer of {name!r} has no end mark; give another model")
    model.to(runtime.device()).eval()
    special = getattr(model.config, "task_specific_params", None) or {}
    prefix = str((special.get("summarization") or {}).get("prefix") or "")
    if isinstance(source, File):
        revision = revision or fingerprint(source)
    return Seq2SeqWriter(
        TorchBackend(model, tokenizer), tokenizer, name=name, revision=revision, prefix=prefix
    )
