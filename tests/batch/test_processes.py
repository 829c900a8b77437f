"""Several processes give the rows, bytes and resume rules of one, whatever dies on the way."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psutil
import pytest

from summarise.batch import Chunk, Tally, Task, Worker, processes, run_batch
from summarise.batch.processes import Processes
from summarise.batch.rows import Row
from summarise.cli import main
from summarise.errors import ModelError, SummariseError
from summarise.types import Recipe
from tests.batch.workers import RECIPE, TEXT, FirstSentence, Mortal, Slow, Unborn, mixed_rows, write

_PATIENCE = 120  # seconds after which what does not happen has failed


def _run(
    source: Path,
    out: Path,
    make: Callable[[Recipe], Worker] = FirstSentence,
    tell: Callable[[str], None] = processes.unheard,
) -> Tally:
    crew = Processes(RECIPE, 2, make=make, tell=tell)
    return run_batch(Task([str(source)], out, RECIPE), crew=crew)


def _here(source: Path, out: Path) -> bytes:
    run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    return out.read_bytes()


def _victim(source: Path, out: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.batch.victim", str(source), str(out), "2"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)


def _until(happens: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.01)


def _working(victim: subprocess.Popen[str], out: Path) -> list[psutil.Process]:
    """Wait until a run has written something; return all of its processes."""
    _until(lambda: victim.poll() is not None or (out.exists() and out.stat().st_size > 0))
    return psutil.Process(victim.pid).children(recursive=True)


def test_rows_and_bytes_are_those_of_one_process(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", mixed_rows())
    out = tmp_path / "out.jsonl"
    tally = _run(source, out)
    assert (tally.good, tally.failed) == (99, 1)
    whole = _here(source, tmp_path / "whole.jsonl")
    assert out.read_bytes() == whole
    # A run in one process that was cut off goes on in several.
    lines = whole.splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:40]) + lines[40][:30])
    assert _run(source, out).before == 39
    assert out.read_bytes() == whole
    assert not psutil.Process().children(recursive=True) or all(
        "tracker" in " ".join(child.cmdline()) for child in psutil.Process().children()
    )


def test_comparisons_are_shared_out_one_by_one(tmp_path: Path) -> None:
    rows = [
        {
            "id": f"c{n}",
            "articles": [{"id": "a", "text": f"{n}. {TEXT}"}, {"id": "b", "text": TEXT}],
        }
        for n in range(12)
    ]
    source = write(tmp_path / "in.jsonl", [*rows[:5], *mixed_rows(9), *rows[5:]])
    counted: list[int] = []
    crew = Processes(RECIPE, 2, make=FirstSentence)
    out = tmp_path / "out.jsonl"
    task = Task([str(source)], out, RECIPE)
    run_batch(task, crew=crew, progress=lambda tally: counted.append(tally.good + tally.failed))
    assert out.read_bytes() == _here(source, tmp_path / "whole.jsonl")
    assert counted == [16, 17, 18, 19, 20, 21]  # the first sixteen have articles among them


def test_a_process_that_dies_costs_nothing_but_time(tmp_path: Path) -> None:
    rows = mixed_rows()
    for n in (20, 50, 90):
        rows[n] |= {"text": f"Number {n}. DEADLY. {TEXT}", "url": str(tmp_path / f"died-{n}")}
    source = write(tmp_path / "in.jsonl", rows)
    told: list[str] = []
    tally = _run(source, tmp_path / "out.jsonl", Mortal, told.append)
    assert len(list(tmp_path.glob("died-*"))) == 3
    assert (tally.good, tally.failed) == (99, 1)
    assert (tmp_path / "out.jsonl").read_bytes() == _here(source, tmp_path / "whole.jsonl")
    assert told == ["a worker process ended with exit code 1; another one takes its place"] * 3


def test_a_killed_process_costs_nothing_but_time(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", mixed_rows(300))
    out = tmp_path / "out.jsonl"
    victim = _victim(source, out)
    worker = next(one for one in _working(victim, out) if "spawn_main" in " ".join(one.cmdline()))
    worker.kill()
    _, told = victim.communicate(timeout=_PATIENCE)
    assert victim.returncode == 1  # one row is bad
    assert "signal 9, as happens where memory runs out; " in told
    assert out.read_bytes() == _here(source, tmp_path / "whole.jsonl")


@pytest.mark.parametrize(("word", "how"), [("FATAL", "exit code 1"), ("HUGE", "memory runs out")])
def test_a_row_that_kills_every_process_fails_alone(tmp_path: Path, word: str, how: str) -> None:
    rows = mixed_rows(40)
    rows[20]["text"] = f"{word}. {TEXT}"
    out = tmp_path / "out.jsonl"
    tally = _run(write(tmp_path / "in.jsonl", rows), out, Mortal)
    assert (tally.good, tally.failed) == (38, 2)
    results = [json.loads(line) for line in out.read_text().splitlines()]
    assert [result["id"] for result in results] == [row["id"] for row in rows]
    assert re.search(f"3 worker processes died of it; .*{how}", results[20]["error"]["message"])


def test_a_missing_model_stops_the_run_and_keeps_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = mixed_rows(65)
    rows[7] = {"id": "good", "text": TEXT}
    rows[32]["text"] = f"NO MODEL. {TEXT}"
    source, out = write(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl"
    with pytest.raises(ModelError, match="gone"):
        _run(source, out)
    assert out.read_bytes().count(b"\n") == 32
    monkeypatch.setattr(processes, "Processes", partial(Processes, make=FirstSentence))
    monkeypatch.setattr("summarise.cli.batch.recipe", lambda _: RECIPE)
    assert main(["batch", str(source), "--out", str(out), "--workers", "2"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "summarise: the model is gone"


def test_processes_that_cannot_begin_are_told(tmp_path: Path) -> None:
    with pytest.raises(SummariseError, match="exit code 3, before it could begin"):
        _run(write(tmp_path / "in.jsonl", mixed_rows()), tmp_path / "out.jsonl", Unborn)


def test_no_process_outlives_the_one_that_was_killed(tmp_path: Path) -> None:
    source, out = write(tmp_path / "in.jsonl", mixed_rows(300)), tmp_path / "out.jsonl"
    victim = _victim(source, out)
    rest = _working(victim, out)
    assert len(rest) >= 2
    victim.kill()
    victim.communicate(timeout=_PATIENCE)
    _, alive = psutil.wait_procs(rest, timeout=_PATIENCE)
    assert not alive
    _run(source, out)
    assert out.read_bytes() == _here(source, tmp_path / "whole.jsonl")


@pytest.mark.parametrize("everybody", [True, False])
def test_an_interrupted_run_ends_at_once_and_goes_on_later(tmp_path: Path, everybody: bool) -> None:
    source, out = write(tmp_path / "in.jsonl", mixed_rows(300)), tmp_path / "out.jsonl"
    victim = _victim(source, out)
    rest = _working(victim, out)
    # A terminal interrupts every process in it; `kill` only the one that is named.
    (os.killpg if everybody else os.kill)(victim.pid, signal.SIGINT)
    _, told = victim.communicate(timeout=_PATIENCE)
    assert victim.returncode == 130
    assert told.splitlines()[-1] == "summarise: interrupted"
    assert "Traceback" not in told
    assert not psutil.wait_procs(rest, timeout=_PATIENCE)[1]
    assert 0 < len(out.read_bytes().splitlines()) < 300
    _run(source, out)
    assert out.read_bytes() == _here(source, tmp_path / "whole.jsonl")


def test_the_input_is_not_read_far_ahead() -> None:
    read = 0

    def chunks() -> Iterator[Chunk]:
        nonlocal read
        for read in range(1, 101):
            yield Chunk((Row(f"r{read}", "here", ({"text": TEXT},)),), (0,))

    with Processes(RECIPE, 2, make=Slow) as crew:
        for done, results in enumerate(crew.work(chunks()), start=1):
            assert [result["id"] for result in results] == [f"r{done}"]
            assert read <= done + 8
        assert done == read == 100
        # The processes stay, and tell what they have computed.
        assert len(list(crew.work([Chunk((Row("more", "here", ({"text": TEXT},)),), (0,))]))) == 1
        assert crew.processor > 0


def test_nothing_to_do_starts_nothing() -> None:
    assert list(Processes(RECIPE, 2, make=Unborn).work([])) == []


def test_what_is_given_up_ends_the_processes() -> None:
    before = set(psutil.Process().children())
    chunk = Chunk((Row("a", "here", ({"text": TEXT},)),), (0,))
    crew = Processes(RECIPE, 2, make=Slow)
    results = crew.work(chunk for _ in range(100))
    next(results)
    started = set(psutil.Process().children()) - before
    assert len(started) >= 2
    results.close()  # type: ignore[attr-defined]
    left = set(psutil.Process().children()) - before
    assert all("resource_tracker" in " ".join(one.cmdline()) for one in left)
