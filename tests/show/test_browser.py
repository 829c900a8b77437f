"""The report in a real browser: pointing, choosing, keys, a sandboxed frame, and harmful text."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from summarise.show.html import to_html
from summarise.types import Comparison
from tests.show.reader import read
from tests.show.test_hostile import HOSTILE, hostile_comparison

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Frame, Page

Open = Callable[..., "Page"]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report as a file; at the end, nothing may have been asked of a network."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    trouble: list[str] = []

    def opened(result: Comparison, **options: Any) -> Page:
        file = tmp_path / f"report{len(contexts)}.html"
        file.write_text(to_html(result), encoding="utf-8")
        options = {"viewport": WIDE, "reduced_motion": "reduce", **options}
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(dialog.message))
        page.goto(file.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert all(url.startswith(("file:", "about:")) for url in asked), asked
    assert not trouble


def _lit(page: Page | Frame) -> list[str]:
    return page.locator(".w.lit").all_inner_texts()


HERALD = "The bridge at Elm Street will close on Monday, the mayor said."
POST = "Elm Street's bridge closes on Tuesday, according to the city council."


def test_pointing_at_a_sentence_lights_up_its_evidence(
    open_report: Open, comparison: Comparison
) -> None:
    page = open_report(comparison)
    page.locator("#overview .claim").hover()
    page.locator(".w.lit").first.wait_for()
    assert "".join(_lit(page)) == HERALD + POST
    page.locator("h1").hover()
    assert _lit(page) == []
    page.locator("#overview .cite").nth(1).focus()
    page.locator(".w.lit").first.wait_for()
    assert "".join(_lit(page)) == POST


def test_a_chosen_sentence_stays_lit_until_it_is_let_go(
    open_report: Open, comparison: Comparison
) -> None:
    page = open_report(comparison)
    page.locator("#overview .claim").focus()
    page.keyboard.press("Enter")
    page.locator("h1").hover()
    assert "".join(_lit(page)) == HERALD + POST
    assert page.locator("#status").inner_text() == "Evidence is marked in The Herald, The Post"
    page.keyboard.press("Escape")
    assert _lit(page) == []


def test_everything_that_points_lights_up_something(
    open_report: Open, comparison: Comparison
) -> None:
    page = open_report(comparison)
    page.locator(".views details").evaluate_all("all => all.forEach(one => one.open = true)")
    entries = page.locator(".views a[data-k]")
    assert entries.count() > 20
    for number in range(entries.count()):
        entries.nth(number).click()
        assert _lit(page), entries.nth(number).inner_text()


def test_a_marked_passage_lists_the_other_versions(
    open_report: Open, comparison: Comparison
) -> None:
    page = open_report(comparison)
    mark = page.locator("#a0 a.mark").first
    mark.focus()
    page.keyboard.press("Enter")
    versions = page.locator("#versions")
    assert versions.locator("h3").inner_text() == "2 independent sources: The Herald, The Post"
    entries = versions.locator("li")
    assert [line.split("\n")[0] for line in entries.all_inner_texts()] == [
        "mirror",
        "The Post",
        "The Post says differently:",
    ]
    assert "the major said" in entries.nth(0).inner_text()
    assert page.evaluate("document.activeElement.id") == "versions-title"
    entries.nth(1).locator("a").click()
    assert "".join(_lit(page)) == POST
    page.keyboard.press("Escape")  # lets the sentence go
    page.keyboard.press("Escape")  # closes the list
    assert versions.is_hidden()
    assert mark.evaluate("node => node === document.activeElement")


def test_the_table_filters_and_sorts(open_report: Open, comparison: Comparison) -> None:
    page = open_report(comparison)
    rows = page.locator("#matrix tbody tr:visible")
    for kind, source, count in (
        ("", "", 4), ("shared", "", 1), ("only", "", 3), ("only", "2", 1), ("conflict", "1", 1),
    ):  # fmt: skip
        page.locator("#kind").select_option(kind)
        page.locator("#source").select_option(source)
        assert rows.count() == count
    assert page.locator("#count").inner_text() == "1 fact"
    page.locator(".card button", has_text="2 only here").click()
    assert rows.count() == 2
    page.locator("#kind").select_option("")
    page.locator("#source").select_option("")
    page.locator("#matrix thead button", has_text="The Post").click()
    assert [row.split("\t")[0] for row in rows.all_inner_texts()][:2] == [
        "The bridge at Elm Street will close. ≠ in conflict",
        "Buses will run over Oak Avenue.",
    ]
    page.locator("#matrix thead button", has_text="Weight").click()
    page.locator("#matrix thead button", has_text="Weight").click()
    assert rows.first.locator("td").nth(1).inner_text() == "0.40"


def test_it_works_in_a_sandboxed_frame(
    open_report: Open, comparison: Comparison, browser: Browser
) -> None:
    page = open_report(comparison)
    document = to_html(comparison)
    page.goto("about:blank")
    page.evaluate(
        """document => {
            const frame = document_.createElement("iframe");
            frame.sandbox = "allow-scripts";
            frame.style = "width: 1400px; height: 800px";
            frame.srcdoc = document;
            document_.body.append(frame);
        }""".replace("document_", "window.document"),
        document,
    )
    page.frame_locator("iframe").locator("h1").wait_for()
    frame = page.frames[-1]
    frame.locator('.contents a[href="#timeline"]').click()
    assert frame.evaluate("location.href") == "about:srcdoc"
    assert frame.evaluate("document.activeElement.id") == "timeline"
    frame.locator("#overview .claim").click()
    assert "".join(_lit(frame)) == HERALD + POST
    button = frame.locator("#overview button.copy")
    button.click()
    frame.locator("#overview button.copy", has_text="Copied").wait_for()
    colour = "getComputedStyle(document.body).backgroundColor"
    light = frame.evaluate(colour)
    page.evaluate(
        "document.querySelector('iframe').contentWindow.postMessage({theme: 'dark'}, '*')"
    )
    # The frame's policy forbids the strings that waiting for a function would evaluate in it.
    for _ in range(100):
        if frame.evaluate(colour) != light:
            break
        page.wait_for_timeout(50)
    assert frame.evaluate(colour) != light


def test_a_phone_shows_everything_and_leads_back(open_report: Open, comparison: Comparison) -> None:
    page = open_report(comparison, viewport=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    claim = page.locator("#overview .claim")
    claim.tap()
    visible = "node => { const box = node.getBoundingClientRect();" \
        " return box.top >= 0 && box.bottom <= innerHeight; }"  # fmt: skip
    assert page.locator(".w.lit").first.evaluate(visible)
    assert not claim.evaluate(visible)
    page.locator("#back").tap()
    assert claim.evaluate(visible)


def test_without_script_there_are_no_dead_buttons(
    open_report: Open, comparison: Comparison
) -> None:
    page = open_report(comparison, java_script_enabled=False)
    assert page.locator("button:visible, select:visible").count() == 0
    # The browser had nothing to mend in the document.
    assert page.locator("*").count() == len(read(to_html(comparison)).all())
    assert page.locator("#a0 .mark").count() == 3
    page.locator("#a0 .mark").first.click()
    assert page.url.endswith("#f0")


def test_harmful_text_does_nothing(open_report: Open, tmp_path: Path) -> None:
    page = open_report(hostile_comparison("word"))
    for number, text in enumerate(HOSTILE):
        file = tmp_path / f"harmful{number}.html"
        file.write_text(to_html(hostile_comparison(text)), encoding="utf-8")
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        page.goto(file.as_uri())
        page.evaluate(
            """for (const entry of document.querySelectorAll("[data-k]"))
                entry.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))"""
        )
        page.locator("#originals a.mark").first.dispatch_event("click")
        assert page.locator("#versions li").count() == 2, text
        for viewport in (WIDE, PHONE):
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1, text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_axe_finds_no_violation(
    open_report: Open, comparison: Comparison, scheme: str, viewport: dict[str, int]
) -> None:
    if importlib.util.find_spec("axe_playwright_python") is None:
        pytest.skip("axe-core is not installed; run `make test`, or install the extra `dev`")
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = open_report(comparison, viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page.evaluate(axe)
    for entries in ((), ("#a0 a.mark", "#overview .claim", "#copies summary")):
        for entry in entries:
            page.locator(entry).first.click()
        found = page.evaluate("axe.run(document)")
        assert [one["id"] for one in found["violations"]] == []
