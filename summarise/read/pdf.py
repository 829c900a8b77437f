"""Takes the text out of a PDF file (PDFium): lines joined to paragraphs, page furniture left out.

A PDF knows where characters stand, not what a paragraph is. Lines are joined unless their
distance, size, indentation or length says that a paragraph ends; a word that was divided at the
end of a line is put together. Lines that stand at the top or foot of most pages are left out.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from summarise.errors import InputError

if TYPE_CHECKING:
    from summarise.read.documents import Extracted

_LOCK = threading.Lock()  # PDFium is not made for several threads
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_EDGE = 3  # lines at the top and at the foot of a page that may be furniture
_SPACED, _SIZED, _SHORT, _INDENT = 1.4, 1.15, 0.85, 0.8
# PDFium joins a line that ends in a hyphen to the next one and leaves one of these between them.
_MARK = re.compile("\\s*[\x02\ufffe]\\s*")
_DIVIDED = re.compile(r"[^\W\d_]{2,}[-\u00ad]$")
_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page: its text, and where its first and last letters stand, in points."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)


def text_of(data: bytes, where: str) -> Extracted:
    """Return the text of a PDF file, paragraphs separated by empty lines.

    Raises:
        InputError: it is encrypted, broken, or a scan without text; or PDFium is missing.
    """
    from summarise.read.documents import Extracted

    with _LOCK:
        pages = _pages(data, where)
    blank = sum(not page for page in pages)
    if blank == len(pages):
        raise InputError(
            f"{where}: has no text, only pictures, as a scan has: run text recognition (OCR) on it"
        )
    paragraphs = _paragraphs(_content(pages))
    warnings = (f"{blank} of {len(pages)} pages have no text",) if blank else ()
    return Extracted("\n\n".join(paragraphs) + "\n", warnings)


def _pages(data: bytes, where: str) -> list[list[_Line]]:
    """The lines of each page."""
    try:
        import pypdfium2
    except ImportError:
        raise InputError(
            f"{where}: reading PDF needs a library that is missing: pip install pypdfium2"
        ) from None
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            return [_lines(document[number]) for number in range(len(document))]
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise InputError(f"{where}: is encrypted: save it without a password first") from None
        raise InputError(
            f"{where}: is broken and cannot be read as PDF: open it and save it anew"
        ) from None


def _lines(page: Any) -> list[_Line]:
    """The lines of one page in the order in which the file has them."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        # Places are known only where one character of the text is one of the page.
        placed = len(text) == text_page.count_chars()
        found: list[_Line] = []
        start = 0
        for raw in re.split(r"(?<=\n)", text):
            # Characters without a place, such as an unknown glyph, are no text.
            line = _whole(raw.replace("\0", "").strip())
            if line:
                first = start + len(raw) - len(raw.lstrip())
                last = start + len(raw.rstrip()) - 1
                found.append(_line(line, text_page if placed else None, first, last))
            start += len(raw)
        return found
    finally:
        text_page.close()
        page.close()


def _line(text: str, page: Any, first: int, last: int) -> _Line:
    if page is None:
        return _Line(text, 0.0, 0.0, 0.0, 0.0)
    boxes = [page.get_charbox(index, loose=True) for index in (first, last)]
    return _Line(text, boxes[0][0], boxes[1][2], boxes[0][1], boxes[0][3])


def _content(pages: Sequence[Sequence[_Line]]) -> list[_Line]:
    """All lines without what stands at the top or foot of most pages, and without page numbers."""
    printed = [page for page in pages if page]
    often = Counter(key for page in printed for key in {_key(line) for line in _edges(page)})
    repeated = {key for key, n in often.items() if n > 1 and 2 * n >= len(printed)}
    kept: list[_Line] = []
    for page in printed:
        edges = {id(line) for line in _edges(page)}
        for line in page:
            edge = id(line) in edges
            if not (edge and (_key(line) in repeated or _NUMBER.fullmatch(line.text))):
                kept.append(line)
    return kept


def _edges(page: Sequence[_Line]) -> Iterable[_Line]:
    """The lines that stand highest and lowest on a page."""
    order = sorted(page, key=lambda line: -line.top)
    return [*order[:_EDGE], *order[max(_EDGE, len(order) - _EDGE) :]]


def _key(line: _Line) -> str:
    return _DIGITS.sub("#", line.text)


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    """Join lines to paragraphs."""
    width = _width(lines)
    pitch = _pitch(lines)
    paragraphs: list[str] = []
    for place, line in enumerate(lines):
        if place and not _breaks(lines[place - 1], line, width, pitch):
            paragraphs[-1] = _joined(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
    return paragraphs


def _width(lines: Sequence[_Line]) -> float:
    """How wide a full line is: nine lines in ten are no wider."""
    widths = sorted(line.right - line.left for line in lines)
    return widths[len(widths) * 9 // 10] if widths else 0.0


def _pitch(lines: Sequence[_Line]) -> float:
    """The commonest distance from line to line, in heights of a line."""
    steps = Counter(
        round((one.bottom - two.bottom) / two.height, 1)
        for one, two in pairwise(lines)
        if 0 < one.bottom - two.bottom < 3 * two.height
    )
    return max(steps, key=lambda step: (steps[step], -step)) if steps else 1.2


def _breaks(before: _Line, line: _Line, width: float, pitch: float) -> bool:
    """Whether a line begins a paragraph."""
    ends = _ENDS.search(before.text) is not None
    height = max(before.height, line.height)
    if not max(width, before.top, line.top):  # no places known
        return ends and len(before.text) < 60
    if height > _SIZED * min(before.height, line.height):
        return True  # another size: a heading, a caption
    step = before.bottom - line.bottom
    if step < 0 or step > 6 * height:  # the next column or page
        return ends and before.right - before.left < _SHORT * width
    if step > _SPACED * pitch * height:
        return True
    if line.left - before.left > _INDENT * height and ends:
        return True
    return ends and before.right - before.left < _SHORT * width


def _joined(text: str, line: str) -> str:
    """Put two lines together; a word of small letters divided between them becomes whole."""
    if _DIVIDED.search(text):
        return f"{text[:-1]}{'' if line[:1].islower() else '-'}{line}"
    return f"{text} {line}"


def _whole(line: str) -> str:
    """Put the words together that PDFium found to be divided."""
    parts = _MARK.split(line)
    whole = parts[0]
    for part in parts[1:]:
        whole = _joined(f"{whole}-", part)
    return whole
