"""Bytes to text: byte order marks, UTF-8, and older encodings where they can be told."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from summarise.errors import InputError

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_SAMPLE = 200_000  # bytes; enough to tell an encoding, and keeps 5 MB fast
_DAMAGE = 0.002  # share of broken bytes up to which a text still counts as damaged UTF-8


@dataclass(frozen=True, slots=True)
class Decoded:
    """Decoded text, and what a reader should know about how it was decoded."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, where: str, charset: str | None = None) -> Decoded:
    """Decode the bytes of a text or HTML file.

    A byte order mark is not part of the text: offset 0 is the first character after it.
    Line ends stay as they are.

    Args:
        data: the whole input.
        where: how to name the input in an error.
        charset: encoding that the transport told (HTTP header), tried first.

    Raises:
        InputError: the bytes are not text, or their encoding cannot be told.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{where}: is {what}, not text: convert it to text or HTML first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where)
    if b"\0" in data:
        raise InputError(f"{where}: is a binary file, not text: give a text or an HTML file")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    return _other(data, where, charset)


def _strict(data: bytes, encoding: str, where: str) -> Decoded:
    """Decode bytes whose byte order mark names the encoding."""
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where}: begins as {encoding.upper()} but byte {error.start} is not: save it as UTF-8"
        ) from None


def _other(data: bytes, where: str, charset: str | None) -> Decoded:
    """Decode bytes that are not valid UTF-8: a declared encoding, damaged UTF-8, a guess."""
    told = _META.search(data[:4096])
    declared = [charset] if charset else []
    declared += [told.group(1).decode("ascii")] if told else []
    for name in declared:
        try:
            return Decoded(data.decode(name))
        except (LookupError, UnicodeDecodeError):
            continue
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    # Other bytes above ASCII that do form UTF-8 show that the damage is the exception.
    sound = sum(character > "\x7f" for character in repaired[:_SAMPLE]) - broken
    if broken <= max(1, len(data) * _DAMAGE) and sound > broken:
        return Decoded(repaired, (f"{broken} broken UTF-8 characters were replaced",))
    guess = _guess(data)
    if guess is not None:
        text, encoding = guess
        return Decoded(text, (f"not UTF-8: read as {encoding}",))
    raise InputError(f"{where}: is not UTF-8 and its encoding cannot be told: save it as UTF-8")


def _guess(data: bytes) -> tuple[str, str] | None:
    """Tell the encoding from the bytes; None if the result does not look like text."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best is not None else None
    # Short Western texts fit dozens of encodings alike; the commonest is then the best guess.
    for name in dict.fromkeys(filter(None, (_western(data), encoding, "cp1252"))):
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
        if _reads(text, str.isprintable):
            return text, name
    return None


def _western(data: bytes) -> str | None:
    """Name cp1252 if bytes above ASCII are rare, as in Western European text."""
    sample = data[:_SAMPLE]
    high = sum(byte > 127 for byte in sample)
    return "cp1252" if high <= len(sample) * 0.04 else None


def _reads(text: str, printable: Callable[[str], bool]) -> bool:
    """Whether nearly all characters are printable and half of them letters or spaces."""
    sample = text[:_SAMPLE]
    odd = sum(not printable(c) and not c.isspace() for c in sample)
    letters = sum(c.isalpha() or c.isspace() for c in sample)
    return odd <= len(sample) * 0.01 and letters >= len(sample) * 0.5
