"""Fetches from the public internet only, for a program that fetches what strangers ask for.

Whoever can make a server fetch an address of their choice can reach what only that server can
reach: itself, its network, the metadata service of its cloud (OWASP, "Server-Side Request
Forgery"). So every name is resolved here, every address that it has is checked, and the
connection goes to the checked address, with the certificate still checked for the name: a
second answer of the name server is never asked for. Redirects are followed one by one, the
same way. A proxy would resolve names itself, so none is used.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from summarise.errors import InputError

if TYPE_CHECKING:
    import urllib3
    import urllib3.connection

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

SECONDS = 25.0  # until a connection is cut, redirects included, however much has been read
REDIRECTS = 5
_MOVED = {301, 302, 303, 307, 308}
_PORTS = {"http": 80, "https": 443}
# IPv4 addresses that translators put into IPv6 ones (RFC 6052).
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_guarded: ContextVar[bool] = ContextVar("public addresses only", default=False)


@contextmanager
def public_only() -> Iterator[None]:
    """Let everything that is fetched inside come from the public internet only."""
    token = _guarded.set(True)
    try:
        yield
    finally:
        _guarded.reset(token)


def guarded() -> bool:
    """Whether only public addresses may be reached now."""
    return _guarded.get()


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, and what it stands for does as well."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo is not None:
            return False
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def addresses(url: str) -> list[str]:
    """Resolve the host of an address.

    Raises:
        InputError: it has none, or one of its addresses is not public.
    """
    parts = urlsplit(url)
    if parts.scheme.lower() not in _PORTS or not parts.hostname:
        raise InputError(f"{url}: is no http or https address")
    try:
        port = parts.port or _PORTS[parts.scheme.lower()]
        answers = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise InputError(f"{url}: there is no such host: check the address") from error
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    # One private address among public ones is how a name is made to point inside.
    if not found or not all(is_public(ipaddress.ip_address(one)) for one in found):
        raise InputError(
            f"{url}: is not on the public internet, so this page does not fetch it; "
            "open it yourself and paste its text"
        )
    return found


@contextmanager
def opened(url: str, headers: dict[str, str]) -> Iterator[tuple[urllib3.BaseHTTPResponse, str]]:
    """Open a page of the public internet.

    Args:
        url: http or https.
        headers: of the request.

    Yields:
        The answer, its body not yet read, and its address after redirects.

    Raises:
        InputError: it is not public, or redirects too often.
    """
    end = time.monotonic() + SECONDS
    for _ in range(REDIRECTS + 1):
        with _asked(url, headers, end) as response:
            if response.status not in _MOVED or "Location" not in response.headers:
                yield response, url
                return
            url = urljoin(url, response.headers["Location"])
    raise InputError(f"{url}: is redirected more than {REDIRECTS} times: check the address")


@contextmanager
def _asked(url: str, headers: dict[str, str], end: float) -> Iterator[urllib3.BaseHTTPResponse]:
    """Ask one server, at an address that was checked."""
    parts = urlsplit(url)
    connection = _connected(parts, addresses(url), end)
    # A server that sends a byte now and then keeps every single read within its time.
    watch = threading.Timer(max(0.0, end - time.monotonic()), _cut, [connection.sock])
    watch.daemon = True
    watch.start()
    try:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if parts.query:
            target += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
        host = parts.netloc.rpartition("@")[2]
        connection.request("GET", target, headers={"Host": host, **headers}, preload_content=False)
        yield connection.getresponse()
        if time.monotonic() >= end:  # a connection that was cut looks like one that ended
            raise InputError(f"{url}: took longer than {SECONDS:.0f} s: paste its text instead")
    finally:
        watch.cancel()
        connection.close()


def _connected(
    parts: SplitResult, found: Sequence[str], end: float
) -> urllib3.connection.HTTPConnection:
    """Connect to the first of some addresses that answers."""
    from urllib3.exceptions import HTTPError

    failure: Exception = TimeoutError("took too long")
    for address in found:
        left = end - time.monotonic()
        if left <= 0:
            break
        connection = _connection(parts, address, min(left, 10.0))
        try:
            connection.connect()
        except (HTTPError, OSError) as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


def _connection(
    parts: SplitResult, address: str, timeout: float
) -> urllib3.connection.HTTPConnection:
    import certifi
    from urllib3.connection import HTTPConnection, HTTPSConnection

    port = parts.port or _PORTS[parts.scheme.lower()]
    if parts.scheme.lower() == "http":
        return HTTPConnection(address, port, timeout=timeout)
    return HTTPSConnection(
        address,
        port,
        timeout=timeout,
        server_hostname=parts.hostname,
        assert_hostname=parts.hostname,
        cert_reqs="CERT_REQUIRED",
        ca_certs=certifi.where(),
    )


def _cut(sock: socket.socket) -> None:
    """End a connection that another thread is reading from."""
    with contextlib.suppress(OSError):  # it has ended by itself just now
        sock.shutdown(socket.SHUT_RDWR)
