"""Words that tie a sentence to the one before go, and come back where that one is printed."""

from __future__ import annotations

import pytest

from summarise.read import article_from_text
from summarise.roles import Encoder, Parser
from summarise.select.units import texts, units
from summarise.write.assemble import Assembly, Worded
from summarise.write.opening import open_plainly, tied
from summarise.write.realise import Option, Task


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The mayor, of course, left.", "The mayor left."),
        ("Compared to the bridge, of course, a ferry is slow.", "Compared to the bridge, a ferry"),
        ("In Elmford, however, a ferry is slow.", "In Elmford, a ferry is slow."),
    ],
)
def test_an_aside_behind_an_opening_phrase_leaves_its_comma(text: str, plain: str) -> None:
    assert open_plainly(text).startswith(plain)


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("The council left.", "But the council left.", "But the council left."),
        ("Keller left.", "However, Keller left.", "However, Keller left."),
        ("Anna Keller left.", "But she left.", "Anna Keller left."),
        ("The council left.", "And the council left.", "The council left."),
        ("The council left.", "The council left.", "The council left."),
        ("Butter sells well.", "Butter sells well.", "Butter sells well."),
    ],
)
def test_only_the_word_of_the_source_is_put_back(text: str, source: str, wanted: str) -> None:
    assert tied(text, source) == wanted


SENTENCES = (
    "The mayor promised a new bridge over the Elm to the town in spring.",
    "But the council voted against the plan on Monday after a long debate.",
    "A ferry will carry the people of Elmford to the islands instead.",
)


@pytest.mark.parametrize(("places", "opens"), [((0, 1), "But the"), ((1, 2), "The council")])
def test_but_stays_only_behind_the_sentence_it_goes_against(
    parser: Parser, encoder: Encoder, places: tuple[int, ...], opens: str
) -> None:
    article = article_from_text(" ".join(SENTENCES), id="article")
    wanted = texts(article)
    found = units(article, dict(zip(wanted, parser.parse(wanted), strict=True)))
    assembly = Assembly(article, 40, encoder, {}, found)
    for place in places:
        plain = open_plainly(found[place].text)
        option = Option(plain, "extracted", 1.0)
        assembly.offer(Worded(Task((found[place],), "compress"), (place,), (option,)))
    assert any(one.text.startswith(opens) for one in assembly.statements())
