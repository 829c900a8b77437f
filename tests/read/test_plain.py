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
        (
            "Mayor Ann Lee Ann (Annie) Maria LeeLee wins a vote | Report: Council 'adjourns' early"
            " in Elm MORE and her deputy left.",
            "Mayor Ann Lee and her deputy left.",
        ),
        (
            "Ann Lee Ann LeeLee wins MORE told Bo Ek Bo EkEk asks for a recount of votes MORE (E.)",
            "Ann Lee Ann LeeLee wins MORE told Bo Ek (E.)",
        ),
        ("Ann Lee Ann (Annie) LeeMORE has resigned.", "Ann Lee has resigned."),
        ("Ann Lee wanted MORE for Lee County.", "Ann Lee wanted MORE for Lee County."),
        ("THE LEE COUNTY LEEWARD SIDE WANTS MORE", "THE LEE COUNTY LEEWARD SIDE WANTS MORE"),
        ("Peace. pic.twitter.com/abc123", "Peace."),
        ("[People’s Republic of China]", "[People’s Republic of China]"),
        ("It cost 1,000.50 dollars; 3 : 2", "It cost 1,000.50 dollars; 3 : 2"),
        ("one\r\ntwo", "one two"),
        ("fell by \x1b[31mtwo\x1b[0m metres", "fell by two metres"),
        ("\x1b]0;HACKED\x07The \x1b(Bmayor", "The mayor"),
        ("\x1b]0;no end to it, he said.", "]0;no end to it, he said."),
    ],
)
def test_only_what_a_page_needs_goes(text: str, shown: str) -> None:
    assert plain(text) == shown
