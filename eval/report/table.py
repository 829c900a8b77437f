"""The results as text: one table of means, what differs for sure, and the items, worst first.

Tables are Markdown, so that the screen, a pipe and a file get the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from eval.bootstrap import Difference, Estimate
from eval.metrics.registry import LOWER_IS_BETTER, NEUTRAL
from eval.run import Item, Result

# Column, heading, factor: what stands on the one screen. The rest is in the JSON.
SUMMARY = (
    ("words", "words", 1),
    ("rouge1", "R-1", 100),
    ("rouge2", "R-2", 100),
    ("rougeLsum", "R-Lsum", 100),
    ("fact_recall", "facts %", 100),
    ("ungrounded", "ungrounded %", 100),
    ("support", "support %", 100),
    ("density", "density", 1),
    ("novel2", "novel-2 %", 100),
)
COMPARISON = (
    ("align_f1", "same F1", 100),
    ("align_far_f1", "copies aside F1", 100),
    ("adds_f1", "adds F1", 100),
    ("key_adds_r", "key adds", 100),
    ("joint", "cited joint", 100),
    ("covered", "covered", 100),
)
DIFFERENCES = (
    ("conflict_f1", "conflict F1", 100),
    ("conflict_kind_f1", "of the kind", 100),
    ("copy_f1", "copy F1", 100),
    ("direction", "direction", 100),
    ("change_r", "changes", 100),
    ("dates_f1", "dates F1", 100),
)
TABLES = (
    ("Summaries", SUMMARY),
    ("Same facts and what each adds, %", COMPARISON),
    ("Conflicts, copies and dates, %", DIFFERENCES),
)
SURE = 0.05
MOST_LINES = 8  # of differences on the screen


def grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table whose columns are also straight in plain text."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[index]) for line in lines) for index in range(len(head))]

    def draw(cells: Sequence[str]) -> str:
        first = cells[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
        return "| " + " | ".join([first, *rest]) + " |"

    rule = "|" + "|".join(
        "-" * (width + 2) if index == 0 else "-" * (width + 1) + ":"
        for index, width in enumerate(widths)
    )
    return "\n".join([draw(lines[0]), rule + "|", *(draw(line) for line in lines[1:])])


def cell(value: Estimate | None, factor: int, interval: bool = True) -> str:
    """Return a mean with half its interval's width, or a dash; "*" where items are unscored."""
    if value is None or math.isnan(value.mean):
        return "-"
    text = f"{factor * value.mean:.1f}"
    if interval and not math.isnan(value.low):
        text += f" ±{factor * (value.high - value.low) / 2:.1f}"
    return text + ("*" if value.unscored else "")


def _count(result: Result, name: str, columns: Sequence[tuple[str, str, int]]) -> str:
    counts = {
        result.estimates[name][column].n
        for column, _, _ in columns
        if column in result.estimates[name]
    }
    return str(max(counts)) if counts else "0"


def means(result: Result, columns: Sequence[tuple[str, str, int]]) -> str:
    """Return the table of the columns that some system has; "" if none has any."""
    used = [
        one
        for one in columns
        if any(
            one[0] in estimates and estimates[one[0]].n for estimates in result.estimates.values()
        )
    ]
    names = [
        name
        for name, estimates in result.estimates.items()
        if any(column in estimates for column, _, _ in used)
    ]
    if not used:
        return ""
    rows = [
        [
            name + (" (ceiling)" if name in result.ceilings else ""),
            _count(result, name, used),
            *(
                # What describes and does not judge goes without, so that the rest fits a screen.
                cell(result.estimates[name].get(column), factor, column not in NEUTRAL)
                for column, _, factor in used
            ),
        ]
        for name in names
    ]
    return grid(["system", "n", *(heading for _, heading, _ in used)], rows)


def sure(result: Result, columns: Sequence[str] = ("rouge1", "rouge2", "rougeLsum")) -> list[str]:
    """Return a sentence per difference that chance does not explain, and one where none is left."""
    lines = []
    fewest = 0
    for column in (*columns, "fact_recall", "ungrounded", "support", "align_f1", "adds_f1"):
        for test in result.tests.get(column, ()):
            if {test.first, test.second} & result.ceilings or math.isnan(test.p_holm):
                continue
            fewest = max(fewest, test.n)
            if test.p_holm < SURE:
                lines.append(_told(column, test))
    if lines or not fewest:
        return lines
    line = f"No difference between two systems is sure (p < {SURE} after Holm's correction)."
    if 2 ** (1 - fewest) >= SURE:
        line += f" With {fewest} items none could be: use more data."
    return [line]


def _told(column: str, test: Difference) -> str:
    lower = column in LOWER_IS_BETTER
    better, worse = test.first, test.second
    if (test.difference < 0) != lower:
        better, worse = worse, better
    return (
        f"{column}: {better} is better than {worse} by {100 * abs(test.difference):.1f} points"
        f" (p = {test.p_holm:.3f}, n = {test.n})"
    )


def unscored(result: Result) -> list[str]:
    """Return a sentence per system and metric whose items could not all be scored."""
    lines = []
    for name, items in result.items.items():
        failed = [item for item in items if item.output.error]
        if failed:
            lines.append(
                f"{name}: {len(failed)} of {len(items)} outputs failed, the first "
                f"({failed[0].case}) because: {failed[0].output.error}"
            )
        for source in ("rouge", "grounding", "support"):
            reasons = [
                item.notes[source]
                for item in items
                if source in item.notes
                and not item.output.error
                and all(
                    math.isnan(value)
                    for column, value in item.values.items()
                    if result.columns[column] == source
                )
            ]
            if reasons:
                lines.append(f"{name}: {len(reasons)} unscored by {source}: {reasons[0]}")
    return lines


def badness(item: Item) -> tuple[float, float]:
    """Order items, worst first: what failed, then what is invented, then what scores low."""
    if item.output.error:
        return (-math.inf, 0.0)
    invented = item.values.get("ungrounded", math.nan)
    known = [
        value
        for column in ("rouge1", "align_f1", "adds_f1")
        if not math.isnan(value := item.values.get(column, math.nan))
    ]
    score = sum(known) / len(known) if known else 0.0
    return (-invented if not math.isnan(invented) else 1.0, score)


def worst(result: Result, most: int = 5) -> str:
    """Return the worst items of each system in words, so that one can read why."""
    parts = []
    for name, items in result.items.items():
        parts.append(f"### {name}\n")
        for item in sorted(items, key=badness)[:most]:
            scores = ", ".join(
                f"{column} {item.values[column]:.3f}"
                for column in ("rouge1", "ungrounded", "support", "align_f1", "adds_f1")
                if not math.isnan(item.values.get(column, math.nan))
            )
            text = item.output.error or " ".join(line.text for line in item.output.lines)
            parts.append(f"**{item.case}** ({scores or 'unscored'})\n\n> {text or '(empty)'}\n")
            parts += [f"- {metric}: {note}" for metric, note in item.notes.items() if note]
            parts.append("")
    return "\n".join(parts)


def screen(result: Result) -> str:
    """Return what the terminal shows."""
    found = sure(result)
    if len(found) > MOST_LINES:
        found = [*found[:MOST_LINES], f"... and {len(found) - MOST_LINES} more (--out, --json)"]
    parts = [
        f"{result.data} (sha256 {result.sha256[:12]}), about {result.words} words, "
        f"seed {result.seed}; mean ± half the 95% interval",
        *(means(result, columns) for _, columns in TABLES),
        "\n".join([*found, *unscored(result)]),
    ]
    return "\n\n".join(part for part in parts if part)
