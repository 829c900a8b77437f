"""The page's own components: how far the work is, the result, and a file to take away.

Their values go to the browser as data. Their templates are constant: gradio evaluates what
stands in a template, so nothing from an article may ever be put into one.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import gradio as gr

Value = dict[str, Any]


@cache
def asset(name: str) -> str:
    """Return the text of one of the page's files."""
    return files("ui").joinpath("assets", name).read_text(encoding="utf-8")


def status() -> gr.HTML:
    """A line that says what is being done, with a bar; see `told`."""
    return _widget("status")


def result() -> gr.HTML:
    """The result, with buttons to take it away; see `ui.results`."""
    return _widget("result")


def download() -> gr.HTML:
    """A button that saves a file; its value has `filename`, `type` and `text`."""
    return _widget("download")


def told(state: str, text: str, share: float | None = None) -> Value:
    """Return what a status shows.

    Args:
        state: "waiting", "busy", "done", "failed", or "" for nothing to say.
        text: in words.
        share: how much is done, 0 to 1, if that is known.
    """
    return {"state": state, "text": text, "share": share}


def _widget(name: str) -> gr.HTML:
    return gr.HTML(
        value=None,
        html_template=asset(f"{name}.html"),
        js_on_load=asset(f"{name}.js"),
        apply_default_css=False,
        elem_classes=["widget", f"{name}-widget"],
    )
