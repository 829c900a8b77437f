"""A zip is unpacked where it should be and nowhere else, and only as far as it is reasonable."""

from __future__ import annotations

import io
import json
import stat
import zipfile
from pathlib import Path

import pytest

from summarise import Engine, Recipe
from summarise.errors import InputError
from tests.ui.conftest import OTHER, STORY
from ui import batches, uploads
from ui.batches import work_through
from ui.uploads import open_upload, unpack


def packed(tmp_path: Path, *entries: tuple[str | zipfile.ZipInfo, str | bytes]) -> Path:
    path = tmp_path / "upload.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in" / "here"
    place.mkdir(parents=True)
    return place


def link() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("link.txt")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    "entry",
    ["../evil.txt", "/tmp/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt", "a\nb.txt",
     link()],
    ids=str,
)  # fmt: skip
def test_an_entry_that_points_elsewhere_is_refused(
    entry: str | zipfile.ZipInfo, tmp_path: Path, folder: Path
) -> None:
    path = packed(tmp_path, (entry, "/etc/hostname"))
    before = {file for file in tmp_path.rglob("*") if file.is_file()}
    with pytest.raises(InputError, match="entry with the name"):
        unpack(path, folder)
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == before


def test_bombs_are_refused(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_FILE", 100_000)
    with pytest.raises(InputError, match="unpacks to more"):
        unpack(packed(tmp_path, ("bomb.txt", b"0" * 50_000_000)), folder)
    assert sum(file.stat().st_size for file in folder.rglob("*")) <= 200_000
    monkeypatch.setattr(uploads, "MOST_BYTES", 150_000)
    many = [(f"{number}.txt", b"0" * 90_000) for number in range(5)]
    with pytest.raises(InputError, match="unpacks to more"):
        unpack(packed(tmp_path, *many), folder / "b")
    monkeypatch.setattr(uploads, "MOST_FILES", 3)
    with pytest.raises(InputError, match="more than 3 files"):
        unpack(packed(tmp_path, *many), folder / "c")


def test_a_size_that_lies_is_found_out(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_FILE", 1_000)
    path = packed(tmp_path, ("bomb.txt", b"0" * 100_000))
    data = path.read_bytes()
    # The size is 100,000 in both headers; now it says 10.
    path.write_bytes(data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    with pytest.raises(InputError):
        unpack(path, folder)
    assert sum(file.stat().st_size for file in folder.rglob("*")) <= 1_000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no", b"just text"])
def test_what_is_no_zip_is_said(data: bytes, tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "upload.zip"
    path.write_bytes(data)
    with pytest.raises(InputError, match="cannot be unpacked"):
        unpack(path, folder)


def test_articles_and_lines_are_found(tmp_path: Path, folder: Path) -> None:
    path = packed(tmp_path, ("b/two.txt", OTHER), ("one.html", STORY), ("picture.png", b"x"))
    files, left_out = open_upload(path, folder)
    assert [file.name for file in files] == ["two.txt", "one.html"]
    assert left_out == 1
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as file:
        file.writestr("a.txt", STORY)
    with pytest.raises(InputError, match="no article"):
        open_upload(packed(tmp_path, ("inner.zip", inner.getvalue())), folder / "c")


def test_a_batch_gives_a_line_for_each_row_and_leaves_nothing_behind(tmp_path: Path) -> None:
    lines = [
        {"id": "good", "text": STORY * 2},
        {"id": "both", "articles": [{"id": "x", "text": STORY}, {"id": "y", "path": "y.txt"}]},
        {"id": "bad", "path": "/etc/hostname"},
        {"id": "inside", "url": "http://127.0.0.1/"},
    ]
    content = "\n".join([*map(json.dumps, lines), "not json"])
    path = packed(tmp_path, ("rows.jsonl", content), ("y.txt", OTHER))
    told: list[int] = []
    recipe = Recipe(length="short")
    finished = work_through(path, recipe, Engine(recipe), lambda _, done, total: told.append(done))
    results = [json.loads(line) for line in finished.text.splitlines()]
    assert [one.get("id") for one in results] == ["good", "both", "bad", "inside", None]
    assert [one["schema"].split(".")[1] for one in results] == [
        "summary/1", "comparison/1", "error/1", "error/1", "error/1"
    ]  # fmt: skip
    assert [failure[:2] for failure in finished.failures] == [
        ("bad", "rows.jsonl, line 3"),
        ("inside", "rows.jsonl, line 4"),
        ("", "rows.jsonl, line 5"),
    ]
    assert "/tmp" not in finished.text
    assert set(told) >= {0, 1, 2, 3, 4}
    assert not path.exists()


def test_a_batch_that_is_too_long_or_repeats_ids_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MOST_ROWS", 2)
    recipe = Recipe()
    for ids, words in (("abc", "more than 2 rows"), ("aa", "occurs twice"), ("", "no rows")):
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps({"id": name, "text": STORY}) + "\n" for name in ids))
        with pytest.raises(InputError, match=words):
            work_through(path, recipe, Engine(recipe), lambda *_: None)
        assert not path.exists()
