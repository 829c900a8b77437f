"""The boxes that articles are put into: as many as are wanted, none losing what is typed in it.

All of them are there from the beginning and most are hidden: what is shown again by
`gr.render` loses what was typed, its `key` notwithstanding (gradio 6.31).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from ui.example import example
from ui.reading import LONGEST, MOST, Given

FEWEST = 2  # boxes at first
Updates = dict[Any, Any]
Opened = tuple[tuple[int, str], ...]  # the boxes that are open: which one, and its name
PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_FIRST: Opened = tuple((number, "") for number in range(FEWEST))


@dataclass(frozen=True, slots=True)
class Box:
    """The components of one box."""

    group: gr.Group
    text: gr.Textbox
    title: gr.Textbox
    source: gr.Textbox
    remove: gr.Button

    @property
    def every(self) -> list[Any]:
        """All of them."""
        return [self.group, self.text, self.title, self.source, self.remove]


class Boxes:
    """All boxes, with the buttons that add, remove, fill and empty them."""

    def __init__(self) -> None:
        """Add the components to the page."""
        with gr.Column(elem_classes=["boxes"]):
            self._boxes = [_box(place) for place in range(MOST)]
            with gr.Row():
                add = gr.Button("Add an article", size="sm")
                load = gr.Button("Load the example", size="sm")
                empty = gr.Button("Empty all", size="sm")
        self._open = gr.State(_FIRST)
        shown = [self._open, *(part for box in self._boxes for part in box.every)]
        add.click(self._add, [self._open], shown, **PRIVATE)
        load.click(lambda: self._fill(example()), None, shown, **PRIVATE)
        empty.click(lambda: self._fill([Given("")] * FEWEST), None, shown, **PRIVATE)
        for place, box in enumerate(self._boxes):
            box.remove.click(partial(self._remove, place), [self._open], shown, **PRIVATE)

    @property
    def inputs(self) -> list[Any]:
        """What an event takes in so that `given` can read it."""
        return [
            self._open,
            *(part for box in self._boxes for part in (box.text, box.title, box.source)),
        ]

    def given(self, values: Sequence[Any]) -> list[Given]:
        """Return what the open boxes hold, from the values of `inputs`."""
        opened, *held = values
        texts, titles, sources = (held[part::3] for part in range(3))
        return [
            Given(texts[place] or "", titles[place] or "", sources[place] or "", name)
            for place, name in opened
        ]

    def _add(self, opened: Opened) -> Updates:
        free = [place for place in range(MOST) if place not in dict(opened)]
        if not free:
            raise gr.Error(f"At most {MOST} articles at once.", print_exception=False)
        last = max(dict(opened))
        chosen = next((place for place in free if place > last), free[0])
        return self._arranged(tuple(sorted((*opened, (chosen, "")))))

    def _remove(self, place: int, opened: Opened) -> Updates:
        left = tuple(one for one in opened if one[0] != place) or ((place, ""),)
        return self._arranged(left, {place: Given("")})

    def _fill(self, given: Sequence[Given]) -> Updates:
        held = dict(enumerate(given)) | {n: Given("") for n in range(len(given), MOST)}
        return self._arranged(tuple((n, box.name) for n, box in enumerate(given)), held)

    def _arranged(self, opened: Opened, held: dict[int, Given] | None = None) -> Updates:
        """Return what shows the open boxes, numbered, and puts something into some of them."""
        updates: Updates = {self._open: opened}
        numbers = {place: number for number, (place, _) in enumerate(opened, 1)}
        for place, box in enumerate(self._boxes):
            updates[box.group] = gr.update(visible=place in numbers)
            filled = (held or {}).get(place)
            values = {} if filled is None else {part: getattr(filled, part) for part in _PARTS}
            number = numbers.get(place)
            labels = _labels(number, dict(opened)[place]) if number else {}
            for part in _PARTS:
                new = {"value": values[part]} if part in values else {}
                new |= {"label": labels[part]} if part in labels else {}
                if new:
                    updates[getattr(box, part)] = gr.update(**new)
            if labels:
                updates[box.remove] = gr.update(value=labels["remove"])
        return updates


_PARTS = ("text", "title", "source")


def _labels(number: int, name: str = "") -> dict[str, str]:
    return {
        "text": f"Article {number}" + (f" ({name})" if name else ""),
        "title": f"Title of article {number}",
        "source": f"Source of article {number}",
        "remove": f"Remove article {number}",
    }


def _box(place: int) -> Box:
    labels = _labels(place + 1)
    with gr.Group(visible=place < FEWEST, elem_classes=["box"]) as group:
        text = gr.Textbox(
            label=labels["text"],
            placeholder="Paste its text, its whole page or its HTML, or give its address "
            "(https://…)",
            lines=4,
            max_lines=7,
            max_length=LONGEST,
        )
        with gr.Row(equal_height=True):
            title, source = (
                gr.Textbox(
                    label=labels[part],
                    placeholder="optional",
                    max_lines=1,
                    max_length=300,
                    scale=3,
                    min_width=140,
                )
                for part in ("title", "source")
            )
            remove = gr.Button(labels["remove"], size="sm", min_width=90)
    return Box(group, text, title, source, remove)
