"""Finds a known headline that copying a page has glued to the text, with what stood above it."""

from __future__ import annotations

import re

from summarise.read.dates import MONTH
from summarise.read.reasons import HEADLINE, PAGE
from summarise.types import Removed

FEWEST = 4  # words of a headline; fewer stand in sentences as well
REACH = 700  # characters of a text in which its headline stands
ABOVE = 45  # words that may stand above a headline: a caption, a section, a standfirst
_NEXT = re.compile(rf"\s+(?!{MONTH}\b|\w+day\b)[\"“'‘]?[A-ZÀ-Þ]|\s*$")
# What ends above a headline: a sentence, a photo's credit, or the name of a section.
_ABOVE = re.compile(r".*[.!?)”\"]$|.*\|[^|]*$|(?:[A-ZÀ-Þ0-9][\w'’-]*\s?){1,3}$", re.S)


def glued(text: str, start: int, end: int, title: str) -> list[Removed]:
    """Stretches of one paragraph that are the headline and what stands before it.

    A headline ends without a full stop, a sentence begins behind it, and what stands before it is
    a sentence, a photo's credit or a section of the paper: the same words inside a sentence stay.

    Args:
        text: the whole text, the paragraph from `start` to `end` among it.
        title: the headline, known from elsewhere.
    """
    words = re.findall(r"\w+", title)
    if len(words) < FEWEST:
        return []
    # The marks between the words may differ: "Trump's" and "Trump’s".
    pattern = re.compile(r"\W{1,4}".join(map(re.escape, words)) + r"[\"”'’)?!]{0,2}", re.I)
    head = text[start : min(end, REACH)]
    found = pattern.search(head)
    if found is None or not _NEXT.match(text[:end], start + found.end()):
        return []
    above = head[: found.start()].strip(" \t\"“'‘(")
    if not found.group()[0].isupper() or (above and not _ABOVE.match(above)):
        return []
    cuts = [Removed(start + found.start(), start + found.end(), HEADLINE)]
    if above:
        if len(above.split()) > ABOVE:
            return []
        cuts.insert(0, Removed(start, start + len(head[: found.start()].rstrip()), PAGE))
    return cuts
