"""`--html` and `--csv` write their files beside what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from summarise import cli
from summarise.show.html import to_html
from summarise.show.markdown import to_markdown
from summarise.show.matrix import to_csv
from summarise.types import Article, Comparison, Recipe, Summary


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    names = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for name in names:
        name.write_text("The bridge at Elm Street will close on Monday.\n", encoding="utf-8")
    return [str(name) for name in names]


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, comparison: Comparison) -> Comparison:
    """What the commands find, whatever they are given: finding it is tested elsewhere."""

    def compare(
        articles: Sequence[Article], recipe: Recipe, *_: object, **__: object
    ) -> Comparison:
        assert len(articles) == 2
        return comparison

    def summarise(articles: Sequence[Article], *_: object, **__: object) -> list[Summary]:
        return list(comparison.summaries[: len(articles)])

    monkeypatch.setattr("summarise.pipeline.compare_articles", compare)
    monkeypatch.setattr("summarise.pipeline.summarise_articles", summarise)
    return comparison


def test_a_comparison_is_written_in_all_media(
    inputs: list[str], found: Comparison, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, table = tmp_path / "report.html", tmp_path / "facts.csv"
    code = cli.main(["compare", *inputs, "--html", str(page), "--csv", str(table)])
    assert code == 0
    assert page.read_text(encoding="utf-8") == to_html(found)
    assert table.read_bytes().decode() == to_csv(found)
    assert capsys.readouterr().out == to_markdown(found)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "facts.csv", "one.txt", "report.html", "two.txt",
    ]  # fmt: skip


def test_several_summaries_are_one_report(
    inputs: list[str], found: Comparison, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    assert cli.main(["article", *inputs, "--html", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == to_html(found.summaries[:2])


def test_nothing_is_written_where_nothing_could_be_read(
    found: Comparison, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.html"
    assert cli.main(["article", str(tmp_path / "absent.txt"), "--html", str(page)]) == 1
    assert "absent.txt" in capsys.readouterr().err
    assert not page.exists()


@pytest.mark.parametrize("option", ["--html", "--csv"])
def test_a_place_that_cannot_be_written_is_refused_before_any_work(
    option: str, inputs: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["compare", *inputs, option, str(tmp_path)]) == 1
    assert f"is a directory; give {option} the name of a file" in capsys.readouterr().err
    assert cli.main(["compare", *inputs, option, str(tmp_path / "no" / "file")]) == 1
    assert "there is no directory" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--out", "--html", "--csv"])
def test_no_output_takes_the_place_of_an_input(
    option: str, inputs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(inputs[0]).read_bytes()
    assert cli.main(["compare", *inputs, option, inputs[0]]) == 1
    assert f"is an input, too; give {option} another file" in capsys.readouterr().err
    assert Path(inputs[0]).read_bytes() == before


def test_two_outputs_need_two_files(
    inputs: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "same")
    assert cli.main(["compare", *inputs, "--html", file, "--csv", file]) == 1
    assert "--html and --csv need a file each" in capsys.readouterr().err


def test_an_article_has_no_table_of_facts(inputs: list[str], tmp_path: Path) -> None:
    assert cli.main(["article", *inputs, "--csv", str(tmp_path / "facts.csv")]) == 2
