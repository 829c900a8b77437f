"""Every colour of text in the report stands out from what it lies on, by day and by night."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("summarise.show.report").joinpath("assets/report.css").read_text(encoding="utf-8")
COLOURS = {
    name: {"light": light, "dark": dark}
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", STYLE
    )
}
GROUNDS = ("paper", "raised")
ON = {
    **dict.fromkeys(("ink", "muted", "accent", "warn"), GROUNDS),
    "shared": (*GROUNDS, "shared-tint", "lit"),
    "only": (*GROUNDS, "lit"),
    "conflict": (*GROUNDS, "conflict-tint", "lit"),
    "copied": (*GROUNDS, "copied-tint", "lit"),
    "lit-ink": ("lit",),
}
ENOUGH, EDGE = 4.5, 3.0  # WCAG 2.2: 1.4.3 for text, 1.4.11 for what is no text


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str, scheme: str) -> float:
    bright, dark = sorted((_luminance(COLOURS[c][scheme]) for c in (one, two)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable(scheme: str) -> None:
    pairs = [(text, ground) for text, grounds in ON.items() for ground in grounds]
    pairs += [("ink", f"{mark}-tint") for mark in ("shared", "conflict", "copied")]
    poor = {pair: _contrast(*pair, scheme) for pair in pairs if _contrast(*pair, scheme) < ENOUGH}
    assert poor == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_and_evidence_have_visible_edges(scheme: str) -> None:
    for edge in ("focus", "lit-edge"):
        for ground in GROUNDS:
            assert _contrast(edge, ground, scheme) >= EDGE


def test_no_colour_is_outside_the_palette() -> None:
    rest = STYLE.replace(STYLE[STYLE.index(":root") : STYLE.index("}")], "")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", rest) == []


@pytest.mark.parametrize("mark", ["shared", "only", "conflict", "copied"])
def test_a_mark_is_more_than_a_colour(mark: str) -> None:
    """Each has an underline and an icon of its own."""
    marks = ("shared", "only", "conflict", "copied")
    icons = {m: re.search(rf'\.{m}::before {{ content: "([^"]+)"', STYLE) for m in marks}
    assert len({icon[1] for icon in icons.values() if icon}) == len(marks)
    styles = {m: re.search(rf"^\.{m} {{([^}}]*)}}", STYLE, re.MULTILINE) for m in marks}
    lines = {
        m: re.findall(r"text-decoration-style: (\w+)", found[1]) or ["solid"]
        for m, found in styles.items()
        if found
    }
    assert sum(line == lines[mark] for line in lines.values()) == 1
