from __future__ import annotations

import pytest

from summarise.read import article_from_text
from summarise.roles import Parser
from summarise.select.units import Unit, texts, units


def cut(text: str, parser: Parser) -> list[Unit]:
    article = article_from_text(text, id="a")
    wanted = texts(article)
    return units(article, dict(zip(wanted, parser.parse(wanted), strict=True)))


def unit(text: str, parser: Parser, beginning: str) -> Unit:
    return next(one for one in cut(text, parser) if one.text.startswith(beginning))


def test_a_pronoun_is_named_where_only_one_person_can_be_meant(parser: Parser) -> None:
    text = (
        "Mayor Anna Keller opened the new bridge over the Elm on Monday morning. "
        "She thanked the workers who had built it in only two years."
    )
    found = unit(text, parser, "She")
    assert found.reference is not None
    assert found.reference.name == "Anna Keller"
    assert found.text[found.reference.start : found.reference.end] == "She"
    assert found.reference.sentences == (0,)


def test_a_full_name_rests_on_the_sentence_that_gives_it_and_on_the_one_that_says_who_is_meant(
    parser: Parser,
) -> None:
    text = (
        "Mayor Anna Keller came to the Elm on Monday morning. "
        "The new bridge was closed for two years. "
        "Keller opened it at noon. "
        "She thanked the workers who had built it in only two years."
    )
    found = unit(text, parser, "She")
    assert found.reference is not None
    assert found.reference.name == "Anna Keller"
    assert found.reference.sentences == (0, 2)


def test_a_pronoun_is_not_named_where_two_persons_can_be_meant(parser: Parser) -> None:
    text = (
        "The dispute between Anna Keller and Jonas Brandt went on for most of Monday. "
        "She wants the money for the bridge to be paid back before the winter."
    )
    found = unit(text, parser, "She")
    assert found.leans
    assert found.reference is None


def test_a_sentence_that_points_back_leans(parser: Parser) -> None:
    text = (
        "The council of Elmford closed the old bridge to all traffic on Monday. "
        "The move angered shop owners on both banks of the river. "
        "This was expected by most of the people who live there."
    )
    assert unit(text, parser, "The move").leans
    assert unit(text, parser, "This").leans
    assert not unit(text, parser, "The council").leans


def test_an_announced_quotation_stays_with_its_announcement(parser: Parser) -> None:
    text = (
        "The ministry of transport made the following statement about the bridge:\n\n"
        "“The bridge is safe for cars. Lorries have to take the road over Oakham.”\n\n"
        "Work on it will begin in the spring of next year."
    )
    found = unit(text, parser, "The ministry")
    assert "Lorries have to take" in found.text
    assert len(found.sentences) >= 2


def test_a_bare_quotation_leans_because_its_speaker_stands_elsewhere(parser: Parser) -> None:
    text = (
        "The bridge will be closed for a year, the mayor of Elmford said on Monday. "
        "“Nobody will be happy about it in the first few weeks.” "
    )
    assert unit(text, parser, "“Nobody").leans


def test_pronouns_inside_quotations_are_left_alone(parser: Parser) -> None:
    text = (
        "Mayor Anna Keller opened the new bridge over the Elm on Monday. "
        "“They built it faster than anybody here thought,” said Jonas Brandt of the council."
    )
    found = unit(text, parser, "“They")
    assert found.reference is None
    assert not found.leans


def test_it_that_stands_for_nothing_does_not_lean(parser: Parser) -> None:
    text = (
        "The bridge over the Elm was closed for all traffic on Monday. "
        "It is not known when the work on the pillars will begin."
    )
    assert not unit(text, parser, "It is not known").leans


@pytest.mark.parametrize(
    "text",
    [
        "The woman was an employee of the warehouse, Sheriff Jonas Brandt said on Friday. "
        "She shot four people outside the building before the police came.",
        "Police chief Jonas Brandt said the suspect fled over the bridge on Sunday night. "
        "He was caught on Monday in a hotel in Oakham.",
        "Anna Keller opened the new bridge over the Elm on Monday morning. "
        "She thanked the workers and the province, he said later in the day.",
        "We know that the president took too long, and blamed everyone from former President "
        "Brandt to the papers for it. He has contradicted the doctors of the county.",
        "The whole county paid for the bridge, from Jonas Brandt to the schools of the town. "
        "He has contradicted the doctors of the county.",
        "Chief Justice Jonas Brandt warned both sides late on Tuesday. "
        "Black, meanwhile, has gotten political in his prayers before. "
        "The chaplain, Barry Black, spoke for two minutes.",
        "Jonas Brandt opened the old bridge as president of the county, he said on Monday. "
        "He wanted to show the people of the town what was wrong with it.",
    ],
)
def test_a_pronoun_is_not_named_where_the_text_speaks_of_somebody_else(
    text: str, parser: Parser
) -> None:
    assert cut(text, parser)[1].reference is None


def test_a_title_is_not_somebody_else(parser: Parser) -> None:
    text = (
        "Anna Keller, the mayor of Elmford, opened the new bridge on Monday morning. "
        "Her speech lasted for two hours in the rain."
    )
    found = cut(text, parser)[1]
    assert found.reference is not None
    assert found.reference.name == "Anna Keller's"


def test_a_pronoun_whose_name_follows_needs_no_naming(parser: Parser) -> None:
    text = (
        "Mayor Anna Keller opened the new bridge over the Elm on Monday morning. "
        "In her second speech of the week, Keller thanked the workers who had built it."
    )
    found = cut(text, parser)[1]
    assert found.reference is None
    assert not found.leans


@pytest.mark.parametrize(
    "second",
    [
        "It said an inspection in October had found only four small cracks.",
        "The cracks were known for years, they said.",
    ],
)
def test_a_speaker_named_only_before_is_not_left_out(second: str, parser: Parser) -> None:
    text = f"The council of Elmford denied that it had ignored warnings about it. {second}"
    assert cut(text, parser)[1].leans


def test_nobody_is_named_whose_given_name_the_pronoun_contradicts(parser: Parser) -> None:
    text = (
        "Maggie Holt opened the new bridge over the Elm on Monday morning. "
        "He thanked the workers who had built it in only two years."
    )
    found = unit(text, parser, "He")
    assert found.leans
    assert found.reference is None


def test_a_person_named_beside_him_is_not_him(parser: Parser) -> None:
    text = (
        "Vice President Brandt crossed the town like a guest at a feast. "
        "His private ceremony was attended by Alex Holt, who would be a key ally. "
        "He attended the ball for the harbour workers in the evening."
    )
    found = unit(text, parser, "He attended")
    assert found.reference is None or found.reference.name.endswith("Brandt")


@pytest.mark.parametrize(
    ("second", "leans"),
    [
        ("Police detained 12 of them on Sunday evening near the old harbour.", True),
        ("The council has paid for it since the winter of last year.", True),
        ("Workers took the boats ashore and painted them in the old harbour hall.", False),
        ("The council said that it would pay for the new harbour hall.", False),
    ],
)
def test_those_who_act_are_not_those_acted_upon(second: str, leans: bool, parser: Parser) -> None:
    text = f"About 3,000 supporters of the plan gathered outside the hall. {second}"
    assert unit(text, parser, second[:12]).leans == leans


def test_what_stands_inside_a_long_quotation_leans_on_its_speaker(parser: Parser) -> None:
    text = (
        "One councillor writes, “The harbour is dying by the numbers. I have seen it in Elmford. "
        "Where the ferries have lost their crews. Where the pier is closed to all but the gulls. "
        "Where one in seven of the boats lies on the beach. I have seen it in Norvale as well, "
        "where the cranes stand still. “We need to write the rules of the harbour anew so that it "
        "works for us. First we have to write the tolls anew.” The council meets again on Monday."
    )
    found = cut(text, parser)
    assert len(found) > 4
    assert [one.leans for one in found] == [False, *[True] * (len(found) - 2), False]


def test_a_quotation_that_nothing_closes_binds_nothing(parser: Parser) -> None:
    text = (
        "One councillor writes, “The harbour is dying by the numbers. The council of Elmford has "
        "built a new pier for the three ferries that carry the people of the town to the islands. "
        "The pier cost the county two million euros more than the mayor had promised in the spring "
        "of last year. A new mayor was elected by the people of the town in the first week of May. "
        "The harbour has lost nine of its ten cranes.\n\nThe council meets again on Monday."
    )
    found = cut(text, parser)
    assert len(found) > 3
    assert not any(one.leans for one in found)


def test_a_quotation_with_marks_of_two_kinds_is_closed(parser: Parser) -> None:
    text = (
        'The mayor called it "a good day for the harbour.” The council meets again on Monday. '
        "The ferry sails at noon."
    )
    assert len(cut(text, parser)) == 3


@pytest.mark.parametrize("named", ["Keller", "Pence"])
def test_no_name_is_put_for_a_pronoun_beside_the_same_name(named: str, parser: Parser) -> None:
    text = (
        f"Vice President Mike {named} spoke in the town hall for an hour. "
        f"The dig at {named} apparently stemmed from his Channel Two interview."
    )
    found = unit(text, parser, "The dig")
    assert found.reference is None
    assert not found.leans


@pytest.mark.parametrize(
    ("second", "leans"),
    [
        ("I then spend about six minutes on the train to Oakham.", True),
        ("Since then, the old bridge has been closed to lorries.", True),
        ("The then mayor, Anna Keller, paid for the old bridge.", False),
        ("By then-Mayor Keller the bridge was praised as a marvel.", False),
        ("It's why the town of Elmford lost its harbour.", True),
        ("It\u2019s why the town of Elmford lost its harbour.", True),
        ("That's what the council of Elmford calls a marvel.", True),
        ("This is why the harbour of Elmford was closed.", True),
        ("It is not known why the harbour of Elmford was closed.", False),
    ],
)
def test_what_goes_on_from_before_leans(second: str, leans: bool, parser: Parser) -> None:
    text = f"The council of Elmford closed the old bridge on Monday. {second}"
    assert unit(text, parser, second[:12]).leans == leans


def test_what_somebody_is_said_to_think_does_not_become_what_is_so(parser: Parser) -> None:
    text = (
        "Mayor Anna Keller suggested she should have moved more quickly to close the bridge. "
        "And she should have done more to explain the costs of the work to the town."
    )
    found = unit(text, parser, "And she")
    assert found.leans
    assert found.reference is None
    told = text.replace("suggested she should have moved", "moved")
    found = unit(told, parser, "And she")
    assert found.reference is not None
