"""Text from articles cannot drive the terminal that shows it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.show.safe import plain, shorten

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;new title\x07text", "text"),
        ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jcleared", "cleared"),
        ("over\u202egnp.exe", "overgnp.exe"),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("one\r\ntwo\u2028three", "one two three"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("zero\ufeffwidth", "zerowidth"),
    ],
)
def test_hostile_text_is_shown_as_words(hostile: str, shown: str) -> None:
    assert plain(hostile) == shown


def test_scripts_keep_what_they_need() -> None:
    for text in ("می\u200cخواهم", "café naïve", "👩\u200d🚀", "שלום world", "2022\u201323 “so”"):
        assert plain(text) == text


@given(st.text(alphabet=st.characters(), max_size=60))
def test_nothing_dangerous_gets_through(text: str) -> None:
    shown = plain(text)
    assert not any(unicodedata.category(character) in {"Cc", "Cs"} for character in shown)
    assert not set(shown) & set(BIDI)
    assert plain(shown) == shown
    shown.encode("utf-8")


@given(st.text(max_size=200), st.integers(min_value=12, max_value=60))
def test_shortened_text_fits_and_keeps_both_ends(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    whole = plain(text).strip()
    assert whole.startswith(short.split(" … ")[0]) or len(whole) <= width
