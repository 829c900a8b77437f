"""The page itself: boxes to paste articles into, a button, and what the library returns."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

# Read when gradio is imported: nothing is told to its makers.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr

from summarise import Recipe, SummariseError, __version__
from summarise.show.markdown import to_markdown
from summarise.types import LENGTHS, Article, Comparison, Summary

FEWEST, MOST = 2, 10  # article boxes
LONGEST = 200_000  # code points in a box: a long magazine piece has 60,000


def read(texts: Sequence[str]) -> list[Article]:
    """Read what the boxes hold; empty boxes are left out.

    Raises:
        SummariseError: nothing was pasted, or more than the page takes.
    """
    from summarise import article_from_html, article_from_text
    from summarise.read.inputs import looks_like_html

    pasted = [(number, text) for number, text in enumerate(texts, start=1) if text.strip()]
    if not pasted:
        raise SummariseError("Paste at least one article, then press the button.")
    if len(pasted) > MOST:
        raise SummariseError(f"Give at most {MOST} articles at once.")
    articles = []
    for number, text in pasted:
        if len(text) > LONGEST:
            raise SummariseError(
                f"Article {number} has {len(text):,} characters; at most {LONGEST:,} are taken."
            )
        read_as = article_from_html if looks_like_html(text) else article_from_text
        articles.append(read_as(text, id=f"Article {number}"))
    return articles


def summarise(texts: Sequence[str], length: str, progress: gr.Progress) -> Summary | Comparison:
    """Summarise the article in the boxes, or compare them if there are several."""
    from summarise import Engine, compare_articles, summarise_articles

    articles = read(texts)
    recipe = Recipe(length=length if length in LENGTHS else "medium", version=__version__)
    engine = Engine(recipe)

    def tell(stage: str, done: int, total: int) -> None:
        progress((done, total), desc=stage)

    if len(articles) == 1:
        return summarise_articles(articles, recipe, engine, progress=tell)[0]
    return compare_articles(articles, recipe, engine, progress=tell)


def build() -> gr.Blocks:
    """Return the page."""
    with gr.Blocks(title="summarise", analytics_enabled=False) as page:
        gr.Markdown("# Who says what\nPaste two to ten articles on one event, text or HTML.")
        boxes = gr.State(list(range(FEWEST)))
        added = gr.State(FEWEST)
        with gr.Row():
            length = gr.Dropdown(list(LENGTHS), value="medium", label="Length of each summary")
            evidence = gr.Checkbox(label="Show the words that each sentence rests on")
        more = gr.Button("Add an article")
        go = gr.Button("Summarise and compare", variant="primary")
        # No formulas: what an article says between dollars is text.
        result = gr.Markdown(latex_delimiters=[], header_links=False, buttons=["copy"])

        def add_box(open_boxes: list[int], next_box: int) -> tuple[list[int], int]:
            if len(open_boxes) >= MOST:
                raise gr.Error(f"At most {MOST} articles.", print_exception=False)
            return [*open_boxes, next_box], next_box + 1

        more.click(add_box, [boxes, added], [boxes, added], api_visibility="private")

        # Boxes keep what is typed in them by their key when others come and go.
        @gr.render(inputs=[boxes])
        def show_boxes(open_boxes: list[int]) -> None:
            texts = []
            for place, box in enumerate(open_boxes, start=1):
                with gr.Row(key=f"row-{box}"):
                    texts.append(
                        gr.Textbox(
                            key=f"text-{box}",
                            label=f"Article {place}",
                            lines=4,
                            max_lines=12,
                            max_length=LONGEST,
                            scale=8,
                        )
                    )
                    remove = gr.Button(
                        f"Remove article {place}", key=f"remove-{box}", scale=1, min_width=120
                    )
                    remove.click(
                        lambda kept, box=box: [one for one in kept if one != box],
                        [boxes],
                        [boxes],
                        key=f"removing-{box}",
                    )

            def run(
                given: dict[gr.components.Component, Any],
                progress: gr.Progress = gr.Progress(),  # noqa: B008 - gradio finds it by its default
            ) -> str:
                try:
                    done = summarise([given[text] for text in texts], given[length], progress)
                except SummariseError as error:
                    raise gr.Error(str(error), print_exception=False) from error
                return to_markdown(done, evidence=given[evidence])

            go.click(run, {length, evidence, *texts}, [result], key="run", concurrency_limit=1)

    return page
