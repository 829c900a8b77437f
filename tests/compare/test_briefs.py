"""Overviews of briefs: what all are about, in the words that the others have."""

from __future__ import annotations

import numpy as np

from summarise.compare import briefs
from summarise.types import Comparison
from tests.compare.stories import compare_texts

BRIEFS = {
    "herald": "The council of Varnby voted on Monday to close the ferry. The vote was 12 to 9. "
    "Rain fell all day.",
    "mirror": "Varnby's council voted on Monday to close the ferry to the island. Shops near the "
    "pier fear for their trade.",
    "post": "The ferry to the island will close, the council of Varnby decided on Monday. Its "
    "captain, Joan Pym, wept.",
}


def _overview(**texts: str) -> Comparison:
    return compare_texts(**texts)


def test_an_overview_of_briefs_opens_with_what_all_tell() -> None:
    found = _overview(**BRIEFS)
    assert "council" in found.overview[0].text
    assert "ferry" in found.overview[0].text
    assert not any("Rain" in statement.text for statement in found.overview[:1])


def test_other_ids_give_the_same_overview() -> None:
    renamed = {"z": BRIEFS["herald"], "a": BRIEFS["mirror"], "m": BRIEFS["post"]}
    texts = [statement.text for statement in _overview(**BRIEFS).overview]
    assert texts == [statement.text for statement in _overview(**renamed).overview]


def test_words_that_others_have_are_worth_more_and_count_once() -> None:
    contents = [frozenset({"ferry", "close"}), frozenset({"ferry", "close"}), frozenset({"rain"})]
    vectors = np.eye(3, dtype=np.float32)
    homes = np.array([0, 1, 1])
    order = briefs.choose(contents, [5, 5, 5], vectors, homes, np.zeros(3), 15)
    assert order[0] == 0
    assert order == [0, 1, 2]


def test_what_repeats_a_chosen_sentence_is_left_out() -> None:
    contents = [frozenset({"ferry"}), frozenset({"ferry"})]
    vectors = np.array([[1.0, 0.0], [0.9, 0.436]], dtype=np.float32)
    homes = np.array([0, 1])
    assert briefs.choose(contents, [5, 5], vectors, homes, np.zeros(2), 10) == [0]


def test_titles_centre_and_lead_decide_where_words_do_not() -> None:
    vectors = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], dtype=np.float32)
    homes, places = np.array([0, 0, 1]), np.array([0, 1, 0])
    plain = briefs.score(vectors, homes, places, np.zeros((0, 2), dtype=np.float32))
    titled = briefs.score(vectors, homes, places, np.array([[0.0, 1.0]], dtype=np.float32))
    assert plain[0] > plain[1]
    assert titled[1] - plain[1] > titled[0] - plain[0]
