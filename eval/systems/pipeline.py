"""The program itself, with its embedded model or another."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any

from eval.items import Case, Line, Output, Span
from eval.keys import digest_of_code, digest_of_model
from eval.reading import articles, read
from summarise.roles import Draft
from summarise.types import Recipe, Statement


def _lines(statements: Sequence[Statement]) -> tuple[Line, ...]:
    return tuple(
        Line(
            statement.text,
            tuple(Span(e.article, e.start, e.end) for e in statement.evidence),
            statement.how,
        )
        for statement in statements
    )


class Silent:
    """A writer that writes nothing, so that the program falls back on the sources' words."""

    name = "none"
    revision = "none"

    def write(self, drafts: Sequence[Draft]) -> list[list[str]]:
        """Offer no candidate for any draft."""
        return [[] for _ in drafts]


class Pipeline:
    """`summarise article` for one document, `summarise compare` for several.

    This is the one place where another model is named: `Recipe.model` takes what `--model` does.
    """

    ceiling = False
    compares = True
    chunk = 16

    def __init__(
        self, words: int, seed: int = 0, model: str = "embedded", checker: str = "embedded"
    ) -> None:
        self.name = "embedded" if model == "embedded" else f"pipeline:{model}"
        self.recipe = Recipe(model=model, length=str(words), seed=seed, checker=checker)
        self._engine: Any = None

    def signature(self) -> dict[str, Any]:
        """Return what the output depends on; the digest of the code holds the embedded models'."""
        return {
            "system": "pipeline",
            "model": self.recipe.model,
            "revision": digest_of_model(self.recipe.model),
            "words": self.recipe.target_words,
            "seed": self.recipe.seed,
            "checker": self.recipe.checker,
            "checker revision": digest_of_model(self.recipe.checker),
            "code": digest_of_code("summarise", __name__),
        }

    def run(self, cases: Sequence[Case]) -> list[Output]:
        """Summarise single documents in one batch, and compare the rest one by one."""
        from summarise.pipeline import summarise_articles

        self._engine = self._engine or self._make_engine()
        start = perf_counter()
        single = [case for case in cases if not case.compares]
        found = summarise_articles(
            [read(case.documents[0]) for case in single], self.recipe, self._engine
        )
        seconds = (perf_counter() - start) / max(1, len(single))
        outputs = {
            case.id: Output(_lines(summary.statements), seconds=seconds)
            for case, summary in zip(single, found, strict=True)
        }
        for case in cases:
            if case.compares:
                outputs[case.id] = self._compare(case)
        return [outputs[case.id] for case in cases]

    def _make_engine(self) -> Any:
        from summarise.engine import Engine

        return Engine(self.recipe)

    def _compare(self, case: Case) -> Output:
        from summarise.pipeline import compare_articles
        from summarise.show.contract import comparison_object

        start = perf_counter()
        comparison = compare_articles(articles(case), self.recipe, self._engine, id=case.id)
        return Output(
            _lines(comparison.overview),
            comparison_object(comparison),
            seconds=perf_counter() - start,
        )


class Plain(Pipeline):
    """The program without its language model: what selection, rules and comparison do alone.

    Facts, additions, conflicts and copies do not depend on the model, so this measures them in
    a fraction of the time.
    """

    def __init__(self, words: int, seed: int = 0, checker: str = "embedded") -> None:
        super().__init__(words, seed, checker=checker)
        self.name = "plain"

    def signature(self) -> dict[str, Any]:
        """Return what the output depends on."""
        return {**super().signature(), "system": "plain", "model": "none"}

    def _make_engine(self) -> Any:
        engine = super()._make_engine()
        engine.writer = Silent()
        return engine
