"""A page that is served by the program itself, and a real browser to look at it with."""

from __future__ import annotations

import importlib.util
import re
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSERS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox", "firefox-esr"),
    "dark firefox": ("firefox", "firefox-esr"),  # to other browsers each visitor says it
}
# For tests that run in both; the others run in Chromium.
EVERYWHERE = pytest.mark.parametrize("browser", ["chromium", "firefox"], indirect=True)
# The page's own words, by which it is found.
GO = "Summarise and compare"
STORY = (
    "The city council closed the bridge at Elm Street on Monday because of cracks in its piers. "
    "Repairs will cost four million dollars, said Mayor Anna Berg, who expects them to take a year."
)
OTHER = (
    "The bridge at Elm Street closes on Tuesday, according to the police of Harwick. "
    "Buses will run over Oak Avenue until the repairs are done, the transit company said."
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """Serve the page in a process of its own."""
    port = free_port()
    command = [sys.executable, "-m", "summarise", "serve", "--port", str(port), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            said = server.stderr.readline()
            assert said.startswith("The page is at"), said
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.communicate(timeout=30)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a page with the real models."""
    with serving() as address:
        yield address


@pytest.fixture(scope="module")
def browser(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """A real browser: Chromium, or one of `BROWSERS`, where a test asks for it."""
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("playwright is not installed; run `make test`, or install the extra `dev`")
    name = getattr(request, "param", "chromium")
    names = BROWSERS[name]
    program = next((path for one in names if (path := shutil.which(one))), None)
    if program is None:
        pytest.skip(f"no {name}: none of {', '.join(names)} is installed; `make test` tries to")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        if name == "chromium":
            # A container has no user namespaces for the browser's own sandbox.
            launched = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        else:
            # The browser as it is installed, by the protocol that it speaks itself.
            launched = playwright.firefox.launch(
                executable_path=program,
                channel="moz-firefox",
                downloads_path=_downloads(tmp_path_factory),
                firefox_user_prefs={
                    "layout.css.prefers-color-scheme.content-override": 0 if "dark" in name else 1
                },
            )
        yield launched
        launched.close()


def _downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which Firefox saves."""
    folder = tmp_path_factory.getbasetemp() / "downloads"
    folder.mkdir(exist_ok=True)
    return folder


Visit = Callable[..., "Page"]
Save = Callable[["Page", str], tuple[str, str]]


@pytest.fixture
def save(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Save:
    """Press a button that saves a file, and return the file's name and text."""
    downloads = _downloads(tmp_path_factory)

    def saved(page: Page, button: str) -> tuple[str, str]:
        press = page.get_by_role("button", name=button).click
        if browser.browser_type.name == "chromium":
            with page.expect_download() as download:
                press()
            return download.value.suggested_filename, Path(download.value.path()).read_text()
        # Playwright does not hear of downloads through Firefox's own protocol.
        before = set(downloads.iterdir())
        press()
        for _ in range(100):
            new = [one for one in set(downloads.iterdir()) - before if one.suffix != ".part"]
            if new and new[0].stat().st_size:
                return new[0].name, new[0].read_text()
            page.wait_for_timeout(100)
        pytest.fail(f"{button!r} saved nothing")

    return saved


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open the page as a new visitor, whose every request and mistake is watched."""
    contexts = []
    outside: list[str] = []
    mistakes: list[str] = []

    def watch(request: Any) -> None:
        if not re.match(rf"(?:{re.escape(address)}/|data:|blob:|about:)", request.url):
            outside.append(request.url)

    def opened(path: str = "/", **options: Any) -> Page:
        context = browser.new_context(**options)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch)
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.on("dialog", lambda dialog: (mistakes.append(dialog.message), dialog.dismiss()))
        page.goto(f"{address}{path}")
        page.get_by_label("Article 1", exact=True).wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not outside, "the page asked somebody else for something"
    assert not mistakes


def fill(page: Page, *texts: str) -> None:
    """Put texts into the boxes, adding as many as are needed."""
    for number, text in enumerate(texts, 1):
        box = page.get_by_label(f"Article {number}", exact=True)
        if box.is_hidden():
            page.get_by_role("button", name="Add an article").click()
            box.wait_for()
        box.fill(text)


def compare(page: Page, *texts: str) -> Any:
    """Compare texts and return the frame with the report."""
    fill(page, *texts)
    page.get_by_role("button", name=GO).click()
    return report(page)


def report(page: Page) -> Any:
    """Wait for the report and return its frame."""
    page.locator(".result iframe").wait_for()
    frame = next(frame for frame in page.frames if frame.parent_frame is not None)
    frame.locator("h1").wait_for()
    return frame


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return bytes(answer.read())
