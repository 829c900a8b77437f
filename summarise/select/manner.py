"""What a sentence does: some report, others ask, or address the reader, or are no sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarise.roles import Token

TALK = 0.6  # addresses the reader, or speaks in the writer's own person
AIMLESS = 0.5  # a question, a proverb, a way to begin
POINTLESS = 0.2  # no sentence, or one about a picture or another word that is not printed
FOREIGN = 0.05  # no prose of the article at all

_QUOTED = re.compile(r"\u201c[^\u201d]*\u201d|\"[^\"]*\"")
_READER = re.compile(r"\b(?:you|your|yours|we urge|let us|let's)\b", re.IGNORECASE)
_SELF = re.compile(
    r"(?<!War )\b(?:I|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]ur|[Oo]urs|[Oo]urselves|us)\b(?!\.)"
)
_OPENS_TALK = re.compile(
    r"\W*(?:only to\b|here\W?s|here is|here are|below (?:is|are)|this is why|ok\b|okay\b|well,"
    r"|(?:it's|it is) (?:often |sometimes |an? )?(?:said|old saying)|as the saying goes"
    r"|(?:it|that|this)(?:['\u2019]s| is| was) (?:why|what|how|where|because)\b"
    r"|what (?:is|was) (?:an? |the )?[\w ]{1,30} (?:is|was) that)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\?[\"\u201d'\u2019]? [^.?!]{2,60}\basked\b[^.?!]{0,40}\.$|\?[\"\u201d'\u2019]$"
)
_PICTURE = re.compile(
    r"\b(?:map|chart|graph|graphic|picture|photo|photograph|video|table|image|illustration)s?,?"
    r" (?:below|above|at (?:left|right))\b(?! (?:the|an?|his|her|their|its) )",
    re.IGNORECASE,
)
# In a sentence that speaks of a chart ("the red line shows"); a railway has a red line as well.
_COLOURED = re.compile(
    r"\bthe (?:blue|red|green|yellow|orange|black|grey|gray) (?:path|line|bar|dot|area|curve)s?\b"
    r"(?=[^.]*\b(?:shows?|represents?|indicates?|marks?|traces?|charts?|map|graph|axis)\b"
    r"|,? (?:is|are) the \w+ that\b)",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"\b[Ss]croll down\b|\b[\w.]{1,64}@[\w-]+\.\w|\(@\w+\)|https?://|\b\w+=[\"\u201d']|</?\w+>"
)
_DISCLAIMER = re.compile(
    r"\b(?:opinions?|views?)\b[^.]{0,40}\b(?:in this (?:article|commentary|piece|column)"
    r"|expressed)\b[^.]{0,60}\b(?:author|his|hers?|their|own|writer|solely)\b",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep)\. )?(?:[A-Z][\w.'\u2019-]+ ){1,4}(?:is|was) (?:an?|the) [^.]*"
    r"\b(?:at|of|for|with|on)\b"
    r"|(?:He|She) (?:is|was|also|has) "
)
# Nothing stands before the first sentence that these could mean.
_POINTS = re.compile(r"(?:this|that|these|those|such)\b", re.IGNORECASE)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PRONOUNS = frozenset({"PRP", "PRP$"})
_VERBAL = re.compile(r"\b(?:was|were|is|are|has|have|had|did|said|says|will|would|can|could)\b")
_ENDS = frozenset(".!?\u2026\"\u201d'\u2019)")
_WHERE = frozenset({"where", "which", "who", "whose", "because"})
_SEVERAL, _MOST = 6, 0.7  # sentences, and the share with an end mark, of text in whole sentences
SPEAKER = 2  # words at least that tell who says something
_HEAD = 6  # sentences within which an author is introduced


def manners(texts: Sequence[str], parses: Sequence[Sequence[Token]]) -> NDArray[np.float32]:
    """Return a factor (0-1) for each unit's salience: 1 for a sentence that reports.

    Args:
        texts: the units of one article, in the order of the text.
        parses: of each.

    Returns:
        (N,) factors.
    """
    found = [manner(text, parse) for text, parse in zip(texts, parses, strict=True)]
    if found and _POINTS.match(texts[0]):
        found[0] = min(found[0], AIMLESS)
    ended = [text.strip()[-1:] in _ENDS for text in texts]
    if len(ended) >= _SEVERAL and sum(ended) >= _MOST * len(ended):
        for index, ends in enumerate(ended):
            if index and not ends:  # a caption, or a line of the page
                found[index] = min(found[index], POINTLESS)
    head = texts[:_HEAD]
    if any(_DISCLAIMER.search(text) for text in head):
        last = max(i for i, text in enumerate(head) if _DISCLAIMER.search(text))
        for index, text in enumerate(head[: last + 1]):
            if _BIOGRAPHY.match(text) or _DISCLAIMER.search(text):
                found[index] = FOREIGN
    return np.array(found, dtype=np.float32)


def manner(text: str, tokens: Sequence[Token]) -> float:
    """Return the factor of one sentence by itself."""
    if _MARKUP.search(text):
        return FOREIGN
    stripped = text.strip()
    if not any(token.tag in _FINITE for token in tokens) and not _VERBAL.search(text):
        return POINTLESS if stripped[-1:] not in _ENDS else AIMLESS
    if stripped.startswith("(") and stripped.endswith(")"):
        return POINTLESS
    if _PICTURE.search(text) or _COLOURED.search(text) or _fragment(stripped, tokens):
        return POINTLESS
    outside = _QUOTED.sub(" ", text)
    if outside != text and len(re.findall(r"\w+", outside)) < SPEAKER:
        return AIMLESS  # a quotation without a speaker
    if outside.rstrip().endswith("?") or _ASKED.search(stripped) or _OPENS_TALK.match(outside):
        return AIMLESS
    if outside.rstrip().endswith(("!", "...", "\u2026")) and not _called(tokens):
        return TALK
    own = _SELF.search(outside) and any(token.tag in _PRONOUNS for token in tokens)
    return TALK if own or _READER.search(outside) else 1.0


def _called(tokens: Sequence[Token]) -> bool:
    """Whether the mark at the end belongs to a name ("Yahoo!")."""
    words = [token for token in tokens if token.pos != "PUNCT"]
    return bool(words) and words[-1].pos == "PROPN" and tokens[-1].text == "!"


def _fragment(text: str, tokens: Sequence[Token]) -> bool:
    """Whether a sentence is a clause by itself ("Where the tolls have tripled.")."""
    first = next((token for token in tokens if token.text[:1].isalnum()), None)
    return (
        first is not None
        and first.text.lower() in _WHERE
        and text.endswith(".")
        and "," not in text
        and not any(token.dep == "ROOT" and token.tag in _FINITE for token in tokens[1:4])
    )
