"""HTML elements in which any text is text: whatever is not `Markup` is escaped."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from summarise.show.safe import plain

_ADDRESS = re.compile(r"https?://[!#-;=?-_a-~]+")  # a real address has no quotes and brackets
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_VOID = frozenset({"br", "meta", "input"})
# What could end a script element or a line of script, even inside a JSON string.
_SCRIPT = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"}


class Markup(str):
    """Text that is HTML already. Only this module and templates without input make it."""

    __slots__ = ()


Child = str | int | None | Iterable["Child"]


def element(tag: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """Return an element.

    Args:
        tag: the name of the element.
        children: `Markup` is kept, other strings are escaped, None is left out, other
            iterables are flattened.
        attributes: `class_` is written `class` and `data_k` `data-k`; None and False are left
            out, True has no value.
    """
    opened = f"<{tag}{''.join(map(_attribute, attributes.items()))}>"
    if tag in _VOID:
        return Markup(opened)
    return Markup(f"{opened}{join(children)}</{tag}>")


def join(children: Iterable[Child]) -> Markup:
    """Return children one after the other, escaped where they are not markup."""
    return Markup("".join(map(_child, children)))


def escape(text: str) -> Markup:
    """Return HTML that shows a text as it is, without controls that drive its direction."""
    return Markup(html.escape(plain(text)))


def isolated(text: str) -> Markup:
    """Return a text whose direction cannot change that of the words around it."""
    return element("bdi", text)


def script_data(value: object) -> str:
    """Return JSON that can stand in a script element; its texts are cleaned as all others are."""
    text = json.dumps(_cleaned(value), ensure_ascii=False, separators=(",", ":"))
    return text.translate(_SCRIPT)


def web_address(url: str | None) -> tuple[str, str] | None:
    """Return an address that may be linked, and the host that it leads to; None for any other."""
    if url is None or not _ADDRESS.fullmatch(url):
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return (url, host) if host else None


def language(code: str | None) -> str | None:
    """Return a language code if it is one."""
    return code if code and _LANGUAGE.fullmatch(code) else None


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(one) for one in value]
    return value


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, int):
        return f"{child:,}"
    return escape(child) if isinstance(child, str) else join(child)


def _attribute(pair: tuple[str, str | int | bool | None]) -> str:
    name, value = pair
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
