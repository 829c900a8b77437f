"""The signs of a sentence are numbers, whatever the article, and say what their names say."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from summarise.errors import ModelError
from summarise.models import load_encoder, load_news, load_parser, load_selector
from summarise.read import article_from_text
from summarise.select.outline import Outline, outline
from summarise.select.signs import FEATURES, signs
from summarise.select.worth import FEATURES as WORDS
from summarise.select.worth import worth

TEXT = (
    "Every spring the people of Elmford look at the river and wonder. "
    "But on Monday the council voted to close the old bridge, mayor Anna Keller said.\n\n"
    "“It will cost 4 million euros,” she said. "
    "Three years ago the county had closed the ferry."
)


def _outlined(text: str, title: str | None) -> Outline:
    article = article_from_text(text, id="article", title=title)
    return outline([article], load_parser(), load_encoder())[0]


def _signs(found: Outline) -> NDArray[np.float32]:
    matter = worth(found.units, found.vectors, found.scores, load_selector(WORDS))
    return signs(found.article, found.units, found.vectors, found.title, found.manners, matter)


def test_each_sign_is_measured_where_it_stands() -> None:
    found = _outlined(TEXT, "Council votes to close bridge")
    rows = _signs(found)
    assert rows.shape == (4, len(FEATURES))

    def column(name: str) -> list[float]:
        return [round(float(x), 3) for x in rows[:, FEATURES.index(name)]]

    assert column("first") == [1, 0, 0, 0]
    assert column("opens its paragraph") == [1, 0, 1, 0]
    assert column("opens against or on") == [0, 1, 0, 0]
    assert column("opens with a quotation") == [0, 0, 1, 0]
    assert column("day named") == [0, 1, 0, 0]
    assert column("long ago") == [0, 0, 0, 1]
    assert column("pluperfect") == [0, 0, 0, 1]
    assert column("title's words").index(1.0) == 1
    assert column("numbers")[2] > 0
    assert column("people")[1] > 0


def test_what_an_article_lacks_counts_nothing() -> None:
    rows = _signs(_outlined(TEXT, None))
    for name in ("title known", "closeness to the title", "title's words"):
        assert not rows[:, FEATURES.index(name)].any()
    assert np.isfinite(rows).all()
    assert np.isfinite(_signs(_outlined("Rain.", "Rain"))).all()


def test_the_news_is_told_from_the_scene_before_it() -> None:
    found = _outlined(TEXT, "Council votes to close bridge")
    odds = load_news(FEATURES).score(_signs(found))
    assert int(odds.argmax()) == 1


def test_other_signs_are_refused() -> None:
    with pytest.raises(ModelError, match="other numbers"):
        load_news(FEATURES[1:])
