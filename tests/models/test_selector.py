"""The selector's weights are of the features that the program computes."""

from __future__ import annotations

import numpy as np
import pytest

from summarise.errors import ModelError
from summarise.models import load_selector
from summarise.select.worth import FEATURES


def test_the_shipped_weights_are_of_the_features_computed() -> None:
    odds = load_selector(FEATURES).score(np.eye(len(FEATURES), dtype=np.float32))
    assert odds.shape == (len(FEATURES),)
    assert np.isfinite(odds).all()


def test_a_word_of_the_lead_is_likelier_told_than_one_of_the_end() -> None:
    rows = np.zeros((2, len(FEATURES)), dtype=np.float32)
    rows[0, FEATURES.index("first sentence: decay 8")] = 1.0
    rows[1, FEATURES.index("first sentence")] = 40.0
    early, late = load_selector(FEATURES).score(rows)
    assert early > late


def test_other_features_are_refused() -> None:
    with pytest.raises(ModelError, match="other numbers"):
        load_selector(FEATURES[1:])
