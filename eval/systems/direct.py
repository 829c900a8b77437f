"""The naive way: a model is given the articles and asked for a summary. Nothing is checked."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any

from eval.items import Case, Line, Output
from eval.keys import digest_of_code, digest_of_model
from eval.reading import articles, fill
from eval.scores.sentences import sentences

# The embedded model's context holds 8,192 tokens; small models lose the thread well before.
MOST_WORDS = 1200
TOKENS_A_WORD = 1.6


class Direct:
    """One prompt per case."""

    ceiling = False
    compares = False
    chunk = 4

    def __init__(self, words: int, seed: int = 0, model: str = "embedded") -> None:
        self.name = "direct" if model == "embedded" else f"direct:{model}"
        self.words = words
        self.model = model
        self._writer: Any = None

    def signature(self) -> dict[str, Any]:
        """Return what the output depends on."""
        return {
            "system": "direct",
            "model": self.model,
            "revision": digest_of_model(self.model),
            "words": self.words,
            "source words": MOST_WORDS,
            "code": digest_of_code("summarise.models", "summarise.read", __name__),
        }

    def prompt(self, case: Case) -> str:
        """Return the prompt in the chat format of the embedded model."""
        found = articles(case)
        most = MOST_WORDS // max(1, len(found))
        texts = [
            " ".join(" ".join(sentence.text for sentence in article.sentences).split()[:most])
            for article in found
        ]
        what = "these news articles" if case.compares else "this news article"
        body = "\n\n".join(texts).replace("<|", "< |")
        ask = f"Summarize {what} in about {self.words} words."
        return f"<|im_start|>user\n{ask}\n\n{body}<|im_end|>\n<|im_start|>assistant\n"

    def run(self, cases: Sequence[Case]) -> list[Output]:
        """Ask for each summary; an unfinished last sentence is left out."""
        self._writer = self._writer or self._load()
        start = perf_counter()
        answers = self._writer.generate(
            [self.prompt(case) for case in cases],
            max_new_tokens=int(self.words * TOKENS_A_WORD) + 40,
            stop="",
        )
        seconds = (perf_counter() - start) / max(1, len(cases))
        outputs = []
        for answer in answers:
            found = sentences(answer[0].text) if answer else []
            if answer and not answer[0].ended and len(found) > 1:
                found = found[:-1]
            kept = fill(found, [len(text.split()) for text in found], self.words)
            outputs.append(Output(tuple(Line(text) for text in kept), seconds=seconds))
        return outputs

    def _load(self) -> Any:
        """Load the model as it came, without what this project trained into it."""
        from summarise.models import causal, load_causal
        from summarise.models.catalog import WRITER
        from summarise.models.convert import converted

        if self.model != "embedded":
            return load_causal(self.model)
        return causal.load(converted(WRITER), name="embedded", revision=WRITER.files[0].sha256[:12])
