"""Where a text says that it comes from: agencies, credits, days and months."""

from __future__ import annotations

import re

from summarise.check.folding import straighten
from summarise.check.values import dates
from summarise.types import Article

_AGENCIES = (
    r"Reuters|Associated Press|AP|AFP|Agence France-Presse|UPI|Bloomberg|Xinhua|TASS|Tass|dpa|DPA|"
    r"ANSA|EFE|Kyodo|PTI|ANI|IANS|Interfax|RIA Novosti|PA Media"
)
_NAME = r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3}"
# "(Reuters)", "LONDON, June 3 (Northwire) -", "- Northwire" or "Northwire, 3 June" in a line alone
_BRACKETED = re.compile(
    rf"\((?P<known>{_AGENCIES})\)|^[A-Z][A-Z' .-]+,?[^()\n]{{0,30}}\((?P<any>{_NAME})\)"
)
_SIGNED = re.compile(rf"^\s*(?:[\u2014\u2013-]+\s*)(?P<any>{_NAME})\s*\.?\s*$")
_DATED = re.compile(rf"^(?P<any>{_NAME}), \d{{1,2}} [A-Z][a-z]+(?: \d{{4}})?\s*$")
_BYLINE = re.compile(rf"^(?:By )?(?P<known>{_AGENCIES})\s*$")
# "HARWICK (AP) -" opens a line, "By Ann Hale, Associated Press" is one.
_KNOWN = re.compile(
    rf"^(?:[A-Z][^()]{{0,60}})?\((?P<dateline>{_AGENCIES})\)\s*[\u2014\u2013-]"
    rf"|^By [^,|/()]{{3,60}}(?:,|\s\||\s?/|\s[\u2014\u2013-]| of| for)?\s(?:the |The )?"
    rf"(?P<byline>{_AGENCIES})(?: [Ww]riters?)?\s*$"
)
_RIGHTS = re.compile(
    rf"(?:\u00a9|\([cC]\)|[Cc]opyright)\s?(?:\d{{4}}\s)?(?:[Tt]he )?(?P<known>{_AGENCIES})\b"
    rf"|^Source: (?:[Tt]he )?(?P<source>{_AGENCIES})\s*\.?$"
)
_CONTRIBUTED = re.compile(
    rf"\b(?:Contribut(?:ed|ing|ions?)|[Ww]ith (?:files|reporting|material|reports|agencies|"
    rf"contributions)|Additional reporting)(?: by| from)?:?\s(?:[^.]{{0,80}}?\b)??(?:the |The )?"
    rf"(?P<known>{_AGENCIES})\b(?=[^.]{{0,60}}\.?$)"
)
_CONTRIBUTED_TO = re.compile(
    rf"\b(?P<known>{_AGENCIES})\b[^.]{{0,60}}\bcontributed (?:to|reporting)\b"
)
_KNOWN_HEAD, _KNOWN_FOOT = 8, 5  # as below, for agencies that are known
_HEAD, _FOOT = 4, 3  # lines at either end of a text that may name its agency
_ATTRIBUTED = re.compile(
    r"\b(?:said|says|told|according to|reported|stated|added|announced)\b", re.IGNORECASE
)
_ALIKE = {"associated press": "AP", "agence france-presse": "AFP", "tass": "TASS", "dpa": "DPA"}


def agencies(article: Article) -> frozenset[str]:
    """The agencies that an article says its text, or a part of it, is from."""
    lines = _lines(article)
    ends = [*lines[:_KNOWN_HEAD], *lines[_KNOWN_HEAD:][-_KNOWN_FOOT:]]
    found = {
        match.group("known")
        for line in ends
        for form in (_CONTRIBUTED, _CONTRIBUTED_TO)
        for match in form.finditer(line)
    }
    return written_by(article) | _named(found)


def written_by(article: Article) -> frozenset[str]:
    """The agencies that an article says its text is from: in its dateline, byline or signature."""
    lines = _lines(article)
    found = set()
    for line in [*lines[:_HEAD], *lines[_HEAD:][-_FOOT:]]:
        for form in (_BRACKETED, _SIGNED, _DATED, _BYLINE):
            match = form.search(line[:160] if form is _BRACKETED else line)
            if match:
                groups = match.groupdict()
                found.add(groups.get("known") or groups.get("any") or "")
    for line in lines[:_KNOWN_HEAD]:
        match = _KNOWN.search(line[:160])
        if match:
            found.add(match.group("dateline") or match.group("byline"))
    for line in lines[-_KNOWN_FOOT:]:
        found |= {m.group("known") or m.group("source") for m in _RIGHTS.finditer(line)}
    return _named(found)


def _lines(article: Article) -> list[str]:
    return [line.strip() for line in straighten(article.text).splitlines() if line.strip()]


def _named(found: set[str]) -> frozenset[str]:
    """Agencies under one name each."""
    return frozenset(_ALIKE.get(name.lower(), name) for name in found if name)


def common(one: Article, two: Article) -> str:
    """The agency that two articles both say they have text from; "" if none."""
    return ", ".join(sorted(agencies(one) & agencies(two)))


def credited(one: Article, two: Article) -> int:
    """1 if an article names the other's source as where it has something from, otherwise 0."""
    names = {name for name in (two.source, *written_by(two)) if name}
    own = {name for name in (one.source, *written_by(one)) if name}
    text = " ".join(sentence.text for sentence in one.sentences)
    for name in sorted(names - own):
        who = re.escape(name)
        told = rf"\b(?:according to|told|(?:first )?reported by)\s+(?:the\s)?{who}\b"
        tells = rf"\b{who}\s+(?:reported|reports|first reported|wrote|said)\b"
        if re.search(f"{told}|{tells}", text):
            return 1
    return 0


def attributions(text: str) -> list[str]:
    """The words with which a text says who told something."""
    return _ATTRIBUTED.findall(text)


def month_and_day(article: Article) -> str | None:
    """The day of an article's dateline without its year, as MM-DD; None if it names none."""
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    heads = [article.dateline or "", *(line[:60] for line in lines[:_HEAD])]
    for number, head in enumerate(heads):
        if number and not any(form.search(head) for form in (_BRACKETED, _DATED)):
            continue
        for mention in dates(head):
            if mention.month and mention.day:
                return f"{mention.month:02d}-{mention.day:02d}"
    return None
