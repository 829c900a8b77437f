"""Takes the article out of a web page (trafilatura), scripts, menus and comments left behind."""

from __future__ import annotations

import logging
from dataclasses import dataclass

# Dates are read from the page's own metadata only: the extensive search guesses from any text.
_DATES = {"original_date": True, "extensive_search": False}


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
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, TypeError, RecursionError, AttributeError):
        return Extracted("")  # markup that no parser understands has no article either
    if document is None or isinstance(document, dict):
        return Extracted("")
    return Extracted(
        document.text or "",
        _line(document.title),
        _line(document.sitename),
        document.date or None,
        document.url or url,
    )


def _line(value: str | None) -> str | None:
    """A metadata value on one line, None if it is empty."""
    text = " ".join((value or "").split())
    return text or None
