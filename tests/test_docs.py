"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cogapp import Cog

from summarise import __version__
from summarise.cli import build_parser

ROOT = Path(__file__).parent.parent


def test_the_help_in_the_readme_is_the_programs_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "90")  # cog sets it for good
    code = Cog().main(["cog", "--check", "-P", str(ROOT / "README.md")])
    assert code == 0, "README.md has drifted; run: cog -r -P README.md"


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md"])
def test_links_and_rooms_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link
    for room in re.findall(r"`(\w+(?:/\w+)*(?:/|\.py))`", text):
        assert (ROOT / room).exists() or (ROOT / "summarise" / room).exists(), room


def test_every_command_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.search(r"commands:\n.*?\n(.*)", build_parser().format_help(), re.DOTALL)
    assert commands is not None
    for command in re.findall(r"^    (\w+)", commands[1], re.MULTILINE):
        assert f"summarise {command}" in text or f"\n    {command} " in text
