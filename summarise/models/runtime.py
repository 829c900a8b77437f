"""How the numeric libraries run: threads, precision and what they may print."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def share_cores() -> None:
    """Set what OpenMP and the libraries read once, when torch is imported.

    Waiting threads sleep instead of spinning: with spinning, another busy process on the
    same cores makes every parallel region wait for a thread that is not scheduled (decoding
    took 20 times as long in a test). A value that the user has set stays.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("KMP_BLOCKTIME", "0")
    os.environ.setdefault("GOMP_SPINCOUNT", "0")
    # The tokenizer would start one thread per core beside torch's for lists of short texts,
    # and print a warning when the process forks.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")


@cache
def prepare() -> None:
    """Import torch with this program's settings; later calls do nothing."""
    share_cores()
    import torch

    if "OMP_NUM_THREADS" not in os.environ:
        torch.set_num_threads(cores())


@cache
def quiet_transformers() -> None:
    """Keep transformers' progress bars and hints off stderr, which is for our messages."""
    prepare()
    from transformers.utils import logging as messages

    messages.set_verbosity_error()  # type: ignore[no-untyped-call]
    messages.disable_progress_bar()  # type: ignore[no-untyped-call]


@cache
def native_bf16() -> bool:
    """Tell whether the processor multiplies bfloat16 itself; elsewhere it is emulated, slowly."""
    prepare()
    import torch

    capabilities = torch.cpu.get_capabilities()
    return any(capabilities.get(name, False) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def dtype() -> torch.dtype:
    """Return the precision that decodes fastest on this processor."""
    import torch

    return torch.bfloat16 if native_bf16() else torch.float32
