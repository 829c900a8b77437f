"""How the page looks and behaves: phones, the dark, screen readers, and text that means harm."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.conftest import OTHER, STORY, Visit, compare, fill

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

MARK = "window.top.harmed = window.harmed = true; document.title = 'harmed'; alert(1)"
HOSTILE = (
    f"<script>{MARK}</script>",
    f"</script><script>{MARK}</script>",
    f'<img src=x onerror="{MARK}">',
    f"<svg/onload='{MARK}'>",
    f'<svg><animate onbegin="{MARK}" attributeName=x dur=1s>',
    f'"><iframe srcdoc="<script>{MARK}</script>">',
    f"' onmouseover='{MARK}' x='",
    f'" autofocus onfocus="{MARK}" x="',
    f"</textarea><script>{MARK}</script>",
    f"</iframe><script>{MARK}</script><iframe>",
    f"</style><script>{MARK}</script>",
    f"<!--<script>{MARK}</script>-->",
    f"${{{MARK}}}",
    f"{{{{{MARK}}}}} {{{{constructor.constructor('{MARK}')()}}}}",
    f"`+({MARK})+`",
    f"javascript:{MARK} [a link](javascript:{MARK})",
    "<a href='data:text/html,<script>alert(1)</script>'>data</a>",
    "<link rel=stylesheet href=https://evil.example/x.css><base href=https://evil.example/>",
    "\u202egnp.evil\u202c \u2066hidden\u2069 \u200b\ufeff\u0000\u0007",
    "W" * 4_000,
)


def test_hostile_texts_show_as_text(visit: Visit) -> None:
    page = visit()
    for half in (HOSTILE[:10], HOSTILE[10:]):
        texts = [
            f"The mayor of Harwick spoke of {word} on Monday at the bridge, the council said. "
            f"Repairs will cost {number} million dollars and take a year, she said."
            for number, word in enumerate(half, 2)
        ]
        fill(page, *texts)
        for number, word in enumerate(half, 1):
            page.get_by_label(f"Title of article {number}", exact=True).fill(word[:300])
            page.get_by_label(f"Source of article {number}", exact=True).fill(
                f"{number} {word[:280]}"
            )
        frame = compare(page)
        shown = frame.evaluate("document.body.textContent")
        for word in half:
            visible = word.replace("\u0000", "").strip()[:40]
            if visible.isprintable():
                assert visible in shown
        for place in (page, *page.frames):
            assert place.evaluate("window.harmed") is None
            assert not place.evaluate("document.querySelector('[onerror], [onload], [onfocus]')")
        assert frame.locator("script:not([type])").count() == 1
        # Nothing is wider than the window, however long a word is.
        assert _overflow(frame) <= 1
        page.get_by_role("button", name="Forget it").click()
        page.locator(".result iframe").wait_for(state="hidden")
    assert "harmed" not in page.title()


@pytest.mark.parametrize(
    ("browser", "scheme"),
    [("chromium", "light"), ("chromium", "dark"), ("dark firefox", "dark")],
    indirect=["browser"],
)
def test_a_phone_by_day_and_by_night(visit: Visit, scheme: str) -> None:
    page = visit(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True, is_mobile=True
    )
    _accessible(page)
    frame = compare(page, STORY, OTHER)
    for place in (page, frame):
        assert _overflow(place) <= 1
        assert (_brightness(place) < 0.4) == (scheme == "dark")
        _accessible(place)


@pytest.mark.parametrize("tab", ["Many at once", "How good it is"])
def test_the_other_tabs_are_accessible(visit: Visit, tab: str) -> None:
    page = visit()
    page.get_by_role("tab", name=tab).click()
    page.get_by_role("button", name="Cancel").and_(page.locator(":visible")).wait_for()
    _accessible(page)


def _overflow(place: Page | Frame) -> float:
    return float(
        place.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    )


def _brightness(place: Page | Frame) -> float:
    """How bright the background is, 0 to 1."""
    return float(
        place.evaluate(
            """() => {
              const of = (node) => getComputedStyle(node).backgroundColor.match(/[\\d.]+/g);
              let [r, g, b, a = 1] = of(document.body).map(Number);
              if (a === 0) [r, g, b] = of(document.documentElement).map(Number);
              return (r + g + b) / 765;
            }"""
        )
    )


def _accessible(place: Page | Frame) -> None:
    """Find no violation that axe-core calls serious or critical."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    place.evaluate(axe)
    found: dict[str, Any] = place.evaluate("axe.run(document, {iframes: false})")
    grave = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]][:3])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]
    assert not grave
    assert found["passes"]
