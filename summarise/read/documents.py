"""Files that hold their text in another form: PDF, Word documents, and gzip around any of them."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass

from summarise.errors import InputError

_GZIP, _PDF, _ZIP = b"\x1f\x8b", b"%PDF-", b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # old Office documents, and encrypted new ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEADER = 1024  # bytes in which a PDF may begin, as its readers agree


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document as extracted, and what a reader should know about it."""

    text: str
    warnings: tuple[str, ...] = ()


def unpacked(data: bytes, where: str, limit: int) -> bytes:
    """Undo gzip; other data is returned as it is.

    Args:
        data: a whole file.
        where: how to name it in an error.
        limit: most bytes that may come out.

    Raises:
        InputError: it is cut off or broken, or what comes out is too large.
    """
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            out = stream.read(limit + 1)
    except (EOFError, OSError, zlib.error):
        raise InputError(f"{where}: is a broken gzip file: compress it anew") from None
    if len(out) > limit:
        raise InputError(f"{where}: is larger than {limit // 1_000_000} MB: give one article")
    return out


def extracted(data: bytes, where: str, limit: int) -> Extracted | None:
    """Take the text out of a PDF or DOCX file; None if the data is neither.

    Args:
        data: a whole file.
        where: how to name it in an error.
        limit: most bytes that a part of it may have once unpacked.

    Raises:
        InputError: it is encrypted, broken, or has no text.
    """
    if _PDF in data[:_HEADER] and not data.startswith((_ZIP, _OLE)):
        from summarise.read import pdf

        return pdf.text_of(data, where)
    if data.startswith(_ZIP):
        from summarise.read import docx

        return docx.text_of(data, where, limit)
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise InputError(f"{where}: is encrypted: save it without a password first")
    return None
