"""What is told of a source as its own."""

from __future__ import annotations

from dataclasses import replace

from summarise.check.values import numbers
from summarise.compare.orders import Wanted, stems
from summarise.compare.quantities import counted_alike
from summarise.select.outline import Outline
from summarise.types import Fact
from summarise.write.realise import Task
from tests.compare.stories import HERALD, POST, add, compare_texts


def _told(article: str, **texts: str) -> str:
    """What is worded of what one source adds."""
    comparison = compare_texts(**texts)
    return next(one.text for one in comparison.adds if one.article == article)


def test_a_count_that_another_source_gives_of_the_same_things_is_not_boasted_of() -> None:
    mine = "Inspectors counted 64,000 more pallets in the cellars than the owner had declared."
    theirs = (
        "In its cellars lay pallets that nobody had declared to the inspectors, 64,000 in number."
    )
    herald, post = add(HERALD, mine), add(POST, theirs)
    assert "64,000" in _told("herald", herald=herald, post=POST)
    assert "64,000" not in _told("herald", herald=herald, post=post)
    assert "64,000" not in _told("post", herald=herald, post=post)


def test_small_numbers_and_numbers_that_differ_are_no_sign() -> None:
    shared = {"palle", "cella", "inspe"}
    assert counted_alike(numbers("64 pallets"), numbers("the 64 pallets"), shared)
    assert not counted_alike(numbers("6 pallets"), numbers("the 6 pallets"), shared)
    assert not counted_alike(numbers("64 pallets, 20 cans"), numbers("64 pallets, 31 cans"), shared)
    assert not counted_alike(numbers("64 pallets"), numbers("the 64 pallets"), {"palle"})


def test_a_post_shown_in_the_page_comes_after_what_the_source_says_itself() -> None:
    post = (
        "Look at the smoke over Varnby and Mill Street, 40 metres high! "
        "\u2014 Varnby Traffic (@VarnbyTraffic) May 2, 2024"
    )
    told = _told("herald", herald=add(HERALD, post), post=POST)
    assert told and "@VarnbyTraffic" not in told


def test_a_quotation_of_which_others_have_the_most_is_no_addition() -> None:
    said = "\u201cI knew every beam of that warehouse and it breaks my heart to see it burn down"
    herald = add(HERALD, f"{said}. It was a good place.\u201d")
    post = add(POST, f"{said}.\u201d")
    assert "beam" not in _told("herald", herald=herald, post=post)


def test_counts_that_another_source_spreads_over_two_sentences_are_not_boasted_of() -> None:
    mine = "With 20 Liberals joining all Greens in voting no, the fire plan passed 216-212."
    theirs = (
        "The council passed the fire plan by a vote of 216 to 212. "
        "Every Green voted against the plan, along with 20 Liberals."
    )
    herald, post = add(HERALD, mine), add(POST, theirs)
    assert "216" in _told("herald", herald=herald, post=POST)
    assert "216" not in _told("herald", herald=herald, post=post)
    assert "216" in _told("herald", herald=herald, post=post.replace("20 Liberals", "some"))


def test_an_addition_keeps_what_is_new_in_it() -> None:
    shared = "The old plan for the harbour ended in September"
    unit = Outline.__new__(Outline)
    wanted = Wanted(Fact("f1", shared, 0.5, ()), unit, 0, Task((), "compress", 9))
    assert wanted.tells(shared)
    own = replace(wanted, new=stems("when the crews would lose their jobs again"))
    assert not own.tells(shared)
    assert own.tells(shared + ", when the crews would lose their jobs.")


def test_what_somebody_unnamed_said_comes_last() -> None:
    said = "Two women watched the roof fall. "
    quote = '"We have lost 4,300 pallets and 71 machines in this night in May," '
    herald = add(HERALD, f"{said}{quote}she said.")
    assert "4,300" not in _told("herald", herald=herald, post=POST)
    assert "4,300" in _told(
        "herald", herald=add(HERALD, f"{said}{quote}Petra Valk said."), post=POST
    )
