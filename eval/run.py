"""One evaluation: generate, score, aggregate. The result is plain values that a report shows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval.bootstrap import RESAMPLES, Difference, Estimate, differences, estimate
from eval.data import Dataset
from eval.generate import Report, generate, wants
from eval.items import Case, Output
from eval.metrics.registry import METRICS, NEUTRAL, metric
from eval.systems import System


@dataclass(frozen=True, slots=True)
class Item:
    """One output of one system: its scores by column and what the metrics noted."""

    case: str
    output: Output
    values: Mapping[str, float]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that was measured."""

    data: str
    sha256: str
    seed: int
    words: int
    items: Mapping[str, Sequence[Item]]  # by system
    estimates: Mapping[str, Mapping[str, Estimate]]  # by system and column
    tests: Mapping[str, Sequence[Difference]]  # by column
    signatures: Mapping[str, Mapping[str, Any]]  # by metric
    systems: Mapping[str, Mapping[str, Any]]  # signatures by system
    ceilings: frozenset[str]
    columns: Mapping[str, str]  # column -> metric, in order


def evaluate(
    data: Dataset,
    systems: Sequence[System],
    *,
    words: int,
    seed: int = 0,
    cache: Path | None = None,
    report: Report = lambda name, done, total: None,
) -> Result:
    """Run systems on data and score what they make.

    A metric is computed where a case has what it compares with; there, an item that could not
    be scored is counted as unscored.
    """
    items: dict[str, list[Item]] = {}
    columns: dict[str, str] = {}
    signatures: dict[str, Mapping[str, Any]] = {}
    asked = {s.name: [case for case in data.cases if wants(s, case)] for s in systems}
    made = {s.name: generate(s, asked[s.name], cache, report) for s in systems}
    metrics = [metric(name) for name in METRICS]
    values: dict[str, dict[str, dict[str, float]]] = {s.name: {} for s in systems}
    notes: dict[str, dict[str, dict[str, str]]] = {s.name: {} for s in systems}
    for number, one in enumerate(metrics):
        report("scores", number, len(metrics))
        for system in systems:
            pairs = [
                (case, output)
                for case, output in zip(asked[system.name], made[system.name], strict=True)
                if one.applies(case) and not (output.comparison is None and _compares(one.name))
            ]
            if not pairs:
                continue
            signatures[one.name] = one.signature()
            columns |= dict.fromkeys(one.columns, one.name)
            scores = one.score([case for case, _ in pairs], [output for _, output in pairs])
            for index, (case, _) in enumerate(pairs):
                row = values[system.name].setdefault(case.id, {})
                row |= {column: scores.values[column][index] for column in one.columns}
                if index in scores.notes:
                    notes[system.name].setdefault(case.id, {})[one.name] = scores.notes[index]
    report("scores", len(metrics), len(metrics))
    for system in systems:
        items[system.name] = [
            Item(c.id, o, values[system.name].get(c.id, {}), notes[system.name].get(c.id, {}))
            for c, o in zip(asked[system.name], made[system.name], strict=True)
        ]
    return Result(
        data=data.name,
        sha256=data.sha256,
        seed=seed,
        words=words,
        items=items,
        estimates={name: _estimates(rows, columns, seed) for name, rows in items.items()},
        tests=_tests(data.cases, items, columns, seed),
        signatures=signatures,
        systems={system.name: system.signature() for system in systems},
        ceilings=frozenset(system.name for system in systems if system.ceiling),
        columns=columns,
    )


def _compares(name: str) -> bool:
    """Whether a metric judges comparisons, which not every system makes."""
    return name in ("comparison", "insights")


def _estimates(rows: Sequence[Item], columns: Mapping[str, str], seed: int) -> dict[str, Estimate]:
    found = {}
    for column in columns:
        values = [item.values[column] for item in rows if column in item.values]
        if values:
            found[column] = estimate(values, seed)
    return found


def _tests(
    cases: Sequence[Case],
    items: Mapping[str, Sequence[Item]],
    columns: Mapping[str, str],
    seed: int,
) -> dict[str, list[Difference]]:
    found = {}
    for column in columns:
        if column in NEUTRAL:
            continue
        by_case = {
            name: {item.case: item.values.get(column, float("nan")) for item in rows}
            for name, rows in items.items()
            if any(column in item.values for item in rows)
        }
        table = {
            name: [known.get(case.id, float("nan")) for case in cases]
            for name, known in by_case.items()
        }
        if len(table) > 1:
            found[column] = differences(table, seed)
    return found


def as_object(result: Result) -> dict[str, Any]:
    """Return the JSON object of `evaluate --json`, with None for what is not known."""

    def known(value: float) -> float | None:
        return None if math.isnan(value) else value

    systems: dict[str, dict[str, Any]] = {}
    for name, estimates in result.estimates.items():
        metrics = {}
        for column, value in estimates.items():
            source = result.columns[column]
            signature = {
                **result.signatures[source],
                "data": result.data,
                "data sha256": result.sha256,
                "seed": result.seed,
                "interval": f"95% percentile bootstrap, {RESAMPLES} resamples",
                "generated by": result.systems[name],
            }
            metrics[column] = {
                "mean": known(value.mean),
                "interval": [known(value.low), known(value.high)],
                "n": value.n,
                "unscored": value.unscored,
                "signature": signature,
            }
        systems[name] = {"ceiling": name in result.ceilings, "metrics": metrics}
    return {
        "schema": "summarise.evaluation/1",
        "data": {"name": result.data, "sha256": result.sha256},
        "words": result.words,
        "seed": result.seed,
        "systems": systems,
        "differences": {
            column: [
                {k: known(v) if isinstance(v, float) else v for k, v in asdict(test).items()}
                for test in tests
            ]
            for column, tests in result.tests.items()
        },
    }
