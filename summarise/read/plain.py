"""How a sentence of the original text is shown: without marks that only a page needs."""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|citation needed|note \d{1,3})\]")
_LINK = re.compile(r"(?:https?://t\.co/|pic\.twitter\.com/)\w+")
_ASIDE = re.compile(
    r"\s?\(\s?(?:related|see also|read more|watch|video|photos?|also on \w{2,20})\s?:[^()"
    r"]{0,200}\)",
    re.I,
)
# A box about a person that a page opens at the name and copying glues to it: the name in full,
# headlines, if any, and the word MORE ("Ann Lee Ann Maria LeeLee wins vote Senate adjourns MORE").
BOX = re.compile(
    r"(?P<last>\b[A-Z][\w'’-]*[a-z])(?P<box>,?\s+(?:[A-Z(\"“][\w.()'’\"”-]*\s+){0,5}?(?P=last)"
    r"(?:MORE|(?=[A-Z0-9'‘“\"$])(?:(?!\sMORE\b)[^\n]){15,600}\sMORE)\b)"
)
# What drives a terminal goes whole, or its tail ("[31m") would stay as litter. Only sequences that
# an escape character opens: the one-byte forms also come from letters that were decoded wrongly.
_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b\n]{0,500}(?:\x07|\x1b\\)|[ -/]+[0-~])"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACE = re.compile(r"\s+")
_BEFORE = re.compile(r" +([,;.!?])(?=$|[\s\"'”’)\]])")
_COMMAS = re.compile(r",(?:\s*,)+")


def plain(text: str) -> str:
    """Return a sentence's text as it is shown to people and to models.

    Footnote marks, terminal escapes, invisible characters, shortened links and boxes of links go;
    white space, also that before a full stop or comma, is set right; words, numbers and quotations
    stay as they are.
    """
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", _ESCAPE.sub("", text)))
    text = _LINK.sub("", _ASIDE.sub("", _FOOTNOTE.sub("", text)))
    if "MORE" in text:
        text = BOX.sub(r"\g<last>", text)
    text = text.replace("``", '"').replace("''", '"')
    text = _BEFORE.sub(r"\1", _SPACE.sub(" ", text))
    return _COMMAS.sub(",", text).strip()
