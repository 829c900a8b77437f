"""The second tab: a file with many rows in, a file with a result for each out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import gradio as gr

from summarise import SummariseError
from summarise.types import LENGTHS
from ui import widgets
from ui.batches import MOST_ROWS, Finished, work_through
from ui.engines import Engines
from ui.follow import follow, words
from ui.jobs import Job, Line

_ABOUT = f"""
Upload a JSONL file, a row each: `{{"id": …, "text" | "html" | "url": …}}` for a summary, or
`{{"id": …, "articles": [ … ]}}` for a comparison. A zip may hold such files, or articles as text,
HTML, PDF or Word files. At most {MOST_ROWS} rows; the command `summarise batch` takes any number.
"""


def build(line: Line, engines: Engines) -> None:
    """Add the tab's components and what they do."""
    gr.Markdown(_ABOUT)
    ticket = gr.Textbox(visible=False)
    upload = gr.File(label="JSONL or zip", file_types=[".jsonl", ".ndjson", ".zip"], height=140)
    with gr.Row(equal_height=True):
        length = gr.Dropdown(list(LENGTHS), value="medium", label="Length of each summary")
        model = gr.Dropdown(list(engines.models), value=engines.models[0], label="Model")
    with gr.Row():
        go = gr.Button("Work through it", variant="primary", elem_id="batch-go", scale=3)
        cancel = gr.Button("Cancel", variant="stop", interactive=False, scale=1)
    status = widgets.status()
    saved = widgets.download()
    shown = [status, saved, ticket, go, cancel, upload]
    idle = (gr.update(interactive=True), gr.update(interactive=False))
    busy = (gr.update(interactive=False), gr.update(interactive=True))

    async def run(path: str | None, length: str, model: str) -> AsyncIterator[tuple[Any, ...]]:
        yield (widgets.told("busy", "Reading …"), None, "", *busy, gr.skip())
        try:
            if not path:
                raise SummariseError("Choose a JSONL or a zip file first.")
            recipe = engines.recipe(model, length)

            def work(job: Job) -> Finished:
                return work_through(Path(path), recipe, engines.of(recipe), job.report)

            job = line.submit(work)
        except SummariseError as error:
            said = widgets.told("failed", str(error))
            yield (said, gr.skip(), "", *idle, gr.skip())
            return
        async for _ in follow(line, job):
            same = (gr.skip(), job.ticket)
            if job.state == "done":
                yield (*_done(job.outcome, Path(path).stem), job.ticket, *idle, None)
            elif job.state == "failed":
                yield (widgets.told("failed", job.error), *same, *idle, None)
            elif job.state == "cancelled":
                yield (widgets.told("done", "Cancelled."), *same, *idle, None)
            else:
                text, share = words(line, job)
                yield (widgets.told("busy", text, share), *same, *busy, gr.skip())
        await asyncio.to_thread(Path(path).unlink, missing_ok=True)

    go.click(
        run,
        [upload, length, model],
        shown,
        concurrency_limit=None,
        api_visibility="private",
        show_progress="hidden",
    )
    cancel.click(line.cancel, [ticket], None, queue=False, api_visibility="private")


def _done(finished: Finished, stem: str) -> tuple[Any, Any]:
    good = len(finished.lines) - len(finished.failures)
    said = f"{good} of {len(finished.lines)} rows done"
    if finished.failures:
        said += f", {len(finished.failures)} failed; their reasons are below and in the file"
    if finished.left_out:
        files = "file" if finished.left_out == 1 else "files"
        said += f"; left out {finished.left_out} {files} of the zip that hold no article"
    file = {
        "filename": f"{stem}.results.jsonl",
        "type": "application/jsonl",
        "text": finished.text,
        "failed": [list(row) for row in finished.failures],
    }
    return widgets.told("done", said + "."), file
