"""Runs a batch in chunks: read, summarise or compare, write down, and go on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from summarise.batch import rows
from summarise.batch.journal import Journal
from summarise.batch.rows import Row
from summarise.errors import ModelError
from summarise.show.contract import Object, comparison_object, summary_object
from summarise.types import Article, Comparison, Recipe, Summary

ERROR = "summarise.error/1"
# Enough short prompts for the writer's batches, few enough that a cut costs little work.
_CHUNK = 16


class Worker(Protocol):
    """Does the work of a batch; where it does it is its own affair."""

    def summarise(self, articles: list[Article]) -> list[Summary]:
        """Summarise articles, each on its own."""
        ...

    def compare(self, articles: list[Article], id: str) -> Comparison:
        """Compare articles on one event."""
        ...


class Local:
    """Works in this process; the models are loaded once, when first needed."""

    def __init__(self, recipe: Recipe) -> None:
        """Prepare an engine for the recipe."""
        from summarise.pipeline import Engine

        self._recipe = recipe
        self._engine = Engine(recipe)

    def summarise(self, articles: list[Article]) -> list[Summary]:
        """Summarise articles, each on its own."""
        from summarise.pipeline import summarise_articles

        return summarise_articles(articles, self._recipe, self._engine)

    def compare(self, articles: list[Article], id: str) -> Comparison:
        """Compare articles on one event."""
        from summarise.pipeline import compare_articles

        return compare_articles(articles, self._recipe, self._engine, id=id)


@dataclass(slots=True)
class Tally:
    """How far a batch is."""

    total: int  # rows of the input
    before: int = 0  # of these, done by an earlier run
    good: int = 0
    failed: int = 0
    seconds: float = 0.0
    skipped: int = 0  # files of a directory that are no articles

    @property
    def rate(self) -> float:
        """Rows a minute in this run."""
        return 60 * (self.good + self.failed) / self.seconds if self.seconds else 0.0


def run_batch(
    source: str,
    out: Path,
    recipe: Recipe,
    *,
    worker: Worker | None = None,
    progress: Callable[[Tally], None] | None = None,
) -> Tally:
    """Summarise or compare every row of `source` that `out` does not have yet.

    Args:
        source: A JSONL file, a directory of text and HTML files, or a pattern of file names.
        out: JSONL file to make or to continue.
        recipe: How to summarise; an output is only continued with the recipe it was begun with.
        worker: Who does the work; by default this process.
        progress: Told after each chunk.

    Raises:
        InputError: the input or the output cannot be used; nothing was done.
        ModelError: the model cannot be had; the rows done so far are kept.
    """
    files, skipped = rows.find(source, out)
    total = rows.check_ids(rows.rows(files))
    with Journal(out, recipe) as journal:
        tally = Tally(total, skipped=skipped)
        started = time.monotonic()
        for chunk in _chunks(_open_rows(files, journal, tally)):
            worker = worker or Local(recipe)
            results = _work(chunk, worker)
            journal.append(results)
            failed = sum("error" in result for result in results)
            tally.failed += failed
            tally.good += len(results) - failed
            tally.seconds = time.monotonic() - started
            if progress:
                progress(tally)
    return tally


def _open_rows(files: Iterable[rows.Source], journal: Journal, tally: Tally) -> Iterator[Row]:
    for row in rows.rows(files):
        if row.id in journal.done:
            tally.before += 1
        else:
            yield row


def _chunks(batch: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(batch, _CHUNK)):
        yield chunk


def _work(chunk: Sequence[Row], worker: Worker) -> list[Object]:
    """Return one object per row, in order; what goes wrong in a row stays in that row."""
    results: dict[int, Object] = {}
    singles: dict[int, Article] = {}
    for number, row in enumerate(chunk):
        try:
            articles = row.articles()
            if row.comparison:
                results[number] = comparison_object(worker.compare(articles, row.id or ""))
            else:
                singles[number] = articles[0]
        except ModelError:
            raise
        except Exception as error:
            results[number] = _failure(row, error)
    results |= _summaries(chunk, singles, worker)
    return [results[number] for number in range(len(chunk))]


def _summaries(
    chunk: Sequence[Row], singles: dict[int, Article], worker: Worker
) -> dict[int, Object]:
    """Summarise together; if that fails, one by one, so that one bad row fails alone."""
    if not singles:
        return {}
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
            return {number: _failure(chunk[number], error)}
    alone: dict[int, Object] = {}
    for number, article in singles.items():
        alone |= _summaries(chunk, {number: article}, worker)
    return alone


def _failure(row: Row, error: Exception) -> Object:
    return {
        "schema": ERROR,
        "id": row.id,
        "where": row.where,
        "error": {"type": type(error).__name__, "message": str(error) or repr(error)},
    }
