"""JSON schemas (draft 2020-12) of what `--json` prints; comparison.json refers to summary.json."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Literal


def schema(name: Literal["summary", "comparison"]) -> dict[str, Any]:
    """Return a schema."""
    value: dict[str, Any] = json.loads((files(__package__) / f"{name}.json").read_text("utf-8"))
    return value
