"""How certain a sentence calls what it tells: no date set, likely or expected, will."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from summarise.check.frames import lemma
from summarise.check.names import names
from summarise.check.values import dates
from summarise.compare.event import Event
from summarise.compare.passages import Passage

DATED_FROM = 0.1  # closeness from which "no date" and a date can be about the same event
SHARED_NAMES = 2  # words of names that two sentences on one coming event share
_SET = r"(?:set|fixed|announced|given|agreed)"
NO_DATE = re.compile(
    r"\bno (?:firm |exact |specific |precise )?dates? (?:has|have|had|was|were) "
    rf"(?:not )?(?:yet )?(?:been )?{_SET}"
    rf"|\b(?:dates?|timing) (?:has|have|had) (?:not|yet to) (?:yet )?(?:been|be) {_SET}",
    re.IGNORECASE,
)
POSSIBLE = re.compile(
    r"\b(?:is|are|was|were) "
    r"(?:likely|expected|set|due|scheduled|expecting|poised) to\b"
    r"|\b(?:is|was) expecting\b|\bexpects?\b|\bcould\b|\b(?-i:may)\b|\bmight\b"
    # "What is possible in a car", "as soon as possible" tell of nothing to come.
    r"|(?<!\bis )(?<!\bas )(?<!de it )(?<!ke it )(?<!kes it )\bpossibl[ey]\b|\bis possible that\b"
    r"|\blikely\b",
    re.IGNORECASE,
)
DEFINITE = re.compile(
    r"\bwill\b(?! (?:most |very |almost )?(?:likely|probably|possibly|not\b|be seen))"
    r"(?!(?: \w+){1,4} (?:if|whether)\b)",
    re.IGNORECASE,
)
# "Will find out if it will close": it may, or may not.
_OPEN = re.compile(r"\b(if|whether)\b([^,;.]*)", re.IGNORECASE)
Found = tuple[Passage, str, Passage, str]


def _definite(text: str) -> re.Match[str] | None:
    """The words that call a coming event certain, if any."""
    left = _OPEN.sub(lambda match: match[1] + " " * len(match[2]), text)
    return DEFINITE.search(left)


def differs(left: str, right: str) -> bool:
    """Whether one sentence holds possible what the other holds certain."""
    return any(
        _definite(sure)
        and not POSSIBLE.search(sure)
        and POSSIBLE.search(unsure)
        and not _definite(unsure)
        for sure, unsure in ((left, right), (right, left))
    )


def rank(value: str) -> int:
    """How certain a value in dispute is: 0 no date set, 1 possible, 2 settled."""
    if NO_DATE.search(value):
        return 0
    return 1 if POSSIBLE.search(value) else 2


def certainty_difference(one: Passage, two: Passage) -> Found | None:
    """The same coming event, possible for one source and certain for the other, that one first."""
    for sure, unsure in ((one, two), (two, one)):
        definite, possible = _definite(sure.text), POSSIBLE.search(unsure.text)
        if not definite or not possible or not differs(sure.text, unsure.text):
            continue
        if _beside(sure, definite) or _beside(unsure, possible):
            continue
        shared = {w for n in names(sure.tokens) for w in n.words} & {
            w for n in names(unsure.tokens) for w in n.words
        }
        if len(shared) >= SHARED_NAMES:
            return unsure, _phrase(unsure, possible), sure, _phrase(sure, definite)
    return None


def _beside(passage: Passage, match: re.Match[str]) -> bool:
    """Whether words of certainty say nothing of an event: "what it could do", "as fans expect".

    So do a clause that only says which thing is meant and a question inside a sentence.
    """
    tokens = passage.tokens
    at = next((i for i, t in enumerate(tokens) if t.start >= match.start()), None)
    if at is None:
        return False
    if tokens[at].dep == "amod":
        return True  # "a possible leak" is a leak perhaps
    verb = at if tokens[at].dep not in {"aux", "auxpass"} else tokens[at].head
    below = [t for t in tokens if t.head == verb and t is not tokens[verb]]
    # The parser may hang "what" on the noun that follows it.
    asking = any(
        t.tag in {"WP", "WRB"} and verb in (t.head, tokens[t.head].head) for t in tokens[:verb]
    )
    that = any(t.text.lower() == "that" and t.tag in {"WDT", "IN"} for t in below)
    if tokens[verb].dep != "ROOT" and asking:
        return True
    if tokens[verb].dep == "relcl" and that:
        return True
    expects = lemma(tokens[verb]) == "expect"
    return expects and not any(t.dep in {"xcomp", "ccomp", "dobj"} for t in below)


def _phrase(passage: Passage, match: re.Match[str]) -> str:
    """The words that carry the certainty, with the verb that they belong to."""
    after = passage.text[match.end() :]
    verb = re.match(r"\s+(?:be\s+)?[a-z][\w-]+", after)
    return (match.group() + (verb.group() if verb else "")).strip()


def undated(
    passages: Sequence[Passage], sources: Mapping[str, str], event: Event
) -> list[tuple[float, Found]]:
    """Find sources that say that no date is set, with others that give the date.

    Returns:
        Closeness, the undated passage, its words, the dated passage and its date.
    """
    unset = [(p, match) for p in passages if (match := NO_DATE.search(p.text))]
    given = [p for p in passages if DEFINITE.search(p.text) and not POSSIBLE.search(p.text)]
    found = []
    for one, match in unset:
        topic = {lemma(t) for t in one.tokens if t.pos == "NOUN"}
        topic -= {"date", "dates", "spokesman", "spokeswoman", "spokesperson", "timing"}
        for two in given:
            about = {
                lemma(t)
                for t in two.tokens
                if t.dep in {"nsubj", "nsubjpass", "dobj"} and t.pos == "NOUN"
            }
            if sources[one.article] == sources[two.article] or not topic & about:
                continue
            close = event.closeness(one.text, two.text)
            value = _date(two.text)
            if value and close >= DATED_FROM:
                found.append((1 + close, (one, match.group(), two, value)))
    return found


def _date(text: str) -> str:
    """The days that a text gives: "Monday to Wednesday"."""
    given = [d for d in dates(text) if d.weekday is not None or d.day or d.month or d.relative]
    if not given:
        return ""
    value = text[given[0].start : given[-1].end]
    return value if len(value.split()) <= 6 else text[given[0].start : given[0].end]
