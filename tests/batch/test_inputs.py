"""What a batch can be made of, what it says of it beforehand, and what it refuses."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from summarise.batch import Tally, Task, preview, run_batch
from summarise.batch.groups import names
from summarise.batch.manifest import beside
from summarise.cli import main
from summarise.errors import InputError
from summarise.roles import Vectors
from tests.batch.workers import RECIPE, TEXT, FirstSentence
from tests.read.test_documents import docx, pdf


def _write(path: Path, rows: Iterable[object]) -> Path:
    data = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _run(source: Path, out: Path, worker: FirstSentence | None = None, **options: Any) -> Tally:
    encoder = options.pop("encoder", None)
    task = Task([str(source)], out, RECIPE, **options)
    return run_batch(task, worker=worker or FirstSentence(), encoder=encoder)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def test_gzipped_rows_give_what_plain_rows_give(tmp_path: Path, out: Path) -> None:
    rows = [{"id": f"r{n}", "text": TEXT} for n in range(20)]
    _run(_write(tmp_path / "a.jsonl", rows), out)
    again = tmp_path / "again.jsonl"
    _run(_write(tmp_path / "b.jsonl.gz", rows), again)
    assert again.read_bytes() == out.read_bytes()


def test_a_gzip_file_that_is_cut_off_is_refused(tmp_path: Path, out: Path) -> None:
    source = _write(tmp_path / "a.jsonl.gz", ({"id": f"{n}", "text": TEXT} for n in range(500)))
    source.write_bytes(source.read_bytes()[:-200])
    with pytest.raises(InputError, match="broken gzip"):
        _run(source, out)
    assert not out.exists()


def test_a_folder_of_all_kinds_of_files(tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(pdf([[(72, 700, sentence)] for sentence in TEXT.split(". ")]))
    (folder / "b.docx").write_bytes(docx(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"))
    (folder / "c.html").write_text(f"<html><body><article><p>{TEXT} {TEXT}</p></article></html>")
    (folder / "d.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    _write(folder / "e.jsonl.gz", [{"id": "row", "text": TEXT}])
    (folder / "f.png").write_bytes(b"\x89PNG")
    tally = _run(folder, folder / "out.jsonl")
    results = _read(folder / "out.jsonl")
    assert [result["id"] for result in results] == ["a.pdf", "b.docx", "c.html", "d.txt.gz", "row"]
    assert (tally.good, tally.skipped) == (5, 1)
    for result in results[:3]:
        assert "Elm Street" in result["article"]["text"]
    assert "text" not in results[3]["article"]
    # What lies in the folder now are the results as well; they are no input.
    assert _run(folder, folder / "out.jsonl").before == 5


def test_several_inputs_are_one_batch(tmp_path: Path, out: Path) -> None:
    one = _write(tmp_path / "1.jsonl", [{"id": "a", "text": TEXT}])
    two = _write(tmp_path / "2.jsonl", [{"id": "b", "text": TEXT}])
    task = Task([str(one), str(two), str(one)], out, RECIPE)
    assert run_batch(task, worker=FirstSentence()).good == 2


def test_rows_without_an_id_in_files_of_one_name_are_told_apart(tmp_path: Path, out: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
        _write(tmp_path / name / "in.jsonl", [{"text": TEXT}, {"id": name, "text": TEXT}])
    tally = run_batch(Task([str(tmp_path)], out, RECIPE), worker=FirstSentence())
    assert (tally.good, tally.failed) == (2, 2)
    places = {result["where"] for result in _read(out) if "error" in result}
    assert places == {f"{tmp_path / name / 'in.jsonl'}, line 1" for name in ("1", "2")}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"id": "a", "text": " \n"}, '"text" is empty'),
        ({"id": "a", "html": ""}, '"html" is empty'),
        ({"id": "a", "html": "<html><body></body></html>"}, "no article found in the page"),
        ({"id": "a", "path": "blank.txt"}, "the article is empty"),
        (
            {"id": "a", "articles": [{"id": "x", "text": TEXT}, {"id": "y", "text": ""}]},
            'article y: "text" is empty',
        ),
    ],
)
def test_an_empty_row_fails_and_says_so(
    tmp_path: Path, out: Path, row: dict[str, Any], message: str
) -> None:
    (tmp_path / "blank.txt").write_text("  \n")
    tally = _run(_write(tmp_path / "in.jsonl", [row]), out)
    (result,) = _read(out)
    assert tally.failed == 1
    assert result["id"] == "a"
    assert message in result["error"]["message"]


def test_another_input_is_refused_and_update_keeps_what_is_the_same(
    tmp_path: Path, out: Path
) -> None:
    rows = [{"id": f"r{n}", "text": f"{TEXT} Number {n}."} for n in range(20)]
    source = _write(tmp_path / "in.jsonl", rows)
    _run(source, out)
    before = out.read_bytes()
    rows[3]["text"] = f"Changed. {TEXT}"
    _write(source, [*rows[:19], {"id": "new", "text": TEXT}])
    with pytest.raises(InputError, match=r"1 row changed: 'r3'.*gone: 'r19'.*new: 'new'.*--update"):
        _run(source, out)
    assert out.read_bytes() == before
    worker = FirstSentence()
    tally = _run(source, out, worker, update=True)
    assert (tally.before, tally.good) == (18, 2)
    results = _read(out)
    assert [result["id"] for result in results] == [*(f"r{n}" for n in range(19)), "new"]
    assert results[3]["summary"] == "Changed."
    assert _run(source, out).before == 20


def test_a_file_that_a_row_names_is_part_of_the_input(tmp_path: Path, out: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    source = _write(tmp_path / "in.jsonl", [{"id": "a", "path": "a.txt"}])
    _run(source, out)
    (tmp_path / "a.txt").write_text(f"Changed. {TEXT}")
    with pytest.raises(InputError, match="changed: 'a'"):
        _run(source, out)


def test_rows_in_another_order_are_the_same_input(tmp_path: Path, out: Path) -> None:
    rows = [{"id": f"r{n}", "text": TEXT} for n in range(20)]
    source = _write(tmp_path / "in.jsonl", rows)
    _run(source, out)
    _write(source, rows[::-1])
    assert _run(source, out).before == 20
    assert [result["id"] for result in _read(out)] == [row["id"] for row in rows[::-1]]


def test_another_model_is_refused_although_it_has_the_same_name(
    tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _write(tmp_path / "in.jsonl", [{"id": "a", "text": TEXT}])
    _run(source, out)
    value = json.loads(beside(out).read_bytes())
    value["models"]["encoder"] = "0" * 32
    beside(out).write_text(json.dumps(value))
    with pytest.raises(InputError, match="the model of the encoder"):
        _run(source, out)


def test_another_revision_of_the_writer_is_refused(tmp_path: Path, out: Path) -> None:
    rows = [{"id": f"r{n}", "text": TEXT} for n in range(20)]
    source = _write(tmp_path / "in.jsonl", rows)
    _run(source, out)
    out.write_bytes(b"".join(out.read_bytes().splitlines(keepends=True)[:16]))
    value = json.loads(beside(out).read_bytes())
    value["revision"] = "older"
    beside(out).write_text(json.dumps(value))
    before = out.read_bytes()
    with pytest.raises(InputError, match="revision 'older' then"):
        _run(source, out)
    assert out.read_bytes() == before


def test_a_chunk_that_was_cut_off_is_done_again_with_the_same_rows(
    tmp_path: Path, out: Path
) -> None:
    rows = [{"id": f"r{n}", "text": TEXT} for n in range(40)]
    source = _write(tmp_path / "in.jsonl", rows)
    _run(source, out)
    whole = out.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:21]))
    worker = FirstSentence()
    _run(source, out, worker)
    assert worker.together == [16, 8]  # the second chunk whole, not the eleven rows missing
    assert out.read_bytes() == whole


class _Words:
    """An encoder by hashed words: alike are texts that share them."""

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls += 1
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                row[sum(map(ord, word)) % 64] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


_QUAKE = "A strong earthquake struck Nepal on Tuesday and killed at least 39 people"


def _loose() -> list[dict[str, Any]]:
    day = {"published": "2024-03-01"}
    return [
        {"id": "q1", "text": f"{_QUAKE}, the government said.", **day},
        {"id": "b1", "text": TEXT, **day},
        {"id": "pair", "articles": [{"id": "x", "text": TEXT}, {"id": "y", "text": TEXT}]},
        {"id": "q2", "text": f"{_QUAKE}, officials said.", **day},
        {"id": "empty", "text": ""},
        {"id": "b2", "text": f"{TEXT} Drivers were angry.", **day},
        {"id": "alone", "text": "The chess champion said that she would play no more.", **day},
    ]


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz"])
def test_loose_articles_of_one_story_are_compared(tmp_path: Path, out: Path, name: str) -> None:
    source = _write(tmp_path / name, _loose())
    encoder = _Words()
    tally = _run(source, out, group=True, encoder=encoder)
    assert (tally.total, tally.good, tally.failed) == (5, 4, 1)
    results = {result["id"]: result for result in _read(out)}
    assert list(results) == ["q1+1", "b1+1", "pair", "empty", "alone"]
    assert [summary["id"] for summary in results["b1+1"]["summaries"]] == ["b1", "b2"]
    # The groups are remembered, and the same whatever the order of the rows.
    calls = encoder.calls
    assert _run(source, out, group=True, encoder=encoder).before == 4
    assert encoder.calls == calls
    again = tmp_path / "again.jsonl"
    _write(source, _loose()[::-1])
    _run(source, again, group=True, encoder=_Words())
    assert {result["id"]: result for result in _read(again) if "error" not in result} == {
        name: result for name, result in results.items() if "error" not in result
    }


def test_a_group_that_grew_is_done_again(tmp_path: Path, out: Path) -> None:
    rows = _loose()
    source = _write(tmp_path / "in.jsonl", rows)
    _run(source, out, group=True, encoder=_Words())
    more = {"id": "q3", "text": f"{_QUAKE}, a minister said.", "published": "2024-03-02"}
    _write(source, [*rows, more])
    worker = FirstSentence()
    _run(source, out, worker, group=True, update=True, encoder=_Words())
    assert worker.seen == ["q1+2"]
    assert [result["id"] for result in _read(out)] == ["q1+2", "b1+1", "pair", "empty", "alone"]


def test_the_name_of_a_group_is_that_of_no_row_and_stays(tmp_path: Path, out: Path) -> None:
    rows = [*_loose(), {"id": "q1+1", "text": "Rain fell on every vineyard in Tuscany."}]
    source = _write(tmp_path / "in.jsonl", rows)
    _run(source, out, group=True, encoder=_Words())
    order = ["q1++1", "b1+1", "pair", "empty", "alone", "q1+1"]
    assert [result["id"] for result in _read(out)] == order
    whole = out.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:1]))
    assert _run(source, out, group=True, encoder=_Words()).before == 1
    assert out.read_bytes() == whole
    # Neither the order of rows nor of groups changes a name.
    assert names([["x+", "y"], ["x", "z"]], ["x+1"]) == {"x": "x++1", "x+": "x+++1"}
    assert names([["x", "z"], ["x+", "y"]], ["x+1"]) == {"x": "x++1", "x+": "x+++1"}


def test_groups_are_not_mixed_with_single_articles(tmp_path: Path, out: Path) -> None:
    source = _write(tmp_path / "in.jsonl", _loose())
    _run(source, out, group=True, encoder=_Words())
    with pytest.raises(InputError, match="with --group then"):
        _run(source, out)


def test_a_dry_run_reads_every_row_and_writes_nothing(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*_loose(), {"id": "far", "url": "http://127.0.0.1:9/"}, {"id": "gone", "path": "x.txt"}]
    source = _write(tmp_path / "in.jsonl", rows)
    assert main(["batch", str(source), "--out", str(out), "--dry-run"]) == 1
    shown = capsys.readouterr()
    assert "9 rows: 8 articles to summarise and 1 comparison; " in shown.out
    assert "1 article on the web, not fetched" in shown.out
    assert "2 rows would fail" in shown.out
    assert 'in.jsonl, line 5 (empty): "text" is empty' in shown.err
    assert "x.txt: no such file" in shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_dry_run_tells_what_is_done_and_what_would_be_refused(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = _write(tmp_path / "in.jsonl", _loose())
    _run(source, out)
    out.write_bytes(out.read_bytes() + b'{"torn')
    before = out.read_bytes()
    found = preview(Task([str(source)], out, RECIPE))
    assert (found.rows, found.before, len(found.faults)) == (7, 6, 1)
    _write(source, _loose()[:3])
    found = preview(Task([str(source)], out, RECIPE))
    assert "another input" in found.refusal
    assert found.rows == 3  # they were looked at all the same
    assert main(["batch", str(source), "--out", str(out), "--dry-run"]) == 1
    shown = capsys.readouterr()
    assert "was made with another recipe" in shown.err
    assert "nothing would be done; nothing was written" in shown.out
    assert out.read_bytes() == before


@pytest.mark.parametrize("options", [[], ["--group"]])
def test_a_dry_run_names_every_id_that_occurs_twice(
    tmp_path: Path, out: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": f"r{n % 30}", "text": TEXT if n != 40 else ""} for n in range(60)]
    source = _write(tmp_path / "in.jsonl", rows)
    assert main(["batch", str(source), "--out", str(out), "--dry-run", *options]) == 1
    shown = capsys.readouterr()
    told = shown.err.splitlines()[len(options) :]
    assert told[0] == "summarise: in.jsonl, line 31 (r0): has the id of in.jsonl, line 1"
    assert (
        told[30]
        == 'summarise: in.jsonl, line 41 (r10): "text" is empty; there is nothing to summarise'
    )
    assert len(told) == 31
    assert "1 row would fail\n30 rows with the id of another row" in shown.out
    assert "nothing would be done; nothing was written" in shown.out
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
    with pytest.raises(
        InputError, match=r"'r0' \(.*line 1 and .*line 31\).* and 25 more.*--dry-run"
    ):
        _run(source, out)
