"""Only what a summary needs is worded, and the summary is the same as if all had been."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from summarise import single
from summarise.engine import Engine
from summarise.read import read_article
from summarise.roles import Draft
from summarise.select.outline import Outline, outline
from summarise.types import Recipe

ARTICLES = sorted(Path("seeds/articles").glob("*.txt"))


class FirstHalf:
    """A writer that cuts a sentence at its first comma, and remembers what it was asked."""

    name, revision = "first-half", "1"

    def __init__(self) -> None:
        self.asked: list[Draft] = []

    def write(self, drafts: Sequence[Draft]) -> list[list[str]]:
        self.asked += drafts
        return [[f"{draft.evidence[0].split(',')[0].rstrip('.')}."] for draft in drafts]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(Recipe())


@pytest.fixture(scope="module")
def outlines(engine: Engine) -> list[Outline]:
    return outline([read_article(str(path)) for path in ARTICLES], engine.parser, engine.encoder)


@pytest.mark.parametrize("length", ["short", "medium", "long"])
def test_wording_ahead_changes_nothing_but_the_work(
    engine: Engine, outlines: list[Outline], length: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = Recipe(length=length)
    few, all_at_once = FirstHalf(), FirstHalf()
    monkeypatch.setitem(engine.__dict__, "writer", few)
    monkeypatch.setattr(single, "ASKED", 1000.0)
    made = single.summarise(outlines, recipe, engine)
    monkeypatch.setitem(engine.__dict__, "writer", all_at_once)
    monkeypatch.setattr(single, "AHEAD", 1000.0)
    assert made == single.summarise(outlines, recipe, engine)
    assert all(made)
    assert len(few.asked) < len(all_at_once.asked)


def test_articles_change_nothing_for_each_other(
    engine: Engine, outlines: list[Outline], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engine.__dict__, "writer", FirstHalf())
    together = single.summarise(outlines, Recipe(), engine)
    alone = [single.summarise([one], Recipe(), engine)[0] for one in outlines]
    assert together == alone
    assert single.summarise([], Recipe(), engine) == []


def test_the_model_is_asked_about_the_first_sentences(
    engine: Engine, outlines: list[Outline], monkeypatch: pytest.MonkeyPatch
) -> None:
    few, all_of_them = FirstHalf(), FirstHalf()
    monkeypatch.setitem(engine.__dict__, "writer", all_of_them)
    monkeypatch.setattr(single, "ASKED", 1000.0)
    long = Recipe(length="long")
    single.summarise(outlines, long, engine)
    monkeypatch.setitem(engine.__dict__, "writer", few)
    monkeypatch.setattr(single, "ASKED", 0.5)
    made = single.summarise(outlines, long, engine)
    assert 0 < len(few.asked) < len(all_of_them.asked)
    assert {draft.evidence for draft in few.asked} < {d.evidence for d in all_of_them.asked}
    assert all(made)


def test_the_model_is_asked_again_where_a_summary_stays_too_short(
    engine: Engine, outlines: list[Outline], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "ASKED", 0.0)
    recipe = Recipe(length="30")
    silent = FirstHalf()
    monkeypatch.setitem(engine.__dict__, "writer", silent)
    monkeypatch.setattr(single, "AGAIN", 0)
    before = single.summarise(outlines, recipe, engine)
    assert silent.asked == []
    writer = FirstHalf()
    monkeypatch.setitem(engine.__dict__, "writer", writer)
    monkeypatch.setattr(single, "AGAIN", 2)
    after = single.summarise(outlines, recipe, engine)
    assert 0 < len(writer.asked) <= 2 * len(outlines)
    for old, new in zip(before, after, strict=True):
        assert len(new) >= len(old)  # what was there stays
