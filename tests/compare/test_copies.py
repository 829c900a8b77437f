"""Which article repeats which, and what was changed on the way."""

from __future__ import annotations

import pytest

from summarise.types import Change, Copy
from tests.compare.stories import HERALD, POST, article, compare, compare_texts


def _copied(original: str, copy: str) -> Copy:
    comparison = compare(
        article("original", original, "2024-05-02"), article("copy", copy, "2024-05-03")
    )
    (found,) = comparison.copies
    assert (found.article, found.of) == ("copy", "original")
    return found


def _words(change: Change) -> tuple[str, str, str]:
    before, after = (piece.text if piece else "" for piece in (change.before, change.after))
    return change.kind, before, after


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Petra Valk", "Peter Falk", ("name", "Petra Valk", "Peter Falk")),
        ("Some 120", "Some 210", ("number", "120", "210")),
        ("kept their windows shut", "kept their curtains shut", ("wording", "windows", "curtains")),
        ("The roof collapsed", "The burning roof collapsed", ("inserted", "", "burning")),
        ("the old Kestrel", "the Kestrel", ("dropped", "old", "")),
        ("the fire service said", "the paper said", ("wording", "fire service", "paper")),
    ],
)
def test_a_change_has_its_kind(before: str, after: str, change: tuple[str, str, str]) -> None:
    found = _copied(HERALD, HERALD.replace(before, after))
    assert [_words(one) for one in found.changes] == [change]


def test_a_changed_quotation_is_one() -> None:
    quoted = HERALD + '\nHale said: "We have never seen such flames in this part of the town."\n'
    found = _copied(quoted, quoted.replace("such flames", "such fires"))
    assert [_words(one) for one in found.changes] == [("quote", "flames", "fires")]


def test_a_dropped_sentence_is_shown_whole() -> None:
    sentence = "The roof collapsed shortly after midnight. "
    found = _copied(HERALD, HERALD.replace(sentence, ""))
    assert [_words(one) for one in found.changes] == [("dropped", sentence.strip(), "")]


def test_other_spellings_of_the_same_are_no_change() -> None:
    story = HERALD + "\nSome 43 percent of the roof was lost, and the U.S. consul won't comment.\n"
    copy = story.replace("43 percent", "43%").replace("U.S.", "US").replace("won't", "will not")
    assert _copied(story, copy).changes == ()


def test_words_that_only_moved_are_no_change() -> None:
    story = HERALD + "\nThe owner has met the mayor twice in recent weeks.\n"
    copy = story.replace(
        "The owner has met the mayor twice in recent weeks.",
        "In recent weeks the owner has met the mayor twice.",
    )
    assert _copied(story, copy).changes == ()


def test_a_name_and_its_adjective_are_the_same_name() -> None:
    story = HERALD + "\nFrance sent two planes, and Russia offered help to the town of Varnby.\n"
    copy = story.replace("France sent two planes", "Two French planes came")
    assert "name" not in {change.kind for change in _copied(story, copy).changes}


def test_the_damaging_changes_come_first() -> None:
    copy = (
        HERALD.replace("kept their windows shut", "kept their curtains shut")
        .replace("Some 120", "Some 210")
        .replace("Petra Valk", "Ines Grau")
    )
    assert [change.kind for change in _copied(HERALD, copy).changes] == [
        "name",
        "number",
        "wording",
    ]


def test_every_change_can_be_found_in_its_article() -> None:
    copy = HERALD.replace("Petra Valk", "Ines Grau").replace(
        "Some 120 firefighters", "Firefighters"
    )
    for change in _copied(HERALD, copy).changes:
        for piece, text in ((change.before, HERALD), (change.after, copy)):
            assert piece is None or text[piece.start : piece.end] == piece.text


def test_two_reports_of_one_event_are_no_copies() -> None:
    assert compare_texts(herald=HERALD, post=POST).copies == ()


def test_shared_quotations_do_not_make_a_copy() -> None:
    quotes = (
        '\n"We have never had a night like this," fire chief Martin Hale said. '
        '"The crews did more than we could ask of them."\n'
    )
    assert compare_texts(herald=HERALD + quotes, post=POST + quotes).copies == ()


def test_the_earlier_article_is_the_original() -> None:
    later = compare(article("a", HERALD, "2024-05-03"), article("b", HERALD, "2024-05-02"))
    assert [(one.article, one.of) for one in later.copies] == [("a", "b")]
    assert not later.warnings


def test_without_dates_the_garbled_article_is_the_copy() -> None:
    garbled = HERALD.replace("The roof collapsed", "The roof , it collapsed").replace(
        "kept their windows shut.", "kept their windows shut. Fire service."
    )
    comparison = compare_texts(zz_original=HERALD, aa_copy=garbled)
    assert [(one.article, one.of) for one in comparison.copies] == [("aa_copy", "zz_original")]


def test_part_of_an_article_is_a_copy_of_the_whole() -> None:
    part = HERALD.split("\n\n")[1]
    comparison = compare_texts(whole=HERALD, part=part)
    (copy,) = comparison.copies
    assert (copy.article, copy.of, copy.containment) == ("part", "whole", 1.0)


def test_copies_of_copies_go_back_to_one_original() -> None:
    comparison = compare(
        article("first", HERALD, "2024-05-01"),
        article("second", HERALD.replace("Some 120", "Some 210"), "2024-05-02"),
        article("third", HERALD.replace("Some 120", "Some 210"), "2024-05-03"),
    )
    of = {copy.article: copy.of for copy in comparison.copies}
    assert of == {"second": "first", "third": "second"}
    assert all(len(fact.articles) == 3 for fact in comparison.facts if "fought" not in fact.text)
