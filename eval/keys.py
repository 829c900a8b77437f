"""Digests of what changes an output: code, models, settings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any


@cache
def digest_of_code(*names: str) -> str:
    """Return a digest of modules, and of packages with all that is in them, weights too."""
    digest = hashlib.sha256()
    for name in names:
        module = Path(str(import_module(name).__file__))
        whole = sorted(module.parent.rglob("*")) if module.name == "__init__.py" else [module]
        for file in whole:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(module.parent).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def digest_of_model(model: str) -> str:
    """Return what tells one state of a model from another: for a folder its files' names, sizes
    and times of change; the name for anything else, the embedded one being part of the code.
    """
    folder = Path(model)
    if not folder.is_dir():
        return model
    rows = [
        (file.name, file.stat().st_size, file.stat().st_mtime_ns)
        for file in sorted(folder.iterdir())
        if file.is_file()
    ]
    return key(rows)


def key(value: Mapping[str, Any] | list[Any]) -> str:
    """Return a short digest of a JSON value."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]
