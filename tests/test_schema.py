"""The JSON keeps the contract: its schema, its offsets, its keys in one order."""

from __future__ import annotations

import copy
import dataclasses
import json
from typing import Any

import pytest
from jsonschema import ValidationError

from summarise.show.contract import dumps, to_json
from summarise.types import Comparison, Summary
from tests.contract_rules import check_comparison, check_summary, validate


def test_a_comparison_keeps_the_contract(comparison: Comparison) -> None:
    value = check_comparison(comparison)
    assert list(value) == [
        "schema",
        "id",
        "summaries",
        "overview",
        "facts",
        "adds",
        "conflicts",
        "copies",
        "timeline",
        "warnings",
        "recipe",
    ]


def test_a_summary_keeps_the_contract(summary: Summary) -> None:
    value = check_summary(summary)
    assert list(value) == [
        "schema",
        "id",
        "article",
        "summary",
        "sentences",
        "warnings",
        "recipe",
    ]
    assert value["article"]["source"] == "The Herald"
    assert "text" not in value["article"]


def test_extracted_text_is_carried(summary: Summary) -> None:
    article = dataclasses.replace(summary.article, extracted=True)
    assert check_summary(dataclasses.replace(summary, article=article))["article"]["text"]


def test_the_rules_notice_text_in_two_facts(comparison: Comparison) -> None:
    facts = (*comparison.facts, dataclasses.replace(comparison.facts[0], id="f9"))
    with pytest.raises(AssertionError, match="two facts"):
        check_comparison(dataclasses.replace(comparison, facts=facts))


def test_the_rules_notice_a_sentence_in_no_fact(comparison: Comparison) -> None:
    bare = dataclasses.replace(comparison, facts=comparison.facts[:3], adds=comparison.adds[:1])
    with pytest.raises(AssertionError, match="in no fact"):
        check_comparison(bare)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("summaries", 0, "sentences", 0, "evidence"), []),
        (("summaries", 0, "sentences", 0, "how"), "guessed"),
        (("summaries", 0, "article", "published"), "yesterday"),
        (("facts", 0, "mentions", 0, "start"), -1),
        (("facts", 0, "salience"), 1.5),
        (("conflicts", 0, "sides"), []),
        (("copies", 0, "changes", 0), {"kind": "name", "before": None, "after": None}),
        (("timeline", 0, "date"), "March"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_allow(
    comparison: Comparison, path: tuple[Any, ...], wrong: Any
) -> None:
    value = copy.deepcopy(json.loads(to_json(comparison)))
    place = value
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = wrong
    with pytest.raises(ValidationError):
        validate(value)


@pytest.mark.parametrize("text", ["é “x”", "\x1b[2J", "\x9b", "\u202e", "\u2028", "\ud800", "\x00"])
def test_json_is_one_safe_line_that_reads_back(text: str) -> None:
    line = dumps({"text": text})
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    line.encode("utf-8")


def test_the_same_result_is_the_same_bytes(comparison: Comparison) -> None:
    assert to_json(comparison) == to_json(copy.deepcopy(comparison))
