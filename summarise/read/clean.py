"""Tells an article's content from what else stands on the page.

Lines that are furniture by their own words are found by `furniture` and `captions`; here the
neighbours decide: what stands before the first sentence is headline, kicker or standfirst, what
stands after the last one is a list of links, a short line between paragraphs is a subheading.
In doubt a line is content: a stray caption costs a reader little, a lost sentence much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarise.read import reasons as why
from summarise.read.captions import caption
from summarise.read.ending import ending
from summarise.read.furniture import furniture, poster
from summarise.read.glued import glued
from summarise.read.heading import heading, same_words, title_case
from summarise.read.inline import cuts
from summarise.read.lines import Line, lines_of
from summarise.types import Removed

_SHORT = 12  # words up to which a line without a full stop is a subheading, not a sentence
_LONG = 25  # words from which a line is a sentence even without a full stop
_PUNCTUATED = 0.5  # share of text in sentences below which line ends tell nothing
_CAPTION = 40  # words of a caption at most
_LABEL = re.compile(r"(?:image|media) caption[,:]?", re.I)
_WORD = re.compile(r"[^\W\d_]{3,}")
_BULLET = re.compile(r"(?:[•▪●◦‣■►▶*·–—-]|\d{1,2}[.)])\s*\S")
_BROKEN = ":,;-–—"  # a line that ends so is continued below


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of content without a gap, inside one paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The content of a text, what was left out, and the lines that may name title and date."""

    stretches: tuple[Stretch, ...]
    removed: tuple[Removed, ...]
    title: str | None
    head: tuple[str, ...]  # bylines, date lines and the like before the first sentence
    tail: tuple[str, ...]  # removed lines after it
    dateline: tuple[str, ...]  # the lines of a dateline that stands apart


def clean(text: str, title: str | None = None) -> Cleaned:
    """Find the content of a text.

    Args:
        text: plain text of a page or an article.
        title: the headline if it is known already; its repetitions are removed.
    """
    lines = lines_of(text)
    reasons = [caption(line.text) or furniture(line.text) for line in lines]
    _below_labels(lines, reasons)
    _spoken_of(lines, reasons)
    structured = _structured(lines, reasons)
    found: str | None = None
    body = 0
    if structured:
        body = _body_start(lines, reasons)
        found = heading(lines, reasons, body, title)
        ending(lines, reasons, body)
        _inner(lines, reasons, body)
    if title:
        for index, line in enumerate(lines):
            if reasons[index] is None and same_words(line.text, title):
                reasons[index] = why.HEADLINE
    _repeated(lines, reasons)
    _above_captions(lines, reasons, body)
    if all(reasons):
        _restore(lines, reasons)
    stretches, removed = _stretches(text, lines, reasons, title)
    head = tuple(
        line.text
        for line, reason in zip(lines[:body], reasons[:body], strict=True)
        if reason in (why.DATE_LINE, why.BYLINE, why.PAGE)
    )
    tail = tuple(
        line.text for line, reason in zip(lines[body:], reasons[body:], strict=True) if reason
    )
    dateline = tuple(
        line.text for line, reason in zip(lines, reasons, strict=True) if reason == why.DATELINE
    )
    return Cleaned(stretches, removed, title or found, head, tail, dateline)


def _below_labels(lines: list[Line], reasons: list[str | None]) -> None:
    """A line "Image caption," announces the caption that stands in the next line."""
    for index, line in enumerate(lines[:-1]):
        if _LABEL.fullmatch(line.text) and lines[index + 1].words <= _CAPTION:
            reasons[index + 1] = why.CAPTION


def _spoken_of(lines: list[Line], reasons: list[str | None]) -> None:
    """A post is content if it is by somebody of whom the article itself speaks."""
    posts = [index for index, reason in enumerate(reasons) if reason == why.POST]
    if not posts:
        return
    told = (line.text for line, reason in zip(lines, reasons, strict=True) if reason is None)
    known = {word for text in told for word in _WORD.findall(text)}
    for index in posts:
        if poster(lines[index].text) in known:
            reasons[index] = None


def _structured(lines: list[Line], reasons: list[str | None]) -> bool:
    """Whether sentences end with full stops, so that lines without one stand out."""
    kept = [line for line, reason in zip(lines, reasons, strict=True) if reason is None]
    total = sum(len(line.text) for line in kept if line.words > 5)
    ended = sum(len(line.text) for line in kept if line.words > 5 and line.ends)
    return ended >= _PUNCTUATED * total


def _body_start(lines: list[Line], reasons: list[str | None]) -> int:
    """Index of the first line that is a sentence of the article."""
    for index, line in enumerate(lines):
        if reasons[index] is not None:
            continue
        if line.ends and not _is_question_title(lines, index):
            if line.words > 1 or (len(line.text) > 4 and line.text[:-1].isalpha()):
                return index
        elif line.words > 45 or (line.words > 8 and line.text[-1] in ":,"):
            return index
    return 0


def _is_question_title(lines: list[Line], index: int) -> bool:
    """Whether the first line is a headline that asks: its words return in the text below."""
    text = lines[index].text
    if index > 3 or text[-1] not in "?!" or lines[index].words > 20 or text[0] in "\"“‘'":
        return False
    if re.search(r"[.!?] ", text):
        return False
    below = {word for line in lines[index + 1 : index + 6] for word in _content_words(line.text)}
    own = _content_words(text)
    return len(own) >= 3 and (title_case(text) or sum(w in below for w in own) >= 0.5 * len(own))


def _content_words(text: str) -> list[str]:
    """The longer words, which carry a line's topic."""
    return [word.lower() for word in re.findall(r"[^\W\d_]{4,}", text)]


def _inner(lines: list[Line], reasons: list[str | None], body: int) -> None:
    """Mark short lines between and after paragraphs: subheadings and lists of links."""
    index = body
    while index < len(lines):
        if not _stands_out(lines[index], reasons[index]):
            index += 1
            continue
        run = [index]
        after = index + 1
        while after < len(lines) and (reasons[after] or _stands_out(lines[after], reasons[after])):
            if reasons[after] is None:
                run.append(after)
            after += 1
        last = after == len(lines)
        listed = index > body and reasons[index - 1] is None and lines[index - 1].text[-1] == ":"
        if not (listed and len(run) > 1) and (len(run) < 3 or not _facts([lines[i] for i in run])):
            reason = why.LINKS if len(run) >= 3 else why.PAGE if last else why.SUBHEADING
            for i in run:
                reasons[i] = reason
        index = after


def _stands_out(line: Line, reason: str | None) -> bool:
    """Whether a line is too short or too much like a headline to be a sentence."""
    if reason is not None or line.ends or line.text[-1] in _BROKEN:
        return False
    if line.text[-1] in '"”’' and line.words > 5:
        return False
    if _BULLET.match(line.text) and line.words > 4:
        return False
    if line.words <= _SHORT:
        return not (line.text[0].islower() and line.words > 5)
    return line.words <= _LONG and title_case(line.text)


def _facts(run: list[Line]) -> bool:
    """Whether a run of short lines lists facts (numbers, 'name: value') rather than links."""
    marked = sum(bool(re.search(r"\d|\w: \w", line.text)) for line in run)
    return marked >= 0.5 * len(run)


def _repeated(lines: list[Line], reasons: list[str | None]) -> None:
    """Mark the second and later appearance of a whole paragraph."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if reasons[index] is None and line.words >= 8:
            if line.text in seen:
                reasons[index] = why.REPEATED
            seen.add(line.text)


def _above_captions(lines: list[Line], reasons: list[str | None], body: int) -> None:
    """A heading directly above a caption belongs to the photo."""
    for index in range(body, len(lines) - 1):
        below = index + 1
        if (
            reasons[index] in (why.SUBHEADING, why.LINKS)
            and reasons[below] == why.CAPTION
            and not lines[below].gap
        ):
            reasons[index] = why.CAPTION


def _restore(lines: list[Line], reasons: list[str | None]) -> None:
    """Take lines back as content where nothing else is left: the guesses were wrong."""
    for index, line in enumerate(lines):
        if reasons[index] in (why.HEADLINE, why.SUBHEADING, why.LINKS) and line.words > 5:
            reasons[index] = None


def _stretches(
    text: str, lines: list[Line], reasons: list[str | None], title: str | None
) -> tuple[tuple[Stretch, ...], tuple[Removed, ...]]:
    """Turn the decisions about lines into offsets, cutting furniture out of paragraphs."""
    stretches: list[Stretch] = []
    removed: list[Removed] = []
    paragraph = 0
    for line, reason in zip(lines, reasons, strict=True):
        if reason is not None:
            removed.append(Removed(line.start, line.end, reason))
            continue
        position, kept = line.start, False
        above = glued(text, line.start, line.end, title) if title else []
        inside = (cut for cut in cuts(text, line.start, line.end) if not _covered(cut, above))
        for cut in (*above, *inside, Removed(line.end, line.end, "")):
            start, end = _trim(text, position, cut.start)
            if start < end:
                stretches.append(Stretch(start, end, paragraph))
                kept = True
            if cut.start < cut.end:
                removed.append(cut)
            position = cut.end
        paragraph += kept
    return tuple(stretches), tuple(removed)


def _covered(cut: Removed, above: list[Removed]) -> bool:
    """Whether a cut begins in what is cut out already."""
    return bool(above) and cut.start < above[-1].end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both offsets inwards over white space."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + max(left, len(piece.rstrip()))
