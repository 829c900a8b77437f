"""Pages over HTTP, from a server on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summarise.errors import InputError
from summarise.read import inputs, read_article

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
            case "/pdf":
                headers, body = {"Content-Type": "application/pdf"}, b"%PDF-1.7"
            case "/moved":
                status, headers, body = 302, {"Location": "/news/bridge.html"}, b""
            case "/loop":
                status, headers, body = 302, {"Location": "/loop"}, b""
            case "/away":
                status, headers, body = 302, {"Location": "file:///etc/hostname"}, b""
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
        ("/pdf", "application/pdf"),
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
