"""The page in a real browser: what a visitor does, sees, and takes away."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import EVERYWHERE, GO, OTHER, STORY, Save, Visit, compare, fill, report

if TYPE_CHECKING:
    from playwright.sync_api import Page


def status(page: Page, words: str | re.Pattern[str]) -> None:
    page.locator(".status-widget:visible").get_by_text(words).first.wait_for()


def settled(page: Page) -> None:
    """Wait until the page, which brings the result into view, has come to rest."""
    page.wait_for_function(
        """() => {
          const top = document.querySelector(".result").getBoundingClientRect().top;
          const rest = window.lastTop === top ? (window.rests || 0) + 1 : 0;
          [window.lastTop, window.rests] = [top, rest];
          return rest > 5;
        }""",
        polling=100,
    )


@EVERYWHERE
def test_paste_run_point_and_take_away(visit: Visit, save: Save) -> None:
    page = visit(accept_downloads=True)
    page.get_by_label("Source of article 1").fill("The Herald")
    frame = compare(page, STORY, OTHER)
    assert "The Herald" in frame.locator("body").inner_text()
    # Pointing at a sentence lights up the words that it rests on, and nothing else.
    entry = frame.locator("a[data-k]").first
    settled(page)
    entry.hover()
    frame.locator(".lit").first.wait_for()
    lit = " ".join(frame.locator(".lit").all_inner_texts())
    assert lit.strip()
    assert lit.replace(" ", "") in (STORY + OTHER).replace(" ", "")
    # The same by keyboard: the entry has the focus, and its evidence is lit.
    page.mouse.move(0, 0)
    entry.focus()
    frame.locator(".lit").first.wait_for()
    saved = dict(
        save(page, name) for name in ("HTML report", "Markdown", "JSON", "CSV of the facts")
    )
    assert json.loads(saved["comparison.json"])["schema"] == "summarise.comparison/1"
    assert saved["comparison.html"].startswith("<!doctype html>")
    assert "Herald" in saved["comparison.md"]
    assert len(saved["facts.csv"].splitlines()) > 2
    if page.context.browser.browser_type.name == "chromium":  # Firefox asks nobody
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy with citations").first.click()
    status_line = page.locator(".take .said")
    status_line.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[The Herald]" in copied
    assert "Sources" in copied


@EVERYWHERE
def test_everything_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Article 1", exact=True).focus()
    page.keyboard.insert_text(STORY)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "go":
            break
    else:
        pytest.fail("Tab does not reach the button")
    page.keyboard.press("Enter")
    frame = report(page)
    # From the button on through the ways to take it away into the report.
    for _ in range(40):
        page.keyboard.press("Tab")
        if frame.evaluate("document.hasFocus() && document.activeElement.matches('a, button')"):
            break
    else:
        pytest.fail("Tab does not reach the report")


def test_boxes_come_and_go_and_keep_what_is_typed(visit: Visit) -> None:
    page = visit()
    fill(page, "one", "two", "three")
    page.get_by_label("Source of article 3").fill("The Post")
    page.get_by_role("button", name="Remove article 2").click()
    page.get_by_label("Article 3", exact=True).wait_for(state="hidden")
    assert page.get_by_label("Article 1", exact=True).input_value() == "one"
    assert page.get_by_label("Article 2", exact=True).input_value() == "three"
    assert page.get_by_label("Source of article 2").input_value() == "The Post"


def test_what_cannot_be_done_is_said(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=GO).click()
    page.get_by_role("alert").get_by_text("Paste at least one article").wait_for()
    fill(page, "http://127.0.0.1:22/", STORY)
    page.get_by_role("button", name=GO).click()
    page.get_by_role("alert").get_by_text("not on the public internet").wait_for()
    assert page.get_by_label("Article 2", exact=True).input_value() == STORY


@EVERYWHERE
def test_a_run_can_be_cancelled_and_begun_again(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Load the example").click()
    page.get_by_label("Article 5 (").wait_for()
    page.get_by_role("button", name=GO).click()
    status(page, re.compile("Choosing|Writing|Comparing|In line"))
    page.locator("#cancel").click()
    status(page, "Cancelled.")
    assert page.locator(".result iframe").is_hidden()
    page.get_by_role("button", name="Empty all").click()
    page.get_by_label("Article 3 (").wait_for(state="hidden")
    assert "Elm Street" in compare(page, STORY).locator("body").inner_text()


@EVERYWHERE
def test_five_articles_come_one_by_one_and_stand_side_by_side(visit: Visit) -> None:
    page = visit(viewport={"width": 1400, "height": 900})
    page.get_by_role("button", name="Load the example").click()
    page.get_by_label("Article 5 (").wait_for()
    page.get_by_role("button", name=GO).click()
    page.locator(".early li").first.wait_for()
    assert page.locator(".result iframe").is_hidden()
    early = page.locator(".early li p").first.inner_text()
    frame = report(page)
    assert early in frame.locator("body").inner_text()
    # As many as there is room for are seen, each whole; the others are not seen at all.
    seen: list[float] = frame.evaluate(
        """() => {
          const strip = document.querySelector(".strip").getBoundingClientRect();
          return [...document.querySelectorAll(".strip > article")].map((article) => {
            const { left, right, width } = article.getBoundingClientRect();
            const shown = Math.min(right, strip.right) - Math.max(left, strip.left);
            return Math.max(0, shown) / width;
          });
        }"""
    )
    assert [round(share, 2) for share in seen] == [1, 1, 1, 0, 0]
    frame.locator(".chip[aria-current]").nth(2).wait_for()
    assert frame.locator(".chip[aria-current]").count() == 3


def test_a_reload_finds_the_result_again_and_so_does_nobody_else(visit: Visit) -> None:
    page = visit()
    compare(page, STORY)
    assert "#result=" in page.url
    page.reload()
    assert "Elm Street" in report(page).locator("body").inner_text()
    assert not page.evaluate("localStorage.getItem('summarise.kept-result')")
    # Kept in the browser only when the visitor says so, and gone when told to forget.
    page.get_by_label("Keep this result in this browser").check()
    page.goto(page.url.partition("#")[0])
    page.reload()
    assert "Elm Street" in report(page).locator("body").inner_text()
    page.get_by_role("button", name="Forget it").click()
    page.locator(".result iframe").wait_for(state="hidden")
    ticket = page.url
    page.reload()
    page.get_by_label("Article 1", exact=True).wait_for()
    assert "#result=" not in ticket
    assert page.locator(".result iframe").is_hidden()
    stranger = visit("/#result=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
    stranger.wait_for_timeout(500)
    assert stranger.locator(".result iframe").is_hidden()


def test_a_reload_in_the_middle_loses_nothing(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Load the example").click()
    page.get_by_label("Article 5 (").wait_for()
    page.get_by_role("button", name=GO).click()
    page.wait_for_url(re.compile("#result="))
    page.reload()
    assert "Moscow" in report(page).locator("body").inner_text()


def test_two_visitors_wait_for_each_other_and_see_their_own(visit: Visit) -> None:
    first, second = visit(), visit()
    first.get_by_role("button", name="Load the example").click()
    first.get_by_label("Article 5 (").wait_for()
    fill(second, STORY)
    first.get_by_role("button", name=GO).click()
    status(first, re.compile("Choosing|Writing"))
    second.get_by_role("button", name=GO).click()
    status(second, "In line: one job is before yours.")
    theirs = report(second).locator("body").inner_text()
    mine = report(first).locator("body").inner_text()
    assert "Elm Street" in theirs
    assert "Moscow" not in theirs
    assert "Moscow" in mine
    assert "Elm Street" not in mine


def test_a_batch_goes_in_and_comes_back_row_by_row(
    visit: Visit, save: Save, tmp_path: Path
) -> None:
    page = visit(accept_downloads=True)
    page.get_by_role("tab", name="Many at once").click()
    rows = [{"id": "good", "text": STORY}, {"id": "bad", "path": "/etc/hostname"}]
    file = tmp_path / "mine.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    page.locator("input[type=file]:not([webkitdirectory])").last.set_input_files(file)
    page.get_by_text("mine.jsonl").first.wait_for()
    page.get_by_role("button", name="Work through it").click()
    status(page, "1 of 2 rows done")
    page.get_by_text("is not among the files").first.wait_for()
    lines = save(page, "Save mine.results.jsonl")[1].splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["good", "bad"]
