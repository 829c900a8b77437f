"""Planted problems: what gold says is where it says, and nothing else differs."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.data import PLANTED, load
from eval.planted import changes
from eval.planted.__main__ import main
from eval.planted.generate import problems
from eval.planted.material import Material, nearest
from eval.planted.material import load as material
from eval.scores.comparison import comparison
from summarise.errors import InputError

SENTENCES = st.lists(
    st.sampled_from(
        [
            "The dam at Orrin holds 40 million litres.",
            "Mary Vell said the dam was safe.",
            "The wall was finished in 1962.",
            'Tom Rusk told reporters: "We will leave on Monday."',
            "It has not rained for 30 days.",
            "The village of Sull lies below.",
            "No one had expected 1,200 visitors on May 4.",
        ]
    ),
    min_size=4,
    max_size=7,
    unique=True,
)


def texts(row):
    return {article["id"]: article["text"] for article in row["articles"]}


def check(row):
    """Assert that every span of the gold holds what the gold says."""
    where = texts(row)
    gold = row["gold"]
    for fact in gold["facts"]:
        assert fact["articles"] == [mention["article"] for mention in fact["mentions"]]
        for mention in fact["mentions"]:
            assert where[mention["article"]][mention["start"] : mention["end"]] == mention["quote"]
    for copy in gold["copies"]:
        for change in copy["changes"]:
            for side, article in (("before", copy["of"]), ("after", copy["article"])):
                if piece := change[side]:
                    assert piece["text"]
                    assert where[article][piece["start"] : piece["end"]] == piece["text"]
    for conflict in gold["conflicts"]:
        values = {side["value"] for side in conflict["sides"]}
        assert len(values) > 1
        for side in conflict["sides"]:
            assert side["value"] in where[side["article"]][side["start"] : side["end"]]


def covered(row):
    """Assert that every letter of every article belongs to exactly one mention."""
    marks = {}
    for fact in row["gold"]["facts"]:
        for mention in fact["mentions"]:
            marks.setdefault(mention["article"], []).append((mention["start"], mention["end"]))
    for article, text in texts(row).items():
        end = 0
        for start, stop in sorted(marks[article]):
            assert text[end:start].strip() == ""
            assert start >= end
            end = stop
        assert end == len(text)


@settings(max_examples=30, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=3), st.integers(0, 99), st.integers(2, 5))
def test_gold_is_exact_whatever_the_articles(articles, seed, sources):
    materials = [
        Material(str(number), tuple((text,) for text in sentences), "one")
        for number, sentences in enumerate(articles)
    ]
    for row in problems(materials, 4, seed, sources):
        check(row)
        covered(row)


def test_the_shipped_set_is_what_the_generator_makes_of_our_texts(capsys):
    assert main(["--n", "16"]) == 0
    assert capsys.readouterr().out == PLANTED.read_text(encoding="utf-8")


def test_the_shipped_set_has_every_kind_of_difference():
    rows = [json.loads(line) for line in PLANTED.read_text(encoding="utf-8").splitlines()]
    changed = [
        mention["changed"].split(":")[0]
        for row in rows
        for fact in row["gold"]["facts"]
        for mention in fact["mentions"]
        if "changed" in mention
    ]
    assert all(changed.count(kind) >= 5 for kind in changes.CHANGES)
    assert sum(bool(row["gold"]["copies"]) for row in rows) == len(rows) / 2
    assert all(row["gold"]["adds"] for row in rows)


def test_gold_as_a_prediction_is_perfect():
    for case in load("planted").cases:
        adds = [{**entry, "sentences": []} for entry in case.gold["adds"]]
        found = comparison({**case.gold, "timeline": [], "adds": adds}, case.gold)
        for name in ("align_f1", "align_far_f1", "adds_f1", "conflict_kind_f1", "joint", "covered"):
            assert found[name] == 1, (case.id, name)


def test_a_conflict_that_is_not_reported_is_missed():
    case = next(case for case in load("planted").cases if len(case.gold["conflicts"]) == 2)
    one = {**case.gold, "adds": [], "conflicts": case.gold["conflicts"][:1]}
    assert comparison(one, case.gold)["conflict_r"] == 1 / 2


def test_seeds_differ_and_repeat():
    materials = material()
    first = list(problems(materials, 3, seed=1))
    assert first == list(problems(materials, 3, seed=1))
    assert first != list(problems(materials, 3, seed=2))


CHANCE = random.Random(0)


@pytest.mark.parametrize(
    ("rule", "text", "kept"),
    [
        ("number", "Some 1,200 people left.", r"Some [\d,]+ people left\."),
        ("number", "Sales fell 3.5 percent in 2020.", r"Sales fell \d+\.\d percent in 2020\."),
        ("date", "It opens on March 18.", r"It opens on March \d+\."),
        ("date", "Built in 1962, it stands.", r"Built in 19[5-9]\d, it stands\."),
        ("date", "They met on Friday.", r"They met on (?!Friday)\w+day\."),
        ("name", "The village of Sull lies below.", r"The village of (?!Sull)\w+ lies below\."),
        ("negation", "The wall was finished.", r"The wall was not finished\."),
        ("negation", "It has raised money.", r"It has not raised money\."),
        ("speaker", "Mary Vell said it was safe.", r"Tom Rusk said it was safe\."),
        ("speaker", "It was safe, said Mary Vell, an engineer.", r".*said Tom Rusk, an engineer\."),
        ("speaker", '"No," Vell told reporters.', r'"No," Rusk told reporters\.'),
    ],
)
def test_a_rule_changes_one_detail(rule, text, kept):
    change = changes.CHANGES[rule](text, CHANCE, ["Mary Vell", "Tom Rusk"])
    assert change is not None
    assert change.text != text
    import re

    assert re.fullmatch(kept, change.text), change.text
    assert text[change.start :].startswith(change.before)
    assert change.text[change.start :].startswith(change.after)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("number", "In 1962 it opened at 4:40 a.m. on May 4."),
        ("negation", "It was not finished."),
        ("negation", "She has a boat."),
        ("negation", 'She said: "It was safe."'),
        ("speaker", "The police said it was safe."),
        ("name", "It opened."),
        ("date", "It opened at noon."),
    ],
)
def test_a_rule_leaves_alone_what_it_does_not_fit(rule, text):
    assert changes.CHANGES[rule](text, CHANCE, ["Mary Vell", "Tom Rusk"]) is None


def test_added_facts_come_from_an_article_on_the_same_topic():
    one, two = Material("1", (("x",),), "flood"), Material("2", (("y",),), "tram")
    same = Material("3", (("z",),), "flood")
    assert nearest(one, [one, two, same]) is same


def test_reading_levels_become_wordings_of_one_fact(tmp_path):
    article = {
        "title": "T",
        "adv": "The council approved the plan on Monday. Critics doubt that it will ever work.",
        "ele": "On Monday the council said yes to the plan. Some think it will not work.",
    }
    pair = {
        "adv": "The council approved the plan on Monday.",
        "ele": "On Monday the council said yes to the plan.",
    }
    articles, pairs = tmp_path / "a.jsonl", tmp_path / "p.jsonl"
    articles.write_text(json.dumps(article))
    pairs.write_text(json.dumps(pair))
    (found,) = material(articles, [pairs])
    assert found.facts == (
        (pair["adv"], pair["ele"]),
        ("Critics doubt that it will ever work.",),
    )


def test_a_copy_is_reworded_outside_quotations_only():
    change = changes.reword('The ship sank, said Vell: "The ship was old."', random.Random(1))
    assert change.text in (
        'The vessel sank, said Vell: "The ship was old."',
        'The ship sank, stated Vell: "The ship was old."',
    )
    assert changes.reword('"People said so."', random.Random(1)) is None


def test_articles_that_are_not_there(tmp_path):
    with pytest.raises(InputError, match=r"no articles at .*none"):
        material(tmp_path / "none")
