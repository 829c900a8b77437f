"""A causal language model that continues prompts, many at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.models import lora, runtime
from summarise.models.control import disarm
from summarise.models.fetch import say
from summarise.models.files import fingerprint
from summarise.models.generated import Generated

if TYPE_CHECKING:
    from summarise.models.continuation import Continuation
    from summarise.models.seq2seq import Seq2SeqWriter

# Decoding speed rises with the batch up to about 32 rows on two cores; above, the longest
# row makes the others wait and the cache grows.
BATCH_ROWS = 32
BATCH_TOKENS = 16_384  # prompts with their padding: bounds the memory that long ones take
# A GPU waits for work with that few rows. Chosen by the memory they take, not by measurement.
GPU_ROWS, GPU_TOKENS = 256, 131_072

KNOWN = (
    "give a folder with a causal or sequence-to-sequence transformers model or the id of one on a"
    " hub that can be reached, or leave --model out for the embedded one"
)


class CausalWriter:
    """Continues prompts with a transformers causal model."""

    instructed = True

    def __init__(self, model: Any, tokenizer: Any, *, name: str, revision: str) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self.name = name
        self.revision = revision
        self.trained = name == "embedded"
        self._texts: dict[int, str] = {}

    @property
    def model(self) -> Any:
        """The transformers model."""
        return self._model

    @property
    def limit(self) -> int:
        """Most tokens of prompt and answer together; 0: none is known."""
        return int(getattr(self._model.config, "max_position_embeddings", 0) or 0)

    def turn(self, request: str) -> str:
        """Return a request as the model expects a user's turn, up to where its answer begins."""
        request = disarm(request, self._tokenizer)
        if self.trained:
            return f"<|im_start|>user\n{request}<|im_end|>\n<|im_start|>assistant\n"
        if getattr(self._tokenizer, "chat_template", None):
            # Models that think aloud first (Qwen3) are told not to; other templates ignore it.
            turn: str = self._tokenizer.apply_chat_template(
                [{"role": "user", "content": request}],
                tokenize=False,
                add_generation_prompt=True,
                enable_thinking=False,
            )
            return turn
        # No chat was ever shown to this model: a text that an answer would follow in.
        first = self._tokenizer("a")["input_ids"][:1] == [self._tokenizer.bos_token_id]
        return f"{self._tokenizer.bos_token if first else ''}{request}\n\nAnswer: "

    def generate(
        self,
        prompts: Sequence[str],
        *,
        max_new_tokens: Sequence[int] | int,
        num_candidates: int = 1,
        stop: str = "\n",
    ) -> list[list[Generated]]:
        """Continue each prompt until the model ends its turn or writes `stop`.

        Equal prompts are continued once, and batches are made in an order of their own, so
        the order of `prompts` changes nothing.

        Args:
            prompts: with their control tokens; nothing is added.
            max_new_tokens: the most tokens to write, for all or for each.
            num_candidates: greedy for 1, else that many beams.
            stop: text that ends an answer if a token holds it; "" for none. Not part of the answer.

        Returns:
            For each prompt up to `num_candidates` continuations, best first; none, and a line on
            stderr, for a prompt that the model's context does not hold with its answer.
        """
        bounds = (
            [max_new_tokens] * len(prompts)
            if isinstance(max_new_tokens, int)
            else list(max_new_tokens)
        )
        encoded = {
            (prompt, bound): self._tokenizer(prompt, add_special_tokens=False)["input_ids"]
            for prompt, bound in zip(prompts, bounds, strict=True)
        }
        answers: dict[tuple[str, int], list[Generated]] = {
            key: []
            for key, ids in encoded.items()
            if not ids or (self.limit and len(ids) + key[1] > self.limit)
        }
        if answers:
            say(
                f"{self.name}: {len(answers)} prompts are longer than its context of"
                f" {self.limit} tokens, and are left out."
            )
        order = sorted(encoded.keys() - answers.keys(), key=lambda key: (len(encoded[key]), key))
        gpu = self._model.device.type == "cuda"
        most = (GPU_ROWS, GPU_TOKENS) if gpu else (BATCH_ROWS, BATCH_TOKENS)
        lengths = [len(encoded[key]) for key in order]
        for batch in _batches(order, lengths, num_candidates, *most):
            found = self._decode(
                [encoded[key] for key in batch], [key[1] for key in batch], num_candidates, stop
            )
            answers.update(zip(batch, found, strict=True))
        return [answers[key] for key in zip(prompts, bounds, strict=True)]

    @cached_property
    def _ends(self) -> frozenset[int]:
        """Ids that end the model's turn."""
        ends = [self._tokenizer.eos_token_id]
        generation = getattr(self._model, "generation_config", None)
        listed = getattr(generation, "eos_token_id", None)
        ends += listed if isinstance(listed, list) else [listed]
        return frozenset(end for end in ends if end is not None)

    def _text(self, token: int) -> str:
        """Return the text of a single token."""
        if token not in self._texts:
            self._texts[token] = self._tokenizer.decode([token])
        return self._texts[token]

    def _decode(
        self, prompts: Sequence[Sequence[int]], bounds: Sequence[int], beams: int, stop: str
    ) -> list[list[Generated]]:
        from summarise.models.decode import decode
        from summarise.models.lookup import decode_greedily

        pad = self._tokenizer.pad_token_id or 0

        def ends(token: int) -> bool:
            return token in self._ends or (stop != "" and stop in self._text(token))

        if beams == 1:
            greedy = decode_greedily(self._model, prompts, bounds, pad=pad, ends=ends)
            paths = [[one] for one in greedy]
        else:
            paths = decode(self._model, prompts, bounds, beams=beams, pad=pad, ends=ends)
        return [self._different(found, stop) for found in paths]

    def _different(self, paths: Sequence[Continuation], stop: str) -> list[Generated]:
        """Return the continuations with different texts: other tokens may spell the same one."""
        answers: dict[str, Generated] = {}
        for path in paths:
            text = self._answer(path.tokens, stop)
            answers.setdefault(text, Generated(text, path.mean, path.ended))
        return list(answers.values())

    def _answer(self, tokens: Sequence[int], stop: str) -> str:
        """Return the text up to where it ends."""
        kept = [token for token in tokens if token not in self._ends]
        text: str = self._tokenizer.decode(kept, skip_special_tokens=True)
        return (text.partition(stop)[0] if stop else text).strip()


def _batches(
    keys: Sequence[tuple[str, int]],
    lengths: Sequence[int],
    beams: int,
    most_rows: int,
    most_tokens: int,
) -> Iterator[list[tuple[str, int]]]:
    """Cut keys, given from the shortest prompt to the longest, into batches."""
    batch: list[tuple[str, int]] = []
    for key, length in zip(keys, lengths, strict=True):
        rows = (len(batch) + 1) * beams
        if batch and (rows > most_rows or rows * length > most_tokens):
            yield batch
            batch = []
        batch.append(key)
    if batch:
        yield batch


def load(
    source: str | Path, *, name: str, revision: str = "", adapter: Path | None = None
) -> CausalWriter | Seq2SeqWriter:
    """Load a transformers model that writes, from a folder or from a hub by its id.

    Args:
        source: a folder, or a hub id ("owner/name").
        name: what the model is called in a recipe.
        revision: of a hub model, "" for the newest; for a folder it is only recorded.
        adapter: LoRA weights to merge in.

    Raises:
        ModelError: there is no such model, or it cannot be loaded.
    """
    runtime.quiet_transformers()
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

    from summarise.models import blocks, packed

    source, where = runtime.located(source, name, revision, KNOWN)
    try:
        config: Any = AutoConfig.from_pretrained(source, **where)
        revision = revision or getattr(config, "_commit_hash", None) or ""
        if config.is_encoder_decoder:
            from summarise.models import seq2seq_torch

            return seq2seq_torch.load(source, name=name, revision=revision, where=where)
        tokenizer: Any = AutoTokenizer.from_pretrained(source, **where)
        model: Any = AutoModelForCausalLM.from_pretrained(source, dtype=runtime.dtype(), **where)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise runtime.unloadable(name, error, KNOWN) from error
    if adapter is not None:
        lora.merge(model, adapter)
    model.to(runtime.device()).eval()
    blocks.replace(model)
    packed.pack(model)
    if isinstance(source, Path):
        revision = revision or fingerprint(source)
    return CausalWriter(model, tokenizer, name=name, revision=revision)
