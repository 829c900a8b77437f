"""Which sentences state the same fact, and which only look like it."""

from __future__ import annotations

import pytest

from tests.compare.stories import HERALD, POST, add, compare_texts, facts_of

SAME = [
    (
        "The mayor, Ada Quill, promised money for a new sports hall.",
        "Mayor Ada Quill has promised that there will be money for a new sports hall.",
    ),
    (
        "Fire engines had to come from as far away as Tolmar, 40 kilometres to the west.",
        "Fire engines came from as far away as Tolmar.",
    ),
    (
        'Hale told reporters: "We were lucky that the wind turned before it reached the mill."',
        '"We were lucky that the wind turned before it reached the mill," the chief said.',
    ),
]
DIFFERENT = [
    # of different people
    (
        "Baker Jon Mossby gave the crews coffee and rolls all night long.",
        "Councillor Edda Krog thanked the crews for their work of the night.",
    ),
    # the same kind of event on different days
    (
        "The mayor met the fire chief at the site on Monday.",
        "The mayor met the fire chief at the town hall on Thursday.",
    ),
    # a claim by different speakers
    (
        "Neighbour Lars Enge said the gates had been open for weeks.",
        "Watchman Rolf Tveit said the gates had been closed for weeks.",
    ),
    # the same names, nothing else
    (
        "Fire chief Martin Hale of Varnby has led the service since spring.",
        "Fire chief Martin Hale of Varnby will not comment on the cause.",
    ),
    # the same thing denied
    (
        "The sprinklers in the hall worked.",
        "The sprinklers in the hall did not work.",
    ),
    # different amounts of the same thing
    (
        "The company employed 340 people in Varnby at its height.",
        "The company employed 90 people in Varnby when it closed.",
    ),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_the_same_in_other_words_is_one_fact(one: str, two: str) -> None:
    comparison = compare_texts(herald=add(HERALD, one), post=add(POST, two))
    (fact,) = facts_of(comparison, one)
    assert set(fact.articles) == {"herald", "post"}


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_what_only_looks_alike_is_kept_apart(one: str, two: str) -> None:
    comparison = compare_texts(herald=add(HERALD, one), post=add(POST, two))
    (fact,) = facts_of(comparison, one)
    assert fact.articles == ("herald",)


def test_a_clause_that_another_source_reports_apart_is_shared() -> None:
    long = (
        "The mayor has promised money for a new sports hall, and the county will pay for the "
        "repair of the ring road."
    )
    short = "The county will pay for the repair of the ring road."
    comparison = compare_texts(herald=add(HERALD, long), post=add(POST, short))
    (fact,) = facts_of(comparison, "county will pay")
    assert set(fact.articles) == {"herald", "post"}
    (other,) = facts_of(comparison, "sports hall")
    assert other.articles == ("herald",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Edda Krog of the Green Party, who leads the council, called for a new law.",
        "The warehouse, which was built in 1931, had been empty, neighbours said.",
        'The owner said: "We had plans, and we had money, and now we have nothing."',
    ],
)
def test_no_fact_is_a_fragment(sentence: str) -> None:
    """A fact reads as a sentence: it begins in capitals, ends in a stop and has a verb."""
    comparison = compare_texts(herald=add(HERALD, sentence), post=add(POST, sentence))
    for fact in comparison.facts:
        assert fact.text[0] in '"\u201c' or fact.text[0].isupper(), fact.text
        assert fact.text.rstrip('"\u201d')[-1] in ".!?", fact.text
        assert len(fact.text.split()) >= 4, fact.text


def test_what_several_sources_tell_comes_first() -> None:
    comparison = compare_texts(herald=HERALD, post=POST)
    assert set(comparison.facts[0].articles) == {"herald", "post"}
    assert len({fact.id for fact in comparison.facts}) == len(comparison.facts)


def test_a_detail_inside_a_shared_fact_is_worded_as_an_addition() -> None:
    shared = "The council of Varnby sold the old mill to the brewer Ole Garn in spring{}."
    comparison = compare_texts(
        one=shared.format(" for 2.4 million euros"),
        two=f"{shared.format('')} The mill has a tall chimney.",
    )
    (found,) = facts_of(comparison, "sold the old mill")
    assert set(found.articles) == {"one", "two"}
    added = {one.article: one.text for one in comparison.adds}
    assert "2.4 million euros" in added["one"]
    assert "sold" not in added["two"]
