"""Splits content into sentences with exact offsets.

sentencex does the splitting: of the maintained splitters that run offline it had the best F1 on
hard news sentences (.94, with quotes, initials and abbreviations) at 51 MB/s, and its offsets
are code points. What it gets wrong on news text is set right here: a question inside quotes and
its speaker belong together, two sentences around a closing quote do not, and a quotation of
several sentences is opened only where it is too long to be read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

from summarise.read.clean import Stretch
from summarise.read.dateline import Dateline, find_dateline
from summarise.read.plain import BOX
from summarise.read.reasons import BYLINE, FOOTNOTE_MARK, STRAY
from summarise.types import Removed, Sentence

LONGEST = 1500  # characters; longer "sentences" are lists or text without full stops
_DATELINES = 4  # paragraphs in which to look for a dateline: a standfirst may come before it
_QUOTATION = 60  # words up to which a quotation of several sentences stays in one piece
_CHUNK = 8000  # characters handed to sentencex at once: unclosed quotes cost it quadratic time
_BREAKS = str.maketrans(dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\t", " "))
_QUOTES = str.maketrans(dict.fromkeys("\"“”„«»‘’'`", " "))
_NOTES_END = re.compile(r"(?:\s*\[(?:\d{1,3}|citation needed)\])+\s*$")
_NOTES_START = re.compile(r"\s*(?:\[\d{1,3}\]\s*)+")
_CLOSERS = re.compile(r"[\"”’'»)\]›]+(?=\s|$)")
_VERBS = (
    r"said|says|asked|asks|wrote|writes|added|adds|told|tweeted|replied|shouted|wondered|cried|"
    r"demanded|continued|joked|recalled|exclaimed|responded|inquired|quipped|yelled|noted"
)
_SPEAKER = re.compile(rf"(?:[A-Z][\w.'’-]*|the|[a-z]+)(?: [\w.'’-]+){{0,3}} (?:{_VERBS})\b")
_OPEN_ENDED = re.compile(r"[?!…][\"”’'»]+$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Sgt|Capt|Cpl|Cmdr|"
    r"Maj|"
    r"Adm|Rev|Hon|Pres|Supt|Det|Insp|Msgr|St|Mt|Ft|Messrs|Atty|Amb|Sec|No|Nos|vs|v|cf|approx|Fig|"
    r"Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.$"
)
_HOUR = re.compile(r"\b[ap]\.m\.$")
_ZONE = re.compile(
    r"(?:[ECMP][SD]?T|GMT|UTC|BST|CEST|CET|AEST|IST|JST|Eastern|Pacific|(?:Mon|Tues|Wednes|Thurs|"
    r"Fri|Satur|Sun)day)\b"
)
# "D-R.I." and "R-N. C.": a party and a state of two words, after which a sentence may end.
_PARTY = re.compile(r"\b[DRI]-[A-Z]\.$")
_STATE = re.compile(r"[A-Z]\.")
_NEXT = re.compile(r"\s+(?=(?:He|She|They|It|We|The|A|An|In|On|At|But|And|If|When|This|That)\s)")
# "shares in Ferro Co. Hale was paid": whoever is something there opens a new sentence.
_FIRM = re.compile(
    r"\b(?:Co|Inc|Corp|Ltd)\.\s+"
    r"(?!(?:Chair|President|Chief|Vice|Director|Founder|Spokes|Executive|Group|Head)\w*\s)"
    r"(?=[A-Z][\w'’-]+ (?:was|were|is|are|has|had)\s)"
)
_HYPHENED = re.compile(r"[-\u2010\u2011]\w")  # "U.S.-born"
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]")
_DANGLING = re.compile(r"(?<=[.!?…”\"’,:])\s+[“‘\"'«]$")
# Under an embedded tweet: "— Jane Doe (@jane) May 1, 2020", maybe after a shortened link.
_SIGNATURE = re.compile(
    r"(?:(?:https?://t\.co/|pic\.twitter\.com/)\w+\s*){0,4}[—–-]\s?[^()]{1,60} \(@\w+\) \w+ "
    r"\d{1,2}, \d{4}$"
)
_CLOSED = re.compile(r"[.!?…][”\")]{1,2}\s+(?=[“\"A-Z])")
_STOP = re.compile(r"(?<=[.!?…])[\"”’)\]]{0,2}(?:\[\d{1,3}\])*\s+")


def split(
    text: str, stretches: tuple[Stretch, ...], language: str | None
) -> tuple[tuple[Sentence, ...], tuple[Removed, ...], Dateline | None]:
    """Split stretches of content.

    Returns:
        The sentences; the marks between them that belong to none; the dateline at the front
        of the article.
    """
    sentences: list[Sentence] = []
    marks: list[Removed] = []
    dateline: Dateline | None = None
    quiet = _quiet(text)
    for stretch in stretches:
        for start, end in _pieces(quiet, stretch.start, stretch.end, language or "en"):
            start, end, notes = _without_notes(text, start, end)
            marks.extend(notes)
            piece = text[start:end]
            if not any(character.isalnum() for character in piece):
                if piece:
                    marks.append(Removed(start, end, STRAY))
                continue
            if len(piece) < 200 and _SIGNATURE.match(piece):
                marks.append(Removed(start, end, BYLINE))
                continue
            lead = 0
            opens = not sentences or sentences[-1].paragraph != stretch.paragraph
            if opens and dateline is None and stretch.paragraph < _DATELINES:
                dateline = find_dateline(piece)
                lead = dateline.length if dateline else 0
            sentences.append(Sentence(start, end, piece, stretch.paragraph, lead))
    return tuple(sentences), tuple(marks), dateline


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Trimmed offsets of the sentences in one stretch."""
    spans: list[tuple[int, int]] = []
    for left, right in _chunks(text, start, end):
        flat = text[left:right].translate(_BREAKS)
        for boundary in sentencex.get_sentence_boundaries(language, flat):
            _append(text, spans, left + boundary["start_index"], left + boundary["end_index"])
    for left, right in spans:
        for low, high in _opened(text, left, right, language):
            yield from _bounded(text, low, high)


def _quiet(text: str) -> str:
    """Put letters for the boxes of links, whose headlines would be taken for sentences."""
    if "MORE" not in text:
        return text
    return BOX.sub(lambda box: box["last"] + "x" * len(box["box"]), text)


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into pieces of bounded length, between sentences where possible."""
    while end - start > _CHUNK:
        window = text[start : start + _CHUNK]
        ends = [match.end() for match in _STOP.finditer(window, _CHUNK // 2)]
        cut = ends[-1] if ends else window.rfind(" ", _CHUNK // 2) + 1 or _CHUNK
        yield start, start + cut
        start += cut
    yield start, end


def _append(text: str, spans: list[tuple[int, int]], start: int, end: int) -> None:
    """Add one of sentencex's spans, joined to the one before where they are one sentence."""
    if spans and _DANGLING.search(text, max(spans[-1][0], spans[-1][1] - 8), spans[-1][1]):
        # An opening quotation mark that was left with the sentence before it.
        low, high = spans[-1]
        quote = high - 1
        spans[-1] = _trim(text, low, quote)
        start = quote
    start, end = _trim(text, start, end)
    if start == end:
        return
    if spans and _PARTY.search(text, max(spans[-1][0], spans[-1][1] - 5), spans[-1][1]):
        state = _STATE.match(text, start, end)
        if state:
            spans[-1] = (spans[-1][0], state.end())
            if not _NEXT.match(text, state.end(), end):
                spans[-1] = (spans[-1][0], end)
                return
            start, end = _trim(text, state.end(), end)
    if spans:
        closers = _CLOSERS.match(text, start, end)
        if closers and (spans[-1][1] == start or closers.group()[0] in "”’»)]›"):
            spans[-1] = (spans[-1][0], closers.end())
            start, end = _trim(text, closers.end(), end)
            if start == end:
                return
        if _joins(text, spans[-1], start, end):
            spans[-1] = (spans[-1][0], end)
            return
    spans.append((start, end))


def _joins(text: str, last: tuple[int, int], start: int, end: int) -> bool:
    """Whether a span belongs to the sentence of the span before it."""
    before = text[max(last[0], last[1] - 40) : last[1]]
    if _OPEN_ENDED.search(before) and _SPEAKER.match(text, start, end):
        return True
    if _HOUR.search(before) and _ZONE.match(text, start, end):
        return True
    if _ABBREVIATION.search(before) or _NUMBERING.fullmatch(before):
        return True
    if last[1] == start and (text[start].islower() or _HYPHENED.match(text, start, end)):
        return True
    if last[1] == start and _STATE.search(before[-2:]) and _STATE.match(text, start, end):
        return True  # "then-U.S."
    return bool(_SIGNATURE.match(text[start : min(end, start + 200)]))


def _opened(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Split a span after a quotation or a company's name, and a quotation that is too long."""
    position = start
    places = [m.end() for m in _CLOSED.finditer(text, start, end) if not _told(text, m.end(), end)]
    places += [match.end() for match in _FIRM.finditer(text, start, end)]
    for place in sorted(places):
        if _balanced(text[position:place]):
            yield from _shortened(text, position, place, language)
            position = place
    yield from _shortened(text, position, end, language)


def _told(text: str, start: int, end: int) -> bool:
    """Whether what follows a quotation says who spoke."""
    return _SPEAKER.match(text, start, end) is not None


def _balanced(text: str) -> bool:
    """Whether every quotation and bracket that a text opens is closed in it."""
    return (
        text.count('"') % 2 == 0
        and text.count("“") <= text.count("”")
        and text.count("(") <= text.count(")")
    )


def _shortened(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Split a quotation of several sentences if it is long; its marks stay where they are."""
    start, end = _trim(text, start, end)
    piece = text[start:end]
    if len(piece) <= 250 or len(piece.split()) <= _QUOTATION:
        yield start, end
        return
    flat = piece.translate(_BREAKS).translate(_QUOTES)
    spans: list[tuple[int, int]] = []
    for left, right in _chunks(flat, 0, len(flat)):
        for boundary in sentencex.get_sentence_boundaries(language, flat[left:right]):
            low = start + left + boundary["start_index"]
            _append(text, spans, low, start + left + boundary["end_index"])
    yield from spans


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than any sentence, at a semicolon, comma or space if there is one."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max(window.rfind(mark, LONGEST // 2) for mark in ("; ", ", ", " — ")) + 1
        cut = cut or window.rfind(" ", LONGEST // 2) + 1 or LONGEST
        low, high = _trim(text, start, start + cut)
        if low < high:
            yield low, high
        start += cut
    low, high = _trim(text, start, end)
    if low < high:
        yield low, high


def _without_notes(text: str, start: int, end: int) -> tuple[int, int, list[Removed]]:
    """Take footnote marks off both ends of a sentence."""
    notes: list[Removed] = []
    front = _NOTES_START.match(text, start, end)
    if front:
        low, high = _trim(text, start, front.end())
        notes.append(Removed(low, high, FOOTNOTE_MARK))
        start = _trim(text, front.end(), end)[0]
    window = max(start, end - 60)
    back = _NOTES_END.search(text, window, end)
    if back:
        low, high = _trim(text, back.start(), end)
        notes.append(Removed(low, high, FOOTNOTE_MARK))
        end = max(start, _trim(text, start, back.start())[1])
    return start, end, notes


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both offsets inwards over white space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
