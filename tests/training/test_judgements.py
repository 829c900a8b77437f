"""The labelled pairs and the training of the judge's weights."""

from __future__ import annotations

import numpy as np

from training.judge import weigh
from training.judgements import key, labels


def test_a_pair_has_one_name_in_either_order() -> None:
    assert key("One.", "Two.") == key("Two.", "One.") != key("One.", "Three.")


def test_labels_are_of_both_kinds_and_hold_no_text() -> None:
    found = labels()
    assert 0.3 < sum(found.values()) / len(found) < 0.7
    assert all(len(name) == 10 and int(name, 16) >= 0 for name in found)


def test_the_fit_finds_what_matters_whatever_its_scale() -> None:
    chance = np.random.default_rng(0)
    values = chance.normal(size=(400, 3)).astype(np.float32) * np.float32([1, 100, 0.01])
    same = (values[:, 1] > 20).astype(np.float32)
    weights = weigh(values, same, seed=0)
    odds = values @ weights["weight"].numpy() + float(weights["bias"][0])
    assert ((odds > 0) == (same > 0)).mean() > 0.9
