"""The embedded entailment model, with its own weights."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from summarise.errors import ModelError
from summarise.models import READER, load_reader, reader

SOURCE = "The council of Elmford closed the old bridge on Monday after cracks were found."
TRUE = "The council of Elmford closed the old bridge on Monday."
FALSE = "The council of Elmford closed the old bridge on Friday."
APART = "Ferries carry people over the river until the spring."


def test_it_tells_what_is_entailed_from_what_is_not() -> None:
    entailed, contradicted, apart = load_reader().read(
        [(SOURCE, TRUE), (SOURCE, FALSE), (SOURCE, APART)]
    )
    assert entailed[0] > 0.6
    assert contradicted[2] > 0.8
    assert apart[0] < 0.1


def test_probabilities_add_up_and_do_not_depend_on_the_batch() -> None:
    pairs = [(SOURCE, TRUE), (SOURCE, FALSE), (APART, TRUE), (SOURCE, APART * 3)]
    model = load_reader()
    together = model.read(pairs)
    model.forget()
    alone = np.concatenate([model.read([pair]) for pair in reversed(pairs)])[::-1]
    np.testing.assert_allclose(together.sum(axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(together, alone, atol=1e-5)
    assert model.read([]).shape == (0, 3)


def test_texts_of_any_length_are_read() -> None:
    long = "word " * 2000
    assert load_reader().read([(long, TRUE), (SOURCE, long), (long, long), ("", "")]).shape == (
        4,
        3,
    )


def test_other_weights_than_the_ones_described_are_refused(tmp_path: Path) -> None:
    for path in (READER, READER.with_suffix(".json")):
        shutil.copy(path, tmp_path)
    copy = tmp_path / READER.name
    copy.write_bytes(copy.read_bytes()[:-1] + b"\0")
    with pytest.raises(ModelError, match="not the file described"):
        reader.load(copy)
    copy.with_suffix(".json").unlink()
    with pytest.raises(ModelError, match="cannot read"):
        reader.load(copy)
