"""What an output was made from: recipe, models and input, so that nothing else is mixed in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarise.batch.sources import MANIFEST
from summarise.errors import InputError
from summarise.show.contract import Object, recipe_object
from summarise.types import Recipe

SCHEMA = "summarise.manifest/2"
_NAMED = 3  # how many rows an error names


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an output is made from.

    `rows` has a digest of every row of the input by its key. Where loose articles are put
    together, `groups` has the ids of those that were, and `loose` the fingerprint of the rows
    before. `revision` is that of the writer, known once it has written something.
    """

    recipe: Object
    models: Object
    rows: Mapping[str, str]
    groups: Sequence[Sequence[str]] | None = None
    loose: str | None = None
    revision: str | None = None

    @property
    def input(self) -> str:
        """Fingerprint of the input, whatever the order of its rows."""
        return fingerprint(self.rows)

    def object(self) -> Object:
        """Return the manifest as JSON has it."""
        made = {
            "recipe": self.recipe,
            "models": self.models,
            "input": self.input,
            "grouped": self.groups is not None,
        }
        return {
            "schema": SCHEMA,
            "fingerprint": _fingerprint(made),
            **made,
            "revision": self.revision,
            "rows": dict(self.rows),
            "loose": self.loose,
            "groups": self.groups,
        }


def beside(out: Path) -> Path:
    """Where the manifest of an output lies."""
    return out.with_name(f"{out.name}{MANIFEST}")


def way_out(out: Path) -> str:
    """What to do about an output that cannot be continued."""
    return f"give --out another name, or delete {out} and {beside(out)}"


def models_object(recipe: Recipe) -> Object:
    """Return the fingerprints of the models that a recipe uses, as far as the recipe tells."""
    from summarise.models import ADAPTER
    from summarise.models.catalog import ENCODER, PARSER, WRITER

    parts = [ENCODER, PARSER, *([WRITER] if recipe.model == "embedded" else [])]
    found = {part.role: _fingerprint([file.sha256 for file in part.files]) for part in parts}
    if recipe.model == "embedded" and ADAPTER.is_file():
        found["adapter"] = hashlib.sha256(ADAPTER.read_bytes()).hexdigest()[:16]
    return found


def manifest(
    recipe: Recipe,
    rows: Mapping[str, str],
    groups: Sequence[Sequence[str]] | None = None,
    loose: str | None = None,
) -> Manifest:
    """Describe what is about to be made."""
    return Manifest(recipe_object(recipe), models_object(recipe), rows, groups, loose)


def fingerprint(rows: Mapping[str, str]) -> str:
    """Return the fingerprint of rows, whatever their order."""
    return _fingerprint(sorted(rows.items()))


def load(out: Path) -> Manifest | None:
    """Read the manifest of an output; None if there is neither.

    Raises:
        InputError: there is an output without a manifest, or the manifest is none.
    """
    path = beside(out)
    if not path.exists():
        if out.exists() and out.stat().st_size:
            raise InputError(f"{out}: exists and is not the output of a batch; {way_out(out)}")
        return None
    try:
        value: dict[str, Any] = json.loads(path.read_bytes())
        if value["schema"] != SCHEMA:
            raise ValueError
        return Manifest(
            dict(value["recipe"]),
            dict(value["models"]),
            dict(value["rows"]),
            value["groups"],
            value["loose"],
            value["revision"],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: is not a manifest of a batch; {way_out(out)}") from error


def check(made: Manifest, asked: Manifest, out: Path, *, update: bool) -> None:
    """Refuse to continue an output with something else than it was begun with.

    Args:
        made: what the output was begun with.
        asked: what it is to be continued with.
        out: the output.
        update: whether another input is what the user wants.

    Raises:
        InputError: the recipe, the models or the input differ.
    """
    differs = _differing("", made.recipe, asked.recipe) + _differing(
        "the model of the ", made.models, asked.models
    )
    if (made.groups is None) != (asked.groups is None):
        differs.append(f"{'without' if made.groups is None else 'with'} --group then, not now")
    if differs:
        raise InputError(
            f"{out}: was made with another recipe ({', '.join(differs)}); to continue it use the "
            f"same one, else {way_out(out)}"
        )
    if made.input != asked.input and not update:
        raise InputError(
            f"{out}: was made from another input ({_changes(made.rows, asked.rows)}); add --update "
            f"to keep the rows that are as they were and do the others, else {way_out(out)}"
        )


def check_revision(found: str, made: str | None, out: Path) -> None:
    """Refuse results of a model that is not the one that the output was begun with.

    Raises:
        InputError: it is another one.
    """
    if made is not None and found != made:
        raise InputError(
            f"{out}: was made with another recipe (revision {made!r} then and {found!r} now); to "
            f"continue it use the same model, else {way_out(out)}"
        )


def _differing(what: str, made: Object, asked: Object) -> list[str]:
    # The revision is known only once the model is loaded; see `check_revision`.
    keys = [key for key in {**made, **asked} if key != "revision"]
    return [
        f"{what}{key} {made.get(key)!r} then and {asked.get(key)!r} now"
        for key in keys
        if made.get(key) != asked.get(key)
    ]


def _changes(made: Mapping[str, str], asked: Mapping[str, str]) -> str:
    kinds = {
        "changed": [key for key in made if key in asked and made[key] != asked[key]],
        "gone": [key for key in made if key not in asked],
        "new": [key for key in asked if key not in made],
    }
    return ", ".join(
        f"{len(keys):,} {'row' if len(keys) == 1 else 'rows'} {kind}: "
        f"{', '.join(map(repr, keys[:_NAMED]))}{' …' if len(keys) > _NAMED else ''}"
        for kind, keys in kinds.items()
        if keys
    )


def _fingerprint(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:32]
