from __future__ import annotations

import pytest

from summarise.read import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("They[4] left.", "They left."),
        ("Russia’s  activities.\u00a0 Beijing", "Russia’s activities. Beijing"),
        ("In conclusion, , Putin", "In conclusion, Putin"),
        ("said Thursday .", "said Thursday."),
        ("`` We go , '' he said .", '" We go, " he said.'),
        ("a\u200bb\u00adc", "abc"),
        ("He left (RELATED: Who left?) and stayed.", "He left and stayed."),
        ("Peace. pic.twitter.com/abc123", "Peace."),
        ("[People’s Republic of China]", "[People’s Republic of China]"),
        ("It cost 1,000.50 dollars; 3 : 2", "It cost 1,000.50 dollars; 3 : 2"),
        ("one\r\ntwo", "one two"),
    ],
)
def test_only_what_a_page_needs_goes(text: str, shown: str) -> None:
    assert plain(text) == shown
