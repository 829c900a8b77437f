"""The metrics that an evaluation computes, by name."""

from __future__ import annotations

from importlib import import_module

from eval.scores.base import Metric

METRICS = {
    "length": "eval.scores.length:Length",
    "rouge": "eval.scores.rouge:Rouge",
    "extractiveness": "eval.scores.extractiveness:Extractiveness",
    "grounding": "eval.scores.grounding:Grounding",
    "support": "eval.scores.support:Support",
    "facts": "eval.scores.facts:Facts",
    "comparison": "eval.scores.comparison:ComparisonMetric",
    "insights": "eval.scores.insights:Insights",
}
# Columns of which less is better.
LOWER_IS_BETTER = frozenset(
    {"ungrounded", "ungrounded_cited", "unsupported"}
    | {f"ungrounded_{kind}" for kind in ("name", "number", "date", "quote")}
)
# Columns that describe and do not judge.
NEUTRAL = frozenset({"words", "coverage", "density", "compression"}) | frozenset(
    f"novel{n}" for n in (1, 2, 3, 4)
)


def metric(name: str) -> Metric:
    """Return a metric by name."""
    module, _, kind = METRICS[name].partition(":")
    made: Metric = getattr(import_module(module), kind)()
    return made
