"""Runs systems over cases, keeping every output so that a run can be stopped and taken up."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.items import Case, Output, output_from_row, output_row
from eval.keys import key
from eval.systems import System
from summarise.errors import SummariseError

Report = Callable[[str, int, int], None]


class Store:
    """Outputs of one system, one JSON object a line, under a name that holds its signature."""

    def __init__(self, folder: Path, system: System) -> None:
        """Read what earlier runs left; a torn last line is passed over."""
        self._path = folder / f"{key(system.signature())}.jsonl"
        self._known: dict[str, Output] = {}
        self._torn = False
        if self._path.is_file():
            content = self._path.read_text(encoding="utf-8")
            self._torn = bool(content) and not content.endswith("\n")
            for line in content.split("\n")[:-1]:
                try:
                    row = json.loads(line)
                except json.JSONDecodeError:  # an interrupted write with others after it
                    continue
                self._known[row["case"]] = output_from_row(row["output"])

    def get(self, case: Case, system: System) -> Output | None:
        """Return the output for a case, if it is known."""
        return self._known.get(_name(case, system))

    def add(self, cases: Sequence[Case], outputs: Sequence[Output], system: System) -> None:
        """Append outputs. Failures are not kept: the next run tries them again."""
        lines = "\n" if self._torn else ""
        self._torn = False
        for case, output in zip(cases, outputs, strict=True):
            self._known[_name(case, system)] = output
            if output.error is None:
                row = {"case": _name(case, system), "output": output_row(output)}
                lines += json.dumps(row) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(lines)
        except OSError as error:
            raise SummariseError(
                f"cannot keep outputs in {self._path.parent}: {error.strerror}; "
                "name another folder with --cache"
            ) from error


def _name(case: Case, system: System) -> str:
    """What an output depends on beside the system: its input, its id, and for a system that has
    seen them the references.
    """
    return key([case.id, case.sha256, list(case.references) if system.ceiling else []])


def wants(system: System, case: Case) -> bool:
    """Whether a case asks anything of a system: one with only gold asks for a comparison."""
    return system.compares or bool(case.references or case.facts) or case.gold is None


def generate(
    system: System, cases: Sequence[Case], cache: Path | None, report: Report
) -> list[Output]:
    """Return the system's output for each case.

    Cases are handed over in the same chunks whether or not some of them are known, so that an
    output does not depend on where an earlier run stopped.

    Args:
        system: to run.
        cases: what it is asked.
        cache: folder of known outputs; None to know nothing and keep nothing.
        report: told the system's name, cases done, and cases in all.
    """
    store = Store(cache, system) if cache else None
    outputs: list[Output] = []
    for start in range(0, len(cases), system.chunk):
        chunk = cases[start : start + system.chunk]
        report(system.name, start, len(cases))
        known = [store.get(case, system) for case in chunk] if store else [None]
        if all(known):
            outputs += [output for output in known if output]
            continue
        made = system.run(chunk)
        if store:
            store.add(chunk, made, system)
        outputs += made
    report(system.name, len(cases), len(cases))
    return outputs


class Progress:
    """Tells on stderr how far a run is: in place on a terminal, else once in ten seconds."""

    def __init__(self) -> None:
        self._last = 0.0
        self._live = sys.stderr.isatty()

    def __call__(self, name: str, done: int, total: int) -> None:
        """Say it."""
        now = time.monotonic()
        if self._live:
            end = "\n" if done == total else ""
            print(f"\r\x1b[K{name} {done}/{total}", end=end, file=sys.stderr, flush=True)
        elif done == total or now - self._last >= 10:
            self._last = now
            print(f"{name} {done}/{total}", file=sys.stderr, flush=True)
