"""Which mention of a fact is told: one that can be read alone, close to what the others say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.check.folding import straighten, words
from summarise.check.frames import SPEECH, lemma
from summarise.check.quotes import quotations
from summarise.check.values import numbers
from summarise.compare.event import Event
from summarise.compare.passages import Passage
from summarise.roles import Token

SAME_QUOTE = 0.85  # of their words that two mentions of one quotation share
INTRODUCED = 14  # words that say who speaks
LEAST_QUOTE = 6  # different words of a quotation that is what its sentence tells
LONGER = 40  # words of a mention at most that is told because it names the speaker in full
FAR = 0.15  # closeness below the best from which a mention tells something else, too
MORE, FEW = 1.6, 8  # times its words, and words more, from which a mention tells much more
NEARLY = 0.03  # closeness below the best that still makes a mention a plain one
POINTS = re.compile(
    r"(?:(?:but|and|so|yet|still|then|also|yes|no),? )?"
    r"(?:he|she|they|it|his|her|their|its|this|these|those|that|"
    r"(?:one|another) (?:of them|is|was|will|would|has|had))\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"he", "she", "they"})
_TOLD = 2  # words outside quotation marks from which somebody is said to speak


def plainest(passages: Sequence[Passage], event: Event) -> Passage:
    """The passage that is closest to all others of its fact; of equals, the shortest.

    What can be read alone is taken where there is such a passage, and what opens with a name
    rather than a pronoun. Another takes its place that leaves less open, such as who is quoted,
    and tells no more.
    """
    different = {passage.claim: passage for passage in sorted(passages, key=_by_text)}
    if len(different) == 1:
        return next(iter(different.values()))
    alone = [p for p in different.values() if p.whole or p.readable != p.sentence]
    named = [p for p in alone or different.values() if not POINTS.match(p.readable)]
    plain = _closest(named or alone or list(different.values()), event)
    close = _closeness(list(different.values()), event)
    far = max(close.values()) - FAR
    fair = [
        passage
        for passage in different.values()
        if passage is plain or (close[passage.claim] >= far and not _tells_more(passage, plain))
    ]
    heard = any(_is_quotation(passage) for passage in fair)
    open_ = {passage.claim: left_open(passage, heard) for passage in fair}
    kept = [passage for passage in fair if open_[passage.claim] == min(open_.values())]
    return _introducing(plain if plain in kept else _closest(kept, event), kept)


def _closeness(passages: Sequence[Passage], event: Event) -> dict[str, float]:
    """How close each claim is to all of some passages, on average."""
    claims = [passage.claim for passage in passages]
    vectors = event.raw[event.rows(claims)]  # (N, D)
    return dict(zip(claims, (vectors @ vectors.T).mean(axis=1).tolist(), strict=True))


def _closest(passages: Sequence[Passage], event: Event) -> Passage:
    """The shortest of the passages that are about as close to the others as the closest."""
    close = _closeness(passages, event)
    best = max(close.values())
    near = [passage for passage in passages if close[passage.claim] >= best - NEARLY]
    return min(near, key=lambda passage: (len(passage.text.split()), passage.key))


def _tells_more(passage: Passage, plain: Passage) -> bool:
    """Whether a mention tells much, or numbers, that the plainest one does not."""
    known = {(number.kind, number.value) for number in numbers(plain.readable)}
    told = {(number.kind, number.value) for number in numbers(passage.readable)}
    length = len(passage.readable.split())
    return bool(told - known) or length > MORE * len(plain.readable.split()) + FEW


def _introducing(plain: Passage, others: Sequence[Passage]) -> Passage:
    """The mention of a quotation that says most fully who speaks.

    Other details are one source's own, and must not be told as what several say.
    """
    quoted = _quoted(plain)
    if len(quoted) < LEAST_QUOTE or len(quoted) < len(_spoken(plain)):
        return plain
    most = max(LONGER, len(plain.text.split()) + INTRODUCED)
    known = _speakers(plain)
    fuller = [
        other
        for other in others
        if known < _speakers(other)
        and len(other.text.split()) <= most
        and len(quoted & _quoted(other)) >= SAME_QUOTE * max(len(quoted), len(_quoted(other)))
        and len(_spoken(other)) <= len(_spoken(plain)) + INTRODUCED
    ]
    return min(
        fuller, key=lambda p: (-len(_speakers(p)), len(p.text.split()), p.key), default=plain
    )


def _quoted(passage: Passage) -> frozenset[str]:
    """The words that a passage quotes."""
    return frozenset(word for quote in quotations(passage.text) for word in words(quote.text))


def _speakers(passage: Passage) -> frozenset[str]:
    """The words of the names of people outside the quotations of a passage."""
    return frozenset(
        token.text
        for token in _spoken(passage)
        if token.entity == "PERSON" and token.text[:1].isupper()
    )


def left_open(passage: Passage, heard: bool) -> tuple[bool, int]:
    """What a passage leaves open to whoever reads it alone; the less, the better it is told.

    Args:
        passage: a mention of a fact.
        heard: whether another mention is a quotation; then words without marks are one too.

    Returns:
        Whether it is a clause that cannot be read alone, and how many other things are open.
    """
    text = passage.readable
    fragment = not passage.whole and text == passage.sentence
    plain = straighten(text)
    begins = plain.lstrip("\"'([ ")[:1]
    opens = begins.islower() or POINTS.match(plain) is not None
    broken = plain.count('"') % 2 == 1
    # Half a quotation would be told as if nobody had said it.
    bare = not quotations(passage.text) and not _reports(passage)
    broken = broken or (heard and (bare or _in_person(passage)))
    return fragment, opens + 2 * broken + unnamed(passage)


def _is_quotation(passage: Passage) -> bool:
    """Whether a passage mainly quotes somebody."""
    return len(_quoted(passage)) >= max(LEAST_QUOTE, len(_spoken(passage)))


def _in_person(passage: Passage) -> bool:
    """Whether a passage says "I" or "we" outside quotation marks."""
    return any(token.text.lower() in {"i", "we", "my", "our"} for token in _spoken(passage))


def _reports(passage: Passage) -> bool:
    """Whether a passage says that somebody said something."""
    return any(lemma(token) in SPEECH for token in passage.tokens)


def unnamed(passage: Passage) -> bool:
    """Whether a passage quotes or reports somebody without saying who it is."""
    quoted = quotations(passage.text)
    spoken = _spoken(passage)
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


def _spoken(passage: Passage) -> list[Token]:
    """The words of a passage outside its quotations."""
    spans = quotations(passage.text)
    return [
        token
        for token in passage.tokens
        if token.text[:1].isalnum()
        and not any(quote.start <= token.start < quote.end for quote in spans)
    ]


def _by_text(passage: Passage) -> tuple[str, str, int]:
    return (passage.text, passage.article, passage.start)
