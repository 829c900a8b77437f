"""What an overview is written from; the texts are made up."""

from __future__ import annotations

import pytest

from summarise.compare import briefs
from summarise.compare.comparison import draw_up
from summarise.compare.computed import compute, number_facts
from summarise.compare.orders import word_unit
from summarise.compare.overview import OF_MEAN, Chosen, Draft, draft
from summarise.compare.telling import tell
from summarise.pipeline import compare_articles
from summarise.select.outline import outline
from summarise.types import Comparison, Recipe
from summarise.write.realise import Option
from tests.compare.stories import ENGINE, HERALD, OTHER, POST, article, compare, compare_texts

GAZETTE = (
    "The old Kestrel warehouse in Varnby burnt down on Tuesday night; nobody was hurt. "
    "A fire destroyed the building within hours, and its roof collapsed. "
    "The bakery next door gave away bread to the crews, which sold out its own shelves."
)


def words(found: Comparison) -> int:
    return sum(len(statement.text.split()) for statement in found.overview)


def test_what_all_tell_comes_first() -> None:
    found = compare_texts(herald=HERALD, post=POST, gazette=GAZETTE)
    first = found.overview[0].text
    assert "warehouse" in first and ("fire" in first or "burnt" in first)


def test_an_overview_is_hardly_longer_than_the_mean_article() -> None:
    found = compare_texts(herald=HERALD, gazette=GAZETTE)
    mean = sum(summary.article.words for summary in found.summaries) / 2
    assert 0.5 * mean < words(found) <= OF_MEAN * mean + 1


def test_the_length_asked_for_is_that_of_the_overview_too() -> None:
    articles = [article("herald", HERALD), article("post", POST)]
    short = compare_articles(articles, Recipe(length="40"), ENGINE)
    long = compare_articles(articles, Recipe(length="75"), ENGINE)
    assert 25 <= words(short) <= 40 < words(long) <= 75


def test_a_copy_adds_nothing_to_the_overview() -> None:
    once = compare_texts(herald=HERALD, post=POST)
    twice = compare_texts(herald=HERALD, post=POST, zcopy=HERALD)
    assert [s.text for s in once.overview] == [s.text for s in twice.overview]


def test_a_source_and_its_copy_are_told_as_one() -> None:
    told = compare_texts(herald=HERALD, copy=HERALD).overview
    assert told
    assert all({e.article for e in one.evidence} == {"herald", "copy"} for one in told)


def test_nothing_is_told_twice_and_every_sentence_has_evidence() -> None:
    found = compare_texts(herald=HERALD, post=POST, gazette=GAZETTE)
    texts = [statement.text for statement in found.overview]
    assert len(set(texts)) == len(texts)
    by_id = {summary.article.id: summary.article for summary in found.summaries}
    for statement in found.overview:
        assert statement.evidence
        for span in statement.evidence:
            assert by_id[span.article].text[span.start : span.end].strip()


def test_the_only_article_that_can_be_read_is_told() -> None:
    found = compare_texts(herald=HERALD, empty="")
    assert found.overview
    assert {e.article for s in found.overview for e in s.evidence} == {"herald"}


def test_what_belongs_to_no_story_is_not_told() -> None:
    found = compare_texts(herald=HERALD, post=POST, beetle=OTHER)
    assert "beetle" not in {e.article for s in found.overview for e in s.evidence}


def test_no_sentence_speaks_for_itself_or_to_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefs, "BRIEF", 0)
    talk = (
        "The old Kestrel warehouse in Varnby burnt down on Tuesday night. "
        "We saw the old Kestrel warehouse in Varnby burn down. "
        "Have you seen the fire at the old Kestrel warehouse in Varnby? "
        "Crews fought the fire at the old warehouse in Varnby until dawn."
    )
    found = compare_texts(herald=HERALD, talk=talk)
    assert found.overview
    assert not any(s.text.startswith(("We", "Have")) for s in found.overview)


def test_names_and_order_of_the_articles_change_nothing() -> None:
    one = compare_texts(a=HERALD, b=POST, c=GAZETTE)
    two = compare_texts(x=GAZETTE, y=HERALD, z=POST)
    assert [s.text for s in one.overview] == [s.text for s in two.overview]


def test_a_wording_is_chosen_by_what_the_sources_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """The aside that nobody else has is left out of the sentence that both have."""
    monkeypatch.setattr(briefs, "BRIEF", 0)
    long = (
        "A fire destroyed the old Kestrel warehouse in Varnby on Tuesday night, the fire service "
        "said, hours after a parade of painted wagons."
    )
    other = (
        "A fire destroyed the old Kestrel warehouse in Varnby on Tuesday night, the fire service "
        "told us."
    )
    made = draft_of(long, other)
    sides = [
        Option(long, "extracted", 1.0),
        Option(long.split(", hours")[0] + ".", "compressed", 1.0),
    ]
    told = tell(made, [sides], frozenset(), ENGINE.encoder)
    assert [s.text for s in told] == [sides[1].text]
    scrap = Option("A fire destroyed the warehouse.", "compressed", 1.0)
    (told_again,) = tell(made, [[*sides, scrap]], frozenset(), ENGINE.encoder)
    assert told_again.text == sides[1].text


COURT = (
    "A court in Varnby ordered Petra Valk to pay for the fire that destroyed the Kestrel "
    "warehouse. Judges read out the verdict in spring. "
    "The owner had left the building without guards.",
    "Judges told Petra Valk to pay for the fire that destroyed the old Kestrel warehouse in "
    "Varnby. The verdict followed eleven days of hearings. "
    "Lawyers for the owner said she would appeal.",
)
BEETLES = (
    OTHER,
    "A beetle in Portugal lives through months without water, researchers in Lisbon have found. "
    "Its wings fold into a shell that catches dew. Marta Sousa followed the beetles for two years.",
)


def test_related_stories_are_told_one_after_the_other() -> None:
    made = draft_of_stories((HERALD, POST, GAZETTE), COURT)
    assert {one.story for one in made.chosen} == {0, 1}
    options = [[Option(text_of(one), "extracted", 1.0)] for one in made.chosen]
    told = tell(made, options, frozenset(), ENGINE.encoder)
    ranks = [statement.evidence[0].article[0] for statement in told]
    assert ranks == sorted(ranks)
    assert {"0", "1"} == set(ranks)


def test_another_story_that_has_nothing_to_do_with_it_is_not_told() -> None:
    made = draft_of_stories((HERALD, POST, GAZETTE), BEETLES)
    assert {one.story for one in made.chosen} == {0}


def text_of(one: Chosen) -> str:
    return one.wanted.outline.units[one.wanted.unit].text


def draft_of_stories(*stories: tuple[str, ...]) -> Draft:
    """The draft of an overview of stories that are known; articles are named by their story."""
    computed = [
        compute(
            outline(
                [article(f"{rank}{i}", text) for i, text in enumerate(texts)],
                ENGINE.parser,
                ENGINE.encoder,
            ),
            ENGINE.parser,
            ENGINE.encoder,
            ENGINE.judge,
        )
        for rank, texts in enumerate(stories)
    ]
    facts = [[fact for fact, _ in many] for many in number_facts(computed)]
    return draft(list(zip(computed, facts, strict=True)), ENGINE.encoder, 110)


def draft_of(*texts: str) -> Draft:
    """The draft of an overview that has the first sentence of the first text alone."""
    outlines = outline(
        [article(f"a{i}", text) for i, text in enumerate(texts)], ENGINE.parser, ENGINE.encoder
    )
    plan = draw_up(outlines, ENGINE.parser, ENGINE.encoder, ENGINE.judge, words=60)
    fact = plan.facts[0]
    return Draft((Chosen(word_unit(outlines[0], 0, fact), 0.0, 0),), plan.overview.worth, 60)


def test_what_a_later_article_tells_is_not_told_as_to_come() -> None:
    early = (
        "The council of Varnby will vote on the new harbour on Tuesday, its chairman said. "
        "The harbour would cost 40 million euros and take three years to build. "
        "Fishermen have asked for a quay of their own.\n"
    )
    late = (
        "The council of Varnby approved the new harbour on Tuesday by 14 votes to 9. "
        "Building the harbour will begin in autumn. "
        "Fishermen cheered in front of the town hall, and a band played until midnight.\n"
    )
    found = compare(article("early", early, "2024-05-06"), article("late", late, "2024-05-08"))
    assert found.overview[0].text.startswith("The council of Varnby approved")
    assert "will vote" not in found.overview[0].text


BRIDGE = (
    "The council of Varnby has decided to pull down the old bridge over the Lode in May. "
    "Engineers had found cracks in two of its pillars. "
    "Ferries will carry people over the river until a new one stands, the mayor said. "
    "The county will pay for half of what that costs."
)
SPEECH = (
    "With a chance to be rid of the oldest quarrel in town, all had hoped for a quick vote. "
    '"We owe it to everybody who crosses the Lode that nobody drowns in it," the mayor said. '
    "Shopkeepers on the western bank fear for their trade and want another ferry. "
    "The old bridge has stood there since their great-grandparents' days."
)
TITLES = ("Varnby to pull down its old bridge", "Council decides: old bridge over the Lode must go")


@pytest.mark.parametrize("titled", [True, False])
def test_the_main_news_opens_whatever_stands_first_in_another_article(titled: bool) -> None:
    titles = TITLES if titled else ("", "")
    texts = [f"{t}\n\n{body}" for t, body in zip(titles, (SPEECH, BRIDGE), strict=True)]
    told = compare(article("one", texts[0]), article("two", texts[1])).overview
    if titled:
        assert "pull down the old bridge" in told[0].text
    assert not told[0].text.startswith(('"', "\u201c"))
