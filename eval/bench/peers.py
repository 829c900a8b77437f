"""What is run side by side: the program, and other ways to summarise the same articles."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Protocol, Self

from eval.items import Case
from eval.reading import read
from eval.systems import make
from summarise.batch import Chunk
from summarise.batch.processes import Processes
from summarise.batch.rows import Row
from summarise.batch.runner import cut
from summarise.types import Recipe

WORDS = 60
# What BART-large-cnn writes of a CNN/DM article, and what a news word costs in its vocabulary.
BART_OUTPUT, BART_TOKENS_A_WORD, BART_LONGEST = 75, 1.35, 1024


class Peer(Protocol):
    """Something that summarises articles."""

    name: str
    share: int  # of `share` articles that the program gets, this one gets one: it is slower

    @property
    def elsewhere(self) -> float:
        """Processor seconds that it has used so far in processes of its own."""
        ...

    def run(self, cases: Sequence[Case]) -> None:
        """Summarise each article; a failure raises."""
        ...


class Ours:
    """`summarise batch`, from the rows to what it would write; its processes wait in between."""

    name, share = "summarise", 1

    def __init__(self, workers: int | None = None) -> None:
        """Prepare as many processes as the command would start, or so many."""
        self.recipe = Recipe(length=str(WORDS))
        self._crew = Processes(self.recipe, workers)
        self.workers = self._crew.count

    def __enter__(self) -> Self:
        """Start the processes."""
        self._crew.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self._crew.__exit__(None, None, None)

    @property
    def elsewhere(self) -> float:
        """Processor seconds of the processes."""
        return self._crew.processor

    def warm(self, cases: Sequence[Case]) -> None:
        """Let every process load its models and work once: the first call is slower."""
        self._work([_row(case) for case in cases] for _ in range(self.workers))

    def run(self, cases: Sequence[Case]) -> None:
        """Summarise in chunks, as the command does; nothing is remembered from one to the next."""
        self._work(cut(map(_row, cases), len(cases)))

    def _work(self, chunks: Iterable[Sequence[Row]]) -> None:
        given = (Chunk(tuple(rows), tuple(range(len(rows)))) for rows in chunks)
        for result in chain.from_iterable(self._crew.work(given)):
            if "error" in result:
                raise RuntimeError(f"{self.name}, {result['id']}: {result['error']['message']}")


def _row(case: Case) -> Row:
    """Return an article as a row of a batch."""
    document = case.documents[0]
    known = {name: getattr(document, name) for name in ("text", "title", "source", "published")}
    return Row(document.id, document.id, (known,))


class System:
    """A system of the evaluation."""

    elsewhere = 0.0

    def __init__(self, name: str, system: str, share: int) -> None:
        """Make a system by the name that `summarise evaluate` knows it by."""
        self.name, self.share = name, share
        self._system = make(system, WORDS)

    def run(self, cases: Sequence[Case]) -> None:
        """Summarise; an output without text is an error."""
        read.cache_clear()
        for case, output in zip(cases, self._system.run(cases), strict=True):
            if output.error:
                raise RuntimeError(f"{self.name}, {case.id}: {output.error}")


class Prompted:
    """The embedded model's weights as they came, asked for a summary through `generate`."""

    name, elsewhere = "direct, the same weights by transformers", 0.0

    def __init__(self, share: int, batch: int = 4) -> None:
        """Load them the way anybody would."""
        from transformers import AutoModelForCausalLM, AutoTokenizer

        from eval.systems.direct import Direct
        from summarise.models import runtime
        from summarise.models.catalog import WRITER
        from summarise.models.convert import converted

        self.share, self._batch = share, batch
        folder = converted(WRITER)
        self._ask = Direct(WORDS)
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, padding_side="left")
        model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=runtime.dtype())
        self._model = model.to(runtime.device()).eval()

    def run(self, cases: Sequence[Case]) -> None:
        """Continue the prompts greedily, a few at a time."""
        import torch

        read.cache_clear()
        turns = [
            self._tokenizer.apply_chat_template(
                [{"role": "user", "content": self._ask.request(case)}],
                tokenize=False,
                add_generation_prompt=True,
            )
            for case in cases
        ]
        for start in range(0, len(turns), self._batch):
            rows = self._tokenizer(
                turns[start : start + self._batch],
                return_tensors="pt",
                padding=True,
                add_special_tokens=False,
            ).to(self._model.device)
            with torch.inference_mode():
                self._model.generate(**rows, max_new_tokens=self._ask.bound, do_sample=False)


class BartTwin:
    """BART-large with the sizes of bart-large-cnn and random weights: its work, not its words.

    Input has as many tokens as the article would have; output has a fixed number of them.
    """

    elsewhere = 0.0

    def __init__(self, precision: str, share: int, batch: int = 2) -> None:
        """Build it in "float32" or "bfloat16"."""
        import torch
        from transformers import BartConfig, BartForConditionalGeneration

        from summarise.models import runtime

        self.name, self.share, self._batch = f"BART-large (twin), {precision}, beam 4", share, batch
        torch.manual_seed(0)
        self._model: Any = BartForConditionalGeneration(BartConfig(vocab_size=50264))
        self._model.to(getattr(torch, precision)).to(runtime.device()).eval()
        self.parameters = sum(p.numel() for p in self._model.parameters())

    def run(self, cases: Sequence[Case]) -> None:
        """Decode with four beams."""
        import torch

        ordered = sorted(len(case.documents[0].text.split()) for case in cases)
        for start in range(0, len(ordered), self._batch):
            sizes = [
                min(BART_LONGEST, int(BART_TOKENS_A_WORD * words) + 2)
                for words in ordered[start : start + self._batch]
            ]
            rng = random.Random(start)
            ids = [[rng.randrange(4, 50000) for _ in range(size)] for size in sizes]
            rows = torch.tensor([row + [1] * (max(sizes) - len(row)) for row in ids])  # (B, T)
            rows = rows.to(self._model.device)
            with torch.inference_mode():
                written = self._model.generate(
                    input_ids=rows,
                    attention_mask=(rows != 1).long(),
                    num_beams=4,
                    do_sample=False,
                    min_new_tokens=BART_OUTPUT,
                    max_new_tokens=BART_OUTPUT,
                )
            if written.shape[1] != BART_OUTPUT + 1:
                raise RuntimeError(f"{self.name} wrote {written.shape[1] - 1} tokens")


def llama_cpp(share: int) -> Peer | None:
    """Return direct prompting of the same weights by llama.cpp; None if it is not installed."""
    try:
        import xllamacpp
    except ImportError:
        return None
    from summarise.models import runtime
    from summarise.models.catalog import WRITER
    from summarise.models.fetch import resolve

    settings = xllamacpp.CommonParams()
    settings.model.path = str(resolve(WRITER) / WRITER.files[0].path)
    settings.n_parallel, settings.n_ctx = 4, 4 * 4096
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    settings.cpuparams.n_threads = runtime.cores()
    settings.verbosity = -1
    server = xllamacpp.Server(settings)
    made = System(
        "direct, llama.cpp on the GGUF", f"direct:openai:{server.listening_address}/v1#m", share
    )
    made.__dict__["server"] = server  # lives as long as what asks it
    return made


def peers(ours: Ours, *, slow: int) -> list[Peer]:
    """Return what is run, ours first.

    Args:
        ours: the program.
        slow: how many articles the program gets for one that a large model gets.
    """
    found: list[Peer | None] = [
        ours,
        Prompted(max(1, slow // 4)),
        llama_cpp(max(1, slow // 4)),
        BartTwin("float32", slow),
        BartTwin("bfloat16", slow),
        System("LexRank (sumy)", "lexrank", 1),
    ]
    return [peer for peer in found if peer is not None]
