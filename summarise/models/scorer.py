"""Trained weights for numbers that describe a pair of sentences: a logistic regression."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from summarise.errors import ModelError
from summarise.models.files import sha256
from summarise.models.reader import REPAIR

Numbers = NDArray[np.float32]


class Scorer:
    """Gives log odds."""

    def __init__(self, weights: Numbers, bias: float) -> None:
        """Use one weight per number, and a constant."""
        self._weights = weights
        self._bias = bias

    def score(self, numbers: Numbers) -> Numbers:
        """Return the log odds, (N,), of rows of numbers, (N, F)."""
        odds: Numbers = numbers @ self._weights + np.float32(self._bias)
        return odds


def load(weights: Path, features: Sequence[str]) -> Scorer:
    """Load weights from their file and the JSON beside it.

    Args:
        weights: a safetensors file with `weight` (F,) and `bias` (1,).
        features: names of the numbers, in the order in which they will be given.

    Raises:
        ModelError: the file is not the one that the JSON describes, or is for other numbers.
    """
    beside = weights.with_suffix(".json")
    try:
        about = json.loads(beside.read_text(encoding="utf-8"))
        known, trained_on = str(about["sha256"]), list(about["features"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"cannot read {beside}: {error}; {REPAIR}") from error
    if not weights.is_file() or sha256(weights) != known:
        raise ModelError(f"{weights} is not the file described in the JSON beside it; {REPAIR}")
    if trained_on != list(features):
        raise ModelError(f"{weights} was trained on other numbers than are measured; {REPAIR}")
    from safetensors.numpy import load_file

    stored = load_file(weights)
    return Scorer(stored["weight"], float(stored["bias"][0]))
