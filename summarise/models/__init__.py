"""The models: found, fetched, checked and loaded. The only room that knows the heavy libraries.

Nothing heavy is imported before a model is loaded.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from summarise.models.catalog import ENCODER, PARSER, WRITER
from summarise.models.inventory import Description, describe, names

if TYPE_CHECKING:
    from summarise.models.causal import CausalWriter
    from summarise.models.encoder import MiniLM
    from summarise.models.nli import NliModel
    from summarise.models.parser import SpacyParser
    from summarise.models.reader import Reader
    from summarise.models.scorer import Scorer
    from summarise.models.seq2seq import Seq2SeqWriter
    from summarise.models.server import ServerWriter

AnyWriter: TypeAlias = "CausalWriter | Seq2SeqWriter | ServerWriter"

__all__ = [
    "AnyWriter",
    "Description",
    "describe",
    "load_embedded",
    "load_encoder",
    "load_entailment",
    "load_likeness",
    "load_news",
    "load_parser",
    "load_quick_encoder",
    "load_quick_reader",
    "load_reader",
    "load_same",
    "load_selector",
    "load_writer",
    "names",
]

ADAPTER = Path(__file__).parent / "weights" / "writer.safetensors"
READER = ADAPTER.with_name("entailment.safetensors")
SAME = ADAPTER.with_name("same.safetensors")
LIKENESS = ADAPTER.with_name("likeness.safetensors")
NEWS = ADAPTER.with_name("news.safetensors")
SELECTOR = ADAPTER.with_name("selector.safetensors")


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
def load_quick_encoder() -> MiniLM:
    """Load the embedded encoder in the precision that is fastest here, once.

    Raises:
        ModelError: it can be neither found nor fetched.
    """
    from summarise.models import encoder
    from summarise.models.fetch import resolve

    return encoder.load(resolve(ENCODER), quick=True)


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
def load_writer(model: str = "embedded", revision: str = "") -> AnyWriter:
    """Load a model that writes, or open a server that has one, once.

    Args:
        model: "embedded", a folder (transformers' or CTranslate2's), a hub id, or
            openai:BASE_URL#MODEL.
        revision: of a hub model; "" for the newest.

    Raises:
        ModelError: it cannot be found, fetched or loaded.
    """
    from summarise.models import causal, seq2seq_ct2

    if model.startswith("openai:"):
        from summarise.models import server

        return server.load(model)
    if model == "embedded":
        return load_embedded()
    folder = Path(model).expanduser()
    if seq2seq_ct2.is_converted(folder):
        return seq2seq_ct2.load(folder, name=model, revision=revision)
    return causal.load(model, name=model, revision=revision)


def load_embedded(*, trained: bool = True) -> CausalWriter:
    """Load the embedded model, with this project's adapter or as its authors made it.

    Raises:
        ModelError: it can be neither found nor fetched.
    """
    from summarise.models import causal, lora
    from summarise.models.convert import converted

    # The revision names the exact weights: the model's and the adapter's.
    parts = [WRITER.files[0].sha256[:12]]
    adapter = ADAPTER if trained and ADAPTER.is_file() else None
    if adapter is not None:
        parts.append(lora.settings(adapter).sha256[:12])
    revision = "+".join(parts)
    writer = causal.load(converted(WRITER), name="embedded", revision=revision, adapter=adapter)
    assert isinstance(writer, causal.CausalWriter)
    return writer


@cache
def load_reader() -> Reader:
    """Load the embedded entailment model, once.

    Raises:
        ModelError: its weights are not whole, or the encoder beneath can be neither found nor
            fetched.
    """
    from summarise.models import reader

    return reader.load(READER)


@cache
def load_quick_reader() -> Reader:
    """Load the embedded entailment model in the precision that is fastest here, once.

    Raises:
        ModelError: its weights are not whole, or the encoder beneath can be neither found nor
            fetched.
    """
    from summarise.models import reader

    return reader.load(READER, quick=True)


@cache
def load_same() -> Reader:
    """Load the model that reads whether two sentences state the same fact, once.

    Its first two labels are "the same" and "not the same"; the third is not trained.

    Raises:
        ModelError: its weights are not whole, or the encoder beneath can be neither found nor
            fetched.
    """
    from summarise.models import reader

    return reader.load(SAME)


@cache
def load_likeness(features: tuple[str, ...]) -> Scorer:
    """Load the weights of what two sentences have in common, once.

    Raises:
        ModelError: they are not whole, or were trained on other numbers than `features` names.
    """
    from summarise.models import scorer

    return scorer.load(LIKENESS, features)


@cache
def load_news(features: tuple[str, ...]) -> Scorer:
    """Load the weights that tell which sentences carry an article, once.

    Args:
        features: what it is asked about, in order.

    Raises:
        ModelError: its weights are not whole, or it was trained on other features.
    """
    from summarise.models import scorer

    return scorer.load(NEWS, features)


@cache
def load_selector(features: tuple[str, ...]) -> Scorer:
    """Load the weights that tell what a word is worth in a summary, once.

    Args:
        features: what it is asked about, in order.

    Raises:
        ModelError: its weights are not whole, or it was trained on other features.
    """
    from summarise.models import scorer

    return scorer.load(SELECTOR, features)


@cache
def load_entailment(model: str, revision: str = "") -> NliModel:
    """Load a model that says whether a text entails a sentence, once.

    Args:
        model: a folder, or a hub id.
        revision: of a hub model; "" for the newest.

    Raises:
        ModelError: it cannot be found, fetched or loaded.
    """
    from summarise.models import nli

    return nli.load(model, revision=revision)
