"""Workers that stand for the models: quick, and with results that tell what they were made from."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

from summarise.errors import ModelError
from summarise.types import Article, Comparison, Evidence, Recipe, Statement, Summary

RECIPE = Recipe(version="1.0")
TEXT = "The bridge at Elm Street will close on Monday. Repairs cost $4 million, the mayor said."


class FirstSentence:
    """A worker that takes the first sentence, and fails where the text says so."""

    def __init__(self, recipe: Recipe = RECIPE) -> None:
        self.recipe = recipe
        self.seen: list[str] = []
        self.together: list[int] = []

    def summarise(self, articles: list[Article]) -> list[Summary]:
        if any("BROKEN" in article.text for article in articles):
            raise RuntimeError("cannot be summarised")
        if any("NO MODEL" in article.text for article in articles):
            raise ModelError("the model is gone")
        self.seen += [article.id for article in articles]
        self.together.append(len(articles))
        return [self._summary(article) for article in articles]

    def compare(self, articles: list[Article], id: str) -> Comparison:
        self.seen.append(id)
        return Comparison(id, tuple(self._summary(article) for article in articles), self.recipe)

    def _summary(self, article: Article) -> Summary:
        first = article.sentences[0]
        evidence = Evidence(article.id, first.start, first.end)
        return Summary(
            article, (Statement(first.text, "extracted", 1.0, (evidence,)),), self.recipe
        )


class Slow(FirstSentence):
    """Takes long enough to be killed in the middle of its work."""

    def summarise(self, articles: list[Article]) -> list[Summary]:
        time.sleep(0.02)
        return super().summarise(articles)


class Busy(FirstSentence):
    """Computes for a while."""

    def summarise(self, articles: list[Article]) -> list[Summary]:
        until = time.process_time() + 0.05
        while time.process_time() < until:
            pass
        return super().summarise(articles)


class Unborn(FirstSentence):
    """Dies before it can begin."""

    def __init__(self, recipe: Recipe = RECIPE) -> None:
        os._exit(3)


class Mortal(FirstSentence):
    """Dies of some texts: of "FATAL" always, of "DEADLY" once, and leaves a file to say so.

    "HUGE" is killed as the system does it that has no memory left.
    """

    def summarise(self, articles: list[Article]) -> list[Summary]:
        for article in articles:
            if "HUGE" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "FATAL" in article.text:
                os._exit(1)
            if "DEADLY" in article.text:
                mark = Path(article.url or "")
                if not mark.exists():
                    mark.write_text("died")
                    os._exit(1)
        return super().summarise(articles)


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    """Write rows as JSON Lines."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def mixed_rows(number: int = 100) -> list[dict[str, Any]]:
    """Rows of one article, but for a comparison and one without text."""
    rows: list[dict[str, Any]] = [
        {"id": f"r{n}", "text": f"Number {n}. {TEXT}"} for n in range(number)
    ]
    rows[5] = {"id": "pair", "articles": [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}]}
    rows[7] = {"id": "bad", "text": ""}
    return rows
