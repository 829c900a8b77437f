"""Takes the two pictures of the README anew: `python -m tests.ui.pictures [FOLDER]`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.ui.conftest import BROWSERS, GO, report, serving

DOCS = Path(__file__).parents[2] / "docs"


def compared(page: Page, address: str) -> Page:
    """Compare the five seed articles and wait until the page has come to rest."""
    page.set_default_timeout(120_000)
    page.goto(address)
    page.get_by_role("button", name="Load the example").click()
    page.get_by_label("Article 5 (").wait_for()
    page.get_by_role("button", name=GO).click()
    report(page)
    page.wait_for_timeout(2000)
    return page


def main(folder: Path = DOCS) -> int:
    """Write the pictures; 1 if there is no browser to take them with."""
    program = next((path for name in BROWSERS["chromium"] if (path := shutil.which(name))), None)
    if program is None:
        print("There is no Chromium to take pictures with; `make browser` installs it.")
        return 1
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = compared(browser.new_page(viewport={"width": 1360, "height": 900}), address)
        # A sentence with its evidence lit.
        report(page).locator("#overview a[data-k].claim").nth(1).hover()
        page.wait_for_timeout(1500)
        page.screenshot(path=folder / "page.png")
        phone = browser.new_page(
            viewport={"width": 390, "height": 844},
            device_scale_factor=1.5,
            is_mobile=True,
            has_touch=True,
            color_scheme="dark",
        )
        compared(phone, address).screenshot(path=folder / "page-phone.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
