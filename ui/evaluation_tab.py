"""The third tab: how good the summaries and comparisons are, measured here and now."""

from __future__ import annotations

import base64
import html
import json
import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from summarise import SummariseError
from ui import widgets
from ui.follow import follow, words
from ui.jobs import Job, Line

_ABOUT = """
Runs `summarise evaluate` on the five seed articles that come with the program: several systems,
scored against summaries and a comparison that people wrote. It takes some minutes, and others
wait for it.
"""
_WORDS = 60
_PLOTS = {
    "scores": "The scores of each system with their intervals",
    "faithfulness": "How much each system copies, and how much of it is supported",
    "length": "How long each system's summaries are",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What is shown of an evaluation."""

    tables: str  # Markdown
    plots: str  # HTML
    scores: str  # JSON


def build(line: Line) -> None:
    """Add the tab's components and what they do."""
    gr.Markdown(_ABOUT)
    ticket = gr.Textbox(visible=False)
    with gr.Row():
        go = gr.Button("Evaluate", variant="primary", elem_id="evaluate-go", scale=3)
        cancel = gr.Button("Cancel", variant="stop", interactive=False, scale=1)
    status = widgets.status()
    saved = widgets.download()
    tables = gr.Markdown(elem_classes=["tables"], latex_delimiters=[])
    plots = gr.HTML(elem_classes=["plots"])
    idle = (gr.update(interactive=True), gr.update(interactive=False))
    busy = (gr.update(interactive=False), gr.update(interactive=True))

    async def run() -> AsyncIterator[tuple[Any, ...]]:
        same = (gr.skip(), gr.skip(), gr.skip())
        try:
            job = line.submit(measure)
        except SummariseError as error:
            yield (widgets.told("failed", str(error)), *same, "", *idle)
            return
        async for _ in follow(line, job):
            if job.state == "done":
                report: Report = job.outcome
                file = {"filename": "scores.json", "type": "application/json"}
                yield (
                    widgets.told("done", "Done."),
                    file | {"text": report.scores},
                    report.tables,
                    report.plots,
                    job.ticket,
                    *idle,
                )
            elif job.over:
                failed = job.state == "failed"
                said = widgets.told("failed", job.error) if failed else None
                yield (said or widgets.told("done", "Cancelled."), *same, job.ticket, *idle)
            else:
                text, share = words(line, job)
                yield (widgets.told("busy", text, share), *same, job.ticket, *busy)

    go.click(
        run,
        None,
        [status, saved, tables, plots, ticket, go, cancel],
        concurrency_limit=None,
        api_visibility="private",
        show_progress="hidden",
    )
    cancel.click(line.cancel, [ticket], None, queue=False, api_visibility="private")


def measure(job: Job, names: Sequence[str] = ()) -> Report:
    """Evaluate systems on the seed set, by default those of `summarise evaluate`.

    Raises:
        SummariseError: data or a model cannot be had.
    """
    from eval.data import load
    from eval.report.plots import draw
    from eval.report.table import TABLES, means, sure, unscored
    from eval.run import as_object, evaluate
    from eval.systems import DEFAULT, make

    systems = [make(name, _WORDS) for name in names or DEFAULT]
    result = evaluate(load("seeds"), systems, words=_WORDS, report=job.report)
    parts = []
    for heading, columns in TABLES:
        if table := means(result, columns):
            parts.append(f"### {heading}\n\n{table}")
    if lines := [*sure(result), *unscored(result)]:
        parts.append(
            "### What is sure, and what is missing\n\n" + "\n".join(f"- {x}" for x in lines)
        )
    with tempfile.TemporaryDirectory() as folder:
        pictures = [_picture(path) for path in draw(result, Path(folder))]
    scores = json.dumps(as_object(result), indent=1, allow_nan=False) + "\n"
    return Report("\n\n".join(parts), "\n".join(pictures), scores)


def _picture(path: Path) -> str:
    data = base64.b64encode(path.read_bytes()).decode()
    about = html.escape(_PLOTS.get(path.stem, path.stem))
    return f'<img alt="{about}" src="data:image/png;base64,{data}">'
