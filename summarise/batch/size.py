"""How many processes work on a batch, and with how many threads each.

The number of threads decides the last bits of a product, and with them, once in some tens of
articles, a sentence. So it follows from the machine and the models alone, whatever else runs and
however many processes are wanted; only the number of processes follows from what is free now.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from summarise.types import Recipe

FOOTPRINT = 1_500_000_000  # bytes of a process with the embedded models
_USABLE = 0.8  # of all memory
_DRIVERS = ("nv", "kfd", "dxg")  # how the names of the devices of GPUs begin
_EMBEDDED = Path("embedded")
_WEIGHTS = ("*.safetensors", "*.bin")
_GROUPS = Path("/sys/fs/cgroup")  # where Linux keeps a container's limits


def choose(recipe: Recipe) -> int:
    """Return how many processes are fastest here, now."""
    _, free = memory()
    return max(1, min(slots(recipe), free // footprint(recipe)))


def threads(recipe: Recipe, count: int) -> int:
    """Return how many threads each of so many processes computes with.

    As many as if the machine were full of processes, which are the same for all numbers of them.
    """
    return max(1, processors() // max(count, slots(recipe)))


def slots(recipe: Recipe) -> int:
    """Return how many processes this machine has cores and memory for, if nothing else runs.

    One, where others would wait for the same thing (a server, a GPU), or where the size of a model
    is not known before it has been fetched.
    """
    if recipe.model.startswith("openai:") or not _known(recipe) or gpu():
        return 1
    total, _ = memory()
    return max(1, min(processors(), int(_USABLE * total) // footprint(recipe)))


def footprint(recipe: Recipe) -> int:
    """Return the bytes that a process takes, as far as the sizes of the models are known."""
    named = {Path(name).expanduser() for name in (recipe.model, recipe.checker)} - {_EMBEDDED}
    files = (file for folder in named for kind in _WEIGHTS for file in folder.glob(kind))
    # Weights may be loaded in twice their precision.
    return FOOTPRINT + 2 * sum(file.stat().st_size for file in files)


def _known(recipe: Recipe) -> bool:
    return all(
        name == "embedded" or Path(name).expanduser().is_dir()
        for name in (recipe.model, recipe.checker)
    )


def gpu() -> bool:
    """Tell whether the models run on a GPU."""
    devices = Path("/dev")
    if devices.is_dir() and not any(path.name.startswith(_DRIVERS) for path in devices.iterdir()):
        return False  # without loading torch into a process that needs it for nothing else
    from summarise.models import runtime

    return runtime.device() == "cuda"


def processors() -> int:
    """Return how many cores this process may keep busy; its container may allow it few of many."""
    from summarise.models import runtime

    quotas = [quota for group in _groups("cpu") if (quota := _quota(group)) is not None]
    return max(1, int(min([runtime.cores(), *quotas])))


def memory() -> tuple[int, int]:
    """Return how many bytes of memory this process may use, and how many of them are free."""
    known = _numbers(Path("/proc/meminfo"))
    if "MemAvailable:" in known:
        total, free = known["MemTotal:"] << 10, known["MemAvailable:"] << 10
    elif hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        free = total // 2  # the system does not tell
    else:
        total = free = sys.maxsize
    limits = [limit for group in _groups("memory") if (limit := _limit(group)) is not None]
    return min([total, *(most for most, _ in limits)]), min([free, *(room for _, room in limits)])


def _groups(kind: str) -> Iterator[Path]:
    """Yield the control groups that limit this process; a container may see its own as the root."""
    for line in _text(Path("/proc/self/cgroup")).splitlines():
        _, kinds, name = line.split(":", 2)
        if not kinds or kind in kinds.split(","):  # version 2 has one tree for all kinds
            root = _GROUPS / kind if kinds else _GROUPS
            parts = Path(name).parts[1:]
            yield from (root.joinpath(*parts[:depth]) for depth in range(len(parts) + 1))


def _quota(group: Path) -> float | None:
    """Return how many cores a group may keep busy, None for any number."""
    limits = _text(group / "cpu.max").split()
    limits = limits or [_text(group / f"cpu.cfs_{name}_us") for name in ("quota", "period")]
    try:
        quota, period = map(int, limits)
    except ValueError:  # "max", or no such file
        return None
    return quota / period if quota > 0 and period > 0 else None


def _limit(group: Path) -> tuple[int, int] | None:
    """Return the bytes that a group may take, and those that it may still take."""
    kept = _numbers(group / "memory.stat")
    for limit, used, prefix in (
        ("memory.max", "memory.current", ""),
        ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_"),
    ):
        try:
            most, taken = int(_text(group / limit)), int(_text(group / used))
        except ValueError:  # "max", or no such file
            continue
        # What it has read of files is given up when memory is wanted.
        taken -= kept.get(f"{prefix}inactive_file", 0) + kept.get(f"{prefix}active_file", 0)
        return most, max(0, most - taken)
    return None


def _numbers(file: Path) -> dict[str, int]:
    lines = [line.split() for line in _text(file).splitlines()]
    return {line[0]: int(line[1]) for line in lines if len(line) > 1 and line[1].isdigit()}


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
