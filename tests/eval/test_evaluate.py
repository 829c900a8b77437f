"""The command: what it prints and writes, and that a stopped run is taken up."""

import json
import math

import pytest

from eval.command import main
from eval.data import Dataset
from eval.generate import Store, generate, wants
from eval.items import Case, Document, Line, Output
from eval.report.table import cell, grid, screen, worst
from eval.run import evaluate
from summarise.errors import SummariseError

CASES = tuple(
    Case(
        str(n),
        (Document(str(n), f"Town {n} opened a bridge. It cost {n} million."),),
        (f"Town {n}.",),
    )
    for n in range(1, 7)
)
DATA = Dataset("towns", "0" * 64, CASES)


class Scripted:
    """Answers from a table, counts what it is asked, and may be interrupted."""

    ceiling = False
    compares = False
    chunk = 2

    def __init__(self, name, answer, stop_at=None):
        self.name = name
        self.answer = answer
        self.asked = []
        self.stop_at = stop_at

    def signature(self):
        return {"system": self.name}

    def run(self, cases):
        for case in cases:
            if case.id == self.stop_at:
                raise KeyboardInterrupt
            self.asked.append(case.id)
        return [self.answer(case) for case in cases]


def say(text):
    return lambda case: Output((Line(text.format(case.id)),))


def silent(name, done, total):
    pass


def test_a_stopped_run_is_taken_up_and_its_outputs_are_kept(tmp_path):
    stopped = Scripted("s", say("Town {}."), stop_at="5")
    with pytest.raises(KeyboardInterrupt):
        generate(stopped, CASES, tmp_path, silent)
    again = Scripted("s", say("Town {}."))
    outputs = generate(again, CASES, tmp_path, silent)
    assert again.asked == ["5", "6"]
    assert [output.text for output in outputs] == [f"Town {n}." for n in range(1, 7)]


def test_a_torn_last_line_is_made_again(tmp_path):
    first = Scripted("s", say("Town {}."))
    generate(first, CASES, tmp_path, silent)
    (file,) = tmp_path.iterdir()
    file.write_text(file.read_text()[:-20])
    again = Scripted("s", say("Town {}."))
    assert len(generate(again, CASES, tmp_path, silent)) == 6
    assert again.asked == ["5", "6"]
    third = Scripted("s", say("Town {}."))
    generate(third, CASES, tmp_path, silent)
    assert third.asked == []


def test_another_system_another_input_or_id_is_another_output(tmp_path):
    generate(Scripted("s", say("x")), CASES, tmp_path, silent)
    other = Scripted("t", say("y"))
    generate(other, CASES, tmp_path, silent)
    assert len(other.asked) == 6
    changed = [Case("1", (Document("1", "Other text."),))]
    again = Scripted("s", say("z"))
    assert generate(again, changed, tmp_path, silent)[0].text == "z"
    # A new reference changes nothing that a system has seen.
    same = [Case(c.id, c.documents, ("New.",)) for c in CASES]
    known = Scripted("s", say("z"))
    generate(known, same, tmp_path, silent)
    assert known.asked == []


def test_failures_are_not_kept(tmp_path):
    generate(Scripted("s", lambda case: Output(error="no")), CASES, tmp_path, silent)
    again = Scripted("s", say("x"))
    generate(again, CASES, tmp_path, silent)
    assert len(again.asked) == 6


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SummariseError, match="--cache"):
        Store(tmp_path / "file" / "x", Scripted("s", say("x"))).add(
            CASES[:1], [Output()], Scripted("s", say("x"))
        )


@pytest.fixture(scope="module")
def result():
    good = Scripted("good", say("Town {} opened a bridge."))
    bad = Scripted(
        "bad",
        lambda case: (
            Output(error="it broke")
            if case.id == "6"
            else Output((Line("Mary Brock paid 77 million."),))
        ),
    )
    return evaluate(DATA, [good, bad], words=5)


def test_the_better_system_is_told_apart_from_the_worse(result):
    assert result.estimates["good"]["rouge1"].mean > result.estimates["bad"]["rouge1"].mean
    assert result.estimates["good"]["ungrounded"].mean == 0
    assert result.estimates["bad"]["ungrounded"].mean == 1
    # Five pairs cannot be surer than 2 in 32.
    assert result.tests["rouge1"][0].p == 2 / 32
    assert result.tests["rouge1"][0].n == 5


def test_what_failed_is_counted_and_said(result):
    assert result.estimates["bad"]["rouge1"].n == 5
    assert result.estimates["bad"]["rouge1"].unscored == 1
    text = screen(result)
    assert "bad: 1 of 6 outputs failed, the first (6) because: it broke" in text
    assert "none could be" in text


def test_the_worst_come_first_with_the_reason(result):
    text = worst(result)
    good, bad = text.split("### bad")
    assert "ungrounded 0.000" in good
    assert bad.index("**6**") < bad.index("**1**")
    assert "number not in the source: 77" in bad
    assert "name not in the source: mary brock" in bad


def test_a_system_that_cannot_compare_is_not_asked_to():
    case = Case("c", CASES[0].documents + CASES[1].documents, gold={"facts": []})
    assert not wants(Scripted("s", say("x")), case)
    assert all(wants(Scripted("s", say("x")), case) for case in CASES)


def test_cells_and_tables():
    from eval.bootstrap import Estimate

    assert cell(Estimate(0.5, 0.4, 0.6, 9, 0), 100) == "50.0 ±10.0"
    assert cell(Estimate(0.5, math.nan, math.nan, 1, 2), 100) == "50.0*"
    assert cell(Estimate(math.nan, math.nan, math.nan, 0, 2), 100) == "-"
    assert cell(None, 1) == "-"
    assert grid(["a", "b"], [["x", "10"]]) == "| a |  b |\n|---|---:|\n| x | 10 |"


def test_json_is_one_object_as_the_contract_says(capsys, tmp_path):
    argv = ["--system", "lead", "oracle", "--json", "--cache", str(tmp_path), "--seed", "3"]
    assert main(argv) == 0
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert out.count("\n") == 1
    assert "lead 5/5" in err
    for name in ("lead", "oracle"):
        for value in found["systems"][name]["metrics"].values():
            assert {"mean", "interval", "n", "unscored", "signature"} <= value.keys()
            signature = value["signature"]
            assert signature["seed"] == 3
            assert signature["data sha256"] == found["data"]["sha256"]
            assert signature["metric"]
    assert found["systems"]["oracle"]["ceiling"]
    low, high = found["systems"]["lead"]["metrics"]["rouge1"]["interval"]
    assert 0 < low < found["systems"]["lead"]["metrics"]["rouge1"]["mean"] < high < 1
    # The same again, from what was kept: the same bytes.
    assert main(argv) == 0
    assert capsys.readouterr().out == out


def test_the_files_of_a_report(capsys, tmp_path):
    argv = [
        "--system",
        "lead",
        "lexical",
        "--cache",
        str(tmp_path / "c"),
        "--out",
        str(tmp_path / "o"),
    ]
    assert main(argv) == 0
    assert "| lead" in capsys.readouterr().out
    names = {path.name for path in (tmp_path / "o").iterdir()}
    assert names == {
        "scores.json",
        "items.jsonl",
        "report.md",
        "scores.png",
        "faithfulness.png",
        "length.png",
    }
    rows = [json.loads(line) for line in (tmp_path / "o" / "items.jsonl").read_text().splitlines()]
    assert len(rows) == 5 + 6
    assert (tmp_path / "o" / "scores.png").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    "argv", [["--limit", "0"], ["--limit", "x"], ["--length", "huge"], ["--what"]]
)
def test_wrong_usage_ends_with_2(argv, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(argv)
    assert exit_.value.code == 2
