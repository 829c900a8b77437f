"""Turn the writer's GGUF file into a folder that transformers loads in a second.

transformers reads GGUF, but takes some 15 s each time. The converted weights are kept in
bfloat16: their source has 4 bits a weight, with steps far wider than bfloat16's rounding, and
half the bytes load in half the time.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import time
from pathlib import Path
from typing import Any

from summarise.errors import ModelError
from summarise.models import runtime
from summarise.models.catalog import Component, File
from summarise.models.fetch import resolve, say
from summarise.models.files import (
    cache_folder,
    matches,
    new_folder,
    sha256,
    unwritable,
    write_whole,
)

FORMAT = 1  # raise it when what is written below changes
SUMS = "checksums.json"


def converted_folder(component: Component) -> Path:
    """Return where a component's converted weights are kept, whether they are there or not."""
    return cache_folder() / "converted" / f"{component.files[0].sha256[:16]}-{FORMAT}"


def is_whole(folder: Path, *, full: bool = False) -> bool:
    """Tell whether every converted file is there and as it was written."""
    try:
        listed = json.loads((folder / SUMS).read_text(encoding="utf-8"))
        files = [File(str(name), str(digest), int(size)) for name, (digest, size) in listed.items()]
    except (OSError, ValueError, TypeError, AttributeError):
        return False
    return bool(files) and all(matches(folder / file.path, file, full=full) for file in files)


def converted(component: Component, *, full: bool = False) -> Path:
    """Return the folder with a GGUF component's weights as transformers saves them.

    The first call converts them, which takes a while and is said on stderr; so does a call
    that finds them damaged.

    Args:
        full: hash every file, also those that have not changed since they were found right.

    Raises:
        ModelError: the component cannot be found or converted.
    """
    target = converted_folder(component)
    if is_whole(target, full=full):
        return target
    source = resolve(component)
    with new_folder(target) as folder:
        if not is_whole(target, full=full):
            say(f"Preparing the {component.role} {component.name} (once, about 20 s) ...")
            started = time.monotonic()
            _convert(source, component.files[0].path, folder)
            listed = {
                path.name: (sha256(path), path.stat().st_size) for path in sorted(folder.iterdir())
            }
            write_whole(folder / SUMS, json.dumps(listed, indent=1).encode())
            say(f"The {component.role} is ready ({time.monotonic() - started:.0f} s).")
    return target


def _convert(source: Path, name: str, folder: Path) -> None:
    """Write a GGUF file's model and tokenizer into a folder."""
    runtime.quiet_transformers()
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, AutoTokenizer

    try:
        # The bar of the conversion cannot be turned off otherwise; what fails raises.
        with contextlib.redirect_stderr(io.StringIO()):
            tokenizer = AutoTokenizer.from_pretrained(source, gguf_file=name)
            read: Any = AutoModelForCausalLM.from_pretrained(
                source, gguf_file=name, dtype=torch.float32
            )
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(
            f"transformers cannot read {source / name}: {error}; install the versions that were"
            " tested (constraints.txt)"
        ) from error
    # transformers refuses to save a model that it takes for quantised, also after the weights
    # have been expanded: a fresh model of the same shape takes them over.
    config = read.config
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    with torch.device("meta"):
        fresh: Any = type(read)(config)
    weights = {key: value.to(torch.bfloat16) for key, value in read.state_dict().items()}
    fresh.load_state_dict(weights, assign=True)
    fresh.tie_weights()
    config.dtype = torch.bfloat16
    try:
        fresh.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
    except SafetensorError as error:
        # Its only account of a full disk is the system's words.
        number = errno.ENOSPC if "No space left" in str(error) else errno.EIO
        raise ModelError(unwritable(folder.parent, OSError(number, str(error)))) from error
