"""The models: found, fetched, checked and loaded. The only room that knows the heavy libraries.

Nothing heavy is imported before a model is loaded.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from summarise.models.catalog import ENCODER, PARSER, WRITER
from summarise.models.inventory import Description, describe, names

if TYPE_CHECKING:
    from summarise.models.causal import CausalWriter
    from summarise.models.encoder import MiniLM
    from summarise.models.parser import SpacyParser
    from summarise.models.server import ServerWriter

__all__ = [
    "Description",
    "describe",
    "load_causal",
    "load_encoder",
    "load_parser",
    "names",
]

ADAPTER = Path(__file__).parent / "weights" / "writer.safetensors"


@cache
def load_encoder() -> MiniLM:
    """Load the embedded encoder, once.

    Raises:
        ModelError: it can be neither found nor fetched.
    """
    from summarise.models import encoder
    from summarise.models.fetch import resolve

    return encoder.load(resolve(ENCODER))


@cache
def load_parser() -> SpacyParser:
    """Load the embedded parser, once.

    Raises:
        ModelError: it can be neither found nor fetched.
    """
    from summarise.models import parser
    from summarise.models.fetch import resolve

    return parser.load(resolve(PARSER))


@cache
def load_causal(model: str = "embedded", revision: str = "") -> CausalWriter | ServerWriter:
    """Load a causal model, or open a server that has one, once.

    Args:
        model: "embedded", a folder, a hub id, or openai:BASE_URL#MODEL.
        revision: of a hub model; "" for the newest.

    Raises:
        ModelError: it cannot be found, fetched or loaded.
    """
    from summarise.models import causal, lora
    from summarise.models.convert import converted

    if model.startswith("openai:"):
        from summarise.models import server

        return server.load(model)
    if model != "embedded":
        return causal.load(model, name=model, revision=revision)
    adapter = ADAPTER if ADAPTER.is_file() else None
    # The revision names the exact weights: the model's and the adapter's.
    parts = [WRITER.files[0].sha256[:12]]
    if adapter is not None:
        parts.append(lora.settings(adapter).sha256[:12])
    return causal.load(
        converted(WRITER), name="embedded", revision="+".join(parts), adapter=adapter
    )
