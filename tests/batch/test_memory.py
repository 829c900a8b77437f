"""A long run with the real encoder and parser holds on to nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarise import models
from summarise.batch.memory import release
from summarise.roles import Encoder


@pytest.mark.parametrize("load", [models.load_encoder, models.load_quick_encoder])
def test_nothing_of_earlier_texts_is_kept(load: Callable[[], Encoder]) -> None:
    encoder = load()
    parser = models.load_parser()
    text = ["The bridge will close on Monday."]
    first = encoder.encode(text), parser.parse(text)[0]
    assert parser.parse(text)[0] is first[1]  # within a chunk a text is parsed once
    release()
    again = encoder.encode(text), parser.parse(text)[0]
    assert again[1] is not first[1]
    assert again[1] == first[1]
    assert (again[0] == first[0]).all()
