"""The rule judge: do two sentences of different articles state the same fact?

Closeness finds sentences about the same matter; what they say of it is told by verbs,
subjects, numbers, dates, polarity and speakers. A false merge fakes corroboration, so
that two sentences are the same only where something beside their closeness says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from summarise.compare import certainty
from summarise.compare.claims import two_claims
from summarise.compare.dating import differ
from summarise.compare.event import Event
from summarise.compare.onesided import denied_apart
from summarise.compare.phrases import shared_phrase
from summarise.compare.quantities import compatible
from summarise.compare.said import RUN, Said, denies, read, run
from summarise.roles import Encoder, Parser, Relation

# All of these were read off 190 pairs of sentences and clauses of different outlets on one
# event, labelled by hand; of those that pass about one in twenty is no same fact.
# Closeness (see `Event`), each of its two parts up to 1.
SAME_FROM, DIFFERENT_BELOW = 0.85, 0.6
SURE_FROM = 1.1  # from here on one sign that the same is said of the matter is enough
VERY_SURE_FROM = 1.25  # from here on three shared words that are no names are such a sign
COUNTED_FROM = 1.3  # from here on different numbers are a conflict rather than different facts
REWORDED_FROM = 1.5  # from here on most of the wording is shared; who is quoted decides nothing
PHRASED_FROM = 0.6  # from here on a phrase of several words that both have is such a sign alone
MANY_WORDS, MOST_OF = 9, 0.5  # shared content words, at least half, that need no further sign
_STEEPNESS = 12.0


class RuleJudge:
    """Judges by closeness within the event, and by what is said of the matter."""

    def __init__(self, parser: Parser, encoder: Encoder) -> None:
        """Use a parser for words and polarity and an encoder for closeness."""
        self._parser = parser
        self._encoder = encoder
        self._event: Event | None = None  # of the last context, because contexts come repeatedly
        self._context: Sequence[str] = ()
        self._readings: dict[str, Said] = {}

    def judge(self, pairs: Sequence[tuple[str, str]], context: Sequence[str]) -> list[Relation]:
        """Judge each pair; see `Judge`."""
        event = self.event(context)
        event.learn(text for pair in pairs for text in pair)
        return [self._relation(left, right, event) for left, right in pairs]

    def event(self, context: Sequence[str]) -> Event:
        """Return what the sentences of a context have in common; the last one is kept."""
        event = self._event
        if event is None or (self._context is not context and event.texts != sorted(set(context))):
            event = self._event = Event(context, self._parser, self._encoder)
            self._readings.clear()
        self._context = context
        return event

    def allows(self, pair: tuple[str, str], event: Event) -> bool:
        """Whether nothing that the rules see keeps two texts from telling the same."""
        one, two = (self._read(text, event) for text in pair)
        return (
            _compatible(one, two, event.closeness(*pair))
            and not two_claims(*(event.tokens(text) for text in pair))
            and not denies(one, two)
            and not certainty.differs(*pair)
            and not self._denied_apart(pair, event)
        )

    def _denied_apart(self, pair: tuple[str, str], event: Event) -> bool:
        left, right = pair
        return denied_apart(left, event.tokens(left), right, event.tokens(right))

    def contradictions(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return 0 for each pair: what rules find contradicted has rules of its own."""
        return [0.0] * len(pairs)

    def _read(self, text: str, event: Event) -> Said:
        if text not in self._readings:
            self._readings[text] = read(text, event.tokens(text))
        return self._readings[text]

    def _relation(self, left: str, right: str, event: Event) -> Relation:
        close = event.closeness(left, right)
        middle = (SAME_FROM + DIFFERENT_BELOW) / 2
        same = 1 / (1 + math.exp(-_STEEPNESS * (close - middle)))
        if close < PHRASED_FROM:
            return Relation("different", 1 - same)
        one, two = self._read(left, event), self._read(right, event)
        alike = close >= REWORDED_FROM or (
            close >= SAME_FROM
            and _said_alike(one, two, event.words(left), event.words(right), close)
        )
        names = one.names | two.names
        if not alike and not shared_phrase(event.tokens(left), event.tokens(right), names):
            return Relation("different", max(0.5, 1 - same))
        if close < REWORDED_FROM and not _compatible(one, two, close):
            return Relation("different", 0.5)
        if close < REWORDED_FROM and two_claims(event.tokens(left), event.tokens(right)):
            return Relation("different", 0.5)
        if denies(one, two) or certainty.differs(left, right):
            return Relation("contradicts", same)
        # The rules read too few denials, and a false merge fakes corroboration.
        if self._denied_apart((left, right), event):
            return Relation("different", 0.5)
        counts = [{(n.kind, n.value) for n in part.numbers} for part in (one, two)]
        longer = abs(len(left.split()) - len(right.split())) > 6
        return Relation("detail" if counts[0] ^ counts[1] or longer else "same", same)


def _said_alike(
    one: Said, two: Said, left: frozenset[str], right: frozenset[str], close: float
) -> bool:
    """Whether two texts on one matter also say the same of it, as far as shared words show."""
    shared = left & right
    beyond_names = shared - one.names - two.names
    said = beyond_names - one.subjects - two.subjects
    verbs = len((one.verbs & right) | (two.verbs & left))
    subjects = len(one.subjects & two.subjects)
    many = len(shared) >= max(MANY_WORDS, MOST_OF * min(len(left), len(right)))
    if many or run(one.words, two.words) >= RUN:
        return True
    if close >= VERY_SURE_FROM and len(beyond_names) >= 3:
        return True
    if close >= SURE_FROM:
        return bool(beyond_names) and (verbs > 0 or subjects > 0 or len(said) >= 4)
    # One shared verb needs a shared subject or object, and one more word said of them.
    told = verbs == 1 and len(one.arguments & two.arguments) > 0 and len(said) >= 2
    return verbs >= 2 or told or len(said) >= 5


def _compatible(one: Said, two: Said, close: float) -> bool:
    """Whether speakers, days and numbers allow that two texts tell the same."""
    if one.speakers and two.speakers and not one.speakers & two.speakers:
        named = one.speakers & one.names, two.speakers & two.names
        # "Hale" may be "the chief", unless that sentence tells of Hale as somebody else.
        if bool(named[0]) == bool(named[1]) or named[0] & two.names or named[1] & one.names:
            return False
    if (
        one.dates
        and two.dates
        and not any(not differ(mine, theirs) for mine in one.dates for theirs in two.dates)
    ):
        return False
    if close >= COUNTED_FROM:
        return True
    kinds = {number.kind for number in one.numbers} & {number.kind for number in two.numbers}
    return not kinds or any(
        compatible(mine, theirs)
        for mine in one.numbers
        for theirs in two.numbers
        if mine.kind == theirs.kind
    )
