"""The work on a few rows: read, summarise or compare; what goes wrong in a row stays in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from summarise.batch.memory import release
from summarise.batch.rows import Row
from summarise.errors import ModelError
from summarise.show.contract import Object, comparison_object, summary_object
from summarise.types import Article, Comparison, Recipe, Summary

ERROR = "summarise.error/1"


class Worker(Protocol):
    """Summarises and compares."""

    def summarise(self, articles: list[Article]) -> list[Summary]:
        """Summarise articles, each on its own."""
        ...

    def compare(self, articles: list[Article], id: str) -> Comparison:
        """Compare articles on one event."""
        ...


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows that are worked on together, and the places of those whose results are missing.

    What an article's summary is may depend, in its last bits, on what else is in the batch. So a
    chunk that was cut off is done again with the same rows, and only what is missing is kept.
    """

    rows: tuple[Row, ...]
    wanted: tuple[int, ...]


class Crew(Protocol):
    """Works through chunks; where it does so is its own affair."""

    def work(self, chunks: Iterable[Chunk]) -> Iterator[list[Object]]:
        """Yield the results of each chunk's wanted rows, in the order of the chunks."""
        ...


class Local:
    """Works in this process; the models are loaded once, when first needed."""

    def __init__(self, recipe: Recipe) -> None:
        """Prepare an engine for the recipe."""
        from summarise.engine import Engine

        self._recipe = recipe
        self._engine = Engine(recipe)

    def summarise(self, articles: list[Article]) -> list[Summary]:
        """Summarise articles, each on its own."""
        from summarise.pipeline import summarise_articles

        release()
        return summarise_articles(articles, self._recipe, self._engine)

    def compare(self, articles: list[Article], id: str) -> Comparison:
        """Compare articles on one event."""
        from summarise.pipeline import compare_articles

        release()
        return compare_articles(articles, self._recipe, self._engine, id=id)


@dataclass(frozen=True, slots=True)
class OneByOne:
    """A crew of one worker, which takes a chunk when the one before is done."""

    worker: Worker

    def work(self, chunks: Iterable[Chunk]) -> Iterator[list[Object]]:
        """Yield the results of each chunk's wanted rows, in the order of the chunks."""
        for chunk in chunks:
            yield work(chunk, self.worker)


def work(chunk: Chunk, worker: Worker) -> list[Object]:
    """Return one object for each wanted row, in order.

    Raises:
        ModelError: no row can be done without the model.
    """
    results: dict[int, Object] = {}
    singles: dict[int, Article] = {}
    for number, row in enumerate(chunk.rows):
        if row.comparison and number not in chunk.wanted:
            continue
        try:
            articles = row.articles()
            if row.comparison:
                results[number] = comparison_object(worker.compare(articles, row.id or ""))
            else:
                singles[number] = articles[0]
        except ModelError:
            raise
        except Exception as error:
            results[number] = failure(row, error)
    if any(number in singles for number in chunk.wanted):
        results |= _summaries(chunk.rows, singles, worker)
    return [results[number] for number in chunk.wanted]


def _summaries(
    rows: Sequence[Row], singles: dict[int, Article], worker: Worker
) -> dict[int, Object]:
    """Summarise together; if that fails, one by one, so that one bad row fails alone."""
    try:
        together = worker.summarise(list(singles.values()))
        return {
            number: summary_object(summary)
            for number, summary in zip(singles, together, strict=True)
        }
    except ModelError:
        raise
    except Exception as error:
        if len(singles) == 1:
            (number,) = singles
            return {number: failure(rows[number], error)}
    alone: dict[int, Object] = {}
    for number, article in singles.items():
        alone |= _summaries(rows, {number: article}, worker)
    return alone


def failure(row: Row, error: Exception) -> Object:
    """Return what the output says of a row that failed."""
    return {
        "schema": ERROR,
        "id": row.id,
        "where": row.where,
        "error": {"type": type(error).__name__, "message": str(error) or repr(error)},
    }
