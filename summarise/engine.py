"""The models that a recipe names, loaded when they are first needed."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from summarise import models
from summarise.check.checker import RuleChecker
from summarise.check.entailment import Entailment, EntailmentChecker
from summarise.compare.judge import RuleJudge
from summarise.compare.learned import LearnedJudge
from summarise.compare.likeness import MEASURED
from summarise.compare.reading import ReadingJudge
from summarise.roles import Checker, Encoder, Judge, Parser, Scorer, Writer
from summarise.select import signs
from summarise.select.worth import FEATURES
from summarise.types import Recipe
from summarise.write.language import LanguageWriter


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
    def news(self) -> Scorer:
        """Tells which sentences carry an article."""
        return models.load_news(signs.FEATURES)

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

    @cached_property
    def single(self) -> Engine:
        """The models for articles each by itself: the encoder and the reader in bfloat16.

        Comparing has many thresholds that were found with float32 similarities. Of what is put in
        the place of a model an encoder or checker must be put here, too.
        """
        return _Single(self, self._recipe)

    def complete(self, recipe: Recipe) -> Recipe:
        """Complete a recipe with what is only known once the model is loaded."""
        checker = self._entailment.revision
        return replace(recipe, revision=self.writer.revision, checker_revision=checker)


class _Single(Engine):
    """Shares an engine's models, except those of which there is a quicker one."""

    def __init__(self, whole: Engine, recipe: Recipe) -> None:
        super().__init__(recipe)
        self._whole = whole

    @cached_property
    def encoder(self) -> Encoder:
        return models.load_quick_encoder()

    @cached_property
    def parser(self) -> Parser:
        return self._whole.parser

    @cached_property
    def writer(self) -> Writer:
        return self._whole.writer

    @cached_property
    def selector(self) -> Scorer:
        return self._whole.selector

    @cached_property
    def _entailment(self) -> Entailment:
        if self._recipe.checker == "embedded":
            return models.load_quick_reader()
        return self._whole._entailment

    @property
    def single(self) -> Engine:
        return self
