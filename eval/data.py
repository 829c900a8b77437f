"""Cases to evaluate on: the seed set, the planted set, or a JSONL file of a known shape."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from eval.items import Case, Document
from eval.shapes import case_from_row
from summarise.errors import InputError

HERE = Path(__file__).resolve().parent
# Beside the package in a checkout, inside of it when installed.
SEEDS = next((f for f in (HERE / "seeds", HERE.parent / "seeds") if f.is_dir()), HERE / "seeds")
PLANTED = HERE / "planted" / "planted.jsonl"


@dataclass(frozen=True, slots=True)
class Dataset:
    """Cases, and the digest of the bytes that they were read from."""

    name: str
    sha256: str
    cases: tuple[Case, ...]


def load(data: str = "seeds", limit: int | None = None, seed: int = 0) -> Dataset:
    """Load cases by name ("seeds", "planted") or from a JSON Lines file, gzipped or not.

    Args:
        data: name or path; "PATH#KEY=VALUE" takes the rows whose KEY is VALUE.
        limit: take that many cases, drawn with `seed` and kept in their order.

    Raises:
        InputError: the file is missing, broken, empty, repeats an id or is of no known shape.
    """
    if data == "seeds":
        found = _seeds(SEEDS)
    elif data == "planted":
        found = _file(PLANTED, data)
    else:
        path, _, condition = data.partition("#")
        found = _file(Path(path), data, condition)
    if limit is None or limit >= len(found.cases):
        return found
    kept = sorted(random.Random(seed).sample(range(len(found.cases)), limit))
    return Dataset(found.name, found.sha256, tuple(found.cases[index] for index in kept))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"no evaluation data at {path}; give --data seeds, planted or a JSONL file"
        ) from None
    except OSError as error:
        raise InputError(f"cannot read evaluation data {path}: {error.strerror}") from error


def _seeds(folder: Path) -> Dataset:
    """The five seed articles, each with its references, and their comparison with its gold."""
    digest = hashlib.sha256()
    raw = {name: _bytes(folder / name) for name in ("references.jsonl", "comparison.json")}
    gold = json.loads(raw["comparison.json"])
    documents = []
    cases = []
    for row in (json.loads(line) for line in raw["references.jsonl"].splitlines() if line.strip()):
        content = _bytes(folder / "articles" / f"{row['id']}.txt")
        digest.update(content)
        document = Document(row["id"], content.decode())
        documents.append(document)
        cases.append(Case(row["id"], (document,), tuple(row["references"])))
    for content in raw.values():
        digest.update(content)
    cases.append(Case("seeds", tuple(documents), gold=gold))
    return Dataset("seeds", digest.hexdigest(), tuple(cases))


def _file(path: Path, name: str, condition: str = "") -> Dataset:
    content = _bytes(path)
    digest = hashlib.sha256(content).hexdigest()
    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError) as error:
            raise InputError(f"{path} is a broken gzip file: {error}") from error
    key, equals, value = condition.partition("=")
    if condition and not equals:
        raise InputError(f"{name}: after # comes KEY=VALUE")
    cases: dict[str, Case] = {}
    for number, row in _rows(content, path):
        if condition and str(row.get(key)) != value:
            continue
        try:
            case = case_from_row(row, number)
        except (KeyError, TypeError, ValueError) as error:
            reason = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise InputError(f"{path}, line {number}: {reason}") from error
        known = cases.get(case.id)
        if known and known.documents != case.documents:
            raise InputError(f"{path}, line {number}: id {case.id!r} is used twice")
        cases[case.id] = _merged(known, case) if known else case
    if not cases:
        raise InputError(f"{path} holds no rows" + (f" with {condition}" if condition else ""))
    return Dataset(Path(name).name, digest, tuple(cases.values()))


def _merged(first: Case, second: Case) -> Case:
    """Join two rows on the same article, as sets of system outputs and of topics have them."""
    references = dict.fromkeys((*first.references, *second.references))
    facts = dict.fromkeys((*first.facts, *second.facts))
    return replace(first, references=tuple(references), facts=tuple(facts))


def _rows(content: bytes, path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{path}, line {number}: not JSON ({error})") from error
        if not isinstance(row, dict):
            raise InputError(f"{path}, line {number}: not a JSON object")
        yield number, row
