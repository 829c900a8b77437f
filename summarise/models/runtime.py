"""How the numeric libraries run: threads, precision and what they may print."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.errors import ModelError

if TYPE_CHECKING:
    import torch

# oneDNN and its wrapper keep a compiled kernel for each of the last 1,024 shapes of a matrix. Those
# of texts are rarely the same: a process grew by 2 MB with every article. With so few it takes no
# more time.
_SHAPES = {"ONEDNN_PRIMITIVE_CACHE_CAPACITY": "64", "LRU_CACHE_CAPACITY": "64"}


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
    for name, shapes in _SHAPES.items():
        os.environ.setdefault(name, shapes)


@cache
def prepare() -> None:
    """Import torch with this program's settings; later calls do nothing."""
    share_cores()
    import torch

    if "OMP_NUM_THREADS" not in os.environ:
        torch.set_num_threads(cores())


def threads() -> int:
    """Return how many threads torch computes with."""
    prepare()
    import torch

    return int(torch.get_num_threads())


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


@cache
def device() -> str:
    """Return where models run: "cuda" if there is a GPU that torch can use, else "cpu"."""
    prepare()
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def dtype() -> torch.dtype:
    """Return the precision that decodes fastest here."""
    import torch

    return torch.bfloat16 if device() == "cuda" or native_bf16() else torch.float32


def located(
    source: str | Path, name: str, revision: str, known: str
) -> tuple[str | Path, dict[str, Any]]:
    """Tell whether a model lies in a folder or on a hub.

    Args:
        source: a folder, or a hub id ("owner/name").
        name: what the user called it.
        revision: of a hub model; "" for the newest.
        known: what may be given, for the error.

    Returns:
        The folder or id, and the further arguments of transformers' `from_pretrained`.

    Raises:
        ModelError: it is spelt like a folder, and there is none.
    """
    folder = Path(source).expanduser()
    if folder.is_dir():
        return folder, {"local_files_only": True}
    if folder.is_absolute() or name.startswith((".", "~")):
        raise ModelError(f"there is no folder {folder} with a model; {known}")
    return str(source), {"revision": revision or None}


def unloadable(name: str, error: Exception, known: str) -> ModelError:
    """Word what transformers says about a model that it cannot load."""
    said = str(error).strip().splitlines()
    reason = said[0].rstrip(".") if said else type(error).__name__
    return ModelError(f"cannot load model {name!r}: {reason}; {known}")
