"""Which dates are events, and when they were."""

from __future__ import annotations

import pytest

from tests.compare.stories import HERALD, POST, add, article, compare

PUBLISHED = "2024-05-03"  # a Friday


def _events(sentence: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """The dates of a sentence that stands beside a story without any."""
    story = HERALD.replace(" on Tuesday night", " at night")
    comparison = compare(article("herald", add(story, sentence), published))
    return [(one.date, one.precision) for one in comparison.timeline if one.kind == "event"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The hall was built on March 4, 1931 by two brothers.", ("1931-03-04", "day")),
        ("The company went bankrupt in June 2022 after a strike.", ("2022-06", "month")),
        ("Since 2013 the hall has belonged to her family.", ("2013", "year")),
        ("The council voted against the plan on Tuesday.", ("2024-04-30", "day")),
        ("The council voted against the plan on April 12.", ("2024-04-12", "day")),
        ("The council voted against the plan yesterday.", ("2024-05-02", "day")),
        ("The council voted against the plan last Saturday.", ("2024-04-27", "day")),
        ("Hale is a firefighter who joined the brigade in 2011.", ("2011", "year")),
        ("The town thanked Hale, who died on April 12.", ("2024-04-12", "day")),
        ("They became friends, with Hale calling Berg so in 2019.", ("2019", "year")),
    ],
)
def test_a_date_is_settled_by_its_words_or_by_the_day_of_publication(
    sentence: str, expected: tuple[str, str]
) -> None:
    assert _events(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council voted against the plan on Tuesday.",
        "The council voted against the plan yesterday.",
        "The council voted against the plan on April 12.",
    ],
)
def test_without_a_day_of_publication_relative_dates_are_left_out(sentence: str) -> None:
    assert _events(sentence, None) == []


@pytest.mark.parametrize(
    "sentence",
    [
        # what is to come
        "The council will vote on the plan on Tuesday.",
        "The vote is expected to be held on Monday.",
        "The owner has asked for time until Wednesday.",
        # names and descriptions
        "Police are looking for a black 2008 Corvina with paper plates.",
        "He had won the 2012 county championship in archery.",
        "The owner spoke to the reporters of Sunday Mirror.",
        "She lost her brother in the Sept. 11 attacks.",
        # the day on which somebody spoke is not the day on which it was printed
        '"I will never forget today," the owner said.',
        # habits
        "The hall is open to visitors every Sunday.",
        "It was the best hall in the county and it belongs to all of us today.\u201d",
        # nowadays, and what is planned
        "That custom prevails in the county today.",
        "The mayor travels to Dover on Wednesday.",
        # long ago or soon?
        "She is a candidate in the primary on August 10.",
        "The mayor used a speech on Saturday to thank the brigade.",
        # what nobody says has happened
        "Imagine that on Saturday night the whole town had burnt down.",
        # what can be, not what was
        "The crews cannot know the answer to that question today.",
        # nothing beside the entry says who or what is meant
        "He gave a speech about the limits of the brigade on Wednesday.",
        "It was repaired on Wednesday by three men from the town of Dover.",
        # told in passing
        "The town thanked Hale, who led the brigade from 2011 to 2014.",
        "He relied on the pumps that had served the brigade well in 2012.",
    ],
)
def test_what_is_no_dated_event_is_left_out(sentence: str) -> None:
    assert _events(sentence) == []


def test_the_same_year_is_the_one_named_before() -> None:
    sentence = "The hall opened in May 1931. In December of the same year a storm broke its roof."
    assert _events(sentence, None) == [("1931-05", "month"), ("1931-12", "month")]


def test_events_and_publications_are_in_order_and_name_their_words() -> None:
    comparison = compare(
        article("herald", add(HERALD, "The hall was built in 1931."), "2024-05-03"),
        article("post", add(POST, "The hall was last repaired on June 2, 1988."), "2024-05-02"),
    )
    dates = [entry.date for entry in comparison.timeline]
    assert dates == sorted(dates)
    published = [entry.article for entry in comparison.timeline if entry.kind == "published"]
    assert published == ["post", "herald"]
    texts = {one.article.id: one.article.text for one in comparison.summaries}
    words = {texts[e.article][e.start : e.end] for e in comparison.timeline if e.kind == "event"}
    assert {"1931", "June 2, 1988"} <= words


def test_a_copy_adds_no_events() -> None:
    story = add(HERALD, "The hall was built in 1931.")
    comparison = compare(article("one", story, "2024-05-02"), article("two", story, "2024-05-03"))
    assert {one.article for one in comparison.timeline if one.kind == "event"} == {"one"}
