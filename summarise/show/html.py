"""Writes results as one HTML file that needs nothing else: no network, no other file.

Text from articles is escaped here and never becomes markup; the page's own script gets it only
as text. A Content-Security-Policy lets the browser run exactly this script and this style. The
page works in a frame with `sandbox="allow-scripts"` too; the page around it may then send it
`{"theme": "light"}` or "dark" with `postMessage`, and links to articles need `allow-popups`.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from summarise.show.report.markup import Markup, element
from summarise.show.report.page import body, title
from summarise.show.report.sheet import Sheet
from summarise.types import Comparison, Summary

_SCRIPTS = ("evidence.js", "versions.js", "table.js", "page.js")  # later ones use earlier ones


def to_html(result: Summary | Comparison | Sequence[Summary]) -> str:
    """Return a result as a complete HTML document that ends with a newline.

    Args:
        result: a comparison, or one or more summaries that are shown after each other.

    Raises:
        ValueError: there is nothing to show.
    """
    sheet = _sheet(result)
    style, script = _asset("report.css"), _script()
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title(sheet)),
        Markup(f"<style>{style}</style>"),
    )
    shown = body(sheet, Markup(f"<script>{script}</script>"))
    return f"<!doctype html>\n{element('html', head, shown, lang='en')}\n"


def _sheet(result: Summary | Comparison | Sequence[Summary]) -> Sheet:
    if isinstance(result, Comparison):
        return Sheet(result, compared=len(result.summaries) > 1)
    summaries = (result,) if isinstance(result, Summary) else tuple(result)
    if not summaries:
        raise ValueError("a report needs at least one summary")
    return Sheet(Comparison("summaries", summaries, summaries[0].recipe), compared=False)


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _script() -> str:
    """Return one script in which nothing is visible from outside."""
    return "\n".join(['"use strict";', "{", *map(_asset, _SCRIPTS), "}"])


@cache
def _asset(name: str) -> str:
    return files("summarise.show.report").joinpath("assets", name).read_text(encoding="utf-8")
