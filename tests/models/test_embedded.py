"""The embedded models themselves: they load, agree with their source, and do their work."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from summarise.models import describe, load_encoder, load_parser, load_writer
from summarise.models.catalog import EMBEDDED, TRAINED, WRITER
from summarise.models.convert import converted
from summarise.models.fetch import resolve

BRIDGE = "The bridge at Elm Street will close on Monday."
SENTENCES = [
    BRIDGE,
    "On Monday the Elm Street bridge is going to be shut.",
    "Shares of the carmaker rose 4.5% in early trading.",
    "“It's over,” said Ms. O'Neill — 67, of São Paulo 🇧🇷 — in the U.S. Senate.",
]


def test_vectors_say_which_sentences_mean_the_same() -> None:
    vectors = load_encoder().encode(SENTENCES)
    similarity = vectors @ vectors.T
    assert vectors.dtype == np.float32
    assert np.allclose(np.diag(similarity), 1, atol=1e-5)
    assert similarity[0, 1] > 0.8 > 0.3 > similarity[0, 2]


def test_a_vector_depends_on_its_text_alone() -> None:
    encoder = load_encoder()
    texts = [*SENTENCES, "", "word " * 2000]
    encoder._known.clear()
    together = encoder.encode(texts)
    assert together.shape == (len(texts), 384)
    encoder._known.clear()
    backwards = encoder.encode(texts[::-1] + texts)
    assert np.array_equal(backwards[: len(texts)][::-1], backwards[len(texts) :])
    assert np.array_equal(together, backwards[len(texts) :])
    for text, vector in zip(texts, together, strict=True):
        encoder._known.clear()
        assert np.allclose(encoder.encode([text])[0], vector, atol=1e-5)
    assert encoder.encode([]).shape == (0, 384)


def test_a_text_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = load_encoder()
    first = encoder.encode(SENTENCES)
    monkeypatch.setattr(encoder, "_batch", lambda *_: pytest.fail("encoded again"))
    assert np.array_equal(encoder.encode(SENTENCES), first)


def test_tokens_are_where_the_text_has_them() -> None:
    texts = [*SENTENCES, "", "  two  spaces\nand a line "]
    for text, tokens in zip(texts, load_parser().parse(texts), strict=True):
        assert [text[token.start : token.end] for token in tokens] == [t.text for t in tokens]
        assert all(0 <= token.head < len(tokens) for token in tokens)


def test_a_sentence_is_tagged_parsed_and_its_names_found() -> None:
    [tokens] = load_parser().parse(["Angela Merkel visited Paris in 2019."])
    by_text = {token.text: token for token in tokens}
    verb = by_text["visited"]
    assert (verb.pos, verb.tag, verb.lemma, verb.dep) == ("VERB", "VBD", "visit", "ROOT")
    assert tokens[verb.head] == verb
    assert by_text["Merkel"].dep == "nsubj"
    assert [(t.text, t.entity, t.entity_start) for t in tokens if t.entity] == [
        ("Angela", "PERSON", True),
        ("Merkel", "PERSON", False),
        ("Paris", "GPE", True),
        ("2019", "DATE", True),
    ]


def test_converted_weights_are_those_of_the_gguf_file() -> None:
    from gguf import GGUFReader, dequantize
    from safetensors import safe_open

    reader = GGUFReader(resolve(WRITER) / WRITER.files[0].path)
    source = {tensor.name: tensor for tensor in reader.tensors}
    with safe_open(converted(WRITER) / "model.safetensors", "pt") as weights:
        for name, wanted in (
            ("model.embed_tokens.weight", "token_embd.weight"),
            ("model.layers.7.mlp.down_proj.weight", "blk.7.ffn_down.weight"),
            ("model.norm.weight", "output_norm.weight"),
        ):
            tensor = source[wanted]
            exact = torch.from_numpy(dequantize(tensor.data, tensor.tensor_type).copy())
            assert torch.equal(weights.get_tensor(name), exact.to(torch.bfloat16))


def test_the_writer_answers_a_prompt() -> None:
    prompt = f"<|im_start|>user\nRepeat this sentence.\n{BRIDGE}<|im_end|>\n<|im_start|>assistant\n"
    writer = load_writer()
    [[answer]] = writer.generate([prompt], max_new_tokens=30)
    assert "Elm Street" in answer.text
    assert "<|" not in answer.text
    assert "\n" not in answer.text
    assert WRITER.files[0].sha256.startswith(writer.revision.partition("+")[0])


def test_models_are_described_where_they_lie() -> None:
    for model in describe():
        resolve_needed = model.where in ("absent", "damaged")
        assert resolve_needed or model.path
    roles = [model.role for model in describe("embedded")]
    assert roles == [one.role for one in (*EMBEDDED, *TRAINED)]
    assert {"writer", "encoder", "parser", "adapter", "entailment"} <= set(roles)
