"""How a match ended, and for how long somebody has to go to prison."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarise.check.values import Number, numbers
from summarise.compare.stated import Answer, Sentence

_SCORE = re.compile(r"(?<![\w-])(\d{1,2})[-\u2013](\d{1,2})(?![\w-])")
_MATCH = re.compile(
    r"\b(?:beat(?:en|ing)?|defeat(?:ed|ing)?|win|won|lost|drew|draw|victory|triumph)\b",
    re.IGNORECASE,
)
_PENALTIES = re.compile(
    r"\s+(?:\w+\s){0,2}?(?:on penalties|on spot[- ]kicks|in (?:the|a) (?:penalty )?shoot-?out)",
    re.IGNORECASE,
)
_TERM = re.compile(r"(\w+(?:-\w+)?)-(year|month) (?:prison |jail )?(?:sentence|term)\b", re.I)
_SUSPENDED = re.compile(r"\b(?:suspended|up to|maximum|minimum|at least|faces?|could|may)\b", re.I)


def scores(sentence: Sentence) -> Iterator[Answer]:
    """Read the result of a match, with and without penalties."""
    text = sentence.passage.text
    if not _MATCH.search(text) or len(sentence.names) < 2:
        return
    every = list(_SCORE.finditer(text))
    shootouts = [match for match in every if _PENALTIES.match(text, match.end())]
    plain = [match for match in every if match not in shootouts]
    for name, found in (("score", plain), ("shootout", shootouts)):
        if len(found) == 1:
            result = "-".join(sorted(found[0].groups(), key=int))
            yield Answer("number", f"tally:{name}", result, found[0].group(), sentence)


def terms(sentence: Sentence) -> Iterator[Answer]:
    """Read a "seven-year sentence"."""
    text = sentence.passage.text
    if _SUSPENDED.search(text):
        return
    for match in _TERM.finditer(text):
        found = [n for n in numbers(match.group(1)) if n.kind == "plain"]
        if len(found) == 1 and match.group(2).lower() == "year":
            start = match.start()
            value = Number(start, start + len(match.group(1)), found[0].value, "plain")
            words = match.group()
            yield Answer("number", "tally:sentence", value, words, sentence)
