"""Files get into the cache whole or not at all, and are checked when they are read."""

from __future__ import annotations

import errno
import hashlib
import threading
import time
from pathlib import Path

import pytest

from summarise.errors import ModelError
from summarise.models import files
from summarise.models.catalog import File


def _listed(path: Path) -> File:
    content = path.read_bytes()
    return File(path.name, hashlib.sha256(content).hexdigest(), len(content))


def test_the_cache_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(files.sys, "platform", "linux")
    monkeypatch.delenv("SUMMARISE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert files.cache_folder() == tmp_path / "summarise"
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "mine"))
    assert files.cache_folder() == tmp_path / "mine"


@pytest.mark.parametrize("size", [100, files.SMALL + 1])
def test_a_changed_byte_is_noticed_whatever_the_size(
    size: int, cache: Path, tmp_path: Path
) -> None:
    path = tmp_path / "weights"
    path.write_bytes(b"a" * size)
    listed = _listed(path)
    assert files.matches(path, listed)
    assert files.matches(path, listed)  # by its mark, if it is big
    time.sleep(0.01)  # file systems tell times apart that are this far apart
    with path.open("r+b") as stream:
        stream.seek(size // 2)
        stream.write(b"b")
    assert not files.matches(path, listed)


def test_a_big_file_is_hashed_once_unless_asked(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "weights"
    path.write_bytes(b"a" * (files.SMALL + 1))
    listed = _listed(path)
    hashed: list[Path] = []
    digest = files.sha256
    monkeypatch.setattr(files, "sha256", lambda path: hashed.append(path) or digest(path))
    assert files.matches(path, listed)
    assert files.matches(path, listed)
    assert len(hashed) == 1
    assert files.matches(path, listed, full=True)
    assert len(hashed) == 2


def test_a_cache_that_cannot_be_written_still_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SUMMARISE_CACHE", str(tmp_path / "file"))
    path = tmp_path / "weights"
    path.write_bytes(b"a" * (files.SMALL + 1))
    assert files.matches(path, _listed(path))


def test_a_missing_file_does_not_match(cache: Path, tmp_path: Path) -> None:
    assert not files.matches(tmp_path / "none", File("none", "0" * 64, 1))


def test_an_error_leaves_nothing_and_keeps_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "cache" / "model"
    with files.new_folder(target) as folder:
        (folder / "old").write_text("old")
    with pytest.raises(RuntimeError), files.new_folder(target) as folder:
        (folder / "half").write_text("half")
        raise RuntimeError
    assert [path.name for path in target.parent.iterdir() if path.is_dir()] == ["model"]
    assert [path.name for path in target.iterdir()] == ["old"]


def test_a_new_folder_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "model"
    for name in ("old", "new"):
        with files.new_folder(target) as folder:
            (folder / name).write_text(name)
    assert [path.name for path in target.iterdir()] == ["new"]


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    target = tmp_path / "model"
    (tmp_path / ".part-model-abc").mkdir()
    with files.new_folder(target) as folder:
        (folder / "file").touch()
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["model"]


def test_two_at_once_do_the_work_once(tmp_path: Path) -> None:
    target = tmp_path / "model"
    worked: list[int] = []

    def work(number: int) -> None:
        with files.new_folder(target) as folder:
            if not target.exists():
                time.sleep(0.05)
                worked.append(number)
                (folder / "file").touch()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(worked) == 1
    assert (target / "file").is_file()


def test_a_full_disk_says_so(tmp_path: Path) -> None:
    with (
        pytest.raises(ModelError, match="full; free some space"),
        files.new_folder(tmp_path / "model"),
    ):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert not (tmp_path / "model").exists()


def test_a_cache_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(ModelError, match="set SUMMARISE_CACHE"),
        files.new_folder(tmp_path / "file" / "model"),
    ):
        pass
