"""The first tab: articles in, who says what out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from summarise import Recipe, SummariseError, compare_articles, summarise_articles
from summarise.types import LENGTHS, Article, Comparison, Summary
from ui import results, widgets
from ui.boxes import PRIVATE, Boxes
from ui.engines import LONGEST as MOST_WORDS
from ui.engines import SHORTEST, Engines
from ui.follow import follow, words
from ui.jobs import Job, Line
from ui.reading import SUFFIXES, Given, read_all

Shown = tuple[Any, ...]  # status, result, ticket, go, cancel
_IDLE = (gr.update(interactive=True), gr.update(interactive=False))
_BUSY = (gr.update(interactive=False), gr.update(interactive=True))


def build(page: gr.Blocks, line: Line, engines: Engines) -> None:
    """Add the tab's components and what they do."""
    ticket = gr.Textbox(visible=False)
    boxes = Boxes()
    with gr.Accordion("Files instead of text", open=False):
        files = gr.File(
            label="Text, HTML, PDF, Word or JSONL files",
            file_count="multiple",
            file_types=list(SUFFIXES),
            height=140,
        )
    with gr.Row(equal_height=True, elem_classes=["options"]):
        options = _options(engines)
    with gr.Row():
        go = gr.Button("Summarise and compare", variant="primary", elem_id="go", scale=3)
        cancel = gr.Button("Cancel", variant="stop", interactive=False, elem_id="cancel", scale=1)
    status = widgets.status()
    result = widgets.result()
    shown = [status, result, ticket, go, cancel]
    taken = len(boxes.inputs)

    async def run(*values: Any) -> AsyncIterator[Shown]:
        async for news in _run(line, engines, boxes.given(values[:taken]), *values[taken:]):
            yield news

    async def resume(known: str) -> AsyncIterator[Shown]:
        yield (gr.skip(),) * len(shown)  # what yields nothing empties the components
        job = line.find(known or "")
        if job is not None:
            async for news in _watch(line, job):
                yield news

    def forget(known: str) -> Shown:
        line.drop(known)
        return (None, None, "", *_IDLE)

    inputs = [*boxes.inputs, files, *options]
    go.click(run, inputs, shown, concurrency_limit=None, **PRIVATE)
    cancel.click(line.cancel, [ticket], None, queue=False, **PRIVATE)
    result.clear(forget, [ticket], shown, queue=False, **PRIVATE)
    # The ticket of a result stands behind the # of the address.
    js = "() => [new URLSearchParams(location.hash.slice(1)).get('result') || '']"
    page.load(resume, [ticket], shown, js=js, concurrency_limit=None, **PRIVATE)


def _options(engines: Engines) -> list[Any]:
    length = gr.Dropdown(
        list(LENGTHS),
        value="medium",
        label="Length of each summary",
        info=f"or a number of words, {SHORTEST} to {MOST_WORDS}",
        allow_custom_value=True,
    )
    model = gr.Dropdown(
        list(engines.models),
        value=engines.models[0],
        label="Model",
        info="words the sentences; each is checked",
    )
    overview = gr.Checkbox(
        value=True, label="Overview", info="what the sources say together, before the rest"
    )
    return [length, model, overview]


async def _run(
    line: Line,
    engines: Engines,
    boxes: list[Given],
    files: list[str] | None,
    length: Any,
    model: Any,
    overview: bool,
) -> AsyncIterator[Shown]:
    """Read what was given, wait in line, and show what comes."""
    yield (widgets.told("busy", "Reading the articles …"), None, "", *_BUSY)
    try:
        recipe = engines.recipe(str(model), str(length).strip())
        articles = await asyncio.to_thread(read_all, boxes, files or [])
        job = line.submit(lambda job: _work(job, articles, engines, recipe, overview))
    except SummariseError as error:
        said = widgets.told("failed", _outward(str(error), files or []))
        yield (said, gr.skip(), gr.skip(), *_IDLE)
        return
    async for news in _watch(line, job):
        yield news


def _work(
    job: Job, articles: list[Article], engines: Engines, recipe: Recipe, overview: bool
) -> Summary | Comparison:
    engine = engines.of(recipe)
    if len(articles) == 1:
        return summarise_articles(articles, recipe, engine, progress=job.report)[0]
    compared = compare_articles(articles, recipe, engine, progress=job.report, found=job.found)
    return compared if overview else results.without_overview(compared)


async def _watch(line: Line, job: Job) -> AsyncIterator[Shown]:
    """Show a job until it is over."""
    shown = -1
    async for _ in follow(line, job):
        if job.state == "done":
            value = await asyncio.to_thread(results.whole, job.outcome, job.ticket)
            yield (widgets.told("done", "Done."), value, job.ticket, *_IDLE)
        elif job.state == "failed":
            yield (widgets.told("failed", job.error), gr.skip(), job.ticket, *_IDLE)
        elif job.state == "cancelled":
            yield (widgets.told("done", "Cancelled."), gr.skip(), job.ticket, *_IDLE)
        else:
            parts = list(job.parts)
            value = results.so_far(parts, job.ticket) if len(parts) != shown else gr.skip()
            shown = len(parts)
            text, share = words(line, job)
            state = "waiting" if job.state == "waiting" else "busy"
            yield (widgets.told(state, text, share), value, job.ticket, *_BUSY)


def _outward(text: str, files: Sequence[str]) -> str:
    """Return what an error says, with files named as the visitor names them."""
    for file in files:
        text = text.replace(file, Path(file).name)
    return text
