"""Takes in what a user names: a file, a URL or standard input."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from summarise.errors import InputError
from summarise.read.decode import decode
from summarise.read.documents import extracted, unpacked

LIMIT = 20_000_000  # bytes; the longest newspaper pages are below 5 MB
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_OPENING = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,2000}-->)*"
    r"<(?:!doctype\s+html|"
    r"(?:html|head|body|article|main|nav|div|section|script|style|meta|link|title|table|p|h[1-3])"
    r"\b)",
    re.I,
)
_TAGS = 5  # closing tags that tell a fragment of a page from a text that mentions a tag
_CLOSING = re.compile(r"</(?:p|div|article|body|span|li|section)\s*>", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one input: as decoded, or, of a PDF or DOCX file, as extracted."""

    text: str
    html: bool
    url: str | None = None
    warnings: tuple[str, ...] = ()
    extracted: bool = False  # from a PDF or DOCX file


def is_url(ref: str) -> bool:
    """Whether a reference is an http or https address."""
    return ref[:8].lower().startswith(("http://", "https://"))


def load(ref: str) -> Source:
    """Read one input.

    Args:
        ref: a file's path, an http or https URL, or "-" for standard input.

    Raises:
        InputError: it cannot be read, or has no text that can be read.
    """
    if is_url(ref):
        from summarise.read.fetch import fetch

        page = fetch(ref, LIMIT)
        return _source(page.data, ref, html=page.html, charset=page.charset, url=page.url)
    if ref == "-":
        return _source(_bounded(sys.stdin.buffer, "standard input"), "standard input")
    path = Path(ref)
    # page.html.gz is a page as well
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:] if suffix.lower() != ".gz"]
    return _source(_file(path, ref), ref, html=bool(_HTML_SUFFIXES & set(suffixes[-1:])))


def _source(
    data: bytes,
    where: str,
    *,
    html: bool = False,
    charset: str | None = None,
    url: str | None = None,
) -> Source:
    """Tell by its bytes what an input is, and take out its text."""
    data = unpacked(data, where, LIMIT)
    document = extracted(data, where, LIMIT)
    if document is not None:
        return Source(document.text, False, url, document.warnings, extracted=True)
    decoded = decode(data, where, charset)
    return Source(decoded.text, html or looks_like_html(decoded.text), url, decoded.warnings)


def looks_like_html(text: str) -> bool:
    """Whether a text is a page's markup; a few tags inside running text do not make one."""
    if _OPENING.match(text, 0, 10_000):
        return True
    return sum(1 for _ in islice(_CLOSING.finditer(text, 0, 100_000), _TAGS)) == _TAGS


def unique_ids(refs: Iterable[str]) -> list[str]:
    """Name several inputs: a file's stem, a URL's last part; equal names get -2, -3 ..."""
    names = [_name(ref) for ref in refs]
    taken = set(names)
    seen: set[str] = set()
    ids = []
    for name in names:
        chosen, number = name, 1
        while chosen in seen or (number > 1 and chosen in taken):
            number += 1
            chosen = f"{name}-{number}"
        seen.add(chosen)
        ids.append(chosen)
    return ids


def _name(ref: str) -> str:
    """The short name of one input."""
    if ref == "-":
        return "stdin"
    if is_url(ref):
        parts = urlsplit(ref)
        last = PurePosixPath(unquote(parts.path)).name
        stem = PurePosixPath(last).stem if last else ""
        return stem or (parts.hostname or "page").removeprefix("www.")
    return Path(ref).stem or "article"


def _file(path: Path, ref: str) -> bytes:
    """The bytes of a file."""
    try:
        if path.is_dir():
            raise InputError(f"{ref}: is a directory: name the files in it, or use `batch`")
        with path.open("rb") as stream:
            return _bounded(stream, ref)
    except FileNotFoundError:
        raise InputError(f"{ref}: no such file: check the path") from None
    except PermissionError:
        raise InputError(f"{ref}: may not be read: check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{ref!r}: cannot be read ({reason}): check the path") from None


def _bounded(stream: BinaryIO, where: str) -> bytes:
    """All bytes of a stream, if they are not too many."""
    data = stream.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise InputError(f"{where}: is larger than {LIMIT // 1_000_000} MB: give one article")
    return data
