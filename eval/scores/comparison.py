"""A comparison of several articles against gold facts, conflicts and copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.items import Case, Output
from eval.scores.alignment import additions, alignment
from eval.scores.base import Scores, collect
from eval.scores.citations import fact_citations
from eval.scores.differences import KINDS, conflicts, copies, timeline
from eval.scores.spans import SAME_PLACE

VERSION = 1
COLUMNS = (
    *(f"{name}_{part}" for name in ("align", "align_far", "adds") for part in ("p", "r", "f1")),
    "key_adds_r",
    *(f"{name}_{part}" for name in ("conflict", "conflict_kind") for part in ("p", "r", "f1")),
    *(f"conflict_{kind}_f1" for kind in KINDS),
    *("copy_p", "copy_r", "copy_f1", "direction", "change_r", "change_p", "change_kind"),
    *("insight_r", "cite_p", "cite_r", "joint"),
    *("dates_p", "dates_r", "dates_f1", "covered"),
)


def comparison(predicted: Mapping[str, Any], gold: Mapping[str, Any]) -> dict[str, float]:
    """Score a comparison (summarise.comparison/1) against gold (summarise.gold/1).

    Returns:
        The `COLUMNS`, each 0-1; NaN where the gold has nothing to score and nothing was claimed.
    """
    return {
        **alignment(predicted, gold),
        **additions(predicted, gold),
        **conflicts(predicted, gold),
        **copies(predicted, gold),
        **fact_citations(predicted, gold),
        **timeline(predicted, gold),
    }


class ComparisonMetric:
    """Alignment, additions, conflicts, copies, citations and dates."""

    name: str = "comparison"
    columns: tuple[str, ...] = COLUMNS

    def signature(self) -> dict[str, Any]:
        """Return what the values depend on."""
        return {
            "metric": self.name,
            "version": VERSION,
            "same place": f"overlap of the shorter >= {SAME_PLACE}",
        }

    def applies(self, case: Case) -> bool:
        """Whether a case has gold facts."""
        return bool(case.gold and case.gold.get("facts"))

    def score(self, cases: Sequence[Case], outputs: Sequence[Output]) -> Scores:
        """Score the comparison of each output; one without gold or comparison is unscored."""
        rows: list[tuple[dict[str, float], str | None]] = []
        for case, output in zip(cases, outputs, strict=True):
            if output.error or case.gold is None or output.comparison is None:
                reason = output.error or ("no gold" if case.gold is None else "no comparison made")
                rows.append(({}, reason))
                continue
            rows.append((comparison(output.comparison, case.gold), None))
        return collect(COLUMNS, rows)
