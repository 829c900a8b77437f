"""Sentences that report count more than those that ask, chat or point at a picture."""

from __future__ import annotations

import pytest

from summarise.roles import Parser
from summarise.select.manner import AIMLESS, FOREIGN, POINTLESS, TALK, manner, manners


def _manner(text: str, parser: Parser) -> float:
    return manner(text, parser.parse([text])[0])


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("The council closed the bridge on Monday.", 1.0),
        ("The bridge survived World War I.", 1.0),
        ("The county closed the red line on Monday after a train had left its rails.", 1.0),
        ("The table above the fireplace was destroyed.", 1.0),
        ("Henry I of Elm died in 1135.", 1.0),
        ("“I closed the bridge because we had to,” the mayor said.", 1.0),
        ("Where the bridge stood, a ferry will run.", 1.0),
        ("Why did the council close the bridge?", AIMLESS),
        ("“And who will pay for that?” councillor Ana Reyes asked.", AIMLESS),
        ("It's often said that a bridge is a promise.", AIMLESS),
        ("What is a surprise is that the ferry pays for itself.", AIMLESS),
        ("It's why the ferry lost its passengers.", AIMLESS),
        ("“The owners of the ferry were shouted down at the meeting.”", AIMLESS),
        ("Reyes asked the mayor (15:16), “What do you think of the bridge?”", AIMLESS),
        ("On Monday my sister complained about the bridge.", TALK),
        ("You can cross on the ferry instead.", TALK),
        ("(The ferry is run by the county, like the two in Elmford.)", POINTLESS),
        ("The red line is the road that they could have built.", POINTLESS),
        ("The map below shows the detour that drivers have to take.", POINTLESS),
        ("Power not in the hands of the council, but of its friends", POINTLESS),
        ("Where the tolls have more than tripled since 2005.", POINTLESS),
        ('poster="http://example.org/a.jpg" The bridge The council met.', FOREIGN),
    ],
)
def test_each_manner_has_its_factor(text: str, factor: float, parser: Parser) -> None:
    assert _manner(text, parser) == factor


def test_who_wrote_it_is_no_news_where_opinions_are_disclaimed(parser: Parser) -> None:
    texts = [
        "Ana Reyes is a senior engineer at the Norvale Institute.",
        "She is also a specialist for wooden bridges.",
        "The opinions in this article belong to the author.",
        "The bridge is a danger to whoever crosses it.",
    ]
    parses = parser.parse(texts)
    assert manners(texts, parses).tolist() == pytest.approx([FOREIGN] * 3 + [1.0])
    del texts[2]
    assert manners(texts, parser.parse(texts)).tolist() == [1.0] * 3


def test_the_first_sentence_has_nothing_to_point_at(parser: Parser) -> None:
    texts = ["This fish fry could beat a certain barbecue.", "This fish fry is in May."]
    assert manners(texts, parser.parse(texts)).tolist() == [AIMLESS, 1.0]


def test_a_line_without_an_end_is_a_caption_where_sentences_have_theirs(parser: Parser) -> None:
    report = [
        "The ferry ran aground on Friday.",
        "Nobody was hurt.",
        "Anna Keller, the harbour master, said the crew was calm.",
        "Anna Keller said on Friday that the crew was calm as the ferry ran aground",
        "Two tugs came from Elmford.",
        "The council meets on Monday.",
        "It will speak about the tower.",
    ]
    parses = parser.parse(report)
    found = manners(report, parses)
    assert found[3] < 0.5
    assert all(found[i] == 1 for i in range(len(report)) if i != 3)
    without = [text.rstrip(".") for text in report]  # notes: nothing is told by their ends
    assert manners(without, parser.parse(without))[3] == 1
