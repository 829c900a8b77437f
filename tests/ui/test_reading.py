"""What a visitor gives is read with limits, and reaches no file and no place that is not theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.errors import InputError
from tests.ui.conftest import OTHER, STORY
from ui.reading import Given, article, read_all
from ui.rows import rows


@pytest.mark.parametrize("texts", [[], ["", "  \n"]])
def test_nothing_given_says_what_to_do(texts: list[str]) -> None:
    with pytest.raises(InputError, match="Paste at least one article"):
        read_all([Given(text) for text in texts], [])


def test_too_much_is_refused_by_name() -> None:
    with pytest.raises(InputError, match="at most 10"):
        read_all([Given("A story.")] * 11, [])
    with pytest.raises(InputError, match="Article 2 has 200,001 characters"):
        read_all([Given("A story."), Given("x" * 200_001)], [])


def test_boxes_keep_their_number_name_title_and_source() -> None:
    first, second = read_all(
        [Given(STORY, source="The Herald"), Given(""), Given(OTHER, "Closed", name="post")], []
    )
    assert (first.id, first.source) == ("Article 1", "The Herald")
    assert (second.id, second.title) == ("post", "Closed")


def test_equal_names_are_told_apart() -> None:
    given = [Given(STORY, name="a"), Given(STORY, name="a"), Given(STORY, name="a (2)")]
    assert [one.id for one in read_all(given, [])] == ["a", "a (3)", "a (2)"]


def test_a_pasted_web_page_is_read_as_one() -> None:
    page = f"<html><body><script>alert('x')</script><article><p>{STORY * 4}</p></article></html>"
    (read,) = read_all([Given(page)], [])
    assert read.extracted
    assert "alert" not in read.text


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://localhost/a", "http://[::1]/"])
def test_an_address_inside_is_not_fetched(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="public internet"):
        read_all([Given(url)], [])
    with pytest.raises(InputError, match="public internet"):
        article({"url": url}, "a")
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"id": "a", "url": url}))
    with pytest.raises(InputError, match=r"line 1: .*public internet"):
        read_all([], [str(file)])


@pytest.mark.parametrize("text", ["ftp://example.org/a", "www.example.org/news", "example.org"])
def test_half_an_address_is_no_article(text: str) -> None:
    with pytest.raises(InputError, match=r"Article 1: .* with https://"):
        read_all([Given(f" {text}\n")], [])
    assert read_all([Given("Unbelievable.")], [])


def test_half_a_character_in_a_title_harms_nothing() -> None:
    (read,) = read_all([Given(STORY, title="bad \ud800 title")], [])
    assert read.title == "bad \ufffd title"


def test_files_are_read_and_errors_name_them_as_their_owner_does(tmp_path: Path) -> None:
    text, lines = tmp_path / "story.txt", tmp_path / "more.jsonl"
    text.write_text(STORY)
    lines.write_text(f"{json.dumps({'id': 'other', 'text': OTHER})}\n")
    read = read_all([Given("Box text. " + STORY)], [str(text), str(lines)])
    assert [one.id for one in read] == ["Article 1", "story", "other"]
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\x00\x01\x02" * 400)
    with pytest.raises(InputError) as error:
        read_all([], [str(broken)])
    assert "broken.txt" in str(error.value)
    assert str(tmp_path) not in str(error.value)


@pytest.mark.parametrize(
    "path", ["/etc/hostname", "../secret.txt", "link.txt", "a/../../secret.txt"]
)
def test_a_row_reads_no_file_that_was_not_given(path: str, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "mine.txt").write_text(OTHER)
    file = folder / "rows.jsonl"
    file.write_text(f"{json.dumps({'id': 'a', 'path': path})}\n"
                    f"{json.dumps({'id': 'b', 'path': 'mine.txt'})}\n")  # fmt: skip
    stolen, mine = rows([file], folder)
    with pytest.raises(InputError, match="not among the files"):
        stolen.articles()
    assert mine.articles()[0].text == OTHER
    # Without a folder of files no path means anything.
    for row in rows([file]):
        with pytest.raises(InputError, match="not among the files"):
            row.articles()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"text": "x"}', 'has no "id"'),
        ('{"id": "a", "articles": []}', "not a list of objects"),
        ('{"id": "a", "articles": [{"text": "x"}]}', "of its own"),
        ('{"id": "a", "text": 5}', "not a text"),
        ('{"id": "a"}', "give one of"),
        ('{"id": "a", "text": "x", "html": "y"}', "give one of"),
        (json.dumps({"id": "a", "articles": [{"id": n, "text": STORY} for n in range(11)]}), "10"),
    ],
)
def test_what_is_wrong_with_a_row_is_said(line: str, words: str, tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(line)
    (row,) = rows([file])
    with pytest.raises(InputError, match=words):
        row.articles()
