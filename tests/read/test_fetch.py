"""Pages over HTTP, from a server on this machine."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summarise.errors import InputError
from summarise.read import inputs, public, read_article

TEXT = (
    "The council of Harwick voted on Tuesday to close the old bridge for two years. "
    "Repairs will cost 4.2 million pounds, the mayor said at a café."
)
PAGE = f"<html><body><article>{f'<p>{TEXT}</p>' * 5}</article></body></html>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = 200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()
        match self.path:
            case "/plain":
                headers, body = {"Content-Type": "text/plain"}, TEXT.encode()
            case "/latin":
                headers["Content-Type"] = "text/html; charset=iso-8859-1"
                body = PAGE.encode("iso-8859-1")
            case "/missing":
                status = 404
            case "/image":
                headers, body = {"Content-Type": "image/png"}, b"\x89PNG"
            case "/moved":
                status, headers, body = 302, {"Location": "/news/bridge.html"}, b""
            case "/loop":
                status, headers, body = 302, {"Location": "/loop"}, b""
            case "/away":
                status, headers, body = 302, {"Location": "file:///etc/hostname"}, b""
            case "/inward":
                status, headers, body = 302, {"Location": "//inside.example/news"}, b""
            case "/metadata":
                status, headers, body = 302, {"Location": "http://169.254.169.254/latest"}, b""
            case "/drip":
                self.send_response(200)
                self.send_header("Content-Type", "text/plain")
                self.end_headers()
                for _ in range(200):
                    try:
                        self.wfile.write(b"a")
                    except OSError:
                        return
                    time.sleep(0.1)
                return
            case "/large":
                body = b"a" * 100_000
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_a_page_is_fetched_and_named_after_its_address(server: str) -> None:
    article = read_article(f"{server}/news/bridge.html")
    assert article.id == "bridge"
    assert article.extracted
    assert article.url == f"{server}/news/bridge.html"
    assert "café" in article.text


def test_plain_text_is_fetched_too(server: str) -> None:
    assert read_article(f"{server}/plain").text == TEXT


def test_the_encoding_of_the_header_is_used(server: str) -> None:
    assert "café" in read_article(f"{server}/latin").text


def test_redirects_are_followed(server: str) -> None:
    assert read_article(f"{server}/moved").url == f"{server}/news/bridge.html"


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/missing", "404"),
        ("/image", "image/png"),
        ("/loop", "cannot be fetched"),
        ("/away", "cannot be fetched"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(server: str, path: str, word: str) -> None:
    with pytest.raises(InputError, match=word) as error:
        read_article(server + path)
    assert str(error.value).startswith(server + path)
    assert "\n" not in str(error.value)


def test_a_page_that_is_too_large_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "LIMIT", 50_000)
    with pytest.raises(InputError, match="larger than"):
        read_article(f"{server}/large")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://", "http://[bad/", "https://a b/"])
def test_an_address_without_a_server_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        read_article(url)


# What the page does for strangers: only the public internet may be reached.

PRIVATE = [
    "127.0.0.1",
    "127.1.2.3",
    "0.0.0.0",
    "10.0.0.8",
    "172.20.1.1",
    "192.168.1.1",
    "100.64.0.1",  # shared address space
    "169.254.169.254",  # link-local: the metadata service of a cloud
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",  # documentation
    "198.18.0.1",  # benchmarks
    "::",
    "::1",
    "fe80::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:1::1",  # 6to4 of 127.0.0.1
    "64:ff9b::7f00:1",  # NAT64 of 127.0.0.1
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # Teredo
]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_known(address: str) -> None:
    assert not public.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::808:808"]
)
def test_what_is_public_is_known(address: str) -> None:
    assert public.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "017700000001", "127.1", "[::1]",
     "[::ffff:127.0.0.1]", "user@127.0.0.1", "0"],
)  # fmt: skip
def test_a_guarded_fetch_reaches_nothing_inside(host: str, server: str) -> None:
    port = server.rpartition(":")[2]
    with public.public_only(), pytest.raises(InputError, match=r"public internet|no such host"):
        read_article(f"http://{host}:{port}/plain")


def test_the_guard_ends_with_its_block(server: str) -> None:
    with public.public_only():
        pass
    assert read_article(f"{server}/plain").text == TEXT


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """A name server of our own, for which 127.0.0.1 counts as public."""
    known: dict[str, list[str]] = {}

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if host.replace(".", "").isdigit():
            return [(0, 0, 0, "", (host, port))]
        if host not in known:
            raise OSError("no such name")
        # Each time another answer, as a name server that rebinds gives them.
        answers = known[host].pop(0) if len(known[host]) > 1 else known[host][0]
        return [(0, 0, 0, "", (one, port)) for one in answers.split()]

    class Names:
        """Stands for the socket library inside the guard."""

        SOCK_STREAM, SHUT_RDWR = socket.SOCK_STREAM, socket.SHUT_RDWR
        getaddrinfo = staticmethod(resolve)

    monkeypatch.setattr(public, "socket", Names)
    real = public.is_public
    monkeypatch.setattr(
        public, "is_public", lambda address: str(address) == "127.0.0.1" or real(address)
    )
    return known


def test_a_guarded_fetch_reads_a_public_page(server: str, names: dict[str, list[str]]) -> None:
    names["news.example"] = ["127.0.0.1"]
    port = server.rpartition(":")[2]
    with public.public_only():
        article = read_article(f"http://news.example:{port}/moved")
    assert article.url == f"http://news.example:{port}/news/bridge.html"
    assert "café" in article.text


def test_a_redirect_inside_is_refused(server: str, names: dict[str, list[str]]) -> None:
    names["news.example"] = ["127.0.0.1"]
    names["inside.example"] = ["10.0.0.1"]
    port = server.rpartition(":")[2]
    for path in ("/inward", "/metadata"):
        with public.public_only(), pytest.raises(InputError, match="public internet"):
            read_article(f"http://news.example:{port}{path}")
    with public.public_only(), pytest.raises(InputError, match="no http or https"):
        read_article(f"http://news.example:{port}/away")
    with public.public_only(), pytest.raises(InputError, match="redirected more than"):
        read_article(f"http://news.example:{port}/loop")


def test_one_private_address_among_public_ones_is_enough(
    server: str, names: dict[str, list[str]]
) -> None:
    names["news.example"] = ["127.0.0.1 192.168.0.1"]
    with public.public_only(), pytest.raises(InputError, match="public internet"):
        read_article(f"http://news.example:{server.rpartition(':')[2]}/plain")


def test_a_name_is_resolved_once_and_that_address_used(
    server: str, names: dict[str, list[str]]
) -> None:
    # The second answer, which a client that resolves again would connect to, is never asked for.
    names["news.example"] = ["127.0.0.1", "10.0.0.1"]
    with public.public_only():
        assert read_article(f"http://news.example:{server.rpartition(':')[2]}/plain").text == TEXT


def test_a_page_that_drips_is_cut(
    server: str, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names["news.example"] = ["127.0.0.1"]
    monkeypatch.setattr(public, "SECONDS", 0.5)
    started = time.monotonic()
    with public.public_only(), pytest.raises(InputError, match="took longer"):
        read_article(f"http://news.example:{server.rpartition(':')[2]}/drip")
    assert time.monotonic() - started < 5
