"""Sentences of news text, with exact offsets."""

from __future__ import annotations

import pytest

from summarise.read import article_from_text, plain

BREAK = "|"


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in article_from_text(text, id="a").sentences]


@pytest.mark.parametrize(
    "marked",
    [
        "He lives in the U.S. Senate. |The U.S. sent troops on Dec. 30. |They left.",
        "Mr. J. B. Smith Jr. met Sen. Rand Paul, R-Ky., in St. Louis. |Nothing came of it.",
        "Chapter No. 10 was read at 5 p.m. |Then all went home.",
        "They met at 10:30 a.m. ET on Monday. |They met again at 3 p.m. Tuesday.",
        "It cost $1.5 million, i.e. 5.5 percent more. |Nobody paid.",
        "The firm is Apple Inc. |It is in Calif. and is rich.",
        '"I am not going," he said. |"We have no money." |He left.',
        '"Why now?" Obama asked. |"Who knows?" |Nobody did.',
        "“A first thing. A second thing,” said the mayor. |She left.",
        'She called it "rock solid." |He agreed.',
        "They saw “rules written by no one.” |They laughed.",
        "(This was in May.) |Then came June.",
        "He waited… and nothing came. |It was dark.",
        "It was in September.|He said so.|Nobody heard.",
        "He said that it was late Thursday . |The others had gone home .",
        "1. Close the bridge. |2. Build a new one.",
        "He said so. |“ Nobody heard.”",
        "The pact was signed by then-U.S. President Hale. |Ex-U.N. envoys met non-U.S. firms.",
        "They heard a US.-born preacher. |He is from the U.S.-Mexico border.",
        "The J.K. Rowling book sold. |Ph.D. students read it.",
        "The price fell, Lt. Col. Smith said. |Is it true? |No!",
        "Sen. Jack Lund, D-R.I., said so. |The vote is due.",
        "It was written by Jack Lund, D-R.I. |He said so. |Nobody else spoke.",
        "Sens. Jack Lund, D-R.I. and Ola Berg, R-S.C., spoke. |Nobody else did.",
        "Jon Moss, R-S.C., chairs it. |Ida Wilson (R-S.C.) said no. |That was it.",
        "Ada Krog, D-N. Y., concluded that it was over. |Nobody else spoke.",
        "She sold shares in Ferro Materials Co. |Hale was paid in shares. |Nobody knew.",
        "It is run by Ferro Motor Co. Chairman Ola Berg and his men. |Nobody knew.",
        "He was quoted by the BBC at www.bbc.co.uk. |She was not.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    parts = [part.strip() for part in marked.split(BREAK)]
    assert sentences(marked.replace(BREAK, "")) == parts


def test_a_long_quotation_is_opened() -> None:
    inner = "The bridge has to be closed because its second pier has a crack that grows every day. "
    text = f"“{inner * 5}We have no choice,” said the mayor."
    assert len(sentences(text)) == 6


def test_footnote_marks_are_taken_off_the_ends() -> None:
    article = article_from_text("He said “no”.[1] She said yes.[2][3] They[4] left.", id="a")
    assert [s.text for s in article.sentences] == [
        "He said “no”.",
        "She said yes.",
        "They[4] left.",
    ]
    assert [r.reason for r in article.removed] == ["footnote mark", "footnote mark"]


def test_no_sentence_is_longer_than_the_cap() -> None:
    article = article_from_text("and then he went on, " * 1000, id="a")
    assert max(len(text.text) for text in article.sentences) <= 1500


def test_a_lone_full_stop_is_no_sentence() -> None:
    assert sentences("The economy shrank, the institute says. . Nobody knows why.") == [
        "The economy shrank, the institute says.",
        "Nobody knows why.",
    ]


@pytest.mark.parametrize(
    ("text", "body", "dateline"),
    [
        ("MOSCOW (Reuters) -- The mayor left.", "The mayor left.", "MOSCOW (Reuters)"),
        ("(CNN) The mayor left.", "The mayor left.", "(CNN)"),
        ("(CNN)The mayor left.", "The mayor left.", "(CNN)"),
        ("Washington (CNN) -- The mayor left.", "The mayor left.", "Washington (CNN)"),
        ("LONDON — The mayor left.", "The mayor left.", "LONDON"),
        (
            "NEW YORK, Jan 3 (Reuters) - The mayor left.",
            "The mayor left.",
            "NEW YORK, Jan 3 (Reuters)",
        ),
        ("WASHINGTON, D.C. (AP) — “No,” he said.", "“No,” he said.", "WASHINGTON, D.C. (AP)"),
        ("OAKHAM, Va., — The mayor left.", "The mayor left.", "OAKHAM, Va."),
        ("DETROIT, MI -- The mayor left.", "The mayor left.", "DETROIT, MI"),
        ("Hong Kong CNN — The mayor left.", "The mayor left.", "Hong Kong CNN"),
    ],
)
def test_datelines_are_told_from_the_sentence(text: str, body: str, dateline: str) -> None:
    article = article_from_text(text, id="a")
    assert article.sentences[0].text == text
    assert article.sentences[0].body == body
    assert article.dateline == dateline


@pytest.mark.parametrize(
    "text",
    [
        "Putin — the president of Russia — said no.",
        "NATO — The alliance was founded in 1949.",
        "The Communist Party (CCP) — its rulers — said no.",
        "Xi Jinping (China) said no.",
        "“LONDON — is that far?” he asked.",
        "BREAKING — The mayor left.",
    ],
)
def test_other_dashes_and_brackets_are_no_dateline(text: str) -> None:
    article = article_from_text(text, id="a")
    assert article.sentences[0].lead == 0
    assert article.dateline is None


def test_a_dateline_may_follow_a_standfirst() -> None:
    text = "The ruling was a blow to the mayor.\n\nBOSTON — A judge ruled on Friday. She won."
    article = article_from_text(text, id="a")
    assert article.dateline == "BOSTON"
    assert [sentence.lead for sentence in article.sentences] == [0, 9, 0]


def test_a_box_of_links_inside_a_sentence_does_not_split_it() -> None:
    text = (
        "The office of Mayor Ann Lee Ann Maria LeeLee won't testify. Report: 'I am out,' she says! "
        "Watch: Council adjourns MORE and her deputy told the court that they would not come. "
        "Both are well."
    )
    found = article_from_text(text, id="a").sentences
    assert [(one.start, one.end) for one in found] == [
        (0, text.index(" Both")),
        (text.index("Both"), len(text)),
    ]
    assert plain(found[0].text) == (
        "The office of Mayor Ann Lee and her deputy told the court that they would not come."
    )
