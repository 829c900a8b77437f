"""Takes the article out of a web page (trafilatura), scripts, menus and comments left behind."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

# Where pages say in so many words when they were published. trafilatura's own search also takes
# dates of change and any date in the markup, so its result is not used.
_META = re.compile(r"<(?:meta|time)\b[^<>]{0,1000}>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_PUBLISHED = frozenset(
    "article:published_time og:published_time og:article:published_time datepublished pubdate "
    "publishdate publish-date publish_date published published-date date.issued dc.date.issued "
    "dcterms.issued citation_publication_date parsely-pub-date sailthru.date".split()
)
_LINKED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a page's article and what the page says about it."""

    text: str
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None


def extract(html: str, url: str | None = None) -> Extracted:
    """Extract the article from a page; its text is empty if the page has none.

    Args:
        html: the whole page.
        url: its address, which helps to find the site's name.
    """
    import trafilatura

    # What it logs (an empty page, a date it does not trust) reaches the user as our own warning.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        document = trafilatura.bare_extraction(
            html,
            url=url,
            with_metadata=True,
            include_comments=False,
        )
    except (ValueError, TypeError, RecursionError, AttributeError):
        return Extracted("")  # markup that no parser understands has no article either
    if document is None or isinstance(document, dict):
        return Extracted("")
    return Extracted(
        document.text or "",
        _line(document.title),
        _line(document.sitename),
        _published(html),
        document.url or url,
    )


def _line(value: str | None) -> str | None:
    """A metadata value on one line, None if it is empty."""
    text = " ".join((value or "").split())
    return text or None


def _published(html: str) -> str | None:
    """The date of publication that a page's metadata gives, as it stands there."""
    for tag in _META.findall(html):
        values: dict[str, str] = {
            name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)
        }
        names = {values.get(key, "").lower() for key in ("property", "name", "itemprop")}
        date = values.get("content") or values.get("datetime")
        if date and (names & _PUBLISHED or "pubdate" in values):
            return date
    linked = _LINKED.search(html)
    return linked.group(1) if linked else None
