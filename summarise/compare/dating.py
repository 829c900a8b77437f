"""Dates as a sentence uses them: of which event, and whether they lie ahead or in a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from summarise.check.frames import SPEECH, lemma
from summarise.check.quotes import quotations
from summarise.check.values import DateMention, dates, resolve
from summarise.roles import Token
from summarise.types import Precision

LOOK_BACK = timedelta(days=183)
ALMOST_A_WEEK = timedelta(days=6)
_TIMES = frozenset(
    "morning afternoon evening night noon midnight day week weekend month spring summer autumn "
    "fall winter quarter".split()
)
_BOUND = re.compile(
    r"\b(?:until|till|by|before|after|through|every|each|most|next|following|coming)\s(?:the\s)?$",
    re.IGNORECASE,
)
_AHEAD = frozenset({"will", "'ll", "would", "shall", "should", "may", "might", "could"})
_PLANNING = frozenset("expect plan schedule set due likely aim hope want intend slate".split())
_ABLE = frozenset({"can", "ca", "cannot", "must"})
_PRESENT = frozenset({"VBZ", "VBP"})
_DESCRIBING = frozenset({"relcl", "acl"})
_LAST = re.compile(r"\b(?:last|previous|past)\s$", re.IGNORECASE)
_SIGNED = re.compile(r"@\w+\)?\s*$")
_TELLING = SPEECH | {"release", "issue", "publish", "post", "tweet", "appear", "interview"}
_SAME_YEAR = re.compile(r"\sof the same year\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a sentence."""

    mention: DateMention
    verb: str  # lemma of the verb that it belongs to; "" if none
    text: str
    named: bool  # part of a name or description: "the 2008 election"
    quoted: bool
    ahead: bool  # of what is still to come
    bound: bool  # only a limit: "until Tuesday"
    present: bool = False  # of what is so nowadays, or planned: "the custom prevails today"
    aside: bool = False  # told of something in passing: "Hale, who led it in 2011, said ..."

    @property
    def telling(self) -> bool:
        """Whether it dates what somebody said rather than what happened."""
        return self.verb in _TELLING

    @property
    def absolute(self) -> bool:
        """Whether the year is spelled out."""
        return self.mention.year is not None


def dated(text: str, tokens: Sequence[Token]) -> list[Dated]:
    """Find the dates of a parsed sentence."""
    quoted = quotations(text)
    found = []
    for mention in dates(text):
        inside = [i for i, t in enumerate(tokens) if mention.start <= t.start < mention.end]
        if not inside:
            continue
        members = set(inside)
        top = next((i for i in inside if tokens[i].head not in members), inside[0])
        verb = _verb(tokens, top)
        before = text[: mention.start]
        found.append(
            Dated(
                mention,
                lemma(tokens[verb]) if verb is not None else "",
                text[mention.start : mention.end],
                _named(text, tokens, top, mention),
                any(quote.start <= mention.start < quote.end for quote in quoted)
                or _unopened(text, mention.start),
                verb is not None and _ahead(tokens, verb),
                _BOUND.search(before) is not None,
                verb is not None and (tokens[verb].tag in _PRESENT or _able(tokens, verb)),
                _aside(tokens, top, mention),
            )
        )
    return found


def _able(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells what can or must be, rather than what was: "cannot be known today"."""
    return any(
        token.head == verb and token.dep == "aux" and token.text.lower() in _ABLE
        for token in tokens
    )


def _unopened(text: str, place: int) -> bool:
    """Whether a place lies in a quotation that a sentence before opened: 'today."'."""
    end = text.find("\u201d", place)
    return end >= 0 and "\u201c" not in text[:end]


def _verb(tokens: Sequence[Token], index: int) -> int | None:
    """Index of the verb that a word depends on."""
    for _ in range(12):
        if tokens[index].pos in {"VERB", "AUX"}:
            return index
        if tokens[index].head == index:
            return None
        index = tokens[index].head
    return None


def _aside(tokens: Sequence[Token], top: int, mention: DateMention) -> bool:
    """Whether a year or month belongs to what describes a thing, and its sentence tells of another.

    "The town thanked Hale, who led the brigade in 2011", but "Hale is a firefighter who joined the
    brigade in 2011".
    """
    if mention.weekday is not None or mention.day is not None or mention.relative:
        return False
    described = False
    index = top
    for _ in range(len(tokens)):
        described = described or tokens[index].dep in _DESCRIBING
        if tokens[index].head == index:
            break
        index = tokens[index].head
    root = tokens[index]
    past = root.tag == "VBD" or any(
        t.head == index and t.dep in {"aux", "auxpass"} and t.tag == "VBD" for t in tokens
    )
    return described and past and lemma(root) != "be"


def _named(text: str, tokens: Sequence[Token], top: int, mention: DateMention) -> bool:
    """Whether a date describes a noun, or stands inside a longer name."""
    token = tokens[top]
    head = tokens[token.head]
    if _SIGNED.search(text[: mention.start]):
        return True  # the date of a post
    if (mention.month, mention.day, mention.year) == (9, 11, None):
        return True  # nearly always the attacks of 2001
    if head.pos in {"NOUN", "PROPN"} and head.start > token.start:
        return lemma(head) not in _TIMES and token.dep != "npadvmod"
    if text[: mention.start].endswith(("'", "\u2019", "-", "\u2013", "/")):
        return True
    before = next((t for t in reversed(tokens[:top]) if t.end == token.start - 1), None)
    # "Fox News Sunday", but "Obama said Monday" and "In May".
    if before is None or before.pos not in {"PROPN", "NOUN"}:
        return False
    if (mention.month, mention.day, mention.weekday, mention.relative) == (None, None, None, ""):
        return lemma(before) not in _TIMES  # "Road Trip 2010", but "in spring 2010"
    return (
        before.pos == "PROPN"
        and before.head in (top, token.head)
        and before.dep in {"compound", "nmod"}
    )


def _ahead(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a verb tells of what is to come: will, an infinitive, a plan."""
    for token in tokens:
        if token.head == verb and token.dep == "aux" and token.text.lower() in _AHEAD | {"to"}:
            return True
    head = tokens[verb].head
    words = {lemma(tokens[verb]), lemma(tokens[head])}
    return bool(words & _PLANNING)


def settle(
    found: Dated, text: str, published: date | None, year: int | None = None
) -> tuple[str, Precision] | None:
    """Return when a date was, or None where the text and the day of publication do not tell.

    Args:
        found: the date.
        text: its sentence.
        published: when the article was published.
        year: the last year that the article named before, for "of the same year".
    """
    mention, before = found.mention, text[: found.mention.start]
    if mention.year is None and _SAME_YEAR.match(text[mention.end :]) and year and mention.month:
        if mention.day is None:
            return f"{year}-{mention.month:02d}", "month"
        try:
            return date(year, mention.month, mention.day).isoformat(), "day"
        except ValueError:
            return None
    if found.absolute:
        return resolve(mention, published)
    # What is said in a quotation was said on another day than it was printed.
    if found.quoted or found.ahead or found.bound:
        return None
    when = resolve(mention, published)
    if when is None or published is None:
        return None
    if found.present and not found.telling and (mention.relative or mention.weekday is not None):
        return None  # "travels to Dover on Tuesday", "is so today"
    # A day without its year that lies far back is as likely to be one to come.
    back = published - date.fromisoformat(when[0]) if when[1] == "day" else timedelta(0)
    weekday = mention.weekday is not None and mention.day is None
    if weekday and back == ALMOST_A_WEEK and not _LAST.search(before):
        return None  # where an article was brought up to date, as likely the day after it appeared
    return when if back <= LOOK_BACK else None


def differ(one: DateMention, two: DateMention) -> bool:
    """Whether two dates name different days, months or years in the same way."""
    return any(
        mine is not None and theirs is not None and mine != theirs
        for mine, theirs in (
            (one.year, two.year),
            (one.month, two.month),
            (one.day, two.day),
            (one.weekday, two.weekday),
        )
    )
