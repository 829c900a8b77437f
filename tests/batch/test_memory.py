"""A long run with the real encoder and parser holds on to nothing."""

from __future__ import annotations

import os

import pytest

from summarise import models
from summarise.batch.memory import release
from summarise.batch.work import Local
from summarise.types import Recipe


def test_nothing_of_earlier_texts_is_kept() -> None:
    encoder, parser = models.load_encoder(), models.load_parser()
    text = ["The bridge will close on Monday."]
    first = encoder.encode(text), parser.parse(text)[0]
    assert parser.parse(text)[0] is first[1]  # within a chunk a text is parsed once
    release()
    again = encoder.encode(text), parser.parse(text)[0]
    assert again[1] is not first[1]
    assert again[1] == first[1]
    assert (again[0] == first[0]).all()


def test_the_shapes_of_matrices_are_not_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LRU_CACHE_CAPACITY", "7")
    monkeypatch.setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "7")
    monkeypatch.delenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY")
    Local(Recipe())
    # The libraries read these when torch is imported; what the user has set stays.
    assert os.environ["LRU_CACHE_CAPACITY"] == "7"
    assert int(os.environ["ONEDNN_PRIMITIVE_CACHE_CAPACITY"]) < 1024
