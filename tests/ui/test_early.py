"""Summaries are given out as they are ready, and a wish to stop is heard."""

from __future__ import annotations

import pytest

from summarise import Engine, Recipe, article_from_text, compare_articles
from summarise.show.contract import to_json
from tests.ui.conftest import OTHER, STORY
from ui.jobs import Cancelled


def test_early_summaries_are_those_of_the_result_and_change_nothing() -> None:
    recipe = Recipe(length="short")
    engine = Engine(recipe)
    texts = {"a": STORY, "b": OTHER, "c": f"{OTHER} {STORY}", "d": "Too short."}
    articles = [article_from_text(text, id=name) for name, text in texts.items()]
    early, stages = [], []
    heard = compare_articles(
        articles,
        recipe,
        engine,
        progress=lambda stage, done, total: stages.append((stage, done)),
        found=early.append,
    )
    assert to_json(heard) == to_json(compare_articles(articles, recipe, engine))
    assert [summary.article.id for summary in early] == ["a", "b", "c"]
    assert early == [one for one in heard.summaries if one.statements]
    # The first summary is there before the comparison is begun.
    assert stages.index(("write", 0)) < stages.index(("compare", 1))


@pytest.mark.parametrize("stage", ["select", "write", "compare"])
def test_a_wish_to_stop_ends_the_work(stage: str) -> None:
    recipe = Recipe(length="short")

    def stop(now: str, done: int, total: int) -> None:
        if now == stage:
            raise Cancelled

    articles = [article_from_text(text, id=text[:8]) for text in (STORY, OTHER)]
    with pytest.raises(Cancelled):
        compare_articles(articles, recipe, Engine(recipe), progress=stop)
