"""How the cost grows: what is counted, and that what is drawn is what was measured."""

import json

import pytest

from eval.bench.scaling import Point, documents, draw, main, table
from summarise.errors import SummariseError


def test_each_article_is_taken_once_and_has_an_id_of_its_own():
    found = documents("planted")
    assert len({case.documents[0].text for case in found}) == len(found)
    assert [case.documents[0].id for case in found] == [str(i) for i in range(len(found))]


def test_a_cost_that_grows_faster_than_a_straight_line_is_told():
    points = [Point(10, 1000, 5.0, 4.0, 1e6), Point(20, 2000, 12.0, 12.0, 2e6)]
    small, large = (
        [cell.strip() for cell in row.split("|")[1:-1]] for row in table(points).splitlines()[2:]
    )
    assert small == ["10", "100", "5.0", "4.0", "0.400", "1.00", "1"]
    assert large == ["20", "100", "12.0", "12.0", "0.600", "1.50", "2"]


def test_sizes_are_measured_and_drawn(tmp_path, capsys):
    path = tmp_path / "scaling.png"
    sizes = ["--articles", "2", "3", "--compared", "2", "--wording", "none"]
    assert main([*sizes, "--out", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["articles"] for one in found["summarised"]] == [2, 3]
    first, second = found["summarised"]
    assert 0 < first["seconds"] < second["seconds"]
    assert first["words"] < second["words"]
    assert found["compared"][0]["memory"] > 1e8
    assert path.read_bytes().startswith(b"\x89PNG")


def test_only_what_was_measured_is_drawn(tmp_path):
    path = tmp_path / "one.png"
    draw({"summarised": [Point(1, 10, 1.0, 1.0, 1.0)], "compared": []}, path)
    assert path.stat().st_size > 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--articles", "100000"], "different articles"),
        (["--articles", "0"], "from 1"),
        (["--data", "nowhere.jsonl"], "no such file"),
    ],
)
def test_what_cannot_be_measured_is_told(given, told):
    with pytest.raises(SummariseError, match=told):
        main(given)
