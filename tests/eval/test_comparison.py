"""The comparison's scores on a small problem whose answers are counted by hand."""

import copy
import math

import pytest

from eval.items import Case, Output
from eval.scores.comparison import COLUMNS, ComparisonMetric, comparison


def mention(article, start, end, **more):
    return {"article": article, "start": start, "end": end, **more}


# a and its near copy k tell g1, g2; b tells g1 and g3; c tells g1 otherwise, and g4.
GOLD = {
    "near_copies": [["a", "k"]],
    "facts": [
        {
            "id": "g1",
            "mentions": [
                mention("a", 0, 10),
                mention("k", 0, 10),
                mention("b", 0, 10),
                mention("c", 0, 10, changed="number: 5"),
            ],
        },
        {"id": "g2", "mentions": [mention("a", 10, 20), mention("k", 10, 20)]},
        {"id": "g3", "mentions": [mention("b", 10, 20)]},
        {"id": "g4", "mentions": [mention("c", 10, 20)]},
    ],
    "adds": [
        {"article": "a", "facts": ["g2"]},
        {"article": "b", "facts": ["g3"]},
        {"article": "c", "facts": ["g4"]},
    ],
    "must_add": [{"article": "b", "facts": ["g3"]}],
    "conflicts": [
        {"kind": "number", "sides": [mention("b", 0, 10), mention("c", 0, 10)]},
        {"kind": "date", "sides": [mention("a", 10, 20), mention("c", 10, 20)]},
    ],
    "tolerated": [{"kind": "quote", "sides": [mention("a", 0, 10), mention("b", 10, 20)]}],
    "copies": [
        {
            "article": "k",
            "of": "a",
            "complete": True,
            "changes": [
                {"kind": "name", "before": {"start": 2, "end": 6}, "after": {"start": 2, "end": 5}},
                {"kind": "dropped", "before": {"start": 20, "end": 30}, "after": None},
            ],
        }
    ],
    "dates": [{"date": "2022-12-30", "article": "a", "start": 4, "end": 9}],
}
PERFECT = {
    "facts": [
        {"id": fact["id"], "articles": sorted({m["article"] for m in fact["mentions"]})} | fact
        for fact in GOLD["facts"]
    ],
    "adds": [
        {**entry, "sentences": [{"text": "", "evidence": [mention(entry["article"], 10, 20)]}]}
        for entry in GOLD["adds"]
    ],
    "conflicts": GOLD["conflicts"],
    "copies": GOLD["copies"],
    "timeline": [{**GOLD["dates"][0], "kind": "event"}],
}
EMPTY = {"facts": [], "adds": [], "conflicts": [], "copies": [], "timeline": []}


def changed(**parts):
    return copy.deepcopy(PERFECT) | parts


def test_gold_itself_is_perfect():
    found = comparison(PERFECT, GOLD)
    assert set(found) == set(COLUMNS)
    absent = {f"conflict_{kind}_f1" for kind in ("name", "quote", "negation", "certainty")}
    assert {name for name, value in found.items() if math.isnan(value)} == absent
    assert {value for name, value in found.items() if name not in absent} == {1.0}


def test_nothing_found_scores_nothing():
    found = comparison(EMPTY, GOLD)
    for name in (
        "align_f1",
        "align_far_f1",
        "adds_f1",
        "conflict_f1",
        "copy_f1",
        "joint",
        "covered",
    ):
        assert found[name] == 0, name
    assert math.isnan(found["align_p"])
    assert math.isnan(found["direction"])


def test_nothing_to_find_and_nothing_found_is_no_score():
    found = comparison(EMPTY, {})
    assert all(math.isnan(value) for value in found.values())


def test_pairs_of_mentions():
    # Pairs wanted: a-k a-b k-b of g1 (those with c are open), a-k of g2: 4, of which 2 far.
    everything = [mention(x, 0, 10) for x in "akb"]
    wrong = [mention("a", 10, 20), mention("b", 10, 20)]
    facts = [{"id": "1", "articles": [], "mentions": everything}]
    facts.append({"id": "2", "articles": [], "mentions": wrong})
    found = comparison(changed(facts=facts), GOLD)
    assert found["align_r"] == 3 / 4
    assert found["align_p"] == 3 / 4
    assert found["align_far_r"] == 1
    assert found["align_far_p"] == 2 / 3


def test_everything_in_one_fact_costs_precision():
    mentions = [mark for fact in GOLD["facts"] for mark in fact["mentions"]]
    one = [{"id": "1", "articles": [], "mentions": mentions}]
    found = comparison(changed(facts=one), GOLD)
    assert found["align_r"] == 1
    assert found["align_p"] < 0.5


def test_a_mention_may_be_a_sentence_around_a_clause_but_not_its_neighbour():
    around = changed()
    around["facts"][0]["mentions"] = [mention(x, 0, 25) for x in "akb"]
    assert comparison(around, GOLD)["align_far_r"] == 1
    beside = changed()
    beside["facts"][0]["mentions"] = [mention(x, 7, 10) | {"end": 13} for x in "akb"]
    beside["facts"] = beside["facts"][:1]
    assert comparison(beside, GOLD)["align_far_r"] == 1  # 3 of its 6 code points lie in the clause
    beside["facts"][0]["mentions"] = [mention(x, 8, 13) for x in "akb"]
    assert comparison(beside, GOLD)["align_far_r"] == 0


def test_where_gold_marks_nothing_a_pair_is_not_judged():
    more = changed()
    more["facts"].append(
        {"id": "x", "articles": [], "mentions": [mention("a", 90, 99), mention("b", 90, 99)]}
    )
    assert comparison(more, GOLD)["align_p"] == 1


def test_what_a_source_adds():
    # b is said to add g1, which all tell; c nothing.
    found = comparison(
        changed(adds=[{"article": "b", "facts": ["g3", "g1"], "sentences": []}]), GOLD
    )
    assert found["adds_p"] == 1 / 2
    assert found["adds_r"] == 1 / 3
    assert found["adds_f1"] == pytest.approx(2 / 5)
    assert found["key_adds_r"] == 0


def test_a_copy_and_its_original_are_one_source():
    entry = {"article": "k", "facts": ["g2"], "sentences": []}
    assert comparison(changed(adds=[entry]), GOLD)["adds_p"] == 1


def test_a_fact_told_with_another_value_is_not_judged_as_added():
    split = changed()
    split["facts"].append({"id": "s", "articles": ["c"], "mentions": [mention("c", 0, 10)]})
    split["adds"].append({"article": "c", "facts": ["s"], "sentences": []})
    assert comparison(split, GOLD)["adds_p"] == 1


def test_a_conflict_of_the_wrong_kind_is_found_but_not_of_its_kind():
    wrong = [{**GOLD["conflicts"][0], "kind": "name"}]
    found = comparison(changed(conflicts=wrong), GOLD)
    assert found["conflict_p"] == 1
    assert found["conflict_r"] == 1 / 2
    assert found["conflict_kind_f1"] == 0
    assert found["conflict_name_f1"] == 0
    assert found["conflict_number_f1"] == 0


def test_an_invented_conflict_costs_precision_and_a_tolerated_one_nothing():
    invented = {"kind": "number", "sides": [mention("b", 10, 20), mention("k", 10, 20)]}
    conflicts = [*GOLD["conflicts"], invented]
    assert comparison(changed(conflicts=conflicts), GOLD)["conflict_p"] == 2 / 3
    conflicts = [*GOLD["conflicts"], *GOLD["tolerated"]]
    assert comparison(changed(conflicts=conflicts), GOLD)["conflict_p"] == 1


def test_both_sides_must_be_at_their_place():
    moved = {"kind": "number", "sides": [mention("b", 0, 10), mention("c", 40, 50)]}
    assert comparison(changed(conflicts=[moved]), GOLD)["conflict_f1"] == 0


def test_a_copy_told_the_wrong_way_round():
    turned = [{**GOLD["copies"][0], "article": "a", "of": "k"}]
    found = comparison(changed(copies=turned), GOLD)
    assert (found["copy_f1"], found["direction"], found["change_r"]) == (1, 0, 0)


def test_changes_of_a_copy():
    first = {**GOLD["copies"][0]["changes"][0], "kind": "wording"}
    false = {
        "kind": "wording",
        "before": {"start": 12, "end": 15},
        "after": {"start": 12, "end": 16},
    }
    found = comparison(changed(copies=[{**GOLD["copies"][0], "changes": [first, false]}]), GOLD)
    assert found["change_r"] == 1 / 2
    assert found["change_p"] == 1 / 2
    assert found["change_kind"] == 0


def test_the_articles_cited():
    # g1 is said to stand in a and k alone; the other facts are not found.
    fact = {"id": "1", "articles": [], "mentions": [mention("a", 0, 10), mention("k", 0, 10)]}
    found = comparison(changed(facts=[fact]), GOLD)
    assert found["insight_r"] == 1 / 4
    assert found["cite_p"] == 1
    assert found["cite_r"] == 2 / 4
    assert found["joint"] == pytest.approx((2 / 3) / 4)


def test_a_date_must_be_right_and_in_place():
    wrong = [{**GOLD["dates"][0], "date": "2022-12-31", "kind": "event"}]
    assert comparison(changed(timeline=wrong), GOLD)["dates_f1"] == 0


def test_a_case_without_gold_or_an_output_without_comparison_is_unscored():
    cases = [Case("1", ()), Case("2", (), gold=GOLD)]
    scores = ComparisonMetric().score(cases, [Output(comparison=PERFECT), Output()])
    assert all(math.isnan(value) for value in scores.values["align_f1"])
    assert scores.notes == {0: "no gold", 1: "no comparison made"}
