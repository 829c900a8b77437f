"""What programs may call: the same work as on the page, through the same line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import gradio as gr
from gradio.events import api

from summarise import SummariseError, compare_articles, summarise_articles
from summarise.show.contract import comparison_object, summary_object
from ui.engines import Engines
from ui.follow import follow
from ui.jobs import Line, Work
from ui.reading import MOST, article

Object = dict[str, Any]


def build(line: Line, engines: Engines) -> None:
    """Add the functions to the page's API."""
    for function in functions(line, engines):
        api(function, api_name=function.__name__, concurrency_limit=None)


def functions(line: Line, engines: Engines) -> tuple[Callable[..., Awaitable[Object]], ...]:
    """Return the functions `summarise` and `compare`."""

    async def perform(work: Work) -> Object:
        try:
            job = line.submit(work)
        except SummariseError as error:
            raise gr.Error(str(error), print_exception=False) from error
        async for _ in follow(line, job):
            pass
        if job.state != "done":
            raise gr.Error(job.error or "Cancelled.", print_exception=False)
        result: Object = job.outcome
        line.drop(job.ticket)
        return result

    async def read(given: list[Object]) -> list[Any]:
        try:
            if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
                raise SummariseError("Give a list of objects, each with text, html or url.")
            names = [str(one.get("id") or f"Article {n}") for n, one in enumerate(given, 1)]
            if not 1 <= len(given) <= MOST or len(set(names)) < len(names):
                raise SummariseError(f"Give 1 to {MOST} articles, each with an id of its own.")
            return [
                await asyncio.to_thread(article, one, name)
                for one, name in zip(given, names, strict=True)
            ]
        except SummariseError as error:
            raise gr.Error(str(error), print_exception=False) from error

    def recipe(model: str, length: str) -> Any:
        try:
            return engines.recipe(model or engines.models[0], length)
        except SummariseError as error:
            raise gr.Error(str(error), print_exception=False) from error

    async def summarise(
        text: str, length: str = "medium", model: str = "", title: str = "", source: str = ""
    ) -> dict[str, Any]:
        """Summarise one news article; every sentence comes with the words that it rests on.

        Args:
            text: The article as plain text or HTML.
            length: short, medium, long, or a number of words from 10 to 1000.
            model: A model that this page offers; by default its first.
            title: The article's title, if known.
            source: Who published it, if known.

        Returns:
            A summarise.summary/1 object: summary, sentences with evidence offsets, recipe.
        """
        from summarise.read.inputs import looks_like_html

        wanted = recipe(model, length)
        kind = "html" if looks_like_html(text) else "text"
        articles = await read([{"id": "article", kind: text, "title": title, "source": source}])
        return await perform(
            lambda job: summary_object(
                summarise_articles(articles, wanted, engines.of(wanted), job.report)[0]
            )
        )

    async def compare(
        articles: list[dict[str, Any]], length: str = "medium", model: str = ""
    ) -> dict[str, Any]:
        """Compare news articles on one event: what each source adds, shares, contradicts or copies.

        Args:
            articles: Two to ten objects, each with "id" and one of "text", "html" and "url", and
                "title", "source" and "published" (YYYY-MM-DD) where they are known.
            length: short, medium, long, or a number of words from 10 to 1000, for each summary.
            model: A model that this page offers; by default its first.

        Returns:
            A summarise.comparison/1 object: summaries, overview, facts, adds, conflicts, copies,
            timeline.
        """
        wanted = recipe(model, length)
        given = await read(articles)
        return await perform(
            lambda job: comparison_object(
                compare_articles(given, wanted, engines.of(wanted), progress=job.report)
            )
        )

    return summarise, compare
