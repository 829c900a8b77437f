"""Whatever an article says is shown as text: it neither adds to the page nor drives it."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.show.html import to_html
from summarise.show.report.markup import element, escape, script_data, web_address
from summarise.show.safe import plain
from summarise.types import (
    Addition,
    Article,
    Change,
    Comparison,
    Conflict,
    Copy,
    Evidence,
    Fact,
    Mention,
    Piece,
    Recipe,
    Removed,
    Sentence,
    Side,
    Statement,
    Summary,
    TimelineEntry,
)
from tests.show.reader import Node, read

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!-- <script> -->",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><animate onbegin=alert(1) attributeName=x>",
    "<svg><style>{font-family:'<iframe/onload=alert(1)>'",
    "</style><style>*{background:url(//example.org)}",
    "</title></textarea></bdi></span></a><b>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "https://example.org/\"><script>alert(1)</script>",
    "${alert(1)} {{constructor.constructor('alert(1)')()}} <%= 1+1 %> #{1+1}",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &amp",
    "]]><![CDATA[<script>alert(1)</script>",
    "<base href=//example.org><meta http-equiv=refresh content=0>",
    "<form action=//example.org><button>Log in</button>",
    "W" * 5000,
    "user\u202egpj.exe \u2066isolated\u2069 \u200fright",
    "\x00null \x1b[31mred \x85 \u2028line \u2029paragraph \ud800 surrogate \ufffe",
    "=HYPERLINK(\"http://example.org\")",
]  # fmt: skip


def hostile_comparison(text: str) -> Comparison:
    """A comparison in which every text is the given one, and every part of the page is there."""
    recipe = Recipe(model=text, revision=text, version=text)
    articles = []
    for name in ("a", "b"):
        body = f"{text} left {text}. {text} said {text}."
        half = len(text) + len(" left ") + len(text) + 1
        articles.append(
            Article(
                id=f"{text}{name}",
                text=body,
                sentences=(Sentence(half + 1, len(body), body[half + 1 :], 0),),
                removed=(Removed(0, half, text),),
                title=text,
                source=f"{text} {name}",
                published=text,
                language=text,
                dateline=text,
                url=text,
                warnings=(text,),
            )
        )
    start, end = articles[0].sentences[0].start, articles[0].sentences[0].end
    one, two = (article.id for article in articles)
    told = (Statement(text, "fused", 0.9, (Evidence(one, start, end), Evidence(two, start, end))),)
    piece = Piece(start, start + len(text), text)
    return Comparison(
        text,
        tuple(Summary(article, told, recipe, (text,)) for article in articles),
        recipe,
        told,
        (Fact(text, text, 0.5, (Mention(one, start, end), Mention(two, start, end))),),
        (Addition(one, (text,), told),),
        (
            Conflict(
                "name",
                f"about {text}",
                (Side(one, start, end, text), Side(two, start, end, text)),
                "contradiction",
            ),
        ),
        (Copy(two, one, 0.9, (Change("name", piece, piece), Change("wording", piece, None))),),
        (
            TimelineEntry(text, "day", one, 0, 0, text, "published"),
            TimelineEntry("2024", "year", one, start, end, text, "event"),
        ),
        (text,),
    )


def _frame(page: Node) -> list[tuple[str, list[str]]]:
    return [(node.tag, sorted(node.attributes)) for node in page.all()]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_adds_nothing_to_the_page(text: str) -> None:
    page = read(to_html(hostile_comparison(text)))
    frame = _frame(read(to_html(hostile_comparison("word"))))
    assert _frame(page) == [
        # A language code is written only if it is one.
        (tag, [name for name in names if name != "lang" or tag == "html"])
        for tag, names in frame
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_as_it_is(text: str) -> None:
    page = read(to_html(hostile_comparison(text)))
    shown = plain(text).strip()
    for place in ("overview", "sources", "conflicts", "facts", "copies", "timeline", "a0", "a1"):
        assert shown in page.id(place).text, place
    assert shown in json.loads(page.id("data").text)["citations"][0]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_drives_the_browser(text: str) -> None:
    document = to_html(hostile_comparison(text))
    assert not set(document) & set(BIDI)
    assert not any(ord(c) < 32 and c != "\n" for c in document)
    document.encode("utf-8")
    data = document.partition('id="data">')[2].partition("</script>")[0]
    assert not set(data) & set("<>&\u2028\u2029")
    for node in read(document).all("a"):
        address = node.attributes["href"] or ""
        assert address.startswith(("#", "https://", "http://"))
        if not address.startswith("#"):
            assert set((node.attributes["rel"] or "").split()) == {"noreferrer", "noopener"}


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_stays_text(text: str) -> None:
    page = read(element("p", text, title=text, class_=text))
    (shown,) = page.all()
    assert shown.text == shown.attributes["title"] == shown.attributes["class"] == plain(text)
    assert sorted(shown.attributes) == ["class", "title"]
    assert json.loads(script_data([text])) == [plain(text)]


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://example.org/a?b=c&d=%20#e", "example.org"),
        ("http://user@evil.example:8080/", "evil.example"),
        ("https://bbc.co.uk@evil.example/news", "evil.example"),
        ("javascript:alert(1)//https://example.org", None),
        ("JAVASCRIPT:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("https://exa mple.org", None),
        ("https://example.org/\n", None),
        ('https://example.org/"><script>', None),
        ("https://еxample.org", None),  # a Cyrillic letter
        ("https://[::1", None),
        ("https://", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, host: str | None) -> None:
    found = web_address(url)
    assert found == (url, host) if host else found is None


def test_a_link_names_the_host_that_it_leads_to() -> None:
    comparison = hostile_comparison("word")
    summary = comparison.summaries[0]
    article = dataclasses.replace(summary.article, url="https://bbc.co.uk@evil.example/'a&b")
    summaries = (dataclasses.replace(summary, article=article), comparison.summaries[1])
    page = read(to_html(dataclasses.replace(comparison, summaries=summaries)))
    (link,) = (a for a in page.all("a") if (a.attributes["href"] or "").startswith("https"))
    assert link.text == "evil.example"
    assert link.attributes["href"] == article.url


def test_the_direction_of_text_stays_its_own() -> None:
    page = read(to_html(hostile_comparison("שלום")))
    for node in page.all(class_="claim"):
        assert node.all("bdi") or (node.parent and node.parent.tag in {"th", "h3"})
    for node in page.id("a0").all("p"):
        assert node.attributes.get("dir") == "auto" or "about" in node.classes


def test_escaped_text_is_no_longer_escaped_again() -> None:
    assert element("p", escape("a < b"), "&") == "<p>a &lt; b&amp;</p>"
