"""What people see: who says what, within the width they have, in colour only where wanted."""

from __future__ import annotations

import dataclasses
import io
import re

import pytest
from rich.cells import cell_len

from summarise.show import terminal
from summarise.types import Comparison, Summary

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _printed(
    result: Summary | Comparison, *, width: int = 80, color: bool = True, evidence: bool = False
) -> str:
    screen = Screen()
    on = terminal.console(screen, color=color)
    on.width = width
    terminal.print_result(result, on, evidence=evidence)
    return screen.getvalue()


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def test_colour_is_used_on_a_terminal(comparison: Comparison) -> None:
    assert "\x1b[" in _printed(comparison)


def test_no_color_leaves_no_escape_at_all(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b" not in _printed(comparison, color=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in _printed(comparison)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_fit_the_terminal(comparison: Comparison, width: int) -> None:
    lines = ESCAPES.sub("", _printed(comparison, width=width, evidence=True)).splitlines()
    assert max(map(cell_len, lines)) <= min(width, 100)


def test_text_of_articles_cannot_drive_the_terminal(summary: Summary) -> None:
    hostile = dataclasses.replace(
        summary,
        article=dataclasses.replace(
            summary.article, title="\x1b]0;owned\x07[bold]T[/bold] :smile:"
        ),
        warnings=("\x1b[2Jgone \u202eevil",),
    )
    shown = _printed(hostile)
    assert "[bold]T[/bold] :smile:" in shown
    assert "gone evil" in shown
    assert "\x1b" not in ESCAPES.sub("", shown)
    assert "\u202e" not in shown


def test_everything_in_the_markdown_is_on_the_screen_too(comparison: Comparison) -> None:
    shown = " ".join(_printed(comparison, color=False, width=100).split())
    for words in (
        "3 articles, 2 independent sources",
        "copy of The Herald, 97%",
        "2 sources: The bridge at Elm Street will close. — The Herald, The Post",
        "Name: mayor → major",
        "1931 The bridge was built.",
    ):
        assert words in shown


def test_evidence_is_beneath_its_sentence(summary: Summary) -> None:
    lines = _printed(summary, color=False, evidence=True, width=100).splitlines()
    number = next(i for i, line in enumerate(lines) if line.startswith("  • Repairs cost"))
    assert lines[number + 1].strip().startswith("│ herald 75–99: Repairs cost $4 million.")
