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
_TERM = re.compile(r"(\w+(?:-\w+)?)-year (?:prison |jail )?(sentence|term)\b", re.I)
_JAIL = re.compile(r"\b(?:prison|jail(?:ed)?|behind bars)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b(?:elect\w*|office|in power)\b", re.IGNORECASE)
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
        # A term of office is none in prison.
        told = _JAIL.search(text) and not _OFFICE.search(text)
        if match.group(2).lower() == "term" and not _JAIL.search(match.group()) and not told:
            continue
        found = [n for n in numbers(match.group(1)) if n.kind == "plain"]
        if len(found) == 1:
            start = match.start()
            value = Number(start, start + len(match.group(1)), found[0].value, "plain")
            words = match.group()
            yield Answer("number", "tally:sentence", value, words, sentence)
