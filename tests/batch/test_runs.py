"""A batch has every row once, whatever cut it off, and says what went wrong where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from summarise.batch import Tally, Task, processes, run_batch
from summarise.batch.processes import Processes
from summarise.batch.runner import cut
from summarise.cli import main
from summarise.errors import InputError, ModelError
from summarise.types import Recipe
from tests.batch.workers import RECIPE, TEXT, FirstSentence
from tests.contract_rules import validate


def _write(path: Path, rows: Iterable[object]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _run(source: Path | str, out: Path, recipe: Recipe = RECIPE, **options: Any) -> Tally:
    options.setdefault("worker", FirstSentence())
    update = options.pop("update", False)
    return run_batch(Task([str(source)], out, recipe, update=update), **options)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Forty rows: three chunks."""
    return _write(tmp_path / "in.jsonl", ({"id": f"r{n}", "text": TEXT} for n in range(40)))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.jsonl"


def test_every_row_is_there_once_in_order(rows: Path, out: Path) -> None:
    tally = _run(rows, out)
    results = _read(out)
    assert [result["id"] for result in results] == [f"r{n}" for n in range(40)]
    assert (tally.total, tally.good, tally.failed, tally.before) == (40, 40, 0, 0)
    for result in results:
        validate(result)


def test_articles_and_comparisons_in_every_form(tmp_path: Path, out: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT, encoding="utf-8")
    html = f"<html><body><article><h1>Bridge</h1><p>{TEXT} {TEXT}</p></article></body></html>"
    source = _write(
        tmp_path / "in.jsonl",
        [
            {"id": "text", "text": TEXT, "source": "The Herald", "published": "2024-03-01"},
            {"id": "path", "path": "story.txt", "title": "Given"},
            {"id": "html", "html": html, "url": "https://example.org/bridge"},
            {"id": 7, "articles": [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}]},
        ],
    )
    assert _run(source, out).failed == 0
    text, path, page, pair = _read(out)
    assert text["article"]["source"] == "The Herald"
    assert text["article"]["published"] == "2024-03-01"
    assert path["article"]["title"] == "Given"
    assert "Elm Street" in page["article"]["text"]
    assert pair["id"] == "7"
    assert [summary["id"] for summary in pair["summaries"]] == ["a", "b"]


@pytest.mark.parametrize("kept", [0, 1, 17, 39])
@pytest.mark.parametrize("torn", [b"", b'{"id": "r', b'{"id": "r99", "x": 1}', b"\xff\xfe\n"])
def test_a_run_that_was_cut_off_goes_on(rows: Path, out: Path, kept: int, torn: bytes) -> None:
    _run(rows, out)
    whole = out.read_bytes()
    out.write_bytes(b"".join(whole.splitlines(keepends=True)[:kept]) + torn)
    tally = _run(rows, out)
    assert out.read_bytes() == whole
    assert tally.before == kept


def test_a_finished_run_does_nothing_again(rows: Path, out: Path) -> None:
    _run(rows, out)
    worker = FirstSentence()
    tally = _run(rows, out, worker=worker)
    assert worker.seen == []
    assert (tally.before, tally.good) == (40, 0)


def test_bad_rows_fail_alone_and_are_tried_again(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in.jsonl"
    bad = [
        {"id": "good", "text": TEXT},
        {"id": "broken", "text": f"BROKEN. {TEXT}"},
        {"id": "missing", "path": "none.txt"},
        {"id": "nothing"},
        {"id": "both", "text": TEXT, "path": "x"},
        {"id": "number", "text": 5},
        {"id": "twins", "articles": [{"id": "a", "text": TEXT}, {"id": "a", "text": TEXT}]},
        {"text": TEXT},
        [1],
    ]
    _write(source, bad)
    with source.open("a", encoding="utf-8") as stream:
        stream.write('{"id": "torn", "te\n')
    tally = _run(source, out)
    results = _read(out)
    assert (tally.good, tally.failed) == (1, 9)
    assert [result["id"] for result in results] == [
        *("good", "broken", "missing", "nothing", "both", "number", "twins"),
        *(None, None, "torn"),
    ]
    errors = {result["where"].split()[-1]: result["error"] for result in results[1:]}
    assert errors["2"] == {"type": "RuntimeError", "message": "cannot be summarised"}
    assert "none.txt" in errors["3"]["message"]
    assert '"id"' in errors["8"]["message"]
    for number, error in errors.items():  # where it is, is said once
        assert f"line {number}" not in error["message"]

    _write(source, [{"id": "good", "text": TEXT}, {"id": "broken", "text": TEXT}])
    tally = _run(source, out, update=True)
    assert (tally.before, tally.good, tally.failed) == (1, 1, 0)
    assert [result["id"] for result in _read(out)] == ["good", "broken"]
    assert not any("error" in result for result in _read(out))


def test_a_missing_model_stops_the_run_and_keeps_what_is_done(tmp_path: Path, out: Path) -> None:
    texts = [TEXT] * 16 + ["NO MODEL. " + TEXT]
    source = _write(
        tmp_path / "in.jsonl", ({"id": f"{n}", "text": text} for n, text in enumerate(texts))
    )
    with pytest.raises(ModelError, match="gone"):
        _run(source, out)
    assert len(_read(out)) == 16


def test_two_rows_of_one_id_are_refused_before_any_work(tmp_path: Path, out: Path) -> None:
    source = _write(tmp_path / "in.jsonl", ({"id": name, "text": TEXT} for name in "abca"))
    worker = FirstSentence()
    with pytest.raises(InputError, match=r"'a' \(in.jsonl, line 1 and in.jsonl, line 4\)"):
        _run(source, out, worker=worker)
    assert worker.seen == []
    assert not out.exists()


def test_another_recipe_is_refused_with_the_way_out(rows: Path, out: Path) -> None:
    _run(rows, out)
    before = out.read_bytes()
    with pytest.raises(InputError, match=r"length 'medium' then and 'short' now.*--out another"):
        _run(rows, out, recipe=Recipe(length="short", version="1.0"))
    with pytest.raises(InputError, match="version"):
        _run(rows, out, recipe=Recipe(version="2.0"))
    assert out.read_bytes() == before


def test_a_file_that_is_no_batch_output_is_never_touched(rows: Path, out: Path) -> None:
    out.write_text("my notes\n", encoding="utf-8")
    with pytest.raises(InputError, match="not the output of a batch"):
        _run(rows, out)
    assert out.read_text(encoding="utf-8") == "my notes\n"


def test_damage_in_the_middle_is_reported_not_guessed_at(rows: Path, out: Path) -> None:
    _run(rows, out)
    lines = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join([lines[0], b"garbage\n", *lines[1:]]))
    with pytest.raises(InputError, match="line 2 is not a row"):
        _run(rows, out)


def test_directories_and_patterns(tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "news"
    (folder / "day").mkdir(parents=True)
    for name in ("b.txt", "day/a.txt", "day/a.html", ".hidden.txt", "picture.png"):
        page = f"<html><body><article><p>{TEXT} {TEXT}</p></article></body></html>"
        (folder / name).write_text(page if name.endswith("html") else TEXT, encoding="utf-8")
    tally = _run(folder, out)
    assert [result["id"] for result in _read(out)] == ["b.txt", "day/a.html", "day/a.txt"]
    assert tally.skipped == 1
    again = tmp_path / "again.jsonl"
    _run(str(folder / "*" / "*.txt"), again)
    assert [Path(result["id"]).name for result in _read(again)] == ["a.txt"]


def test_an_input_that_is_not_there_is_refused(tmp_path: Path, out: Path) -> None:
    for source in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(InputError, match="give a JSONL file"):
            _run(source, out)


def test_the_output_is_never_its_own_input(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", [{"id": "a", "text": TEXT}])
    with pytest.raises(InputError, match="output as well"):
        _run(source, source)
    _run(str(tmp_path / "*.jsonl"), tmp_path / "out.jsonl")
    assert _run(str(tmp_path / "*.jsonl"), tmp_path / "out.jsonl").total == 1


def test_hostile_text_stays_one_line_and_reads_back(tmp_path: Path, out: Path) -> None:
    source = _write(
        tmp_path / "in.jsonl", [{"id": "a\u2028\ud800", "text": TEXT + "\u2028\x85 \ud800"}]
    )
    assert _run(source, out).failed == 0
    assert _run(source, out).before == 1


def test_an_output_that_is_a_link_or_a_device(rows: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link, there = tmp_path / "link.jsonl", tmp_path / "there" / "out.jsonl"
    link.symlink_to(there)
    _write(rows, [{"id": "good", "text": TEXT}, {"id": "bad", "text": ""}])
    _run(rows, link)
    assert _run(rows, link).before == 1  # takes the failed row out and appends it again
    assert link.is_symlink()
    assert [result["id"] for result in _read(there)] == ["good", "bad"]
    with pytest.raises(InputError, match="not an ordinary file"):
        _run(rows, Path("/dev/null"))


def test_progress_with_rate_and_time_left_and_the_throughput_go_to_stderr(
    rows: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(processes, "Processes", partial(Processes, make=FirstSentence))
    monkeypatch.setattr("summarise.cli.batch._PAUSE", 0.0)
    assert main(["batch", str(rows), "--out", str(out), "--workers", "1"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    lines = shown.err.splitlines()
    assert re.search(r"16 of 40 rows done, [\d,.]+ rows a minute, \d+ s left$", lines[0])
    assert re.search(r"40 of 40 rows done, [\d,.]+ rows a minute$", lines[-2])
    assert re.search(r"40 articles of 640 words: [\d,.]+ articles and [\d,.]+ words a", lines[-1])


def test_the_time_left_is_what_the_rest_takes_at_this_rate() -> None:
    tally = Tally(total=100, before=40, good=18, failed=2, seconds=60)
    assert tally.rate == 20
    assert tally.left == 120
    assert Tally(total=100).left == 0


@pytest.mark.parametrize("total", [0, 1, 16, 40, 64, 65, 96, 200])
def test_all_rows_are_cut_into_chunks_with_small_ones_at_the_end(total: int) -> None:
    chunks = list(cut(range(total), total))
    assert [row for chunk in chunks for row in chunk] == list(range(total))
    sizes = [len(chunk) for chunk in chunks]
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes, default=0) <= (16 if total <= 64 else 32)
    assert sum(size for size in sizes if size <= 16) <= 64
