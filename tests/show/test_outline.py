"""What is said in every medium is said once, and no more than is known."""

from __future__ import annotations

import dataclasses

from summarise.show.conflicts import explanation
from summarise.show.copies import direction_known
from summarise.show.markdown import to_markdown
from summarise.types import Comparison, Conflict, Side


def _with(comparison: Comparison, said: str) -> Conflict:
    return dataclasses.replace(comparison.conflicts[0], explanation=said)


def test_a_conflict_is_told_once_under_the_sources_names(comparison: Comparison) -> None:
    repeated = _with(comparison, "herald: Monday; post: Tuesday")
    text = to_markdown(dataclasses.replace(comparison, conflicts=(repeated,)))
    told = text.split("## Where they differ")[1].split("##")[0]
    assert told.split("\n")[2:5] == [
        "- **Date** (later report)",
        "  - **The Herald:** “Monday”",
        "  - **The Post:** “Tuesday”",
    ]


def test_an_explanation_that_says_more_is_kept(comparison: Comparison) -> None:
    for said in ("The day on which the bridge closes", "herald says Monday, post says Tuesday"):
        text = to_markdown(dataclasses.replace(comparison, conflicts=(_with(comparison, said),)))
        assert f"- **Date:** {said} (later report)" in text


def test_an_explanation_is_measured_against_all_its_sides() -> None:
    sides = (Side("a", 0, 1, "4"), Side("ab", 0, 1, "14"))
    for said, more in (("ab: 14; a: 4", False), ("a: 4; ab: 14 (the later)", True)):
        found = explanation(Conflict("number", said, sides, "contradiction"))
        assert found == (said if more else None)


def test_a_guessed_direction_is_no_fact(comparison: Comparison) -> None:
    warning = (
        "mirror and herald share their text; neither date nor wording tells which came first, so"
        " the fuller one is taken for the original"
    )
    text = to_markdown(dataclasses.replace(comparison, warnings=(warning,)))
    assert "## mirror and The Herald share their text" in text
    assert "97% of mirror is also in The Herald. Which came first cannot be told." in text
    assert "| shares 97% with The Herald |" in text
    assert "repeats" not in text
    assert "copy of" not in text


def test_a_warning_about_other_articles_says_nothing_of_these(comparison: Comparison) -> None:
    copy = comparison.copies[0]
    for other in ("my-mirror and herald", "mirror and heralds", "mirror and post"):
        assert direction_known(copy, [f"{other} share their text; which came first is unknown"])
    assert not direction_known(copy, ["herald and mirror share ...; which came first is unknown"])


def test_the_same_change_is_told_once(comparison: Comparison) -> None:
    copy = comparison.copies[0]
    twice = dataclasses.replace(copy, changes=(*copy.changes, *copy.changes[1:]))
    text = to_markdown(dataclasses.replace(comparison, copies=(twice,)))
    assert text.count("**Name:**") == 1
    assert "“mayor” → “major” (2 times)" in text
    assert "“will” → “will”\n" in text


def test_an_only_article_is_compared_with_nothing(comparison: Comparison) -> None:
    summary = comparison.summaries[0]
    facts = tuple(
        dataclasses.replace(fact, mentions=fact.mentions[:1]) for fact in comparison.facts[:3]
    )
    alone = Comparison(
        "one",
        (summary,),
        comparison.recipe,
        facts=facts,
        adds=comparison.adds[:1],
        warnings=("there is no other article to compare herald with",),
    )
    text = to_markdown(alone)
    assert "only here" not in text
    assert "What each source adds" not in text
    assert "| Source | Published | Words |" in text
    assert "there is no other article" in text
