"""Fetches a page over HTTP: bounded in time and size, text and HTML only."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from summarise.errors import InputError
from summarise.read import public

if TYPE_CHECKING:
    import urllib3

_TYPES = (
    *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", ""),
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; summarise)",  # some sites refuse others than Mozilla
    "Accept": "text/html,text/plain;q=0.9,*/*;q=0.1",
}
_CONNECT, _READ, _TOTAL = 10.0, 20.0, 60.0  # seconds
_REDIRECTS = 5
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent."""

    data: bytes
    url: str  # after redirects
    html: bool
    charset: str | None


def fetch(url: str, limit: int) -> Page:
    """Fetch a page.

    Private and loopback addresses are allowed, as the user named the URL; inside of
    `public.public_only` they are not.

    Args:
        url: http or https.
        limit: most bytes to read, after decompression.

    Raises:
        InputError: no answer, an error status, another type than text, or too large.
    """
    import urllib3

    try:
        if not urlsplit(url).hostname:
            raise InputError(f"{url}: names no host: give a full http or https address")
        if public.guarded():
            with public.opened(url, _HEADERS) as (response, final):
                return _read(response, final, limit)
        with _pool(url) as pool:
            response = pool.request("GET", url, headers=_HEADERS, preload_content=False)
            try:
                return _read(response, url, limit)
            finally:
                response.close()
    except (urllib3.exceptions.HTTPError, ValueError, OSError) as error:
        raise InputError(f"{url}: cannot be fetched ({_short(error)}): check the address") from None


def _pool(url: str) -> urllib3.PoolManager:
    """A connection pool that honours the proxy settings of the environment."""
    import certifi
    import urllib3

    parts = urlsplit(url)
    timeout = urllib3.Timeout(connect=_CONNECT, read=_READ)
    retries = urllib3.Retry(total=_REDIRECTS + 1, connect=1, read=1, redirect=_REDIRECTS)
    proxy = getproxies().get(parts.scheme.lower())
    if proxy and not proxy_bypass(parts.hostname or ""):
        return urllib3.ProxyManager(
            proxy, timeout=timeout, retries=retries, ca_certs=certifi.where()
        )
    return urllib3.PoolManager(timeout=timeout, retries=retries, ca_certs=certifi.where())


def _read(response: urllib3.BaseHTTPResponse, url: str, limit: int) -> Page:
    """Check the answer's head and read its body."""
    if response.status != 200:
        raise InputError(f"{url}: the server answered {response.status}: check the address")
    header = response.headers.get("Content-Type", "")
    kind, _, parameters = header.partition(";")
    kind = kind.strip().lower()
    if kind not in _TYPES:
        raise InputError(f"{url}: is {kind}, not a web page: give the address of an article")
    charset = None
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip(" \"'") or None
    data = bytearray()
    deadline = time.monotonic() + _TOTAL
    for chunk in response.stream(_CHUNK, decode_content=True):
        data += chunk
        if len(data) > limit:
            raise InputError(f"{url}: is larger than {limit // 1_000_000} MB: give one article")
        if time.monotonic() > deadline:
            raise InputError(f"{url}: took longer than {_TOTAL:.0f} s: save the page and give it")
    for step in response.retries.history if response.retries else ():
        url = urljoin(url, step.redirect_location or "")
    return Page(bytes(data), url, "html" in kind, charset)


def _short(error: Exception) -> str:
    """The innermost reason of an error, on one line."""
    reason = getattr(error, "reason", None) or error
    text = " ".join(str(reason).split())
    return text.split(": ", 1)[-1][:200] or type(reason).__name__
