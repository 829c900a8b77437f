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
    """One prompt per case, or the articles alone for a model that takes no instruction."""

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

    @property
    def bound(self) -> int:
        """The most tokens that an answer may have."""
        return int(self.words * TOKENS_A_WORD) + 40

    def request(self, case: Case) -> str:
        """Return what is asked of the model; it is put into the model's own chat format."""
        texts = [" ".join(found) for found in _texts(case)]
        what = "these news articles" if case.compares else "this news article"
        body = "\n\n".join(texts).replace("<|", "< |")
        return f"Summarize {what} in about {self.words} words.\n\n{body}"

    def run(self, cases: Sequence[Case]) -> list[Output]:
        """Ask for each summary; an unfinished last sentence is left out."""
        self._writer = self._writer or self._load()
        start = perf_counter()
        # A model that takes no instruction is a summariser by itself.
        answers = self._asked(cases) if self._writer.instructed else self._given(cases)
        seconds = (perf_counter() - start) / max(1, len(cases))
        outputs = []
        for text, ended in answers:
            found = sentences(text)
            if not ended and len(found) > 1:
                found = found[:-1]
            kept = fill(found, [len(text.split()) for text in found], self.words)
            lines = tuple(Line(text) for text in kept)
            error = None if lines else "the model gave no answer"
            outputs.append(Output(lines, error=error, seconds=seconds))
        return outputs

    def _asked(self, cases: Sequence[Case]) -> list[tuple[str, bool]]:
        answers = self._writer.generate(
            [self._writer.turn(self.request(case)) for case in cases],
            max_new_tokens=self.bound,
            stop="",
        )
        return [(one[0].text, one[0].ended) if one else ("", True) for one in answers]

    def _given(self, cases: Sequence[Case]) -> list[tuple[str, bool]]:
        documents = [
            [sentence for text in _texts(case) for sentence in sentences(" ".join(text))]
            for case in cases
        ]
        return [(text, True) for text in self._writer.summarise(documents, self.words)]

    def _load(self) -> Any:
        """Load the model as it came, without what this project trained into it."""
        from summarise.models import load_embedded, load_writer

        if self.model != "embedded":
            return load_writer(self.model)
        return load_embedded(trained=False)


def _texts(case: Case) -> list[list[str]]:
    """Return the first words of each article, the same number of each."""
    found = articles(case)
    most = MOST_WORDS // max(1, len(found))
    return [
        " ".join(sentence.text for sentence in article.sentences).split()[:most]
        for article in found
    ]
