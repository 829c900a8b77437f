"""Where the program's time goes: each role timed by itself, and the models' tokens counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter, process_time
from typing import Any

from eval.items import Case
from eval.reading import read
from summarise.batch.runner import cut
from summarise.models.packed import PackedLinear
from summarise.types import Recipe


@dataclass(slots=True)
class Clock:
    """Time by stage, each second counted where it was spent: inner calls stop the outer one."""

    seconds: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)  # of all threads
    _open: list[str] = field(default_factory=list)
    _since: tuple[float, float] = (0.0, 0.0)

    def enter(self, stage: str) -> None:
        """Begin a stage."""
        self._count()
        self._open.append(stage)

    def leave(self) -> None:
        """End the stage that began last."""
        self._count()
        self._open.pop()

    def _count(self) -> None:
        now = (perf_counter(), process_time())
        if self._open:
            stage = self._open[-1]
            self.seconds[stage] = self.seconds.get(stage, 0.0) + now[0] - self._since[0]
            self.processor[stage] = self.processor.get(stage, 0.0) + now[1] - self._since[1]
        self._since = now


class Timed:
    """A role whose calls are timed as a stage."""

    def __init__(self, role: Any, stage: str, clock: Clock) -> None:
        self._role, self._stage, self._clock = role, stage, clock

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._role, name)
        if not callable(found):
            return found

        def call(*args: Any, **given: Any) -> Any:
            self._clock.enter(self._stage)
            try:
                return found(*args, **given)
            finally:
                self._clock.leave()

        return call


@dataclass(slots=True)
class Work:
    """What a transformers model was given."""

    tokens: int = 0  # with padding: it costs the same
    passes: int = 0
    parameters: int = 0  # that each token is multiplied with

    def attach(self, model: Any) -> Callable[[], None]:
        """Count a model's passes; call what is returned to stop.

        An embedding that is only looked up costs nothing; one that also is the output counts.
        """
        body = sum(p.numel() for p in model.parameters())
        packed = [part.size for part in model.modules() if isinstance(part, PackedLinear)]
        table = model.get_input_embeddings().weight
        tied = getattr(model.config, "tie_word_embeddings", False) and hasattr(model, "lm_head")
        # A packed output is a copy of the table beside it.
        counted = tied and not packed
        self.parameters = body + sum(packed) - (0 if counted else table.numel())

        def count(_: Any, args: Sequence[Any], given: dict[str, Any]) -> None:
            ids = given["input_ids"] if "input_ids" in given else args[0]
            self.tokens += ids.numel()
            self.passes += 1

        remove: Callable[[], None] = model.register_forward_pre_hook(count, with_kwargs=True).remove
        return remove


@dataclass(frozen=True, slots=True)
class Profile:
    """One run: time by stage, and what the two language models did."""

    clock: Clock
    writer: Work
    encoder: Work


def profile(recipe: Recipe, singles: Sequence[Case], compared: Sequence[Case]) -> Profile:
    """Summarise single articles and compare groups of them in this process, every role timed."""
    from summarise.engine import Engine
    from summarise.pipeline import compare_articles, summarise_articles

    clock = Clock()
    engine: Any = Engine(recipe)
    warm = [read(document) for case in [*singles[:1], *compared[:1]] for document in case.documents]
    compare_articles([replace(one, id=f"{n}") for n, one in enumerate(warm)], recipe, engine)
    summarise_articles(warm[:1], recipe, engine)
    quick = engine.single.encoder
    for model in (engine.parser, engine.encoder, quick):
        model.forget()
    read.cache_clear()
    writer, encoder = Work(), Work()
    stop = [writer.attach(engine.writer.generator.model), encoder.attach(quick.model)]
    timed: Any = Engine(recipe)
    timed.parser = Timed(engine.parser, "parse", clock)
    timed.writer = Timed(engine.writer, "write", clock)
    timed.encoder = Timed(engine.encoder, "encode", clock)
    timed.single.encoder = Timed(quick, "encode", clock)
    for one in (timed, timed.single):
        one.checker = Timed(one.checker, "check", clock)
    try:
        clock.enter("read")
        articles = [read(case.documents[0]) for case in singles]
        groups = [[read(document) for document in case.documents] for case in compared]
        clock.leave()
        clock.enter("select, assemble")
        for chunk in cut(articles, len(articles)):
            summarise_articles(chunk, recipe, timed)
        clock.leave()
        clock.enter("compare")
        for case, group in zip(compared, groups, strict=True):
            compare_articles(group, recipe, timed, id=case.id)
        clock.leave()
    finally:
        for remove in stop:
            remove()
    return Profile(clock, writer, encoder)
