"""A cluster gives the rows, bytes and resume rules of a local run, whatever dies on the way."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from summarise.batch import Tally, Task, Worker, run_batch
from summarise.batch.cluster import Cluster
from summarise.cli import main
from summarise.errors import ModelError, SummariseError
from summarise.types import Recipe
from tests.batch.workers import RECIPE, TEXT, FirstSentence, Mortal, mixed_rows, write


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    found = pytest.importorskip("ray", reason="Ray, the extra summarise[ray], is not installed")
    found.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield found
    found.shutdown()


def _run(source: Path, out: Path, make: Callable[[Recipe], Worker] = FirstSentence) -> Tally:
    crew = Cluster(RECIPE, make=make, actors=2)
    return run_batch(Task([str(source)], out, RECIPE), crew=crew)


def _local(source: Path, out: Path) -> bytes:
    run_batch(Task([str(source)], out, RECIPE), worker=FirstSentence())
    return out.read_bytes()


@pytest.mark.usefixtures("ray")
def test_rows_and_bytes_are_those_of_a_local_run(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", mixed_rows())
    out = tmp_path / "out.jsonl"
    tally = _run(source, out)
    assert (tally.good, tally.failed) == (99, 1)
    whole = _local(source, tmp_path / "whole.jsonl")
    assert out.read_bytes() == whole
    # A local run that was cut off goes on in the cluster.
    lines = whole.splitlines(keepends=True)
    out.write_bytes(b"".join(lines[:40]) + lines[40][:30])
    assert _run(source, out).before == 39
    assert out.read_bytes() == whole


@pytest.mark.usefixtures("ray")
def test_a_worker_that_dies_costs_nothing_but_time(tmp_path: Path) -> None:
    rows = mixed_rows()
    for n in (20, 50, 90):
        rows[n] |= {"text": f"Number {n}. DEADLY. {TEXT}", "url": str(tmp_path / f"died-{n}")}
    source = write(tmp_path / "in.jsonl", rows)
    tally = _run(source, tmp_path / "out.jsonl", Mortal)
    assert len(list(tmp_path.glob("died-*"))) == 3
    assert (tally.good, tally.failed) == (99, 1)
    assert (tmp_path / "out.jsonl").read_bytes() == _local(source, tmp_path / "whole.jsonl")


@pytest.mark.usefixtures("ray")
def test_a_row_that_kills_every_worker_fails_alone(tmp_path: Path) -> None:
    rows = mixed_rows(40)
    rows[20]["text"] = f"FATAL. {TEXT}"
    out = tmp_path / "out.jsonl"
    tally = _run(write(tmp_path / "in.jsonl", rows), out, Mortal)
    assert (tally.good, tally.failed) == (38, 2)
    results = [json.loads(line) for line in out.read_text().splitlines()]
    assert [result["id"] for result in results] == [row["id"] for row in rows]
    assert "worker died" in results[20]["error"]["message"]


@pytest.mark.usefixtures("ray")
def test_a_missing_model_stops_the_run_and_keeps_what_is_done(tmp_path: Path) -> None:
    rows = mixed_rows(33)
    rows[32]["text"] = f"NO MODEL. {TEXT}"
    out = tmp_path / "out.jsonl"
    with pytest.raises(ModelError, match="gone"):
        _run(write(tmp_path / "in.jsonl", rows), out)
    assert out.read_bytes().count(b"\n") == 32


def test_without_ray_the_line_that_helps_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(SummariseError, match="pip install"):
        Cluster(RECIPE)
    source = write(tmp_path / "in.jsonl", mixed_rows())
    out = str(tmp_path / "out.jsonl")
    assert main(["batch", str(source), "--out", out, "--engine", "ray"]) == 1
    assert "pip install" in capsys.readouterr().err
    assert main(["batch", str(source), "--out", out, "--ray-address", "auto"]) == 2
