"""The table of facts opens in a spreadsheet as words, and says who says what."""

from __future__ import annotations

import csv
import dataclasses
import io

import pytest

from summarise.show.matrix import to_csv
from summarise.types import Comparison, Mention


def _rows(comparison: Comparison) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(comparison), newline="")))


def test_every_source_has_its_exact_words(comparison: Comparison) -> None:
    head, *rows = _rows(comparison)
    assert head == ["id", "fact", "salience", "sources", "The Herald", "mirror", "The Post"]
    assert rows[0] == [
        "f1",
        "The bridge at Elm Street will close.",
        "0.9000",
        "2",
        "The bridge at Elm Street will close on Monday, the mayor said.",
        "The bridge at Elm Street will close on Monday, the major said.",
        "Elm Street's bridge closes on Tuesday, according to the city council.",
    ]
    assert rows[3][3:] == ["1", "", "", "Buses will run over Oak Avenue."]
    assert [row[0] for row in rows] == ["f1", "f2", "f3", "f4"]


def test_several_passages_of_one_source_are_kept_apart(comparison: Comparison) -> None:
    fact = comparison.facts[3]
    more = dataclasses.replace(fact, mentions=(*fact.mentions, Mention("post", 0, 10)))
    rows = _rows(dataclasses.replace(comparison, facts=(more,)))
    assert rows[1][6] == "Buses will run over Oak Avenue. […] Elm Street"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.org")',
        "+1+1",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "＝1+1",
        "  =1+1",
        "\t=1+1",
        "\r=1+1",
        "\x00=1+1",
        "\u202e=1+1",
    ],
)
def test_no_cell_is_a_formula(comparison: Comparison, text: str) -> None:
    summary = comparison.summaries[0]
    article = dataclasses.replace(summary.article, source=text, text=text)
    fact = dataclasses.replace(
        comparison.facts[0], id=text, text=text, mentions=(Mention("herald", 0, len(text)),)
    )
    hostile = dataclasses.replace(
        comparison,
        summaries=(dataclasses.replace(summary, article=article), *comparison.summaries[1:]),
        facts=(fact,),
    )
    cells = [cell for row in _rows(hostile) for cell in row]
    assert sum(cell.startswith("'") for cell in cells) == 4
    assert not any(cell.lstrip().startswith(tuple("=+-@＝\t\r")) for cell in cells)


def test_words_keep_to_their_cell(comparison: Comparison) -> None:
    fact = dataclasses.replace(comparison.facts[0], text='a "quoted", and\nbroken; line')
    head, row = _rows(dataclasses.replace(comparison, facts=(fact,)))
    assert len(row) == len(head)
    assert row[1] == 'a "quoted", and broken; line'
