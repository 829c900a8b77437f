"""Piped output is clean Markdown: what an article says is text and never markup."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from summarise.show.blocks import Heading, Item, Paragraph, Table, spans
from summarise.show.markdown import markdown, to_markdown
from summarise.show.safe import plain
from summarise.types import Comparison, Piece, Summary

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKS = st.text(alphabet="ab1 .)*_`[]()<>#+-=~|!&;:/\\\"'$^\n\u202e\x1b", max_size=40)
HOSTILE = [
    "<script>alert(1)</script>",
    "![x](http://example.org/track.png)",
    "[click](javascript:alert(1))",
    "[x]: http://example.org",
    "# not a heading",
    "1. not a list",
    "- not a list",
    "---",
    "> not a quotation",
    "`code` **strong** _slanted_ ~~gone~~",
    "&lt;b&gt; &amp;",
    "a | b",
    "end with a backslash\\",
    "<https://example.org>",
]


def _inline(text: str) -> list[Token]:
    return [token for token in READER.parse(text) if token.type == "inline"]


def _words(token: Token) -> str:
    children = token.children or []
    assert {child.type for child in children} <= {"text", "text_special"}, token.content
    return "".join(child.content for child in children)


def _check_shows(text: str) -> None:
    shown = plain(text).strip(" ")
    if not shown:
        return
    for block in (Paragraph(spans(text)), Item(spans(text)), Heading(2, spans(text))):
        tokens = _inline(markdown([block]))
        assert [_words(token).strip() for token in tokens] == [shown.strip()]
    rows = _inline(markdown([Table(("a", "b"), ((spans(text), spans("x")),))]))
    assert [_words(token).strip() for token in rows] == ["a", "b", shown.strip(), "x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    _check_shows(text)


@given(MARKS)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    _check_shows(text)


def test_plain_news_text_is_not_littered_with_escapes() -> None:
    text = 'The [People\'s] Bank paid $5 (about 4%) - a "record" - on Dec. 30; see snake_case #1!'
    assert markdown([Paragraph(spans(text))]) == text + "\n"


def test_a_summary_names_its_source_date_and_length(summary: Summary) -> None:
    text = to_markdown(summary)
    assert text.startswith("## Bridge to close\n")
    assert "The Herald · 2024-03-01 · 22 words" in text
    assert "Repairs cost $4 million." in text
    assert "\x1b" not in text


def test_evidence_is_the_exact_words(summary: Summary) -> None:
    text = to_markdown(summary, evidence=True)
    start = summary.article.text.index("Repairs")
    assert f"  - herald {start}–{start + 24}: “Repairs cost $4 million.”" in text
    assert "Evidence" not in to_markdown(summary)


def test_furniture_is_in_no_output(comparison: Comparison) -> None:
    assert "Share this" not in to_markdown(comparison, evidence=True)


def test_a_copy_is_no_independent_source(comparison: Comparison) -> None:
    text = to_markdown(comparison)
    assert "# 3 articles, 2 independent sources" in text
    # f2 and f3 are in the original and its copy only, so they are no agreement.
    agreement = text.split("## What several sources say")[1].split("##")[0]
    assert "**2 sources:** The bridge at Elm Street will close. — The Herald, The Post" in agreement
    assert "1931" not in agreement


def test_damaging_changes_come_first(comparison: Comparison) -> None:
    text = to_markdown(comparison).split("## mirror repeats The Herald")[1]
    assert text.index("“mayor” → “major”") < text.index("**Dropped:**") < text.index("**Wording:**")


def test_long_lists_say_how_much_they_leave_out(comparison: Comparison) -> None:
    copy = comparison.copies[0]
    changes = [
        dataclasses.replace(change, after=Piece(0, 5, f"word {number}"))
        for number in range(20)
        for change in copy.changes
    ]
    many = dataclasses.replace(copy, changes=tuple(changes))
    text = to_markdown(dataclasses.replace(comparison, copies=(many,)))
    assert "and 28 changes and 20 changed wordings more" in text


def test_who_says_what_is_in_every_section(comparison: Comparison) -> None:
    text = to_markdown(comparison)
    assert "| **mirror** | – | 22 | 0 | 1 | copy of The Herald, 97% |" in text
    assert "  - **The Post:** “Tuesday”" in text
    assert "- **2024-03-01** The Herald published" in text
    assert "- **1931** The bridge was built. — The Herald" in text
    assert "**Warning:** mirror: it gives no date" in text


def test_a_copy_with_changes_is_never_all_of_it(comparison: Comparison) -> None:
    copy = dataclasses.replace(comparison.copies[0], containment=0.9996)
    assert "99% of mirror" in to_markdown(dataclasses.replace(comparison, copies=(copy,)))


def test_a_copy_does_not_repeat_the_timeline(comparison: Comparison) -> None:
    entry = comparison.timeline[1]
    again = dataclasses.replace(entry, article="mirror")
    own = dataclasses.replace(again, date="1932")
    text = to_markdown(dataclasses.replace(comparison, timeline=(entry, again, own)))
    assert text.count("**1931**") == 1
    assert text.count("**1932**") == 1


def test_an_article_without_a_summary_says_so(summary: Summary) -> None:
    empty = dataclasses.replace(summary, statements=(), warnings=("too short",))
    assert "No summary." in to_markdown(empty)
    assert "**Warning:** too short" in to_markdown(empty)
