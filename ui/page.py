"""The page: its tabs, its look, and the functions that programs may call."""

from __future__ import annotations

from typing import Any

import gradio as gr

from ui import batch_tab, compare_tab, endpoints, evaluation_tab
from ui.engines import Engines
from ui.jobs import Line
from ui.widgets import asset

TITLE = "Who says what"
_INTRO = f"""
# {TITLE}

Give two to ten articles on one event. You get each one's summary, what each source adds over the
others, where they differ, and who copied whom. Every sentence rests on words of an article, which
you can see. Nothing leaves this machine, except to an address that you give.
"""
# Files that visitors upload are deleted after an hour; looked at every ten minutes.
_DELETE = (600, 3600)


def build(line: Line, engines: Engines) -> gr.Blocks:
    """Return the page, whose work is done in a line by some engines."""
    page: gr.Blocks
    with gr.Blocks(
        title=TITLE, analytics_enabled=False, delete_cache=_DELETE, fill_width=True
    ) as page:
        gr.Markdown(_INTRO, elem_classes=["intro"])
        with gr.Tab("Compare articles", id="compare"):
            compare_tab.build(page, line, engines)
        with gr.Tab("Many at once", id="batch"):
            batch_tab.build(line, engines)
        with gr.Tab("How good it is", id="evaluation"):
            evaluation_tab.build(line)
        endpoints.build(line, engines)
    return page


def look() -> dict[str, Any]:
    """Return what the page looks like, for gradio's `launch`."""
    theme = gr.themes.Default(
        primary_hue="blue",
        neutral_hue="slate",
        # No web fonts: nothing is fetched from anywhere.
        font=["system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    ).set(
        # As dark, or as light, as WCAG AA wants small text to be.
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_cancel_background_fill="#b91c1c",
        button_cancel_background_fill_hover="#991b1b",
        button_cancel_background_fill_dark="#b91c1c",
        button_cancel_background_fill_hover_dark="#991b1b",
        block_info_text_color="*neutral_600",
        block_info_text_color_dark="*neutral_300",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        block_label_text_color="*neutral_600",
        block_title_text_color="*neutral_700",
        input_placeholder_color="*neutral_500",
    )
    return {"theme": theme, "css": asset("style.css")}
