"""How many processes and threads: from cores, memory, a container's limits, and the models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from summarise.batch import size
from summarise.types import Recipe

RECIPE = Recipe()
GB = 10**9


class Machine:
    """A machine of eight cores and 64 GB whose files say what a test wants."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.files: dict[str, str] = {}
        self.memory(64, 60)
        patch.setattr(size, "_text", lambda file: self.files.get(str(file), ""))
        patch.setattr(size, "gpu", lambda: False)
        patch.setattr("summarise.models.runtime.cores", lambda: 8)

    def memory(self, total: float, free: float) -> None:
        self.files["/proc/meminfo"] = (
            f"MemTotal: {int(total * GB) >> 10} kB\nMemAvailable: {int(free * GB) >> 10} kB\n"
        )


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_one_process_for_each_core_as_far_as_memory_goes(machine: Machine) -> None:
    assert size.choose(RECIPE) == 8
    machine.memory(64, 5)
    assert size.choose(RECIPE) == 3
    machine.memory(64, 0.5)
    assert size.choose(RECIPE) == 1


def test_threads_do_not_depend_on_what_is_free_or_wanted(machine: Machine) -> None:
    for free in (60, 5, 0.5):
        machine.memory(64, free)
        assert [size.threads(RECIPE, count) for count in (1, 2, 8, 100)] == [1, 1, 1, 1]
    machine.memory(8, 8)  # there is never room for more than four
    assert size.choose(RECIPE) == 4
    assert [size.threads(RECIPE, count) for count in (1, 2, 4, 8)] == [2, 2, 2, 1]


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe(model="openai:http://127.0.0.1:9/v1#m"),
        Recipe(model="somebody/model"),
        Recipe(checker="somebody/model"),
    ],
)
def test_one_process_with_all_cores_for_a_server_or_a_model_of_unknown_size(
    machine: Machine, recipe: Recipe
) -> None:
    assert size.choose(recipe) == 1
    assert [size.threads(recipe, count) for count in (1, 2)] == [8, 4]


def test_one_process_for_a_gpu(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "gpu", lambda: True)
    assert (size.choose(RECIPE), size.threads(RECIPE, 1)) == (1, 8)


def test_a_large_model_takes_more_room(machine: Machine, tmp_path: Path) -> None:
    with (tmp_path / "model.safetensors").open("wb") as stream:
        stream.truncate(7 * GB)  # takes no room on the disk
    recipe = replace(RECIPE, model=str(tmp_path))
    assert size.footprint(recipe) == size.FOOTPRINT + 14 * GB
    assert (size.choose(recipe), size.threads(recipe, 1)) == (3, 2)


def test_a_container_has_what_it_is_allowed(machine: Machine) -> None:
    machine.files |= {
        "/proc/self/cgroup": "0::/pod/box\n",
        "/sys/fs/cgroup/pod/box/cpu.max": "max 100000",
        "/sys/fs/cgroup/pod/cpu.max": "400000 100000",
    }
    assert size.choose(RECIPE) == 4
    machine.files |= {
        "/sys/fs/cgroup/pod/box/memory.max": "5000000000",
        "/sys/fs/cgroup/pod/box/memory.current": "3000000000",
        "/sys/fs/cgroup/pod/box/memory.stat": "anon 7\ninactive_file 1200000000\n",
    }
    assert size.memory() == (5 * GB, 3_200_000_000)
    assert size.choose(RECIPE) == 2
    # Its memory has room for two, whatever is free.
    assert size.threads(RECIPE, 1) == 2


def test_a_container_of_the_older_kind_that_sees_itself_as_the_root(machine: Machine) -> None:
    machine.files |= {
        "/proc/self/cgroup": "4:memory:/docker/abc\n2:cpuacct,cpu:/docker/abc\n",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9000000000",
        "/sys/fs/cgroup/memory/memory.usage_in_bytes": "1000000000",
        "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "350000",
        "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000",
    }
    assert size.memory() == (9 * GB, 8 * GB)
    assert size.choose(RECIPE) == 3
    machine.files["/sys/fs/cgroup/cpu/cpu.cfs_quota_us"] = "-1"
    assert size.choose(RECIPE) == 4


def test_this_machine_has_a_core_and_memory() -> None:
    total, free = size.memory()
    assert size.processors() >= 1
    assert total >= free > 0
