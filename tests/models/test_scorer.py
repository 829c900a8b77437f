"""The weights of what two sentences have in common."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from summarise.compare.likeness import MEASURED
from summarise.errors import ModelError
from summarise.models import LIKENESS, load_likeness, scorer


def test_what_is_closer_is_likelier_the_same() -> None:
    rows = np.zeros((2, len(MEASURED)), dtype=np.float32)
    rows[1, [MEASURED.index(name) for name in ("closeness", "centred cosine", "overlap")]] = 1
    low, high = load_likeness(MEASURED).score(rows)
    assert high > low


def test_weights_for_other_numbers_are_refused() -> None:
    with pytest.raises(ModelError, match="other numbers"):
        load_likeness(MEASURED[::-1])


def test_other_weights_than_the_ones_described_are_refused(tmp_path: Path) -> None:
    for path in (LIKENESS, LIKENESS.with_suffix(".json")):
        shutil.copy(path, tmp_path)
    copy = tmp_path / LIKENESS.name
    copy.write_bytes(copy.read_bytes()[:-1] + b"\1")
    with pytest.raises(ModelError, match="not the file described"):
        scorer.load(copy, MEASURED)
    copy.with_suffix(".json").write_text(json.dumps({"features": []}))
    with pytest.raises(ModelError, match="cannot read"):
        scorer.load(copy, MEASURED)
