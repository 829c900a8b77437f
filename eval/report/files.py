"""The report as files in a folder."""

from __future__ import annotations

import json
import math
from pathlib import Path

from eval.report.plots import draw
from eval.report.table import TABLES, badness, means, sure, unscored, worst
from eval.run import Result, as_object
from summarise.errors import SummariseError


def markdown(result: Result, plots: list[str]) -> str:
    """Return the report as Markdown, with its plots, worst items and signatures."""
    parts = [
        f"# Evaluation on {result.data}",
        f"About {result.words} words were asked for. Mean ± half the width of the 95% bootstrap "
        f"interval; n items; * some items unscored. Data sha256 `{result.sha256}`, seed "
        f"{result.seed}.",
    ]
    for heading, columns in TABLES:
        if table := means(result, columns):
            parts += [f"## {heading}", table]
    if lines := [*sure(result), *unscored(result)]:
        parts += ["## What is sure, and what is missing", "\n".join(f"- {line}" for line in lines)]
    parts += [f"![{name}]({name})" for name in plots]
    parts += ["## Worst first", worst(result)]
    signatures = {"metrics": result.signatures, "systems": result.systems}
    parts += ["## Signatures", f"```json\n{json.dumps(signatures, indent=1)}\n```"]
    return "\n\n".join(parts) + "\n"


def item_rows(result: Result) -> list[str]:
    """Return one JSON line per output, worst first within each system."""
    lines = []
    for name, items in result.items.items():
        for item in sorted(items, key=badness):
            row = {
                "system": name,
                "case": item.case,
                "values": {k: None if math.isnan(v) else v for k, v in item.values.items()},
                "notes": dict(item.notes),
                "error": item.output.error,
                "summary": [line.text for line in item.output.lines],
            }
            lines.append(json.dumps(row, ensure_ascii=False))
    return lines


def write(result: Result, folder: Path) -> list[Path]:
    """Write scores.json, items.jsonl, report.md and the plots.

    Raises:
        SummariseError: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        plots = draw(result, folder)
        texts = {
            "scores.json": json.dumps(as_object(result), indent=1, allow_nan=False) + "\n",
            "items.jsonl": "".join(line + "\n" for line in item_rows(result)),
            "report.md": markdown(result, [path.name for path in plots]),
        }
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise SummariseError(f"cannot write the report to {folder}: {error.strerror}") from error
    return [folder / name for name in texts] + plots
