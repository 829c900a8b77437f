"""Title, source and date are what the text says; what it does not say is null."""

from __future__ import annotations

import pytest

from summarise.read import article_from_text

BODY = (
    "The council of Harwick voted on Tuesday to close the old bridge for two years.\n\n"
    "Repairs will cost 4.2 million pounds, the mayor said on December 3, 2019.\n\n"
    "The bridge was built in 1887 and carries about nine thousand cars a day."
)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Published 30 December 2022", "2022-12-30"),
        ("Dec. 30, 2022 10:15 AM ET", "2022-12-30"),
        ("Friday, December 30, 2022", "2022-12-30"),
        ("2022-12-30", "2022-12-30"),
        ("30/12/2022", "2022-12-30"),
        ("By Jane Doe | Posted Dec 30, 2022", "2022-12-30"),
        ("Published 30 December 2022 Updated 3 January 2023", "2022-12-30"),
        ("Updated 3:04 PM ET, Tue March 21, 2023", None),
        ("03/04/2022", None),
        ("December 30", None),
        ("Published 31 February 2022", None),
    ],
)
def test_a_date_is_read_only_where_it_is_full_and_sure(head: str, published: str | None) -> None:
    assert article_from_text(f"{head}\n\n{BODY}", id="a").published == published


def test_a_date_in_the_body_is_an_event() -> None:
    assert article_from_text(BODY, id="a").published is None


def test_a_date_in_a_caption_is_an_event() -> None:
    text = f"The bridge on May 3, 2022. (Jane Doe/Reuters)\n\n{BODY}"
    assert article_from_text(text, id="a").published is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (f"HARWICK (AFP) — {BODY}", "AFP"),
        (f"By Jane Doe, The Harwick Post\n\n{BODY}", "The Harwick Post"),
        (f"{BODY}\n\nThe Harwick Post has contacted the builder for comment.", "The Harwick Post"),
        (f"{BODY}\n\nCopyright © 2019 The Harwick Times, LLC.", "The Harwick Times"),
        (f"{BODY}\n\nFord has contacted the owners of all cars.", None),
        (f"{BODY}\n\nThe mayor told CNN that she was sorry.", None),
        (BODY, None),
    ],
)
def test_the_source_is_what_the_text_calls_itself(text: str, source: str | None) -> None:
    assert article_from_text(text, id="a").source == source


def test_the_address_names_the_source_if_nothing_else_does() -> None:
    article = article_from_text(BODY, id="a", url="https://www.harwickpost.example/a/b.html")
    assert article.source == "harwickpost.example"


def test_what_is_given_wins() -> None:
    article = article_from_text(
        f"Published 30 December 2022\n\n{BODY}",
        id="a",
        title="T",
        source="S",
        published="2021-02-03T04:05:06Z",
    )
    assert (article.title, article.source, article.published) == ("T", "S", "2021-02-03")


def test_a_given_date_that_is_none_is_reported() -> None:
    article = article_from_text(BODY, id="a", published="last week")
    assert article.published is None
    assert any("last week" in warning for warning in article.warnings)


def test_names_of_authors_are_no_title() -> None:
    article = article_from_text(f"Jane Doe and John Q. Public\n\n{BODY}", id="a")
    assert article.title is None
