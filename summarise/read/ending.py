"""Finds where an article ends: what follows is notes, links, adverts or the author's life."""

from __future__ import annotations

import re

from summarise.read import reasons as why
from summarise.read.lines import Line

_LATEST = 0.25  # share of the text's words that may follow a heading that closes the article
_OPENERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.I))
    for reason, pattern in (
        (
            why.SPONSORED,
            r"(?:about )?(?:sponsored|promoted|partner|paid) (?:content|stories|links|posts)$",
        ),
        (why.ADVERT, r"discover the all new .{2,40} app$"),
        (why.FOOTNOTE, r"(?:(?:foot|end)?notes|references|sources|bibliography):?$"),
        (why.BIOGRAPHY, r"about the (?:authors?|writer):?$"),
        (
            why.LINKS,
            r"(?:related|similar|more|recommended|popular|trending|latest|further|most read|top) "
            r"(?:articles|stories|posts|reading|coverage|news|content|links|headlines|topics|"
            r"videos)\b.{0,30}$|"
            r"(?:more (?:from|on|in)|also (?:on|in)|read next|up next|around the web|see also|"
            r"(?:you )?(?:may|might) (?:also )?like|most (?:read|popular|viewed|commented)|"
            r"what to read next)\b.{0,40}$",
        ),
        (
            why.PAGE,
            r"(?:leave|post|add) (?:a|your) (?:comment|reply)\b.{0,20}$|(?:\d+ )?comments?:?$|"
            r"join the (?:conversation|discussion)$|share this:?$",
        ),
    )
)
_TITLE = r"(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms|Gen|Lt|Col)\.? "
_NAME = rf"(?:{_TITLE})?(?:[A-ZÀ-Þ][\w.'’-]+ ){{1,3}}[A-ZÀ-Þ][\w'’-]+"
_OPENING = r"As|The|In|An?|But|For|At|On|If|When|While|It|This|That|His|Her|Our|And|Also"
_CALLING = (
    r"writer|reporter|journalist|columnist|editor|correspondent|author|professor|fellow|director|"
    r"contributor|analyst|commentator|host|researcher|lecturer|producer|president|scholar|"
    r"specialist|expert|attorney|lawyer|strategist|historian|economist|chair(?:man|woman)?|"
    r"founder|member|advis[eo]r|freelancer|student|consultant"
)
_DOING = (
    r"graduated|teaches|covers|writes|reports (?:on|from|about)|studied|joined|speciali[sz]es|"
    r"holds an?|has (?:written|reported|covered)"
)
# "Jane Doe, an economist, is the author of ...", "Jane Doe graduated from ..."
_LIFE = re.compile(
    rf"[•*—–(\[-]{{0,2}} ?(?!(?:{_OPENING})\b)(?P<name>{_NAME})(?:,[^,.]{{2,80}},)? "
    rf"(?:(?:is|was|are) [^.]{{0,200}}?\b(?:{_CALLING})\b|(?:{_DOING})\b)"
)


def ending(lines: list[Line], reasons: list[str | None], body: int) -> None:
    """Give the lines after the article's last sentence their reasons."""
    _after_openers(lines, reasons, body)
    _biography(lines, reasons, body)


def _after_openers(lines: list[Line], reasons: list[str | None], body: int) -> None:
    """Drop all that follows a heading such as "Related articles", if it stands near the end."""
    total = sum(line.words for line in lines[body:])
    left = total
    reason: str | None = None
    for index in range(body, len(lines)):
        line = lines[index]
        if line.words <= 10 and not line.ends and left <= _LATEST * total:
            for name, pattern in _OPENERS:
                if pattern.match(line.text):
                    reason = name
                    reasons[index] = name
        if reason is not None and reasons[index] is None:
            reasons[index] = reason
        left -= line.words


def _biography(lines: list[Line], reasons: list[str | None], body: int) -> None:
    """Mark closing paragraphs about the author: a name that the article itself never mentions."""
    kept = [index for index in range(body, len(lines)) if reasons[index] is None]
    text_end = len(kept)
    for position in range(len(kept) - 1, max(len(kept) - 6, 0), -1):
        line = lines[kept[position]]
        match = _LIFE.match(line.text)
        if match:
            surname = match.group("name").split()[-1].lower()
            before = (lines[index].text.lower() for index in kept[:position])
            known = any(surname in text and not _only_name(text, surname) for text in before)
            if known:
                break
            text_end = position
        elif line.ends or line.words > 8:
            break
    else:
        text_end = min(text_end, len(kept))
    if text_end == len(kept):
        return
    surname = lines[kept[text_end]].text.lower()
    while text_end > 1 and _is_name_in(lines[kept[text_end - 1]], surname):
        text_end -= 1
    for index in kept[text_end:]:
        reasons[index] = why.BIOGRAPHY


def _only_name(text: str, surname: str) -> bool:
    """Whether a line is no more than the author's name."""
    return len(text.split()) <= 6 and surname in text


def _is_name_in(line: Line, text: str) -> bool:
    """Whether a line is a name that a later text begins with, as in a box about the author."""
    return line.words <= 6 and not line.ends and line.text.lower() in text[:200]
