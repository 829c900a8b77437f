"""Times the page as a visitor sees it: `python -m tests.ui.first_result [RUNS]`.

Every run starts the program anew, because it remembers the sentences that it has read. Models are
warm before the visitor comes. Figures mean something only on a machine that does nothing else.
"""

from __future__ import annotations

import shutil
import sys
import time
from statistics import median

from gradio_client import Client
from playwright.sync_api import Playwright, sync_playwright

from tests.ui.conftest import BROWSERS, GO, STORY, report, serving

# What is asked for, in seconds; the rest is told for comparison.
WANTED = {"interactive": 2.0, "first summary": 5.0}


def timed(playwright: Playwright, program: str) -> dict[str, float]:
    """Open a page of its own and compare the five seed articles on it; seconds by step."""
    with serving() as address:
        # Waits in line behind the loading of the models, like any visitor's work.
        client = Client(address, verbose=False)
        client.predict(text=STORY, api_name="/summarise")
        client.close()
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        seconds = {}
        begun = time.perf_counter()
        page.goto(address)
        page.get_by_label("Article 1", exact=True).fill("typed")
        seconds["interactive"] = time.perf_counter() - begun
        page.get_by_role("button", name="Load the example").click()
        page.get_by_label("Article 5 (").wait_for()
        page.wait_for_timeout(500)
        begun = time.perf_counter()
        page.get_by_role("button", name=GO).click()
        page.locator(".early li").first.wait_for()
        seconds["first summary"] = time.perf_counter() - begun
        page.locator(".early li").nth(4).wait_for()
        seconds["all summaries"] = time.perf_counter() - begun
        report(page)
        seconds["whole result"] = time.perf_counter() - begun
        browser.close()
    return seconds


def main(runs: int = 3) -> int:
    """Print the median of some runs; 1 if it is longer than what is wanted."""
    program = next((path for name in BROWSERS["chromium"] if (path := shutil.which(name))), None)
    if program is None:
        print("There is no Chromium to time the page with; `make browser` installs it.")
        return 1
    with sync_playwright() as playwright:
        every = [timed(playwright, program) for _ in range(runs)]
    late = 0
    for step in every[0]:
        taken = sorted(one[step] for one in every)
        wanted = WANTED.get(step)
        late |= wanted is not None and median(taken) > wanted
        bound = f", at most {wanted:.0f} s wanted" if wanted else ""
        print(
            f"{step}: {median(taken):.2f} s (of {runs}: {taken[0]:.2f} to {taken[-1]:.2f}{bound})"
        )
    return int(late)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
