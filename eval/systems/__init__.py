"""The systems that can be compared, under one interface."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

from eval.items import Case, Output
from summarise.errors import SummariseError


class System(Protocol):
    """Makes summaries, and comparisons where it can."""

    name: str
    ceiling: bool  # it has seen the references: a bound, not a rival
    compares: bool  # it makes comparisons, not overviews alone
    chunk: int  # cases handed over at once; an interrupted run loses at most these

    def signature(self) -> dict[str, Any]:
        """Return everything beside the case that changes the output."""
        ...

    def run(self, cases: Sequence[Case]) -> list[Output]:
        """Make one output per case; a case that fails has an output with `error`."""
        ...


# NAME or NAME:ARGUMENT (direct:PATH, pipeline:PATH) on the command line.
SYSTEMS = {
    "lead": "eval.systems.extractive:Lead",
    "lexrank": "eval.systems.extractive:LexRank",
    "textrank": "eval.systems.extractive:TextRank",
    "oracle": "eval.systems.extractive:Oracle",
    "lexical": "eval.systems.lexical:Lexical",
    "direct": "eval.systems.direct:Direct",
    "plain": "eval.systems.pipeline:Plain",
    "verbatim": "eval.systems.ablation:Verbatim",
    "unguarded": "eval.systems.ablation:Unguarded",
    "rules": "eval.systems.ablation:Rules",
    "embedded": "eval.systems.pipeline:Pipeline",
    "pipeline": "eval.systems.pipeline:Pipeline",
}
DEFAULT = ("lead", "lexrank", "textrank", "oracle", "direct", "embedded")


def make(name: str, words: int, seed: int = 0, checker: str = "embedded") -> System:
    """Return a system by name.

    Args:
        name: of `SYSTEMS`; "lead-3" for the first three sentences whatever their length;
            "pipeline:MODEL" or "direct:MODEL" for another model, named as `--model` does.
        words: length asked of every system, so that they can be compared.
        seed: for what is drawn by chance.
        checker: of the pipeline, named as `--checker` does.

    Raises:
        SummariseError: there is no such system.
    """
    head, _, argument = name.partition(":")
    sentences = 0
    if head.startswith("lead-") and head[5:].isdigit():
        head, sentences = "lead", int(head[5:])
    if head not in SYSTEMS:
        raise SummariseError(f"no system {name!r}; there are {', '.join(SYSTEMS)} and lead-K")
    module, _, kind = SYSTEMS[head].partition(":")
    build = getattr(import_module(module), kind)
    if head == "lead":
        system: System = build(words, sentences)
    elif head == "plain":
        system = build(words, seed, checker)
    elif head == "direct":
        system = build(words, seed, argument or "embedded")
    elif head in ("embedded", "pipeline"):
        system = build(words, seed, argument or "embedded", checker)
    elif head in ("verbatim", "unguarded", "rules"):
        system = build(words, seed)
    else:
        system = build(words)
    return system
