"""Summarisers that take a text and no instruction: BART, PEGASUS, T5, LED, PRIMERA.

As a writer such a model is given a draft's evidence alone, with names put in for pronouns: it
shortens one sentence or joins two in the way it was trained to shorten articles. It has no means to
say what is asked of it otherwise, so every job is that one. What it was trained to do with
articles (a least length, a preference for long texts) is turned off for sentences: a model
that must write 56 words about a sentence of 20 has to invent.

Input is never cut. A draft that is longer than the model reads gets no candidate; a document is
read in windows of whole sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from summarise.models.control import disarm
from summarise.models.generated import Generated

BATCH_ROWS = 16
BEAMS = 4  # what the authors of BART, LED and PRIMERA decode with
STEP = 16  # bounds are rounded up to it, so that many rows share one
TOKENS_PER_WORD = 1.6
LEAST_WORDS = 5  # of a window; a model that reads less than this is of no use


@dataclass(frozen=True, slots=True)
class Path:
    """One output: its tokens without the end mark, their mean log-probability, its ending."""

    tokens: tuple[int, ...]
    logprob: float
    ended: bool


class Backend(Protocol):
    """Runs an encoder-decoder model."""

    limit: int  # most tokens that it reads; 0: none is known

    def decode(
        self, rows: Sequence[Sequence[int]], bound: int, candidates: int, whole: bool
    ) -> list[list[Path]]:
        """Decode rows of equal bounds.

        Args:
            rows: token ids with the marks that the model expects.
            bound: the most tokens to write.
            candidates: how many outputs for each row, best first.
            whole: rows are whole documents, to be decoded as the model's authors set it.
        """
        ...


class Seq2SeqWriter:
    """Shortens texts with an encoder-decoder model; equal texts are decoded once."""

    trained = False
    instructed = False  # it takes evidence, no instruction

    def __init__(
        self, backend: Backend, tokenizer: Any, *, name: str, revision: str, prefix: str = ""
    ) -> None:
        """Use a backend; `prefix` is what the model was trained to find before a text (T5)."""
        self._backend = backend
        self._tokenizer = tokenizer
        self._prefix = prefix
        self.name = name
        self.revision = revision

    @property
    def limit(self) -> int:
        """Most tokens that the model reads; 0: none is known."""
        return self._backend.limit

    def turn(self, request: str) -> str:
        """Return a text as the model expects it."""
        return self._prefix + disarm(request, self._tokenizer)

    def generate(
        self,
        prompts: Sequence[str],
        *,
        max_new_tokens: Sequence[int] | int,
        num_candidates: int = 1,
        stop: str = "\n",
    ) -> list[list[Generated]]:
        """Shorten each text; see `CausalWriter.generate`.

        Returns:
            For each text up to `num_candidates` outputs, best first; none for a text that is
            longer than the model reads.
        """
        bounds = (
            [max_new_tokens] * len(prompts)
            if isinstance(max_new_tokens, int)
            else list(max_new_tokens)
        )
        return self._generate(list(zip(prompts, bounds, strict=True)), num_candidates, stop, False)

    def summarise(self, documents: Sequence[Sequence[str]], words: int) -> list[str]:
        """Summarise documents, given as sentences, the way the model's authors do.

        A document that is longer than the model reads is summarised window by window, and
        then what was written of the windows as one text.
        """
        bound = int(words * TOKENS_PER_WORD) + 40
        open_ = {i: self.windows(document) for i, document in enumerate(documents)}
        done: dict[int, str] = {}
        while open_:
            asked = [(self.turn(text), bound) for parts in open_.values() for text in parts]
            found = iter(self._generate(asked, 1, "", True))
            following: dict[int, list[str]] = {}
            for i, parts in open_.items():
                answers = [next(found) for _ in parts]
                written = [answer[0].text for answer in answers if answer]
                again = self.windows(written)
                # Where the model writes as much as it reads, its outputs are the summary.
                if len(parts) <= 1 or len(again) >= len(parts):
                    done[i] = " ".join(written)
                else:
                    following[i] = again
            open_ = following
        return [done[i] for i in range(len(documents))]

    def windows(self, sentences: Sequence[str]) -> list[str]:
        """Join sentences into as few texts as the model can read, in their order."""
        found: list[str] = []
        for sentence in sentences:
            for piece in self._pieces(sentence):
                longer = f"{found[-1]} {piece}" if found else piece
                if found and self._fits(longer):
                    found[-1] = longer
                else:
                    found.append(piece)
        return found

    def _pieces(self, sentence: str) -> list[str]:
        """Return a sentence, or if it is too long by itself its halves, and so on."""
        words = sentence.split()
        if self._fits(sentence) or len(words) < 2 * LEAST_WORDS:
            return [sentence] if words else []
        half = len(words) // 2
        return [*self._pieces(" ".join(words[:half])), *self._pieces(" ".join(words[half:]))]

    def _fits(self, text: str) -> bool:
        return not self.limit or len(self._ids(self.turn(text))) <= self.limit

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(text, truncation=False, verbose=False)["input_ids"]
        return ids

    def _generate(
        self, asked: Sequence[tuple[str, int]], candidates: int, stop: str, whole: bool
    ) -> list[list[Generated]]:
        keys = [(text, -(-bound // STEP) * STEP) for text, bound in asked]
        encoded = {key: self._ids(key[0]) for key in keys}
        answers: dict[tuple[str, int], list[Generated]] = {
            key: [] for key, ids in encoded.items() if self.limit and len(ids) > self.limit
        }
        # Rows of a batch have one bound, so that no row's search depends on the others'.
        order = sorted(encoded.keys() - answers.keys(), key=lambda k: (k[1], len(encoded[k]), k))
        for bound, same in groupby(order, key=lambda key: key[1]):
            group = list(same)
            for start in range(0, len(group), BATCH_ROWS):
                batch = group[start : start + BATCH_ROWS]
                found = self._backend.decode([encoded[k] for k in batch], bound, candidates, whole)
                for key, paths in zip(batch, found, strict=True):
                    answers[key] = self._different(paths, stop)
        return [answers[key] for key in keys]

    def _different(self, paths: Sequence[Path], stop: str) -> list[Generated]:
        """Return the outputs with different texts."""
        answers: dict[str, Generated] = {}
        for path in paths:
            text: str = self._tokenizer.decode(list(path.tokens), skip_special_tokens=True)
            text = text.replace("<n>", "\n").strip()  # PEGASUS writes a line's end so
            text = (text.partition(stop)[0] if stop else " ".join(text.split())).strip()
            answers.setdefault(text, Generated(text, path.logprob, path.ended))
        return list(answers.values())
