from __future__ import annotations

import pytest

from summarise.read import article_from_text
from summarise.roles import Encoder, Parser
from summarise.select.units import Unit, texts, units
from summarise.types import Article
from summarise.write.assemble import Assembly, Worded
from summarise.write.introduce import introduce
from summarise.write.people import people
from summarise.write.realise import Option, Task

FULL = "The council elected Walter Brannigan as its chairman on Monday after a long debate."


def _read(parser: Parser, *sentences: str) -> tuple[Article, list[Unit]]:
    article = article_from_text(" ".join(sentences), id="article")
    wanted = texts(article)
    return article, units(article, dict(zip(wanted, parser.parse(wanted), strict=True)))


def _introduced(parser: Parser, sentence: str, *others: str, room: int = 5) -> str:
    """The last sentence of an article as the only one of its summary."""
    article, found = _read(parser, *others, sentence)
    assert found[-1].text == sentence
    return introduce(sentence, found[-1:], people(article, found), set(), room)[0]


@pytest.mark.parametrize(
    ("bare", "full"),
    [
        ("Brannigan promised to build a new school.", "Walter Brannigan promised"),
        ("Mr. Brannigan promised to build a new school.", "Walter Brannigan promised"),
        ("Sen. Brannigan promised to build a new school.", "Sen. Walter Brannigan promised"),
        ("The mayor praised Brannigan for his long work.", "praised Walter Brannigan for"),
        ("The teachers talked to Brannigan for an hour.", "to Walter Brannigan for"),
        ("Brannigan's promise surprised the teachers of the town.", "Walter Brannigan's promise"),
    ],
)
def test_whoever_was_not_introduced_gets_the_full_name(
    parser: Parser, bare: str, full: str
) -> None:
    assert full in _introduced(parser, bare, FULL)


@pytest.mark.parametrize(
    ("sentence", "others"),
    [
        ("“Brannigan promised us a new school,” the teacher said.", (FULL,)),
        ("The Brannigan administration promised to build a new school.", (FULL,)),
        ("The Brannigan-Keller law promises a new school to the town.", (FULL,)),
        ("Voters like President Brannigan more than ever before.", (FULL,)),
        ("Walter Brannigan promised a new school, and Brannigan built it.", (FULL,)),
        ("The company moved to Brannigan Street in the spring.", (FULL,)),
        (
            "Brannigan promised to build a new school.",
            (FULL, "His wife, Hilda Brannigan, teaches at the old school of the town."),
        ),
        (
            "Brannigan promised to build a new school.",
            ("The council heard Hilda and Walter Brannigan on Monday after a long debate.",),
        ),
        ("Mrs. Brannigan promised to build a new school.", (FULL,)),
        ("Brannigan promised to build a new school.", ("The chairman was elected on Monday.",)),
        (
            "Brannigan promised to build a new school.",
            ("WALTER BRANNIGAN was elected by the council on Monday after a long debate.",),
        ),
        (
            "Brannigan was shot in the spring of that year.",
            (
                "Walter F. Brannigan won the election for the council by a few votes.",
                "Robert F. Brannigan became attorney general after a long debate.",
            ),
        ),
        ("The elder Brannigan praised the teachers of the town.", (FULL,)),
        ("Her husband Brannigan promised to build a new school.", (FULL,)),
        ("Her father was proud, and Brannigan promised to build a new school.", (FULL,)),
        ("Shares of Brannigan fell by a tenth on Friday.", (FULL,)),
        (
            "Brannigan promised to build a new school.",
            (FULL, "Walter Brannigan Jr. was not at home when the council met."),
        ),
    ],
)
def test_a_surname_stays_where_it_is_in_doubt(
    parser: Parser, sentence: str, others: tuple[str, ...]
) -> None:
    assert _introduced(parser, sentence, *others) == sentence


def test_an_initial_is_not_doubled(parser: Parser) -> None:
    other = "The council elected Walter B. Brannigan as its chairman on Monday."
    sentence = "The teachers trusted Walter B. Brannigan for many years."
    assert _introduced(parser, sentence, other) == sentence


def test_nobody_is_introduced_where_there_is_no_room(parser: Parser) -> None:
    bare = "Brannigan promised to build a new school."
    assert _introduced(parser, bare, FULL, room=0) == bare
    courteous = _introduced(parser, "Mr. " + bare, FULL, room=0)
    assert courteous == "Walter " + bare


def _summary(parser: Parser, encoder: Encoder, target: int, *chosen: int) -> list[tuple[str, str]]:
    article, found = _read(
        parser,
        FULL,
        "Brannigan promised to build a new school near the river.",
        "The teachers thanked Brannigan for what he had done in the town.",
        "The bridge over the river will be closed to all traffic until the end of the year.",
    )
    assembly = Assembly(article, target, encoder, {}, found)
    for place in chosen:
        text = found[place].text
        task = Task((found[place],), "compress")
        assembly.offer(Worded(task, (place,), (Option(text, "extracted", 1.0),)))
    statements = assembly.statements()
    for statement in statements:
        told = " ".join(article.text[e.start : e.end] for e in statement.evidence)
        assert set(statement.text.split()) <= set(told.split())
    return [(statement.text, statement.how) for statement in statements]


def test_only_the_first_mention_is_given_the_full_name(parser: Parser, encoder: Encoder) -> None:
    (one, how), (two, how_two) = _summary(parser, encoder, 24, 2, 1)
    assert one == "Walter Brannigan promised to build a new school near the river."
    assert how == "rewritten"
    assert two == "The teachers thanked Brannigan for what he had done in the town."
    assert how_two == "extracted"


def test_who_was_named_in_full_before_keeps_the_surname(parser: Parser, encoder: Encoder) -> None:
    assert [how for _, how in _summary(parser, encoder, 24, 0, 1)] == ["extracted"] * 2


def test_a_summary_with_full_names_keeps_to_its_length(parser: Parser, encoder: Encoder) -> None:
    for target in range(10, 32):
        told = _summary(parser, encoder, target, 1, 3, 2)
        bound = max(int(target * 1.15), 10)
        assert sum(len(text.split()) for text, _ in told) <= bound
