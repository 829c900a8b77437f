"""Edits change what a sentence says, and leave alone what they do not fit; texts are made up."""

from __future__ import annotations

import random

import pytest

from summarise.roles import Parser
from training.claims import Example, Examples, counts, levels, splits
from training.edits import EDITS, Pool, joined
from training.entailment import held_out

MADE = [
    ("number", "The bridge is 40 metres long.", lambda text: "40" not in text),
    (
        "numbers",
        "It rose from 12 to 30 cases.",
        lambda text: text == "It rose from 30 to 12 cases.",
    ),
    ("date", "The fair opens on Friday.", lambda text: "Friday" not in text and "day" in text),
    ("deny", "The road was closed.", lambda text: text == "The road was not closed."),
    ("deny", "The mayor opened the fair.", lambda text: "did not open" in text),
    ("affirm", "The road was not closed.", lambda text: text == "The road was closed."),
    ("nobody", "A man is singing on the stage.", lambda text: text.startswith("No man is")),
    ("opposite", "The council rejected the plan.", lambda text: "accepted" in text),
    ("sure", "The bridge may collapse.", lambda text: text == "The bridge will collapse."),
    ("unlimited", "It cost more than $3 million.", lambda text: text == "It cost $3 million."),
    (
        "unsaid",
        "Ana Reyes said that the road was closed.",
        lambda text: text.startswith("The road"),
    ),
    ("unconditional", "The fair opens, if it is dry.", lambda text: text == "The fair opens."),
]


@pytest.mark.parametrize(("name", "text", "right"), MADE, ids=[f"{n}: {t}" for n, t, _ in MADE])
def test_an_edit_changes_what_it_is_named_for(
    name: str, text: str, right: object, parser: Parser
) -> None:
    edit, _ = EDITS[name]
    made = edit(text, parser.parse([text])[0], Pool(), random.Random(1))
    assert made is not None
    assert right(made), made  # type: ignore[operator]


@pytest.mark.parametrize("name", [name for name in EDITS if name not in {"deny", "nobody"}])
def test_an_edit_leaves_alone_what_it_does_not_fit(name: str, parser: Parser) -> None:
    text = "They sang."
    assert EDITS[name][0](text, parser.parse([text])[0], Pool(), random.Random(1)) is None


def test_another_name_comes_from_the_same_article(parser: Parser) -> None:
    texts = ["Ana Reyes opened the fair in Lindale.", "John Marsh closed it in Oakham."]
    parses = parser.parse(texts)
    pool = Pool()
    for text, parse in zip(texts, parses, strict=True):
        pool.learn(text, parse)
    made = EDITS["name"][0](texts[0], parses[0], pool, random.Random(1))
    assert made is not None and made != texts[0]
    assert "Oakham" in made or "John Marsh" in made


def test_two_sentences_are_joined_wrongly(parser: Parser) -> None:
    one, two = "The council closed the bridge.", "A ferry carries people over the river."
    first, second = parser.parse([one, two])
    assert joined(one, first, two, second) == "The council carries people over the river."


def test_a_long_sentence_entails_its_parts_and_not_the_other_way_round(parser: Parser) -> None:
    examples = Examples(parser, 0)
    long = "The bridge , which masons from Oakham built in 1901 , is closed for all of the summer ."
    parts = [
        "The bridge was built in 1901 .",
        "The bridge is closed for all of the summer .",
    ]
    splits([{"complex": long, "simple": parts}] * 20, examples)
    whole = "The bridge, which masons from Oakham built in 1901, is closed for all of the summer."
    found = {(one.evidence, one.claim, one.label) for one in examples.found}
    assert {part for e, part, label in found if e == whole and label == "entailed"} == {
        "The bridge was built in 1901.",
        "The bridge is closed for all of the summer.",
    }
    assert {label for e, c, label in found if c == whole and e != whole} >= {"not stated"}


def test_a_plainer_sentence_is_entailed_unless_it_has_another_number(parser: Parser) -> None:
    examples = Examples(parser, 0)
    hard = "The 120 firefighters fought the flames at the warehouse until dawn."
    rows = [
        {"adv": hard, "ele": "The 120 firefighters fought the flames until dawn."},
        {"adv": hard, "ele": "The 200 firefighters fought the flames until dawn."},
    ]
    levels(rows, ("adv", "ele"), examples)
    entailed = [one.claim for one in examples.found if one.label == "entailed"]
    assert entailed == ["The 120 firefighters fought the flames until dawn."]
    assert any(one.label == "contradicted" for one in examples.found)


def test_no_evidence_is_on_both_sides_of_the_split() -> None:
    every = [Example(f"Evidence {n % 300}.", f"Claim {n}.", "entailed", "x") for n in range(2000)]
    learnt, aside = held_out(every, 0)
    assert aside
    assert len(learnt) + len(aside) == len(every)
    assert not {one.evidence for one in learnt} & {one.evidence for one in aside}
    assert counts(every) == {"x": {"entailed": 2000}}
