"""What the program finds in articles written for this test, in every medium.

These run the embedded models.
"""

from __future__ import annotations

import csv
import io

import pytest

from summarise import Engine, Recipe, article_from_text, compare_articles
from summarise.show.html import to_html
from summarise.show.markdown import to_markdown
from summarise.show.matrix import to_csv
from summarise.types import Comparison
from tests.show.reader import Node, read

HERALD = """The harbour ferry will stop running on 3 May 2024, the port authority said on Monday. \
Its engine failed twice in April and a new one costs 2.5 million euros.

"We cannot ask passengers to take that risk," said Ines Moreau, who heads the authority. \
About 900 people cross the bay with it every day.
"""
MIRROR = HERALD.replace("Ines Moreau", "Inès Morose").replace("2.5 million", "25 million")
POST = """The port authority will take the harbour ferry out of service on 10 May 2024. \
Some 900 passengers use it every day, and most of them work on the northern shore.

Buses will take them around the bay until a new boat arrives from Denmark in the autumn.
"""


@pytest.fixture(scope="module")
def found() -> Comparison:
    recipe = Recipe()
    articles = [
        article_from_text(text, id=name)
        for name, text in (("herald", HERALD), ("mirror", MIRROR), ("post", POST))
    ]
    return compare_articles(articles, recipe, Engine(recipe))


@pytest.fixture(scope="module")
def page(found: Comparison) -> Node:
    return read(to_html(found))


def test_every_sentence_is_marked_and_every_article_whole(page: Node, found: Comparison) -> None:
    for number, summary in enumerate(found.summaries):
        article = page.id(f"a{number}")
        shown = "".join(piece.text for piece in article.all(class_="w"))
        assert "".join(shown.split()) == "".join(summary.article.text.split())
        marked = "".join("".join(mark.text.split()) for mark in article.all("a", "mark"))
        for sentence in summary.article.sentences:
            words = "".join(sentence.body.split())
            assert words.rstrip('."') in marked


def test_a_direction_that_nothing_tells_is_not_told(page: Node, found: Comparison) -> None:
    (copy,) = found.copies
    assert {copy.article, copy.of} == {"herald", "mirror"}
    assert any("which came first" in warning for warning in found.warnings)
    for text in (page.id("copies").text, to_markdown(found)):
        assert "share their text" in text
        assert "Which came first cannot be told" in text
        assert "repeats" not in text


def test_the_table_holds_every_mention(found: Comparison) -> None:
    head, *rows = csv.reader(io.StringIO(to_csv(found), newline=""))
    assert head[4:] == ["herald", "mirror", "post"]
    assert len(rows) == len(found.facts)
    texts = {summary.article.id: summary.article.text for summary in found.summaries}
    for row, fact in zip(rows, found.facts, strict=True):
        for name, cell in zip(head[4:], row[4:], strict=True):
            said = [m for m in fact.mentions if m.article == name]
            assert bool(cell) == bool(said)
            for mention in said:
                assert " ".join(texts[name][mention.start : mention.end].split()) in cell
