"""Web pages: the article and what the page says about it, never its scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.read import article_from_html, read_article
from summarise.read.inputs import looks_like_html

PARAGRAPHS = [
    f"Paragraph {number} says that the council of Harwick will close the bridge for {number} years."
    for number in range(2, 9)
]
PAGE = f"""<!doctype html>
<html lang="en"><head><title>Bridge to close | The Harwick Post</title>
<meta property="og:site_name" content="The Harwick Post">
<meta property="og:title" content="Bridge to close for years">
<meta property="article:published_time" content="2022-12-30T12:00:00Z">
<script>var text = "A script says so. It must never show.";</script>
<style>p {{ color: red }}</style></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Bridge to close for years</h1><p>Share this article</p>
{"".join(f"<p>{text}<script>alert('shown?')</script></p>" for text in PARAGRAPHS)}
<h2>What comes next</h2>
<p>The mayor will speak to the residents on Monday, she said in a letter.</p>
</article><footer>Copyright 2022 The Harwick Post</footer></body></html>"""


def test_the_article_of_a_page_is_read() -> None:
    article = article_from_html(PAGE, id="a", url="https://www.post.example/bridge")
    body = [sentence.text for sentence in article.sentences]
    assert body == [
        *PARAGRAPHS,
        "The mayor will speak to the residents on Monday, she said in a letter.",
    ]
    assert article.extracted
    assert article.title == "Bridge to close for years"
    assert article.source == "The Harwick Post"
    assert article.published == "2022-12-30"
    assert article.url == "https://www.post.example/bridge"


def test_scripts_never_show() -> None:
    article = article_from_html(PAGE, id="a")
    assert not any(word in article.text for word in ("script", "alert", "shown?", "color"))


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><body><script>var a = 'It was said. He left.';</script></body></html>",
        "<div>" * 5000,
        "<html><body>\x00\x01</body></html>",
    ],
)
def test_a_page_without_an_article_gives_a_warning(page: str) -> None:
    article = article_from_html(page, id="a")
    assert article.sentences == ()
    assert len(article.warnings) == 1
    assert "article" in article.warnings[0]


@pytest.mark.parametrize(
    ("metadata", "published"),
    [
        ('<meta name="pubdate" content="2021-05-06">', "2021-05-06"),
        (
            '<script type="application/ld+json">{"datePublished": "2021-05-06T01:00"}</script>',
            "2021-05-06",
        ),
        ("<time itemprop=datePublished datetime='2021-05-06'>", "2021-05-06"),
        ('<meta property="article:modified_time" content="2021-05-06">', None),
        ("<time datetime='2021-05-06'>", None),
        ("<!-- 2021-05-06 -->", None),
    ],
)
def test_a_date_is_never_guessed_from_the_markup(metadata: str, published: str | None) -> None:
    page = PAGE.replace("article:published_time", "other").replace("<style>", metadata + "<style>")
    assert article_from_html(page, id="a").published == published


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page.txt"])
def test_a_page_is_told_by_its_name_or_its_markup(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    assert read_article(str(path)).extracted


@pytest.mark.parametrize(
    "text",
    ["", "He wrote <b>no</b> in bold.", "<3 he wrote", "if a < b and c > d: p", "<Jane> hello"],
)
def test_a_text_that_mentions_markup_is_no_page(text: str) -> None:
    assert not looks_like_html(text)


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("mayor", "maire élu")
    path = tmp_path / "page.html"
    path.write_bytes(page.encode("iso-8859-1"))
    assert "maire élu" in read_article(str(path)).text


def test_right_to_left_pages_are_read() -> None:
    line = "صوت مجلس المدينة يوم الثلاثاء على إغلاق الجسر القديم لمدة عامين بسبب الأضرار. "
    article = article_from_html(
        f'<html dir="rtl"><body><article>{f"<p>{line * 3}</p>" * 4}</article></body></html>', id="a"
    )
    assert article.language == "ar"
    assert article.sentences
