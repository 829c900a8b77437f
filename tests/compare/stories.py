"""Short articles on one event, written for these tests, and how they are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarise.engine import Engine
from summarise.pipeline import compare_articles
from summarise.read import article_from_text
from summarise.types import Article, Comparison, Fact, Recipe

HERALD = (
    "A fire destroyed the old Kestrel warehouse in Varnby on Tuesday night, the fire service said. "
    "Some 120 firefighters fought the flames until dawn. "
    "Smoke could be seen from the ring road, and residents of Mill Street kept their windows shut."
    "\n\n"
    "The building belonged to a furniture company that went bankrupt two years ago. "
    "Its owner, Petra Valk, had asked for permission to turn it into flats. "
    "The roof collapsed shortly after midnight. "
    "Police are questioning two teenagers who were seen climbing over the fence.\n"
)
POST = (
    "Traffic on the northern bypass stood still for three hours on Wednesday morning. "
    "The cause was a fire that destroyed the old Kestrel warehouse in Varnby. "
    "Crews from four towns pumped water out of the river Lode.\n\n"
    "Shortly after midnight the roof of the building collapsed. "
    "A nearby school cancelled its summer concert, and the fair in the park opened a day late. "
    "Insurance experts put the damage at three million euros.\n"
)
OTHER = (
    "Researchers in Lisbon have found a beetle that survives months without water. "
    "The insect folds its wings into a shell that catches dew at night, Marta Sousa wrote. "
    "Her team followed beetles through two dry summers in the Alentejo. "
    "Engineers hope to copy the shell for roofs in dry villages.\n"
)


class Wordless(Engine):
    """The engine without its language model: rules word everything."""

    writer = None  # type: ignore[assignment]

    def complete(self, recipe: Recipe) -> Recipe:
        return recipe


ENGINE = Wordless(Recipe())


def article(name: str, text: str, published: str | None = None) -> Article:
    return article_from_text(text, id=name, published=published)


def compare(*articles: Article) -> Comparison:
    return compare_articles(list(articles), Recipe(), ENGINE)


def compare_texts(**texts: str) -> Comparison:
    return compare(*(article(name, text) for name, text in texts.items()))


def add(story: str, sentence: str) -> str:
    """A story with one more sentence in a paragraph of its own."""
    return f"{story}\n{sentence}\n"


def facts_of(comparison: Comparison, words: str) -> list[Fact]:
    """The facts of which a mention has some words."""
    texts = {summary.article.id: summary.article.text for summary in comparison.summaries}
    return [
        fact
        for fact in comparison.facts
        if any(words in texts[m.article][m.start : m.end] for m in fact.mentions)
    ]


def told(comparison: Comparison, rename: Mapping[str, str] | None = None) -> list[Sequence[object]]:
    """Everything that a comparison says, without ids and places."""
    name = dict(rename or {})
    texts = {summary.article.id: summary.article.text for summary in comparison.summaries}

    def words(article: str, start: int, end: int) -> tuple[str, str]:
        return name.get(article, article), " ".join(texts[article][start:end].split())

    text_of = {fact.id: fact.text for fact in comparison.facts}
    return [
        sorted(
            (fact.text, sorted(words(m.article, m.start, m.end) for m in fact.mentions))
            for fact in comparison.facts
        ),
        sorted(
            (name.get(one.article, one.article), sorted(text_of[i] for i in one.facts))
            for one in comparison.adds
        ),
        sorted(
            (one.kind, one.because, sorted(words(s.article, s.start, s.end) for s in one.sides))
            for one in comparison.conflicts
        ),
        sorted(
            (one.date, name.get(one.article, one.article), one.kind) for one in comparison.timeline
        ),
    ]
