"""The trained selector: a logistic regression over what an article does with a word."""

from __future__ import annotations

import json
from pathlib import Path

from summarise.errors import ModelError
from summarise.models.files import sha256
from summarise.roles import Regression

REPAIR = "reinstall summarise"


def load(weights: Path, features: tuple[str, ...]) -> Regression:
    """Load the regression from its weights and the JSON beside them.

    Args:
        weights: safetensors with "weights" (len(features),) and "bias" (1,).
        features: what the program computes, in its order.

    Raises:
        ModelError: the file is not the one that the JSON describes, or has other features.
    """
    beside = weights.with_suffix(".json")
    try:
        about = json.loads(beside.read_text(encoding="utf-8"))
        known, named = str(about["sha256"]), tuple(about["features"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"cannot read {beside}: {error}; {REPAIR}") from error
    if not weights.is_file() or sha256(weights) != known:
        raise ModelError(f"{weights} is not the file described in the JSON beside it; {REPAIR}")
    if named != features:
        raise ModelError(f"{weights} was trained on other features; {REPAIR}")
    from safetensors.numpy import load_file

    stored = load_file(weights)
    return Regression(features, stored["weights"], float(stored["bias"][0]), known[:12])
