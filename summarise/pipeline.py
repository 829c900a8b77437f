"""The path from articles to summaries and comparisons: select, write, check, compare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from summarise import single
from summarise.compare.comparison import draw_up, finish
from summarise.engine import Engine
from summarise.read import SUPPORTED
from summarise.select.outline import Outline, outline
from summarise.types import Article, Comparison, Recipe, Summary
from summarise.write.realise import Option, Task, realise

Progress = Callable[[str, int, int], None]
Found = Callable[[Summary], None]
LEAST_WORDS = 20  # below, an article has nothing that a summary could leave out
# Articles worded together, so that the writer's batches are full: it takes 32 sentences at a time.
ROUND = 12


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def unheard(summary: Summary) -> None:
    """Take no note of a summary that is ready before the rest."""


def summarise_articles(
    articles: Sequence[Article], recipe: Recipe, engine: Engine, progress: Progress = silent
) -> list[Summary]:
    """Summarise each article by itself, all of them in one batch.

    An article without enough content in a supported language gets no sentences and a warning.
    """
    engine = engine.single
    progress("select", 0, len(articles))
    ready = [article for article in articles if _summarisable(article)]
    outlines = outline(ready, engine.parser, engine.encoder)
    progress("write", 0, len(articles))
    done = _summaries(outlines, recipe, engine)
    progress("write", len(articles), len(articles))
    return _complete(articles, done, recipe, engine)


def compare_articles(
    articles: Sequence[Article],
    recipe: Recipe,
    engine: Engine,
    id: str = "comparison",
    progress: Progress = silent,
    found: Found = unheard,
) -> Comparison:
    """Summarise articles on one event and tell who says what.

    Everything is computed from the articles alone; the model only words what was computed.
    Articles are taken in the order of their ids, so that the order given changes nothing.

    Args:
        articles: with different ids.
        recipe: how to summarise.
        engine: the models of the recipe.
        id: of the comparison.
        progress: told what is being done; what it raises ends the work.
        found: given each article's summary as soon as it is ready, the first one early.
    """
    articles = sorted(articles, key=lambda article: article.id)
    progress("select", 0, len(articles))
    # An article too short to be summarised still says something.
    comparable = [article for article in articles if article.sentences and _readable(article)]
    done: dict[str, Summary] = {}

    def word(batch: Sequence[Outline]) -> None:
        progress("write", len(done), len(articles))
        made = _summaries(batch, recipe, engine)
        done.update(made)
        for summary in made.values():
            found(summary)

    # Somebody waits for the first result: one article goes all the way before the others are
    # parsed. What is parsed and encoded for it is remembered.
    first = [article for article in comparable if _summarisable(article)][:1]
    word(outline(first, engine.parser, engine.encoder))
    progress("write", len(done), len(articles))
    outlines = outline(comparable, engine.parser, engine.encoder)
    rest = [one for one in outlines if _summarisable(one.article) and one.article.id not in done]
    for start in range(0, len(rest), ROUND):
        word(rest[start : start + ROUND])
    progress("compare", 0, 2)
    plan = draw_up(
        outlines,
        engine.parser,
        engine.encoder,
        engine.judge,
        recipe.overview_words,
        given=len(articles),
    )
    progress("compare", 1, 2)
    options = _word(plan.tasks, engine)
    progress("compare", 2, 2)
    summaries = _complete(articles, done, recipe, engine)
    complete = engine.complete(recipe)
    made = finish(id, plan, options, summaries, complete, engine.encoder)
    # Nothing is "only here" where there was nothing to compare it with.
    return replace(made, adds=()) if len(comparable) < 2 <= len(articles) else made


def _readable(article: Article) -> bool:
    return article.language in (None, *SUPPORTED)


def _summarisable(article: Article) -> bool:
    return article.words >= LEAST_WORDS and _readable(article)


def _word(tasks: Sequence[Task], engine: Engine) -> list[list[Option]]:
    return realise(tasks, engine.writer, engine.checker, engine.parser) if tasks else []


def _summaries(outlines: Sequence[Outline], recipe: Recipe, engine: Engine) -> dict[str, Summary]:
    """Return the summaries of articles by their ids."""
    complete = engine.complete(recipe)
    made = single.summarise(outlines, recipe, engine)
    return {
        one.article.id: Summary(one.article, statements, complete, one.article.warnings)
        for one, statements in zip(outlines, made, strict=True)
    }


def _complete(
    articles: Sequence[Article], done: dict[str, Summary], recipe: Recipe, engine: Engine
) -> list[Summary]:
    """Return a summary for every article: without sentences where none could be made."""
    complete = engine.complete(recipe)
    return [
        done.get(article.id) or Summary(article, (), complete, article.warnings)
        for article in articles
    ]
