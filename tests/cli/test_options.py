"""What the command accepts, what it refuses, and with which exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from summarise import cli
from summarise.cli.options import Parser, add_recipe, recipe
from summarise.errors import SummariseError

HEAVY = "torch transformers spacy gradio ray numpy rich trafilatura"


def _recipe_parser() -> Parser:
    parser = Parser(prog="summarise")
    add_recipe(parser)
    return parser


@pytest.mark.parametrize(
    ("given", "words"), [("short", 35), ("medium", 60), ("long", 120), ("10", 10), ("1000", 1000)]
)
def test_lengths(given: str, words: int) -> None:
    made = recipe(_recipe_parser().parse_args(["--length", given]))
    assert made.target_words == words


@pytest.mark.parametrize(
    "arguments",
    [
        ["article"],
        ["article", "a.txt", "--length", "9"],
        ["article", "a.txt", "--length", "1001"],
        ["article", "a.txt", "--length", "-5"],
        ["article", "a.txt", "--length", "²0"],
        ["article", "a.txt", "--length", "huge"],
        ["article", "a.txt", "--seed", "x"],
        ["article", "a.txt", "--model", " "],
        ["article", "a.txt", "--len", "10"],
        ["article", "a.txt", "b.txt", "--id", "x"],
        ["article", "-", "-"],
        ["compare"],
        ["batch", "in.jsonl"],
        ["models", "fetch"],
        ["unknown"],
        [],
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "usage: summarise" in shown.err


def test_the_recipe_says_everything_that_changes_the_output() -> None:
    made = recipe(_recipe_parser().parse_args(["--length", "0080", "--seed", "7"]))
    assert (made.model, made.length, made.seed) == ("embedded", "80", 7)
    assert made.version


@pytest.mark.parametrize("command", ["article", "compare", "batch", "models"])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == 0
    assert f"usage: summarise {command}" in capsys.readouterr().out


def test_help_loads_no_library_that_takes_time() -> None:
    code = (
        "import sys; from summarise.cli import main; main(['--help']); main(['compare', '--help']);"
        f"loaded = set('{HEAVY}'.split()) & set(sys.modules);"
        "sys.exit(', '.join(sorted(loaded)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "compare" in ran.stdout


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("summarise ")


def test_an_error_is_one_line_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(arguments: list[str]) -> int:
        raise SummariseError("bad\x1b[2J file\nsecond line")

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.main(["article", "x"]) == 1
    assert capsys.readouterr() == ("", "summarise: bad file second line\n")


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (KeyboardInterrupt(), 130, "summarise: interrupted\n"),
        (OSError(28, "No space left on device", "/x/out"), 1, "/x/out: No space left on device"),
    ],
)
def test_interruptions_and_full_disks(
    error: BaseException,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.main(["article", "x"]) == code
    assert line in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="pipes close otherwise there")
def test_a_reader_who_has_enough_is_no_error() -> None:
    code = "from summarise.cli import main; import sys; sys.exit(main(['batch', '--help']))"
    read, write = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "-c", code], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_command_of_a_part_that_is_not_installed_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ui.app", None)
    assert cli.main(["serve", "--port", "1"]) == 1
    assert "pip install" in capsys.readouterr().err


def test_an_output_in_a_missing_folder_is_refused_before_any_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "none" / "out.json"
    assert cli.main(["compare", "missing.txt", "--out", str(out)]) == 1
    error = capsys.readouterr().err
    assert "there is no directory" in error
    assert "missing.txt" not in error
