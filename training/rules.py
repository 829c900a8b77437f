"""What a rewriting pair must keep: numbers, names, quotations, negation, hedges and speakers.

The filters are stricter than a reader would be: a pair that they refuse wrongly costs one
example, a pair that they pass wrongly teaches the writer to change the facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from nltk.stem.porter import PorterStemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’.\-][A-Za-zÀ-ÖØ-öø-ÿ]+)*|\d+(?:[.,:/]\d+)*")
_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”")
_STEMMER = PorterStemmer()

NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion trillion dozen dozens hundreds thousands millions "
    "billions half third quarter first second fourth fifth sixth seventh eighth ninth tenth once "
    "twice double triple both".split()
)
NEGATIONS = frozenset(
    "not no never none nobody nothing neither nor without cannot hardly barely unless fail fails "
    "failed deny denies denied refuse refuses refused lack lacks lacked".split()
)
HEDGES = frozenset(
    "may might could likely unlikely possibly perhaps probably allegedly alleged reportedly "
    "apparently suspected accused claims claimed claim believed thought expected potential "
    "potentially appears appeared seems seemed plans planned attempted threatened proposed "
    "almost".split()
)
_BOUND = re.compile(
    r"\b(more than|less than|fewer than|at least|at most|up to|as much as|as many as|about|around|"
    r"nearly|almost|over|under|roughly|approximately|some)\s+[$£€]?(\w+(?:[.,]\d+)*)",
    re.IGNORECASE,
)
SAYING = frozenset(
    "say says said saying according tell tells told claim claims claimed announce announced "
    "announces report reported reports add added adds warn warned warns insist insisted insists "
    "argue argued argues write wrote writes explain explained explains admit admitted admits "
    "believe believes believed think thinks thought hope hopes hoped suggest suggests suggested "
    "reveal revealed reveals confirm confirmed confirms ask asked asks call called calls "
    "recalled describe described state stated states".split()
)
STOPWORDS = frozenset(
    "a an the and or but of in on at to for from by with as is are was were be been being has have "
    "had having do does did it its he she they them him her his their this that these those who "
    "whom whose which what where when while after before then there also will would s so such "
    "than into onto over under about up down out off just very own i we you my our your me us "
    "because since though although however both each all some any other another more most same "
    "not no nor never during between through against within if until upon per via s t re ve ll d m "
    "now still even too here".split()
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem by which two forms of a word are held to be the same."""
    return str(_STEMMER.stem(word.lower()))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of `text`, possessive endings cut off."""
    return [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text)]


def numbers(text: str) -> set[str]:
    """Return numbers as written, in digits (no thousands separators) or in words."""
    found = set()
    for word in tokens(text):
        if word[0].isdigit():
            found.add(word.replace(",", ""))
        else:
            found.update(part for part in word.lower().split("-") if part in NUMBER_WORDS)
    return found


def content(text: str) -> set[str]:
    """Return the stems of the words that carry meaning."""
    return {stem(w) for w in tokens(text) if w.lower() not in STOPWORDS and len(w) > 1}


def negations(text: str) -> int:
    """Count negating words, contracted ones included."""
    contracted = len(re.findall(r"n['’]t\b", text))
    return contracted + sum(word.lower() in NEGATIONS for word in tokens(text))


def bounds(text: str) -> dict[str, str]:
    """Return the numbers that come with "more than", "about" and the like, and with which."""
    found = {number.lower(): bound.lower() for bound, number in _BOUND.findall(text)}
    return {n: b for n, b in found.items() if n[0].isdigit() or n in NUMBER_WORDS}


def novelty(target: str, sources: Iterable[str]) -> float:
    """Return the share (0-1) of the target's content stems that no source has."""
    wanted = content(target)
    return len(wanted - content(" ".join(sources))) / max(len(wanted), 1)


def faults(
    target: str,
    sources: Sequence[str],
    *,
    names: Iterable[str] = (),
    max_novelty: float = 0.12,
    keep_speech: bool = True,
    keep_modality: bool = True,
) -> list[str]:
    """Return the reasons why `target` must not be learnt from `sources`; none if it may.

    Args:
        target: the sentence to be written.
        sources: the sentences that it is written from.
        names: referents given as hints, whose words count as given.
        max_novelty: highest share of content stems that the sources lack.
        keep_speech: a target whose source reports somebody's words must do so too.
        keep_modality: hedges and negations must be the same in number.
    """
    text = " ".join([*sources, *names])
    reasons = []
    known = set(tokens(text))
    known |= {part for word in known for part in word.split("-")}
    lowered = {word.lower() for word in known}
    if numbers(target) - numbers(text):
        reasons.append("number")
    if any(number in target.lower() and number not in bounds(target) for number in bounds(text)):
        reasons.append("bound")
    words = tokens(target)
    if any(w[0].isupper() and w not in known and w != "I" for w in words[1:]):
        reasons.append("name")
    if words and words[0].lower() not in lowered | STOPWORDS:
        reasons.append("first word")
    plain = " ".join(tokens(text)).lower()
    if any(" ".join(tokens(a or b)).lower() not in plain for a, b in _QUOTED.findall(target)) or (
        any(mark in target for mark in '"“') and not any(mark in text for mark in '"“')
    ):
        reasons.append("quotation")
    if keep_modality:
        if negations(target) != negations(text):
            reasons.append("negation")
        if _found(HEDGES, target) ^ _found(HEDGES, text):
            reasons.append("hedge")
    if _found(SAYING, target) - _found(SAYING, text) and not _found(SAYING, text):
        reasons.append("speaker")
    if keep_speech and _found(SAYING, text) and not _found(SAYING, target):
        reasons.append("speech")
    if novelty(target, [text]) > max_novelty:
        reasons.append("novelty")
    return reasons


def _found(words: frozenset[str], text: str) -> set[str]:
    return {word.lower() for word in tokens(text)} & words
