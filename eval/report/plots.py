"""Plots: scores with intervals, faithfulness against copying, and length."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.run import Result

COLOUR, CEILING = "#1f5fa8", "#9a9a9a"
SCORES = (
    ("rouge1", "ROUGE-1"),
    ("rouge2", "ROUGE-2"),
    ("rougeLsum", "ROUGE-Lsum"),
    ("fact_recall", "facts recalled"),
    ("align_f1", "same facts, F1"),
    ("align_far_f1", "same facts without copies, F1"),
    ("adds_f1", "what each adds, F1"),
    ("conflict_f1", "conflicts, F1"),
)


def draw(result: Result, folder: Path) -> list[Path]:
    """Write the plots that the result has values for, as PNG.

    Returns:
        The files written.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    made = []
    for name, plot in (("scores", _scores), ("faithfulness", _faithfulness), ("length", _length)):
        figure = Figure(layout="constrained")
        FigureCanvasAgg(figure)
        if plot(result, figure):
            path = folder / f"{name}.png"
            # No time of making in the file: the same result is the same bytes.
            figure.savefig(path, dpi=150, metadata={"Software": None})
            made.append(path)
    return made


def _systems(result: Result, *columns: str) -> list[str]:
    return [
        name
        for name, estimates in result.estimates.items()
        if all(column in estimates and estimates[column].n for column in columns)
    ]


def _colours(result: Result, names: Sequence[str]) -> list[str]:
    return [CEILING if name in result.ceilings else COLOUR for name in names]


def _scores(result: Result, figure: Any) -> bool:
    """Draw one panel a score, one row a system, with its interval."""
    # One system, one item: a dot by itself says less than the table.
    used = [
        (column, title)
        for column, title in SCORES
        if (names := _systems(result, column))
        and (len(names) > 1 or result.estimates[names[0]][column].n > 1)
    ]
    if not used:
        return False
    wide = min(len(used), 4)
    tall = math.ceil(len(used) / wide)
    figure.set_size_inches(3.2 * wide, tall * (1.0 + 0.32 * len(result.estimates)))
    axes = figure.subplots(tall, wide, squeeze=False)
    for axis in axes.flat[len(used) :]:
        axis.set_visible(False)
    for axis, (column, title) in zip(axes.flat, used, strict=False):
        names = _systems(result, column)
        for row, (name, colour) in enumerate(zip(names, _colours(result, names), strict=True)):
            value = result.estimates[name][column]
            axis.plot(100 * value.mean, row, "o", color=colour)
            if not math.isnan(value.low):
                axis.plot([100 * value.low, 100 * value.high], [row, row], "-", color=colour)
        axis.set_yticks(range(len(names)), names)
        axis.invert_yaxis()
        axis.margins(y=0.15)
        axis.set_title(f"{title} (n = {result.estimates[names[0]][column].n})", fontsize=9)
        axis.grid(axis="x", alpha=0.3)
        axis.tick_params(labelsize=8)
    figure.suptitle(f"{result.data}: mean and 95% interval; grey has seen the answers", fontsize=10)
    return True


def _faithfulness(result: Result, figure: Any) -> bool:
    """Draw supported and grounded sentences against copying, on two panels."""
    names = _systems(result, "density", "support", "ungrounded")
    if not names:
        return False
    figure.set_size_inches(9, 4)
    panels = (
        ("support", "mean support of the sentences, %"),
        ("ungrounded", "sentences with something ungrounded, %"),
    )
    for axis, (column, label) in zip(figure.subplots(1, 2), panels, strict=True):
        for name, colour in zip(names, _colours(result, names), strict=True):
            x = result.estimates[name]["density"].mean
            y = 100 * result.estimates[name][column].mean
            axis.plot(x, y, "o", color=colour)
            axis.annotate(
                name,
                (x, y),
                xytext=(12, 14 * _crowd(result, names, name, column)),
                textcoords="offset points",
                fontsize=8,
                arrowprops={"arrowstyle": "-", "color": CEILING, "linewidth": 0.6},
            )
        axis.set_xlabel("density: mean length of the copied fragment a word is in", fontsize=8)
        axis.set_ylabel(label, fontsize=8)
        axis.margins(0.18)
        axis.set_ylim(-12, 112)
        axis.grid(alpha=0.3)
    figure.suptitle(f"{result.data}: copying is the cheapest way to be faithful", fontsize=10)
    return True


def _crowd(result: Result, names: Sequence[str], name: str, column: str) -> int:
    """Number the points at about one height, so that their labels step aside: 1, -1, 2, -2, ..."""
    height = result.estimates[name][column].mean
    near = [n for n in names if abs(result.estimates[n][column].mean - height) < 0.1]
    near.sort(key=lambda n: result.estimates[n]["density"].mean)
    place = near.index(name)
    step = place // 2 + 1
    return step if (place % 2 == 0) == (height < 0.5) else -step


def _length(result: Result, figure: Any) -> bool:
    """Draw how the lengths of the outputs spread."""
    names = _systems(result, "words")
    if not names:
        return False
    figure.set_size_inches(7, 1.2 + 0.4 * len(names))
    axis = figure.subplots()
    spread = [
        [v for i in result.items[name] if not math.isnan(v := i.values.get("words", math.nan))]
        for name in names
    ]
    axis.boxplot(spread, orientation="horizontal", tick_labels=names, widths=0.6)
    axis.axvline(result.words, color=CEILING, linestyle="--", linewidth=1)
    axis.invert_yaxis()
    axis.set_xlabel("words; the dashed line is what was asked for")
    axis.set_title(f"{result.data}: length", fontsize=10)
    return True
