"""Which mention of a fact is told: one that can be read alone, close to what the others say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.folding import straighten
from summarise.check.frames import SPEECH, lemma
from summarise.check.quotes import quotations
from summarise.compare.event import Event
from summarise.compare.passages import Passage

NEARLY = 0.03  # closeness below the best that still makes a mention a plain one
_POINTS = re.compile(
    r"(?:(?:but|and|so|yet|still|then|also|yes|no),? )?"
    r"(?:he|she|they|it|his|her|their|its|this|these|those|that|one|another)\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "they"})
_TOLD = 2  # words outside quotation marks from which somebody is said to speak


def plainest(passages: Sequence[Passage], event: Event) -> Passage:
    """The passage that is closest to all others of its fact; of equals, the shortest.

    Of all passages those are taken that leave the least open: whole sentences that open with a
    name rather than a pronoun, and that name who is quoted.
    """
    open_ = {passage.claim: left_open(passage) for passage in sorted(passages, key=_by_text)}
    least = min(open_.values())
    kept = [passage for passage in passages if open_[passage.claim] == least]
    different = {passage.claim: passage for passage in sorted(kept, key=_by_text)}
    if len(different) == 1:
        return next(iter(different.values()))
    vectors = event.raw[event.rows(list(different))]
    closeness = (vectors @ vectors.T).mean(axis=1)
    best = float(closeness.max())
    near = [
        passage
        for passage, value in zip(different.values(), closeness, strict=True)
        if value >= best - NEARLY
    ]
    return min(near, key=lambda passage: (len(passage.text.split()), passage.key))


def left_open(passage: Passage) -> tuple[bool, int]:
    """What a passage leaves open to whoever reads it alone; the less, the better it is told.

    Returns:
        Whether it is a clause that cannot be read alone, and how many other things are open.
    """
    text = passage.readable
    fragment = not passage.whole and text == passage.sentence
    plain = straighten(text)
    begins = plain.lstrip("\"'([ ")[:1]
    opens = begins.islower() or _POINTS.match(plain) is not None
    broken = plain.count('"') % 2 == 1
    return fragment, opens + broken + _unnamed(passage)


def _unnamed(passage: Passage) -> bool:
    """Whether a passage quotes or reports somebody without saying who it is."""
    quoted = quotations(passage.text)

    def outside(start: int) -> bool:
        return not any(quote.start <= start < quote.end for quote in quoted)

    spoken = [t for t in passage.tokens if outside(t.start) and t.text[:1].isalnum()]
    if quoted and len(spoken) < _TOLD:
        return True
    for token in spoken:
        head = passage.tokens[token.head]
        if (
            token.text.lower() in _PRONOUNS
            and token.dep == "nsubj"
            and lemma(head) in SPEECH
            and not any(t.entity == "PERSON" and t.start < token.start for t in spoken)
        ):
            return True
    return False


def _by_text(passage: Passage) -> tuple[str, str, int]:
    return (passage.text, passage.article, passage.start)
