"""The models, loaded once and kept warm between requests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from summarise import Article, Engine, Recipe, __version__, article_from_text, compare_articles
from summarise.errors import InputError
from summarise.types import LENGTHS

SHORTEST, LONGEST = 10, 1000  # words of a summary
# What the models are tried on when they are loaded: their first sentence takes longer than others.
_TRIAL = (
    "The city council closed the bridge at Elm Street on Monday because of cracks in its piers. "
    "Repairs will cost four million dollars, said the mayor, who expects them to take a year."
)


class Engines:
    """One engine for each model that the page offers; the first is the one chosen at first."""

    def __init__(self, models: Sequence[str]) -> None:
        """Prepare the models; nothing is loaded yet."""
        self.models = tuple(dict.fromkeys(models)) or ("embedded",)
        self._engines = {name: Engine(Recipe(model=name)) for name in self.models}

    def recipe(self, model: str, length: str) -> Recipe:
        """Return the recipe that a visitor asks for.

        Raises:
            InputError: the page does not offer that model, or no summary has that length.
        """
        if model not in self._engines:
            offered = ", ".join(self.models)
            raise InputError(f"There is no model {model!r} here; there is {offered}.")
        if length in LENGTHS:
            return Recipe(model=model, length=length, version=__version__)
        if length.isascii() and length.isdigit() and SHORTEST <= int(length[:9]) <= LONGEST:
            return Recipe(model=model, length=str(int(length)), version=__version__)
        raise InputError(
            f"{length!r} is no length: give {', '.join(LENGTHS)} or a number of words from "
            f"{SHORTEST} to {LONGEST}."
        )

    def of(self, recipe: Recipe) -> Engine:
        """Return the engine that keeps a recipe."""
        return self._engines[recipe.model]

    def warm(self) -> None:
        """Load the first model and use everything once."""
        recipe = Recipe(model=self.models[0], length="short", version=__version__)
        compare_articles(self._trial, recipe, self.of(recipe))

    @cached_property
    def _trial(self) -> list[Article]:
        return [article_from_text(_TRIAL, id=name) for name in ("one", "two")]
