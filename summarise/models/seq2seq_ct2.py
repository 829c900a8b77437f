"""Encoder-decoder models in CTranslate2's format, as `ct2-transformers-converter` writes them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path as File
from typing import Any

from summarise.errors import ModelError
from summarise.models import runtime
from summarise.models.files import fingerprint
from summarise.models.seq2seq import BEAMS, Path, Seq2SeqWriter

WEIGHTS, SETTINGS = "model.bin", "config.json"
UNBOUNDED = 1_000_000
NO_REPEAT = 3  # with whole documents, as the authors of BART and PEGASUS decode
HOW = (
    "convert it with `ct2-transformers-converter --model NAME --output_dir FOLDER --quantization"
    " int8 --copy_files tokenizer.json tokenizer_config.json special_tokens_map.json`, leaving out"
    " files that it lacks"
)


def is_converted(folder: File) -> bool:
    """Tell whether a folder holds a CTranslate2 model; transformers' own have a `model_type`."""
    if not (folder / WEIGHTS).is_file():
        return False
    try:
        return "model_type" not in json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return True  # models of older versions have no settings


class CTranslate2Backend:
    """Beam search by CTranslate2, in the precision that the model was converted to."""

    def __init__(self, translator: Any, tokenizer: Any) -> None:
        self._translator = translator
        self._tokenizer = tokenizer
        known = tokenizer.model_max_length
        self.limit = known if known < UNBOUNDED else 0

    def decode(
        self, rows: Sequence[Sequence[int]], bound: int, candidates: int, whole: bool
    ) -> list[list[Path]]:
        """Decode rows; see `Backend.decode`."""
        found = self._translator.translate_batch(
            [self._tokenizer.convert_ids_to_tokens(list(row)) for row in rows],
            beam_size=max(BEAMS, candidates),
            num_hypotheses=candidates,
            max_decoding_length=bound,
            max_input_length=0,  # its default cuts silently
            no_repeat_ngram_size=NO_REPEAT if whole else 0,
            return_end_token=True,
            return_scores=True,
        )
        return [
            [
                self._path(tokens, score)
                for tokens, score in zip(one.hypotheses, one.scores, strict=True)
            ]
            for one in found
        ]

    def _path(self, tokens: list[str], score: float) -> Path:
        ended = bool(tokens) and tokens[-1] == self._tokenizer.eos_token
        kept = tokens[:-1] if ended else tokens
        return Path(tuple(self._tokenizer.convert_tokens_to_ids(kept)), score, ended)


def load(folder: File, *, name: str, revision: str) -> Seq2SeqWriter:
    """Load a converted model with the tokenizer beside it.

    Raises:
        ModelError: the library or the tokenizer is missing, or it is no encoder-decoder model.
    """
    runtime.quiet_transformers()
    try:
        import ctranslate2
    except ImportError as error:
        raise ModelError(
            f"{name!r} is a CTranslate2 model; run `pip install 'summarise[ctranslate2]'`"
        ) from error
    from transformers import AutoTokenizer, PreTrainedTokenizerFast

    try:
        # A converted model's settings do not name its kind, so AutoTokenizer needs the
        # tokenizer's own; a lone tokenizer.json is enough for the general class.
        kind: Any = (
            AutoTokenizer
            if (folder / "tokenizer_config.json").is_file()
            else PreTrainedTokenizerFast
        )
        tokenizer = kind.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"{folder} has no tokenizer that can be read; {HOW}") from error
    if tokenizer.eos_token is None:
        raise ModelError(f"the tokenizer in {folder} has no end mark; {HOW}")
    device = runtime.device()
    try:
        translator = ctranslate2.Translator(
            str(folder), device=device, intra_threads=runtime.threads(), compute_type="default"
        )
    except (RuntimeError, ValueError) as error:
        reason = str(error).strip().splitlines()[0]
        raise ModelError(f"CTranslate2 cannot use {folder} as a summariser: {reason}") from error
    return Seq2SeqWriter(
        CTranslate2Backend(translator, tokenizer),
        tokenizer,
        name=name,
        revision=revision or fingerprint(folder),
    )
