"""Furniture of news pages goes, with a reason; content stays."""

from __future__ import annotations

import pytest

from summarise.read import article_from_text
from summarise.types import Article

LEAD = (
    "The council of Harwick voted on Tuesday to close the old bridge for two years. "
    "Repairs will cost 4.2 million pounds, the mayor said."
)
MIDDLE = "Residents had asked for a ferry, but the council said that it could not pay for one."
END = "The bridge was built in 1887 and carries about nine thousand cars a day."


def page(*inner: str) -> Article:
    """An article with lines put between its second and third paragraph."""
    return article_from_text("\n\n".join([LEAD, MIDDLE, *inner, END]), id="a")


def reason(article: Article, line: str) -> str | None:
    """Why a line was removed, None if it was not."""
    start = article.text.index(line)
    return next(
        (r.reason for r in article.removed if r.start <= start and start + len(line) <= r.end), None
    )


def kept(article: Article) -> str:
    return " ".join(sentence.text for sentence in article.sentences)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("ADVERTISEMENT - CONTINUE READING BELOW", "advertisement"),
        ("Sponsored Content", "sponsored content"),
        ("Sign up for our morning newsletter and get it in your inbox.", "page furniture"),
        ("Subscribe to our newsletter today!", "page furniture"),
        ("Follow us on Twitter", "page furniture"),
        ("Follow Jane Doe on Twitter: @janedoe", "page furniture"),
        ("We use cookies to give you a better experience. Accept all", "page furniture"),
        ("148 comments", "page furniture"),
        ("Share this article", "page furniture"),
        ("Facebook Twitter WhatsApp Email Print", "page furniture"),
        ("Copyright 2020 The Harwick Post. All rights reserved.", "page furniture"),
        ("Click here to read our full coverage", "page furniture"),
        ("This video is no longer available", "page furniture"),
        ("Read more: Ten bridges that must be repaired", "link list"),
        ("RELATED: Ferry company goes out of business", "link list"),
        ("A history of the bridge in ten pictures Read more", "link list"),
        ("By Jane Doe, The Harwick Post", "byline"),
        ("Updated 3:04 PM ET, Tue March 21, 2023", "date line"),
        ("Published 30 December 2022", "date line"),
        ("John Roe and Mary Major contributed to this report.", "byline"),
        ("(Reporting by Jane Doe; Editing by John Roe)", "byline"),
        ("This story has been updated with a comment by the mayor.", "editorial note"),
        ("Correction: An earlier version of this article misnamed the mayor.", "editorial note"),
        ("The old bridge on Monday. (Jane Doe/Reuters)", "photo caption"),
        ("The old bridge on Monday. JANE DOE/AFP via Getty Images", "photo caption"),
        ("FILE PHOTO: Cars cross the old bridge in May. REUTERS/Jane Doe", "photo caption"),
        ("Left to right: The mayor, her deputy and an engineer look at a plan.", "photo caption"),
        ("Image caption The bridge carries nine thousand cars", "photo caption"),
        ("The council of Harwick has agreed on a...", "page furniture"),
        ("(SOUNDBITE) (English) MAYOR JANE DOE SAYING: “We close it.”", "page furniture"),
        ("Close it! #harwick pic.twitter.com/Ab1 — Ann Roe (@roe) May 3, 2024", "embedded post"),
        ("Ann Roe (@annroe) The bridge matters #harwick https://t.co/r5VEHVo", "embedded post"),
        ("Jane Doe/AFP/Getty Images", "photo credit"),
        ("What happens next", "subheading"),
        ("***", "stray mark"),
        ("[1] Jane Doe, The Bridges of Harwick, https://example.org/bridges.", "footnote"),
    ],
)
def test_furniture_goes(line: str, why: str) -> None:
    article = page(line)
    assert reason(article, line) == why
    assert line not in kept(article)
    assert len(article.sentences) == 4


@pytest.mark.parametrize(
    "line",
    [
        "No.",
        "He was wrong.",
        '"We have no money," she said.',
        "The mayor added:",
        "Advertisements for the ferry were taken down on Monday.",
        "Subscribers to the ferry service will get their money back.",
        "Follow the money, the auditors were told.",
        "Share prices of the builder rose by 4 percent.",
        "More than 40 engineers were sent to the bridge.",
        "Read the report, the mayor told the opposition.",
        "Photographs taken by the police show two cracks in the pier.",
        "By Monday, all cars will have to take the motorway.",
        "Related costs were not made public.",
        "Sign-ups for the ferry began at noon.",
        "The money comes from London, according to the news agency Reuters (Reuters is a company).",
        "A copy of the plan was seen by The Harwick Post and by the Associated Press.",
        "The opinion of the engineers has not been heard, she wrote on Twitter.",
        "• About 4,000 people signed the petition",
        "In 2019, a photo of the crack was published by a local paper.",
        "Comments by the builder were not available on Tuesday night.",
        "Video of the meeting was shared on Facebook, Twitter and YouTube.",
        "The builder, who is 61, is a professor of engineering at the University of Harwick.",
    ],
)
def test_content_stays(line: str) -> None:
    article = page(line)
    assert line.lstrip("• ") in kept(article)


def test_short_paragraphs_of_fact_lists_stay() -> None:
    article = page("Dead: 20", "Injured: 47", "Missing: 3")
    assert all(line in kept(article) for line in ("Dead: 20", "Injured: 47", "Missing: 3"))


def test_a_list_that_a_sentence_introduces_stays() -> None:
    article = page("The plan names three steps:", "A new pier", "A new road", "A toll")
    assert "A new pier" in kept(article)


def test_menus_above_and_links_below_go() -> None:
    above = ["Home", "World", "Sport", "Harwick closes its old bridge for two years"]
    below = ["Top Stories", "Ferry firm goes bust", "Ten Bridges You Must See", "Weather"]
    article = article_from_text("\n".join([*above, LEAD, MIDDLE, END, *below]), id="a")
    assert article.title == "Harwick closes its old bridge for two years"
    assert kept(article) == " ".join([LEAD, MIDDLE, END])


def test_what_follows_related_articles_at_the_end_goes() -> None:
    teaser = "A ferry firm from Harwick has gone out of business."
    text = "\n\n".join([LEAD, MIDDLE, END, LEAD.upper(), "Related articles", teaser])
    article = article_from_text(text, id="a")
    assert reason(article, teaser) == "link list"


def test_an_advert_amid_the_text_takes_nothing_with_it() -> None:
    article = page("Sponsored Content", "Related articles")
    assert kept(article) == " ".join([LEAD, MIDDLE, END])


def test_the_author_of_an_article_is_not_in_its_content() -> None:
    life = "Jane Doe is an engineer and the author of two books on bridges. She lives in Harwick."
    article = article_from_text("\n\n".join([LEAD, MIDDLE, END, life]), id="a")
    assert reason(article, life) == "author biography"


def test_a_person_whom_the_article_names_stays_at_its_end() -> None:
    said = "The bridge is safe, Jane Doe said."
    life = "Jane Doe is an engineer and the author of two books on bridges."
    article = article_from_text("\n\n".join([LEAD, said, END, life]), id="a")
    assert life in kept(article)


def test_a_paragraph_printed_twice_counts_once() -> None:
    article = article_from_text("\n\n".join([LEAD, MIDDLE, MIDDLE, END]), id="a")
    assert kept(article).count(MIDDLE) == 1
    assert "repeated text" in {removed.reason for removed in article.removed}


def test_furniture_glued_into_a_paragraph_is_cut_out() -> None:
    text = (
        "Share this withEmailFacebookMessengerTwitterPinterestWhatsAppLinkedInCopy this link"
        f"{LEAD} Scroll down for video {MIDDLE} (RELATED: Ferry firm goes bust) {END}"
    )
    article = article_from_text(text, id="a")
    assert kept(article) == f"{LEAD} {MIDDLE} {END}"


def test_a_script_copied_into_a_text_is_not_content() -> None:
    article = page('<script>var a = "It was said. He left.";</script>')
    assert "var a" not in kept(article)
    assert "It was said" not in kept(article)


def test_a_text_without_any_full_stop_is_still_content() -> None:
    lines = [
        "a man walks into the town hall of Harwick and asks for the mayor",
        "nobody knows where she is and so he waits for an hour by the door",
        "then she comes in and tells him that the bridge will be closed",
    ]
    article = article_from_text("\n\n".join(lines), id="a")
    assert kept(article) == " ".join(lines)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    words = " ".join([LEAD, MIDDLE, END]).split()
    rows = [" ".join(words[i : i + 11]) for i in range(0, len(words), 11)]
    article = article_from_text("\n".join(rows), id="a")
    assert {sentence.paragraph for sentence in article.sentences} == {0}
    assert " ".join(kept(article).split()) == " ".join(words)


def test_a_headline_that_asks_is_the_title() -> None:
    text = "Will the old bridge of Harwick ever open again?\n\n" + "\n\n".join([LEAD, MIDDLE, END])
    article = article_from_text(text, id="a")
    assert article.title == "Will the old bridge of Harwick ever open again?"
    assert kept(article) == " ".join([LEAD, MIDDLE, END])


def test_a_known_title_is_found_and_removed_wherever_it_stands() -> None:
    title = "Council closes bridge: “No money”"
    article = article_from_text(
        "\n\n".join([LEAD, 'Council closes bridge: "no money"', MIDDLE]), id="a", title=title
    )
    assert article.title == title
    assert "no money" not in kept(article)


@pytest.mark.parametrize(
    "note",
    [
        "(A photo caption in an earlier version of this story named the wrong mayor.)",
        "Update at 12:45 p.m. ET. Ferry Found:",
    ],
)
def test_a_note_of_the_editors_is_no_content(note: str) -> None:
    article = article_from_text("\n\n".join([note, LEAD, MIDDLE, END]), id="a")
    assert kept(article) == " ".join([LEAD, MIDDLE, END])


TITLE = "Old bridge to close: ‘No money’"


@pytest.mark.parametrize(
    "above",
    [
        "",
        "Transport ",
        "Ann Lee, the mayor, has few friends left in Harwick. | Bo Ek/Coast Press Transport ",
        "Its towers stood for a century. ",
    ],
)
def test_a_known_title_that_is_glued_to_the_text_goes_with_what_is_above(above: str) -> None:
    glued = f"{above}Old bridge to close: 'No money' {LEAD} {MIDDLE}"
    article = article_from_text("\n\n".join([glued, END]), id="a", title=TITLE)
    assert kept(article) == " ".join([LEAD, MIDDLE, END])
    reasons = {glued[one.start : one.end]: one.reason for one in article.removed}
    assert reasons.pop("Old bridge to close: 'No money'") == "headline"
    assert reasons == ({above.rstrip(): "page furniture"} if above else {})


@pytest.mark.parametrize(
    "sentence",
    [
        "The council said it would leave the old bridge to close no money gap this year.",
        "Said the mayor: Old bridge to close: no money. Nobody laughed.",
        "It is old bridge to close no money that I have, said the mayor.",
        "In a narrow vote the Old Bridge to Close, No Money Tuesday party won 51 seats.",
        "Officials said that Old bridge to close: 'No money' Keller is their slogan.",
        "Old bridge to close: 'no money' Monday at ten, the council said.",
    ],
)
def test_a_title_inside_a_sentence_is_no_headline(sentence: str) -> None:
    article = article_from_text("\n\n".join([sentence, MIDDLE, END]), id="a", title=TITLE)
    assert kept(article) == " ".join([sentence, MIDDLE, END])


def test_a_label_above_a_caption_takes_the_caption_along() -> None:
    line = "The mayor and her deputy on the old bridge"
    article = article_from_text(f"{LEAD}\nImage caption,\n{line}\n{MIDDLE}\n{END}", id="a")
    assert reason(article, line) == "photo caption"
    assert kept(article) == " ".join([LEAD, MIDDLE, END])


def test_a_pasted_page_is_told_apart() -> None:
    lines = [
        "Skip to content",
        "Europe",
        "Harwick closes its old bridge",
        "Council says repairs will take two years and cost four million",
        "By Jane Doe and John Roe",
        "December 30, 2022",
        "10:02 AM GMT",
        "The old bridge on Friday. REUTERS/Jane Doe Acquire Licensing Rights",
        f"HARWICK, Dec 30 (Reuters) - {LEAD}",
        "Advertisement · Scroll to continue",
        MIDDLE,
        END,
        "Reporting by Jane Doe; Editing by John Roe",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Share",
        "Facebook",
        "Read Next",
        "Ferry firm goes bust",
    ]
    article = article_from_text("\n".join(lines), id="a")
    assert [s.body for s in article.sentences[:1]] == [LEAD.split(". ")[0] + "."]
    assert kept(article) == " ".join([lines[8], MIDDLE, END])
    assert article.title == "Harwick closes its old bridge"
    assert article.source == "Reuters"
    assert article.published == "2022-12-30"


def test_a_post_by_somebody_of_whom_the_article_speaks_is_content() -> None:
    post = (
        "I will close it as soon as I can, whatever it costs the town. #harwick "
        "— Ann Roe (@mayor) May 3, 2024"
    )
    about = "Mayor Roe told everybody on Thursday what she wanted to do with the bridge."
    assert reason(page(post), post) == "embedded post"
    assert "I will close it as soon" in kept(page(about, post))
