"""The path from articles to summaries and comparisons: select, write, check, compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summarise import models
from summarise.check.checker import RuleChecker
from summarise.check.entailment import Entailment, EntailmentChecker
from summarise.check.quotes import quotations
from summarise.compare.comparison import draw_up, finish
from summarise.compare.judge import RuleJudge
from summarise.compare.learned import LearnedJudge
from summarise.compare.likeness import MEASURED
from summarise.compare.reading import ReadingJudge
from summarise.read import SUPPORTED
from summarise.roles import Checker, Encoder, Judge, Parser, Scorer, Writer
from summarise.select.choose import choose
from summarise.select.outline import Outline, outline
from summarise.select.units import Unit
from summarise.select.worth import FEATURES, worth
from summarise.types import Article, Comparison, Recipe, Summary
from summarise.write.assemble import Worded, assemble
from summarise.write.language import LanguageWriter
from summarise.write.realise import Option, Task, realise

Progress = Callable[[str, int, int], None]
Found = Callable[[Summary], None]
# Choose this many times the words asked for, because shortening makes room for more.
SPARE = 2.5
FUSED_WORDS = 55  # the most words that two sentences may have together to be fused
LEAST_WORDS = 20  # below, an article has nothing that a summary could leave out
# A sentence that opens so is taken for the end of the other one, and loses its main clause.
_SUBORDINATE = re.compile(r"(?:while|although|though|if|because|when|since|unless|as)\b", re.I)
# Tasks worded together at least, so that the writer's batches are full: it takes 32 at a time.
ROUND = 32


def silent(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def unheard(summary: Summary) -> None:
    """Take no note of a summary that is ready before the rest."""


class Engine:
    """The models of a recipe, each loaded when it is first needed."""

    def __init__(self, recipe: Recipe) -> None:
        """Prepare the models that a recipe names; nothing is loaded yet."""
        self._recipe = recipe

    @cached_property
    def encoder(self) -> Encoder:
        """Turns sentences into vectors."""
        return models.load_encoder()

    @cached_property
    def parser(self) -> Parser:
        """Tags, parses and finds names."""
        return models.load_parser()

    @cached_property
    def writer(self) -> Writer:
        """Words sentences."""
        return LanguageWriter(models.load_writer(self._recipe.model, self._recipe.revision))

    @cached_property
    def selector(self) -> Scorer:
        """Tells what a word is worth in a summary."""
        return models.load_selector(FEATURES)

    @cached_property
    def checker(self) -> Checker:
        """Guards every sentence."""
        rules = RuleChecker(self.parser, self.encoder)
        embedded = self._recipe.checker == "embedded"
        return EntailmentChecker(rules, self._entailment, embedded=embedded)

    @cached_property
    def _entailment(self) -> Entailment:
        """The model that is asked beside the rules."""
        name = self._recipe.checker
        if name == "embedded":
            return models.load_reader()
        return models.load_entailment(name, self._recipe.checker_revision)

    @cached_property
    def judge(self) -> Judge:
        """Decides which passages state the same fact."""
        rules = RuleJudge(self.parser, self.encoder)
        scorer = models.load_likeness(MEASURED)
        learned = LearnedJudge(rules, self.encoder, scorer, models.load_same())
        return ReadingJudge(learned, models.load_reader())

    def complete(self, recipe: Recipe) -> Recipe:
        """Complete a recipe with what is only known once the model is loaded."""
        checker = self._entailment.revision
        return replace(recipe, revision=self.writer.revision, checker_revision=checker)


@dataclass(frozen=True, slots=True)
class _Planned:
    """An article with the tasks whose wordings its summary is made from."""

    outline: Outline
    tasks: tuple[tuple[Task, tuple[int, ...]], ...]


def summarise_articles(
    articles: Sequence[Article], recipe: Recipe, engine: Engine, progress: Progress = silent
) -> list[Summary]:
    """Summarise each article by itself, all of them in one batch.

    An article without enough content in a supported language gets no sentences and a warning.
    """
    progress("select", 0, len(articles))
    ready = [article for article in articles if _summarisable(article)]
    planned = _plan(outline(ready, engine.parser, engine.encoder), recipe)
    progress("write", 0, len(articles))
    options = iter(_word([task for plan in planned for task, _ in plan.tasks], engine))
    summaries = _summaries(articles, planned, options, recipe, engine)
    progress("write", len(articles), len(articles))
    return summaries


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

    def word(batch: Sequence[_Planned]) -> None:
        progress("write", len(done), len(articles))
        options = iter(_word([task for one in batch for task, _ in one.tasks], engine))
        of_batch = [one.outline.article for one in batch]
        for summary in _summaries(of_batch, batch, options, recipe, engine):
            done[summary.article.id] = summary
            found(summary)

    # Somebody waits for the first result: one article goes all the way before the others are
    # parsed. What is parsed and encoded for it is remembered.
    first = [article for article in comparable if _summarisable(article)][:1]
    word(_plan(outline(first, engine.parser, engine.encoder), recipe))
    progress("write", len(done), len(articles))
    outlines = outline(comparable, engine.parser, engine.encoder)
    planned = _plan([one for one in outlines if _summarisable(one.article)], recipe)
    for batch in _rounds(planned[1:]):
        word(batch)
    progress("compare", 0, 2)
    plan = draw_up(outlines, engine.parser, engine.encoder, engine.judge, recipe.overview_words)
    progress("compare", 1, 2)
    options = _word(plan.tasks, engine)
    progress("compare", 2, 2)
    complete = engine.complete(recipe)
    summaries = [
        done.get(article.id) or Summary(article, (), complete, article.warnings)
        for article in articles
    ]
    made = finish(id, plan, options, summaries, complete, engine.encoder)
    # Nothing is "only here" where there was nothing to compare it with.
    return replace(made, adds=()) if len(comparable) < 2 <= len(articles) else made


def _rounds(planned: Sequence[_Planned]) -> list[list[_Planned]]:
    """Divide articles into those that are worded together."""
    rounds: list[list[_Planned]] = []
    tasks = 0
    for plan in planned:
        if not rounds or tasks >= ROUND:
            rounds.append([])
            tasks = 0
        rounds[-1].append(plan)
        tasks += len(plan.tasks)
    return rounds


def _readable(article: Article) -> bool:
    return article.language in (None, *SUPPORTED)


def _summarisable(article: Article) -> bool:
    return article.words >= LEAST_WORDS and _readable(article)


def _plan(outlines: Sequence[Outline], recipe: Recipe) -> list[_Planned]:
    """Choose for each article what its summary will be written from."""
    planned = []
    for found in outlines:
        units = found.units
        order = choose(units, found.scores, found.vectors, int(recipe.target_words * SPARE))
        tasks: list[tuple[Task, tuple[int, ...]]] = [
            (Task((units[i],), "compress"), (i,)) for i in order
        ]
        for i in sorted(order):
            if i + 1 in order and _fusible(units[i], units[i + 1]):
                tasks.append((Task((units[i], units[i + 1]), "fuse"), (i, i + 1)))
        planned.append(_Planned(found, tuple(tasks)))
    return planned


def _fusible(one: Unit, two: Unit) -> bool:
    """Whether two units may be joined: about the same one, short, and without a quotation.

    A quotation could change its speaker, and sentences about different things only get strung
    together.
    """
    if not two.leans or _SUBORDINATE.match(two.text):
        return False
    if one.words + two.words > FUSED_WORDS or len(one.sentences) + len(two.sentences) > 2:
        return False
    return not quotations(one.text) and not quotations(two.text)


def _word(tasks: Sequence[Task], engine: Engine) -> list[list[Option]]:
    return realise(tasks, engine.writer, engine.checker, engine.parser) if tasks else []


def _summaries(
    articles: Sequence[Article],
    planned: Sequence[_Planned],
    options: Iterator[list[Option]],
    recipe: Recipe,
    engine: Engine,
) -> list[Summary]:
    complete = engine.complete(recipe)
    done: dict[str, Summary] = {}
    for plan in planned:
        article = plan.outline.article
        worded = [Worded(task, places, tuple(next(options))) for task, places in plan.tasks]
        statements = assemble(
            article,
            [entry for entry in worded if len(entry.places) == 1],
            [entry for entry in worded if len(entry.places) > 1],
            recipe.target_words,
            engine.encoder,
            worth(plan.outline.units, plan.outline.vectors, plan.outline.scores, engine.selector),
        )
        done[article.id] = Summary(article, tuple(statements), complete, article.warnings)
    return [
        done.get(article.id) or Summary(article, (), complete, article.warnings)
        for article in articles
    ]
