"""Whatever ends a run, the next one leaves every row there once, equal to an uninterrupted run."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarise.batch import Task, run_batch
from summarise.batch.files import locked
from summarise.errors import SummariseError
from tests.batch.workers import RECIPE, TEXT, FirstSentence, Slow

_ROWS = 400
_PATIENCE = 600  # seconds after which a process that does nothing has failed


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def _victim(source: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.batch.victim", str(source), str(out)])


def _real(source: Path, out: Path, workers: int = 2) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "summarise", "batch", str(source), "--out", str(out)]
    command += ["--workers", str(workers), "--length", "short"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def _kill_when_it_writes(process: subprocess.Popen[bytes], out: Path, wait: float) -> bool:
    """Kill a run some time after it has written something; False if it came to its end before."""
    size = out.stat().st_size if out.exists() else 0
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < until:
        if out.exists() and out.stat().st_size != size:
            time.sleep(wait)
            break
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    return process.wait(timeout=_PATIENCE) == -signal.SIGKILL


def _finish(start: Callable[[Path, Path], subprocess.Popen[bytes]], *paths: Path) -> int:
    return start(*paths).wait(timeout=600)


def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_there_twice(
    tmp_path: Path,
) -> None:
    rows = [{"id": f"r{n}", "text": f"{TEXT} It is number {n}."} for n in range(_ROWS)]
    for n in range(7, _ROWS, 50):  # these fail in every run, and are tried again by the next
        rows[n]["text"] = f"BROKEN. {TEXT}"
    source = _write(tmp_path / "in.jsonl", rows)
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run_batch(Task([str(source)], whole, RECIPE), worker=FirstSentence())
    chance = random.Random(11)
    kills = sum(
        _kill_when_it_writes(_victim(source, out), out, chance.random() * 0.08) for _ in range(10)
    )
    assert kills >= 6
    assert _finish(_victim, source, out) == 1
    assert out.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.glob("out.jsonl*")) == [
        "out.jsonl",
        "out.jsonl.manifest.json",
    ]


def test_killed_with_the_real_models_the_bytes_are_those_of_an_uninterrupted_run_of_one_process(
    tmp_path: Path,
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": f"r{n}",
            "text": f"The bridge at Elm Street {n} in Harwick will close on Monday for {n + 2} "
            f"weeks, the mayor said on Friday. Repairs will cost ${n + 3} million, which the city, "
            "which has debts, will borrow. The bridge was built in 1931 and carries 9,000 cars "
            "a day across the river.",
        }
        for n in range(52)  # several windows of rows, so that the first write is not the last
    ]
    rows[17] = {"id": "pair", "articles": rows[:2]}
    source = _write(tmp_path / "in.jsonl", rows)
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert _real(source, whole, workers=1).wait(timeout=_PATIENCE) == 0
    killed = _kill_when_it_writes(_real(source, out), out, 0.1)
    assert killed
    assert whole.read_bytes().startswith(out.read_bytes())
    lines = out.read_bytes().splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:5]) + lines[5][:100])  # as a cut in mid-write leaves it
    assert _finish(_real, source, out) == 0
    assert out.read_bytes() == whole.read_bytes()


def test_a_second_run_on_the_same_output_is_refused(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", [{"id": "a", "text": TEXT}])
    out = tmp_path / "out.jsonl"
    with locked(out), pytest.raises(SummariseError, match="another run is writing"):
        run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    assert not out.exists()
    run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    assert len(out.read_bytes().splitlines()) == 1


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": TEXT} for n in range(_ROWS)]
    source, out = _write(tmp_path / "in.jsonl", rows), tmp_path / "out.jsonl"
    process = _victim(source, out)
    until = time.monotonic() + _PATIENCE
    while not out.exists() and time.monotonic() < until:
        time.sleep(0.001)
    with pytest.raises(SummariseError, match="another run"):
        run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    process.kill()
    process.wait()
    tally = run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    assert tally.before + tally.good == _ROWS


def test_a_full_disk_is_reported_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"id": f"r{n}", "text": TEXT} for n in range(100)]
    source = _write(tmp_path / "in.jsonl", rows)
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run_batch(Task([str(source)], whole, RECIPE), worker=FirstSentence())
    # The kernel itself refuses to let a file grow beyond this, in the middle of a line.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (whole.stat().st_size * 2 // 3, limit[1]))
    try:
        with pytest.raises(SummariseError, match=r"cannot be written .*rows done are kept"):
            run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    kept = out.read_bytes()
    assert kept
    assert whole.read_bytes().startswith(kept)
    assert kept.endswith(b"\n")
    tally = run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    assert tally.before == kept.count(b"\n")
    assert out.read_bytes() == whole.read_bytes()


def test_memory_stays_flat_over_thousands_of_rows(tmp_path: Path) -> None:
    """The worker is light, so what grows would be what the batch itself holds on to."""
    text = f"{TEXT} " * 20
    source = tmp_path / "in.jsonl"
    with source.open("w") as stream:
        for n in range(4000):
            stream.write(f"{json.dumps({'id': f'r{n}', 'text': f'Number {n}. {text}'})}\n")
    pages: list[int] = []

    def note(tally: object) -> None:
        fields = Path("/proc/self/statm").read_text().split()
        pages.append(int(fields[1]) * os.sysconf("SC_PAGE_SIZE"))

    run_batch(
        Task([str(source)], tmp_path / "out.jsonl", RECIPE), worker=_Forgetful(), progress=note
    )
    assert len(pages) == 127  # rounds of 32 rows, the last 64 in rounds of 16
    early, end = max(pages[:16]), pages[-1]  # 500 rows and more
    assert end < 1.1 * early, f"{early / 1e6:.0f} MB after 500 rows, {end / 1e6:.0f} at the end"


class _Forgetful(FirstSentence):
    """Remembers nothing of what it has seen."""

    def summarise(self, articles: list[Any]) -> list[Any]:
        done = super().summarise(articles)
        self.seen.clear()
        return done


def test_the_slow_worker_is_the_quick_one(tmp_path: Path) -> None:
    source = _write(tmp_path / "in.jsonl", [{"id": "a", "text": TEXT}])
    for name, worker in (("a", FirstSentence()), ("b", Slow())):
        run_batch(Task([str(source)], tmp_path / name, RECIPE), worker=worker)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
