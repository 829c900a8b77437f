"""Summaries are given out as they are ready, and a wish to stop is heard."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from summarise import Engine, Recipe, article_from_text, compare_articles
from summarise.roles import Token
from summarise.show.contract import to_json
from summarise.types import Summary
from tests.ui.conftest import OTHER, STORY
from ui.jobs import Cancelled


def test_early_summaries_are_those_of_the_result_and_change_nothing() -> None:
    recipe = Recipe(length="short")
    engine = Engine(recipe)
    texts = {"a": STORY, "b": OTHER, "c": f"{OTHER} {STORY}", "d": "Too short."}
    articles = [article_from_text(text, id=name) for name, text in texts.items()]
    early: list[Summary] = []
    stages: list[tuple[str, int]] = []  # and how many summaries were out by then
    heard = compare_articles(
        articles,
        recipe,
        engine,
        progress=lambda stage, done, total: stages.append((stage, len(early))),
        found=early.append,
    )
    assert to_json(heard) == to_json(compare_articles(articles, recipe, engine))
    assert [summary.article.id for summary in early] == ["a", "b", "c"]
    assert early == [one for one in heard.summaries if one.statements]
    # The first summary is there before the next is begun, and all before the comparison is.
    assert ("write", 1) in stages
    assert {out for stage, out in stages if stage == "compare"} == {3}


def test_the_first_summary_waits_for_no_other_article(monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = Recipe(length="short")
    engine = Engine(recipe)
    parsed: list[str] = []
    parse = engine.parser.parse

    def noted(texts: Sequence[str]) -> list[tuple[Token, ...]]:
        parsed.extend(texts)
        return parse(texts)

    monkeypatch.setattr(engine.parser, "parse", noted)
    by_then: list[str] = []
    articles = [article_from_text(text, id=name) for name, text in (("a", STORY), ("b", OTHER))]
    compare_articles(
        articles, recipe, engine, found=lambda one: by_then.extend(parsed if not by_then else ())
    )
    own, others = ({sentence.text for sentence in one.sentences} for one in articles)
    assert own <= set(by_then)
    assert not others & set(by_then)
    assert others <= set(parsed)


@pytest.mark.parametrize("stage", ["select", "write", "compare"])
def test_a_wish_to_stop_ends_the_work(stage: str) -> None:
    recipe = Recipe(length="short")

    def stop(now: str, done: int, total: int) -> None:
        if now == stage:
            raise Cancelled

    articles = [article_from_text(text, id=text[:8]) for text in (STORY, OTHER)]
    with pytest.raises(Cancelled):
        compare_articles(articles, recipe, Engine(recipe), progress=stop)
