"""Converted weights are made once, and made anew when they are damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.errors import ModelError
from summarise.models import convert
from tests.models.conftest import Packer


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stands in for transformers: writes two files, and records that it did."""
    made: list[Path] = []

    def write(source: Path, name: str, folder: Path) -> None:
        made.append(source / name)
        (folder / "model.safetensors").write_bytes((source / name).read_bytes() * 2)
        (folder / "config.json").write_text("{}")

    monkeypatch.setattr(convert, "_convert", write)
    return made


def test_conversion_happens_once(
    pack: Packer, conversions: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    component = pack()
    folder = convert.converted(component)
    assert convert.converted(component, full=True) == folder
    assert len(conversions) == 1
    assert "Preparing the writer" in capsys.readouterr().err


@pytest.mark.parametrize("victim", ["model.safetensors", "config.json", convert.SUMS])
def test_damage_is_repaired(pack: Packer, conversions: list[Path], victim: str) -> None:
    component = pack()
    folder = convert.converted(component)
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    (folder / victim).write_bytes(whole[victim][:-1] + b"\0")
    assert not convert.is_whole(folder)
    assert convert.converted(component) == folder
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == whole
    assert len(conversions) == 2


def test_a_failed_conversion_leaves_nothing(pack: Packer, cache: Path) -> None:
    component = pack()  # its weights are no GGUF file
    with pytest.raises(ModelError, match="cannot read"):
        convert.converted(component)
    assert not [path for path in (cache / "converted").iterdir() if path.suffix != ".lock"]
