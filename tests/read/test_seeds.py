"""The seed articles: none of the page's furniture may be content, none of the content lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.read import read_article
from summarise.types import Article

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"

FURNITURE = {
    "reuters": [
        "Created with Sketch",
        "International relations",
        "Putin expects China's Xi to make state visit",
        "Two leaders hold video meeting",
        "holds a video meeting with China's President",
        "Sputnik via Reuters",
        "Sponsored Content",
        "commissioned by Nikkei",
        "Nikkei Asia",
        "offline reading",
        "breaking news alerts",
        "Customize",
        "voice of the Asian Century",
        "next chapter",
        "Free access",
        "Find out more",
    ],
    "newsweek": [
        "Could Visit Russia After Retaining",
        "To Make Russia State Visit",
        "Left to right",
        "Shavkat Mirziyoyev",
        "BOBYLYOV",
        "Getty Images",
        "waits to meet President Emmanuel Macron",
        "LUDOVIC MARIN",
        "Desperate Times",
    ],
    "copy": ["desperate times"],
    "ankasam": [
        "Share:",
        "Jinping’s Possible Visit",
        "Similar Posts",
        "also available in",
        "[1]",
        "[5]",
        "euronews.com",
        "Date of Accession",
        "Ibid",
        "tass.com",
        "TAMER",
        "graduated",
        "Gazi University",
        "ANKASAM",
    ],
    "cnn": ["Hong-Kong", "CNN"],
}
CONTENT = {
    "reuters": [
        "Russian President Vladimir Putin said on Friday he was expecting",
        "share of Chinese yuan in its National Wealth Fund (NWF) to 60%",
        '"This will demonstrate to the whole world the strength of Russian-Chinese ties',
        "Kremlin spokesman Dmitry Peskov said no date had yet been set for Xi's visit.",
    ],
    "newsweek": [
        "President Vladimir Putin is likely to host Chinese counterpart Xi Jinping",
        "according to Russia's Tass news agency.",
        "They included one call on February 25, the day after the Ukraine war began",
        "Newsweek has contacted the Chinese Foreign Ministry.",
        "4-percent drop in gross domestic product",
        "Most leaders nonetheless rebuked Putin in Wednesday's communiqué.",
        "President Emmanuel Macron of France left the gathering",
    ],
    "copy": [
        "President Vladimir Putin is expected to welcome his Chinese counterpart",
        "Cup Press Agency.",
        "” two sessions,” Igor Morgulov told the Russian Press",
        "for the World Economy.",
        "French President Emmanuel Macron left the rally",
    ],
    "ankasam": [
        "On December 30, 2022, a meeting was held",
        "“show the world how close (strong) Russia-China relations are”.",
        "The US State Department made the following statement on the issue:",
        "“We are closely monitoring Beijing’s activities.",
        "the Chinese and Russian air forces carried out joint patrol flights",
        "Fear that China will change sides may persuade Putin to peace.",
    ],
    "cnn": [
        "Chinese leader Xi Jinping will fly to Moscow next week",
        "The face-to-face was revealed on Friday by statements from both Beijing and the Kremlin.",
        "from Monday to Wednesday",
        "“A number of important bilateral documents will be signed.”",
        "Xi has met Putin in person 39 times",
    ],
}
# (title, source, dateline); none of the five says when it was published
KNOWN = {
    "reuters": (
        "Putin expects China's Xi to make state visit to Russia in spring",
        "Reuters",
        "MOSCOW (Reuters)",
    ),
    "newsweek": (
        "China's Xi Jinping Could Visit Russia After Retaining Presidency",
        "Newsweek",
        None,
    ),
    "copy": (None, None, None),
    "ankasam": (
        "Jinping’s Possible Visit to Moscow and Russia-China Relations",
        None,
        None,
    ),
    "cnn": (None, "CNN", "Hong-Kong CNN"),
}


def seed(name: str) -> Article:
    return read_article(str(SEEDS / f"{name}.txt"))


@pytest.mark.parametrize("name", FURNITURE)
def test_furniture_is_never_content(name: str) -> None:
    body = [sentence.text for sentence in seed(name).sentences]
    found = [words for words in FURNITURE[name] if any(words in text for text in body)]
    if name == "reuters":
        # The dateline stands in the first sentence, marked off by `lead`.
        assert "Reuters" not in seed(name).sentences[0].body
    assert found == []


@pytest.mark.parametrize("name", CONTENT)
def test_content_is_kept(name: str) -> None:
    body = [sentence.text for sentence in seed(name).sentences]
    assert [words for words in CONTENT[name] if not any(words in text for text in body)] == []


@pytest.mark.parametrize("name", KNOWN)
def test_what_the_text_says_of_itself_and_no_more(name: str) -> None:
    article = seed(name)
    assert (article.title, article.source, article.dateline) == KNOWN[name]
    assert article.published is None
    assert article.language == "en"
    assert article.warnings == ()


def test_removed_stretches_say_why() -> None:
    reasons = {removed.reason for name in KNOWN for removed in seed(name).removed}
    assert {
        "page furniture",
        "photo caption",
        "sponsored content",
        "advertisement",
        "footnote",
        "footnote mark",
        "author biography",
        "dateline",
        "headline",
        "subheading",
        "stray mark",
    } <= reasons


def test_the_dateline_is_skipped_but_stays_in_the_evidence() -> None:
    first = seed("reuters").sentences[0]
    assert first.text.startswith("MOSCOW (Reuters) -- Russian")
    assert first.body.startswith("Russian President")
