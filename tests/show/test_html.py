"""The report is one safe page in which every entry leads to the exact words."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import itertools
import json
import re
from typing import Any

import pytest

from summarise.show.html import to_html
from summarise.show.safe import plain
from summarise.types import Comparison, Fact, Mention, Removed, Sentence, Summary
from tests.conftest import make_article, make_summary
from tests.show.reader import Node, read


def _data(page: Node) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(page.id("data").text)
    return value


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", plain(text))


def _target(page: Node, entry: Node) -> list[list[int]]:
    places: list[list[int]] = _data(page)["targets"][int(entry.attributes["data-k"] or "")]
    return places


def _words(page: Node, place: list[int]) -> str:
    """What lights up for a place: the pieces of the article that start in it."""
    article, start, end = place
    shown = []
    for piece in page.id(f"a{article}").all(class_="w"):
        offset = int((piece.attributes["id"] or "").split("-")[1])
        if start <= offset < end:
            shown.append(piece.text)
    return "".join(shown)


@pytest.fixture(scope="module")
def page(comparison: Comparison) -> Node:
    return read(to_html(comparison))


def test_an_article_that_is_called_by_its_source_tells_its_name_too() -> None:
    article = make_article("lab-report", "The dam broke. It was old.")
    named = make_summary(dataclasses.replace(article, source="The Valley News"))
    same = make_summary(dataclasses.replace(article, source="Lab-Report"))
    assert "lab-report" in read(to_html(named)).id("a0").text
    assert "lab-report" not in read(to_html(same)).id("a0").text


def test_nothing_is_fetched_and_only_its_own_script_runs(comparison: Comparison) -> None:
    document = to_html(comparison)
    page = read(document)
    (policy,) = (
        node.attributes["content"] or ""
        for node in page.all("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["base-uri"] == rules["form-action"] == "'none'"
    scripts = [node for node in page.all("script") if "type" not in node.attributes]
    for rule, nodes in (("script-src", scripts), ("style-src", page.all("style"))):
        (node,) = nodes
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'"
    for node in page.all():
        names = set(node.attributes)
        assert not names & {"src", "srcset", "style", "action", "poster", "background"}
        assert not any(name.startswith("on") for name in names)
        assert node.tag not in {"link", "img", "iframe", "object", "embed", "base", "form", "use"}
    assert "url(" not in page.all("style")[0].text
    assert "@import" not in page.all("style")[0].text


def test_the_script_writes_text_only(page: Node) -> None:
    script = page.all("script")[-1].text
    for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                   "Function(", "fetch(", "XMLHttpRequest", "localStorage", "cookie"):  # fmt: skip
        assert danger not in script


def test_ids_are_unique_and_every_link_arrives(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [node.attributes.get("href") or "" for node in page.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    for node in page.all():
        for name in ("aria-labelledby", "aria-describedby"):
            assert node.attributes.get(name) in {None, *ids}


def test_headings_are_in_order(page: Node) -> None:
    levels = [int(n.tag[1]) for n in page.all() if re.fullmatch("h[1-6]", n.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(two <= one + 1 for one, two in itertools.pairwise(levels))


def test_every_article_is_there_in_full(page: Node, comparison: Comparison) -> None:
    for number, summary in enumerate(comparison.summaries):
        (text,) = page.id(f"a{number}").all(class_="text")
        shown = "".join(piece.text for piece in text.all(class_="w"))
        assert _squeezed(shown) == _squeezed(summary.article.text)


def test_what_was_left_out_is_there_but_set_apart(page: Node) -> None:
    (fold,) = page.id("a0").all("details")
    assert fold.all("summary")[0].text == "Left out: page furniture"
    assert fold.all(class_="w")[0].text == "Share this"
    assert not fold.all(class_="mark")


def test_marks_tell_how_a_passage_stands_to_the_others(page: Node) -> None:
    def marks(article: int) -> list[tuple[str, str]]:
        return [(node.classes[1], node.text) for node in page.id(f"a{article}").all(class_="mark")]

    assert [kind for kind, _ in marks(0)] == ["conflict", "only", "only"]
    assert [kind for kind, _ in marks(1)] == ["copied", "copied", "copied"]
    assert marks(2) == [
        ("conflict", "Elm Street's bridge closes on Tuesday, according to the city council."),
        ("only", "Buses will run over Oak Avenue."),
    ]
    for node in page.id("originals").all("a", "mark"):
        kind = page.id(node.attributes["aria-describedby"] or "").text
        assert kind.startswith(
            {"conflict": "In con", "only": "Only", "copied": "Copied"}[node.classes[1]]
        )


def test_shared_without_conflict_is_shared(comparison: Comparison) -> None:
    page = read(to_html(dataclasses.replace(comparison, conflicts=())))
    first = [page.id(f"a{number}").all(class_="mark")[0].classes[1] for number in range(3)]
    assert first == ["shared", "copied", "shared"]


def test_a_sentence_lights_up_its_evidence_in_every_source(
    page: Node, comparison: Comparison
) -> None:
    (entry,) = page.id("overview").all(class_="claim")
    assert entry.text == "The bridge at Elm Street will close."
    assert [_words(page, place) for place in _target(page, entry)] == [
        "The bridge at Elm Street will close on Monday, the mayor said.",
        "Elm Street's bridge closes on Tuesday, according to the city council.",
    ]
    assert [cite.text for cite in page.id("overview").all(class_="cite")] == [
        "The Herald",
        "The Post",
    ]


def test_every_entry_lights_up_exactly_its_words(page: Node, comparison: Comparison) -> None:
    """Offsets of the data, of the pieces in the page and of the articles are the same."""
    texts = [summary.article.text for summary in comparison.summaries]
    targets = _data(page)["targets"]
    assert len(targets) > 20
    for places in targets:
        for article, start, end in places:
            assert _words(page, [article, start, end]) == texts[article][start:end]


def test_the_matrix_says_who_says_what(page: Node) -> None:
    rows = page.id("matrix").all("tbody")[0].all("tr")
    shown = [[cell.text for cell in row.all() if cell.tag in {"td", "th"}] for row in rows]
    assert shown[0] == [
        "The bridge at Elm Street will close. ≠ in conflict", "2", "0.90", "says", "says", "says",
    ]  # fmt: skip
    assert shown[1][1:] == ["1", "0.50", "says", "says", "–"]
    assert shown[3][1:] == ["1", "0.60", "–", "–", "says"]
    assert [row.attributes["data-kind"] for row in rows] == ["shared", "only", "only", "only"]
    assert rows[1].attributes["data-sources"] == "0 1"
    assert "data-conflict" in rows[0].attributes
    assert "data-conflict" not in rows[1].attributes


def test_many_sources_are_named_in_one_column() -> None:
    articles = [make_article(f"a{n:02}", "The bridge will close on Monday.") for n in range(20)]
    mentions = tuple(Mention(article.id, 0, 32) for article in articles)
    many = Comparison(
        "many",
        tuple(make_summary(article, 0) for article in articles),
        make_summary(articles[0], 0).recipe,
        facts=(Fact("f1", "The bridge will close on Monday.", 1.0, mentions),),
    )
    table = read(to_html(many)).id("matrix")
    assert len(table.all("thead")[0].all("th")) == 4
    assert table.all("td")[-1].text.split() == [article.id for article in articles]


def test_conflicts_stand_side_by_side_under_the_sources_names(page: Node) -> None:
    conflict = page.id("c0")
    assert [side.text for side in conflict.all(class_="who")] == [
        "The Herald · 2024-03-01",
        "The Post · 2024-03-02",
    ]
    assert [value.text for value in conflict.all(class_="value")] == ["Monday", "Tuesday"]
    assert "a later report may know more" in conflict.text


def test_damaging_changes_come_first_and_the_same_one_once(comparison: Comparison) -> None:
    copy = comparison.copies[0]
    twice = dataclasses.replace(copy, changes=(*copy.changes, copy.changes[2]))
    page = read(to_html(dataclasses.replace(comparison, copies=(twice,))))
    grave, wording = page.id("copies").all("tbody")
    rows = [
        [cell.text for cell in row.all() if cell.tag in {"th", "td"}] for row in grave.all("tr")
    ]
    assert rows[0][0] == "Name (2 times)"
    assert "close on Monday, the mayor said." in rows[0][1]
    assert [node.text for node in grave.all("del")] == ["mayor", "on Monday"]
    assert [node.text for node in grave.all("ins")] == ["major"]
    assert rows[1][2] == "nothing"
    assert len(wording.all("tr")) == 1


def test_a_guessed_direction_is_no_fact(comparison: Comparison) -> None:
    assert "mirror repeats The Herald" in read(to_html(comparison)).id("copies").text
    warning = "mirror and herald share their text; nothing tells which came first"
    unsure = dataclasses.replace(comparison, warnings=(warning,))
    text = read(to_html(unsure)).id("split").text
    assert "repeats The Herald" not in text
    assert "copy of" not in text
    assert "mirror and The Herald share their text" in text
    assert "Which came first cannot be told" in text


def test_the_timeline_is_a_picture_and_a_list(page: Node) -> None:
    timeline = page.id("timeline")
    (picture,) = timeline.all("svg")
    assert picture.attributes["role"] == "img"
    assert len(picture.all("circle")) == len(picture.all("rect")) == 1
    entries = [entry.text for entry in timeline.all("li")]
    assert entries == ["1 Mar 2024 The Herald published", "1931 The bridge was built. — The Herald"]
    (event,) = timeline.all("a", "claim")
    assert [_words(page, place) for place in _target(page, event)] == [
        "The bridge was built in 1931."
    ]


def test_a_text_to_copy_names_its_sources(page: Node) -> None:
    button = page.id("overview").all("button")[0]
    text = _data(page)["citations"][int(button.attributes["data-copy"] or "")]
    assert text == "The bridge at Elm Street will close. [The Herald, The Post]"


def test_one_summary_is_a_page_too(summary: Summary) -> None:
    page = read(to_html(summary))
    entries = page.id("sources").all(class_="claim")
    assert [_words(page, place) for entry in entries for place in _target(page, entry)] == [
        "The bridge at Elm Street will close on Monday, the mayor said.",
        "Repairs cost $4 million.",
    ]
    used = [node.text for node in page.id("a0").all(class_="used")]
    assert used == [entry.text for entry in entries]
    assert not page.all(class_="mark")
    for words in ("only here", "shared", "What it adds"):
        assert words not in page.all("body")[0].all("main")[0].text


def test_several_summaries_are_one_page(comparison: Comparison) -> None:
    page = read(to_html(comparison.summaries))
    assert page.all("h1")[0].text == "3 articles, summarised"
    assert len(page.all("article")) == 3
    assert not page.all(class_="mark")


def test_the_same_result_is_the_same_page(comparison: Comparison) -> None:
    assert to_html(comparison) == to_html(comparison)


def test_paragraphs_stay_and_wrapped_lines_are_joined() -> None:
    text = "Menu\nHome\n\nThe bridge will\nclose. It is old.\nBuses will run.\n\nRepairs cost much."
    article = make_article("a", text)
    places = [article.text.index(words) for words in ("The", "It", "Buses", "Repairs")]
    ends = [text.index(".", place) + 1 for place in places]
    sentences = tuple(
        Sentence(start, end, text[start:end], paragraph)
        for start, end, paragraph in zip(places, ends, (0, 0, 0, 1), strict=True)
    )
    removed = (Removed(0, 9, "menu"),)
    article = dataclasses.replace(article, sentences=sentences, removed=removed)
    (shown,) = read(to_html(make_summary(article, 0))).all(class_="text")
    (fold,) = shown.all("details")
    assert [node.text for node in fold.all("p")] == ["Menu", "Home"]
    assert [node.text for node in shown.all("p")[2:]] == [
        "The bridge will close. It is old. Buses will run.",
        "Repairs cost much.",
    ]


def test_a_passage_that_two_facts_claim_is_shown_once(comparison: Comparison) -> None:
    again = dataclasses.replace(comparison.facts[1], id="f9")
    page = read(to_html(dataclasses.replace(comparison, facts=(*comparison.facts, again))))
    text = page.id("a0").all(class_="text")[0]
    shown = "".join(piece.text for piece in text.all(class_="w"))
    assert _squeezed(shown) == _squeezed(comparison.summaries[0].article.text)
