"""The selector's weights: whole, and of the features that the program computes."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from summarise.errors import ModelError
from summarise.models import SELECTOR, load_selector, selector
from summarise.select.worth import FEATURES


def test_the_shipped_weights_are_of_the_features_computed() -> None:
    found = load_selector(FEATURES)
    assert found.weights.shape == (len(FEATURES),)
    assert np.isfinite(found.weights).all()


def test_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match="other features"):
        selector.load(SELECTOR, FEATURES[1:])


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    copy = tmp_path / SELECTOR.name
    shutil.copy(SELECTOR.with_suffix(".json"), tmp_path)
    copy.write_bytes(SELECTOR.read_bytes()[:-1] + b"\x01")
    with pytest.raises(ModelError, match="not the file described"):
        selector.load(copy, FEATURES)
