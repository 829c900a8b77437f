"""Works through an uploaded batch: one JSON line for each row, and an error for each that fails."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from summarise import Engine, Recipe, compare_articles, summarise_articles
from summarise.batch.work import ERROR
from summarise.errors import InputError, ModelError
from summarise.show.contract import comparison_object, dumps, summary_object
from ui.rows import Row, rows
from ui.uploads import open_upload

MOST_ROWS = 200  # for more there is the command `summarise batch`, which resumes

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Finished:
    """A batch that is done: its lines, and why rows failed."""

    lines: tuple[str, ...]
    failures: tuple[tuple[str, str, str], ...]  # id, where, why
    left_out: int  # files of a zip that are no articles

    @property
    def text(self) -> str:
        """The lines as a file."""
        return "".join(f"{line}\n" for line in self.lines)


def work_through(path: Path, recipe: Recipe, engine: Engine, progress: Progress) -> Finished:
    """Summarise or compare every row of an upload, which is deleted as soon as it is read.

    Raises:
        InputError: nothing of it can be used.
        ModelError: the model cannot be had.
    """
    lines: list[str] = []
    failures: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory() as unpacked:
        folder = Path(unpacked).resolve()
        try:
            files, left_out = open_upload(path, folder)
            inside = folder if path.suffix.lower() == ".zip" else None
            batch = list(islice(rows(files, inside), MOST_ROWS + 1))
            if len(batch) > MOST_ROWS:
                raise InputError(
                    f"{path.name}: has more than {MOST_ROWS} rows; "
                    "the command `summarise batch` takes any number and resumes."
                )
            if not batch:
                raise InputError(f"{path.name}: has no rows.")
            _check_ids(batch)
            for number, row in enumerate(batch):
                progress("rows", number, len(batch))
                result, why = _row(row, recipe, engine, progress, number)
                if why:
                    # Where the upload was unpacked means nothing to the visitor.
                    result, why, where = (_outward(x, folder) for x in (result, why, row.where))
                    failures.append((row.id or "", where, why))
                lines.append(dumps(result))
        finally:
            path.unlink(missing_ok=True)
    return Finished(tuple(lines), tuple(failures), left_out)


def _check_ids(batch: Sequence[Row]) -> None:
    counted = Counter(row.id for row in batch if row.id is not None)
    if twice := [name for name, number in counted.items() if number > 1]:
        raise InputError(f"Ids must be unique, but {twice[0]!r} occurs twice; nothing was done.")


def _row(
    row: Row, recipe: Recipe, engine: Engine, progress: Progress, number: int
) -> tuple[dict[str, Any], str]:
    """Return a row's object, and what went wrong with it."""

    def step(stage: str, done: int, total: int) -> None:
        progress("rows", number, 0)  # only to be told of a wish to stop

    try:
        articles = row.articles()
        if not row.comparison:
            return summary_object(summarise_articles(articles, recipe, engine, step)[0]), ""
        compared = compare_articles(articles, recipe, engine, id=row.id or "", progress=step)
        return comparison_object(compared), ""
    except ModelError:
        raise
    except Exception as error:  # what goes wrong in a row stays in that row
        kind, message = type(error).__name__, str(error) or repr(error)
    failure = {"type": kind, "message": message}
    return {"schema": ERROR, "id": row.id, "where": row.where, "error": failure}, message


def _outward(value: Any, folder: Path) -> Any:
    """Return a value with no mention of a folder in its texts."""
    if isinstance(value, dict):
        return {key: _outward(inner, folder) for key, inner in value.items()}
    return value.replace(f"{folder}/", "") if isinstance(value, str) else value
