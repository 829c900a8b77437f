"""What holds for every text: offsets are exact, and nothing disappears without a reason."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from summarise.read import article_from_html, article_from_text, plain
from summarise.types import Article

PIECES = st.sampled_from(
    [
        "The council voted on Tuesday to close the old bridge.",
        "Mr. Smith left. ",
        "“We go. We stay,” he said.",
        '"Why?" he asked.',
        "Advertisement",
        "Desperate Times",
        "[1]",
        "(RELATED: x y)",
        "Scroll down for video",
        "<script>",
        "</script>",
        "The bridge. JANE DOE/AFP via Getty Images",
        "By Jane Doe, CNN",
        "MOSCOW (Reuters) -- ",
        "Published 30 December 2022",
        "• ",
        "—",
        " . ",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\t",
        "\u2028",
        "\u00a0",
        "\u200b",
        "مرحبا بالعالم. كيف حالك؟",
        "这是一个句子。",
        "😀",
        "e\u0301",
        "\ud800",
    ]
)
PAGES = st.lists(PIECES | st.text(max_size=30), max_size=25).map("".join)
ODD = st.text(alphabet="aA.?!\"'“”‘’()[]1 \n-—…:,;/\r\u200b", max_size=120)


def check(article: Article) -> None:
    spans = sorted(
        [(s.start, s.end) for s in article.sentences] + [(r.start, r.end) for r in article.removed]
    )
    assert all(0 <= start < end <= len(article.text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for sentence in article.sentences:
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        assert 0 <= sentence.lead < len(sentence.text)
    starts = [sentence.start for sentence in article.sentences]
    assert starts == sorted(starts)
    paragraphs = [sentence.paragraph for sentence in article.sentences]
    assert paragraphs == sorted(paragraphs)
    position, left = 0, ""
    for start, end in [*spans, (len(article.text), len(article.text))]:
        left += article.text[position:start]
        position = end
    assert left.strip() == ""


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PAGES | ODD | st.text())
def test_every_character_is_content_or_removed_with_a_reason(text: str) -> None:
    article = article_from_text(text, id="a")
    assert len(article.text) == len(text)
    check(article)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PAGES)
def test_pages_keep_the_same_promise(text: str) -> None:
    check(article_from_html(f"<html><body><article><p>{text}</p></article></body></html>", id="a"))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(PAGES)
def test_reading_is_repeatable(text: str) -> None:
    assert article_from_text(text, id="a") == article_from_text(text, id="a")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(PAGES | ODD | st.text())
def test_plain_text_is_one_trimmed_line_and_stays_so(text: str) -> None:
    shown = plain(text)
    assert "\n" not in shown
    assert shown == shown.strip()
    assert plain(shown) == shown
