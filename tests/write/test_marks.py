"""A quotation that a sentence opens is closed where the sentence ends."""

from __future__ import annotations

import pytest

from summarise.write.marks import closed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said: \u2018I am tired.", "He said: \u2018I am tired.\u2019"),
        ("He said: 'It's no secret that I am rich.", "He said: 'It's no secret that I am rich.'"),
        ("She said: \u201cWe will go.", "She said: \u201cWe will go.\u201d"),
        ('She said: "We will go.', 'She said: "We will go."'),
    ],
)
def test_an_open_quotation_is_closed(text: str, expected: str) -> None:
    assert closed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fans' vote was close.",
        "It happened in the '90s.",
        "Rock 'n roll is not dead.",
        "Haider al-\u2018Abadi arrived in Baghdad on Friday.",
        "the club 's side celebrated a famous win.",
        "He was dressed as Robert Hale Jr.'s character.",
        "He called it \u2018a farce\u2019 and left.",
        'He called it "a farce" and left.',
        'I am tired," he said.',
        'He said: "We have spoken enough. We have no more to say.\u201d',
        "It's the dog's bowl.",
    ],
)
def test_nothing_else_changes(text: str) -> None:
    assert closed(text) == text
