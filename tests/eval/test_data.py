"""Cases from the seeds and from files: every shape, and every error with its path."""

import gzip
import json

import pytest

from eval.data import load
from summarise.errors import InputError

SHAPES = {
    "text": {"id": "r", "text": "T.", "references": ["R."]},
    "articles": {
        "id": "r",
        "articles": [{"id": "x", "text": "T.", "source": "S"}, {"id": "y", "text": "U."}],
        "references": "R.",
    },
    "paragraphs": {"triplet": "r", "articles": [{"source": "S", "paragraphs": [["T."], ["U."]]}]},
    "docs of titles": {
        "id": "r",
        "docs": [{"title": "A", "text": "T."}, {"title": "B", "text": "U."}],
        "reference": {"title": "C", "text": "R."},
    },
    "docs of strings": {"id": "r", "docs": ["T.", "U."], "reference": "R."},
    "refs": {"cluster": "r", "docs": [{"id": "1", "text": "T."}], "refs": [{"text": "R."}]},
    "pyramid": {
        "id": "r",
        "document": "T.",
        "reference": "<t> R . </t> <t> S . </t>",
        "scus": ["F."],
    },
    "system outputs": {
        "hash": "r",
        "article": "T.",
        "reference": "R.",
        "summary": "x",
        "model_name": "m",
    },
    "one summary": {"id": "r", "article": "T.", "summary": "R."},
    "two summaries": {"id": "r", "article": "T.", "summary1": "R.", "summary2": "Q."},
    "lists": {"id": "r", "article": ["T.", "U."], "summary": ["R.", "Q."], "fused": "x"},
}


def write(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_known_shape_is_read(shape, tmp_path):
    (case,) = load(write(tmp_path / "d.jsonl", SHAPES[shape])).cases
    assert case.id == "r"
    assert case.documents[0].text.startswith("T.")
    assert shape == "paragraphs" or case.references[0].startswith("R")


def test_pieces_of_a_row(tmp_path):
    rows = {name: {**row, "id": name, "hash": name} for name, row in SHAPES.items()}
    for row in rows.values():
        row.pop("triplet", None)
        row.pop("cluster", None)
    cases = {case.id: case for case in load(write(tmp_path / "d.jsonl", *rows.values())).cases}
    assert cases["pyramid"].facts == ("F.",)
    assert cases["pyramid"].references == ("R .\nS .",)
    assert cases["two summaries"].references == ("R.", "Q.")
    assert cases["paragraphs"].documents[0].text == "T.\n\nU."
    assert [document.id for document in cases["docs of strings"].documents] == ["a1", "a2"]
    assert cases["docs of titles"].documents[1].title == "B"


def test_gold_insights_name_the_documents_that_state_them(tmp_path):
    row = {
        "topic_id": "r",
        "docs": [
            {"id": "d1", "text": "T.", "insights_included": ["i"]},
            {"id": "d2", "text": "U.", "insights_included": []},
        ],
        "subtopics": [{"insights": [{"insight_id": "i", "insight": "It is so."}]}],
    }
    (case,) = load(write(tmp_path / "d.jsonl", row)).cases
    assert case.gold["insights"] == [{"id": "i", "text": "It is so.", "articles": ["d1"]}]


def test_the_seeds_are_the_default_and_their_gold_stands_where_it_says():
    data = load()
    assert [case.id for case in data.cases][-1] == "seeds"
    assert all(len(case.references) == 2 for case in data.cases[:-1])
    gold = data.cases[-1].gold
    texts = {document.id: document.text for document in data.cases[-1].documents}
    for fact in gold["facts"]:
        for mention in fact["mentions"]:
            assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["quote"]


def test_a_gzipped_file_is_the_same(tmp_path):
    plain = write(tmp_path / "d.jsonl", SHAPES["text"])
    packed = tmp_path / "d.jsonl.gz"
    packed.write_bytes(gzip.compress((tmp_path / "d.jsonl").read_bytes()))
    assert load(str(packed)).cases == load(plain).cases


def test_rows_of_one_article_are_one_case(tmp_path):
    rows = [{**SHAPES["system outputs"], "model_name": name} for name in "ab"]
    rows.append({**rows[0], "reference": "Q."})
    (case,) = load(write(tmp_path / "d.jsonl", *rows)).cases
    assert case.references == ("R.", "Q.")


def test_rows_can_be_chosen_by_a_key(tmp_path):
    rows = [{**SHAPES["text"], "id": name, "set": name} for name in "ab"]
    path = write(tmp_path / "d.jsonl", *rows)
    assert [case.id for case in load(f"{path}#set=b").cases] == ["b"]
    with pytest.raises(InputError, match="no rows with set=c"):
        load(f"{path}#set=c")


def test_a_limit_draws_the_same_cases_each_time(tmp_path):
    rows = [{**SHAPES["text"], "id": str(number)} for number in range(50)]
    path = write(tmp_path / "d.jsonl", *rows)
    drawn = [int(case.id) for case in load(path, limit=10, seed=1).cases]
    assert drawn == [int(case.id) for case in load(path, limit=10, seed=1).cases]
    assert drawn == sorted(drawn)
    assert drawn != list(range(10))
    assert len(load(path, limit=500).cases) == 50


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "holds no rows"),
        ("{]\n", "line 1: not JSON"),
        ("[1]\n", "line 1: not a JSON object"),
        ('{"id": "1", "body": "x"}\n', "line 1: unknown keys body, id"),
        ('{"id": "1", "text": "x", "summaries": ["y"]}\n', "line 1: unknown keys"),
        ('{"adv": "x", "ele": "y"}\n', "eval.planted"),
        ('{"id": "1", "text": 5, "references": []}\n', "line 1: text is int"),
        ('{"articles": [{"id": "x"}]}\n', "line 1: no 'text'"),
        ('{"articles": [{"id": "x", "text": ""}, {"id": "x", "text": ""}]}\n', "same id"),
        (
            '{"id": "1", "text": "x", "references": []}\n'
            '{"id": "1", "text": "y", "references": []}\n',
            "line 2: id '1' is used twice",
        ),
    ],
)
def test_a_file_that_cannot_be_used_is_an_error_with_its_path(content, reason, tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text(content)
    with pytest.raises(InputError) as error:
        load(str(path))
    assert str(path) in str(error.value)
    assert reason in str(error.value)


def test_a_missing_file_is_an_error_with_its_path(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        load(str(tmp_path / "nowhere.jsonl"))
    with pytest.raises(InputError, match="cannot read"):
        load(str(tmp_path))


def test_one_reference_may_be_called_so(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"id": "a", "text": "A ferry ran aground.", "reference": "Ferry aground."}\n'
        '{"id": "b", "articles": [{"text": "One."}, {"text": "Two."}], "reference": "Both."}\n',
        encoding="utf-8",
    )
    first, second = load(str(path)).cases
    assert (first.id, first.references) == ("a", ("Ferry aground.",))
    assert (second.id, second.references) == ("b", ("Both.",))


def test_an_article_needs_no_references(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "a", "text": "A ferry ran aground.", "topic": "sea"}\n', "utf-8")
    (case,) = load(str(path)).cases
    assert (case.id, case.documents[0].text, case.references) == ("a", "A ferry ran aground.", ())


def test_a_row_of_no_known_shape_is_told_what_it_needs(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"id": "a", "body": "A ferry ran aground."}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r'line 1: unknown keys body, id; a row has "text"'):
        load(str(path))


def test_paragraphs_are_strings_or_lists_of_sentences(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(
        '{"id": "a", "articles": [{"source": "Post", "paragraphs": ["One is here.", "Two."]},'
        ' {"source": "Times", "paragraphs": [["One.", "Two."], ["Three."]]}]}\n',
        encoding="utf-8",
    )
    (case,) = load(str(path)).cases
    assert [one.text for one in case.documents] == ["One is here.\n\nTwo.", "One. Two.\n\nThree."]
