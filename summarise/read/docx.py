"""Takes the text out of a DOCX file: paragraphs in reading order, as they stand after all changes.

Deleted and moved text, field codes, comments, notes, headers and footers are left behind.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarise.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from summarise.read.documents import Extracted

_TYPES, _MAIN = "[Content_Types].xml", "word/document.xml"
# Transitional and strict documents have different namespaces and the same names.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def text_of(data: bytes, where: str, limit: int) -> Extracted:
    """Return the text of a DOCX file, paragraphs separated by empty lines.

    Raises:
        InputError: it is no DOCX file, or broken, or has no text.
    """
    from lxml import etree

    from summarise.read.documents import Extracted

    broken = InputError(f"{where}: is a broken ZIP archive or DOCX file: open it and save it anew")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not {_TYPES, _MAIN} <= set(archive.namelist()):
                raise InputError(
                    f"{where}: is a ZIP archive or another Office document, not a DOCX file: "
                    "save it as DOCX or text"
                )
            xml = _member(archive, where, limit)
        # No entity is resolved: a document needs none, and one can be made to explode.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(xml, parser)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
        raise broken from None
    except etree.XMLSyntaxError:
        raise broken from None
    paragraphs = [text for paragraph in _paragraphs(root) if (text := _text(paragraph).strip())]
    if not paragraphs:
        raise InputError(f"{where}: is a document without text: give one that has an article in it")
    return Extracted("\n\n".join(paragraphs) + "\n")


def _member(archive: zipfile.ZipFile, where: str, limit: int) -> bytes:
    """The main part of the document, if it is not too large once unpacked."""
    with archive.open(_MAIN) as stream:
        xml = stream.read(limit + 1)
    if len(xml) > limit:
        raise InputError(f"{where}: is larger than {limit // 1_000_000} MB: give one article")
    return xml


def _name(element: _Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _paragraphs(element: _Element) -> Iterator[_Element]:
    """Yield all paragraphs; those of a text box come after the one that it is tied to."""
    for child in element:
        name = _name(child)
        if name in _LEFT_OUT:
            continue
        if name == "p":
            yield child
        yield from _paragraphs(child)


def _text(element: _Element) -> str:
    """The text of a paragraph without that of paragraphs inside it."""
    parts: list[str] = []
    for child in element:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name not in _LEFT_OUT and name != "p":
            parts.append(_text(child))
    return "".join(parts)
