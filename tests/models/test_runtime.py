"""The process shares the machine: waiting threads sleep, and the user's settings win."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from summarise.models.runtime import share_cores

CODE = """
import json, os
from summarise.models import runtime
runtime.prepare()
import torch
print(json.dumps([os.environ["OMP_WAIT_POLICY"], torch.get_num_threads(), runtime.cores()]))
"""


def _run(**settings: str) -> list[object]:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("OMP", "KMP", "GOMP"))}
    done = subprocess.run(
        [sys.executable, "-c", CODE],
        capture_output=True,
        text=True,
        check=True,
        env=inherited | settings,
    )
    found: list[object] = json.loads(done.stdout)
    return found


def test_threads_are_as_many_as_the_cores_and_sleep_when_they_wait() -> None:
    policy, threads, cores = _run()
    assert policy == "PASSIVE"
    assert threads == cores


def test_what_the_user_sets_stays() -> None:
    policy, threads, _ = _run(OMP_WAIT_POLICY="ACTIVE", OMP_NUM_THREADS="1")
    assert policy == "ACTIVE"
    assert threads == 1


def test_the_shapes_of_matrices_are_not_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LRU_CACHE_CAPACITY", "7")
    monkeypatch.setenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "7")
    monkeypatch.delenv("ONEDNN_PRIMITIVE_CACHE_CAPACITY")
    share_cores()
    # The libraries read these when torch is imported; what the user has set stays.
    assert os.environ["LRU_CACHE_CAPACITY"] == "7"
    assert int(os.environ["ONEDNN_PRIMITIVE_CACHE_CAPACITY"]) < 1024
