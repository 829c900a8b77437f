"""Values that tests of several rooms start from, written by hand."""

from __future__ import annotations

import re

import pytest

from summarise.types import (
    Addition,
    Article,
    Change,
    Comparison,
    Conflict,
    Copy,
    Evidence,
    Fact,
    Mention,
    Piece,
    Recipe,
    Removed,
    Sentence,
    Side,
    Statement,
    Summary,
    TimelineEntry,
)

RECIPE = Recipe(revision="r1", version="1.0")
_HERALD = (
    "Share this\n\nThe bridge at Elm Street will close on Monday, the mayor said. "
    "Repairs cost $4 million. The bridge was built in 1931.\n"
)
_MIRROR = (
    "The bridge at Elm Street will close on Monday, the major said. "
    "Repairs cost $4 million. The bridge was built in 1931.\n"
)
_POST = (
    "Elm Street's bridge closes on Tuesday, according to the city council. "
    "Buses will run over Oak Avenue.\n"
)


def make_article(id: str, text: str, **known: object) -> Article:
    """Build an article whose sentences end at full stops; "Share this" is furniture."""
    removed = tuple(
        Removed(found.start(), found.end(), "page furniture")
        for found in re.finditer("Share this", text)
    )
    sentences = tuple(
        Sentence(found.start(), found.end(), found.group(), 0)
        for found in re.finditer(r"[A-Z][^.\n]*\.", text)
    )
    return Article(id=id, text=text, sentences=sentences, removed=removed, language="en", **known)  # type: ignore[arg-type]


def make_summary(article: Article, *numbers: int) -> Summary:
    """Build a summary of whole sentences."""
    statements = tuple(
        Statement(
            article.sentences[number].text,
            "extracted",
            1.0,
            (Evidence(article.id, article.sentences[number].start, article.sentences[number].end),),
        )
        for number in numbers
    )
    return Summary(article, statements, RECIPE)


def _mention(article: Article, number: int) -> Mention:
    sentence = article.sentences[number]
    return Mention(article.id, sentence.start, sentence.end)


def _piece(article: Article, words: str) -> Piece:
    start = article.text.index(words)
    return Piece(start, start + len(words), words)


def _side(article: Article, number: int, value: str) -> Side:
    sentence = article.sentences[number]
    return Side(article.id, sentence.start, sentence.end, value)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Three articles: a report, its garbled copy, and another report that contradicts it."""
    herald = make_article(
        "herald", _HERALD, title="Bridge to close", source="The Herald", published="2024-03-01"
    )
    mirror = make_article("mirror", _MIRROR)
    post = make_article("post", _POST, source="The Post", published="2024-03-02")
    facts = (
        Fact(
            "f1",
            "The bridge at Elm Street will close.",
            0.9,
            (_mention(herald, 0), _mention(mirror, 0), _mention(post, 0)),
        ),
        Fact("f2", "Repairs cost $4 million.", 0.5, (_mention(herald, 1), _mention(mirror, 1))),
        Fact(
            "f3", "The bridge was built in 1931.", 0.4, (_mention(herald, 2), _mention(mirror, 2))
        ),
        Fact("f4", "Buses will run over Oak Avenue.", 0.6, (_mention(post, 1),)),
    )
    wording = Change("wording", _piece(herald, "will"), _piece(mirror, "will"))
    mayor = Change("name", _piece(herald, "mayor"), _piece(mirror, "major"))
    dropped = Change("dropped", _piece(herald, "on Monday"), None)
    return Comparison(
        id="bridge",
        summaries=(make_summary(herald, 0, 1), make_summary(mirror, 0), make_summary(post, 0)),
        recipe=RECIPE,
        overview=(
            Statement(
                "The bridge at Elm Street will close.",
                "fused",
                0.9,
                (Evidence("herald", 12, 74), Evidence("post", 0, 69)),
            ),
        ),
        facts=facts,
        adds=(
            Addition("herald", ("f2", "f3"), ()),
            Addition("post", ("f4",), make_summary(post, 1).statements),
        ),
        conflicts=(
            Conflict(
                "date",
                "The day on which the bridge closes",
                (_side(herald, 0, "Monday"), _side(post, 0, "Tuesday")),
                "later report",
            ),
        ),
        copies=(Copy("mirror", "herald", 0.97, (wording, dropped, mayor)),),
        timeline=(
            TimelineEntry("2024-03-01", "day", "herald", 0, 0, "Bridge to close", "published"),
            TimelineEntry("1931", "year", "herald", 100, 129, "The bridge was built.", "event"),
        ),
        warnings=("mirror: it gives no date",),
    )


@pytest.fixture(scope="session")
def summary(comparison: Comparison) -> Summary:
    """The summary of the first article."""
    return comparison.summaries[0]
