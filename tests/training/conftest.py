"""The real parser and encoder, loaded once: edits are made on their parses."""

from __future__ import annotations

import pytest

from summarise import models
from summarise.roles import Encoder, Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return models.load_parser()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return models.load_encoder()
