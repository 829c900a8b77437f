"""Opens what is uploaded for a batch: a JSONL file, or a zip of articles, which may be hostile."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path, PurePosixPath

from summarise.errors import InputError
from ui.rows import ARTICLES, JSONL

MOST_FILES = 1_000
MOST_BYTES = 100_000_000  # of all files together, unpacked
MOST_FILE = 20_000_000  # of one file, unpacked
_CHUNK = 1 << 16
# Names that Windows gives to devices or reads otherwise than they are written.
_ODD = set('<>:"|?*\\')


def open_upload(path: Path, folder: Path) -> tuple[list[Path], int]:
    """Return the files of a batch.

    Args:
        path: what was uploaded.
        folder: an empty one, where a zip is unpacked.

    Returns:
        The JSONL files, or else the articles, and how many of a zip were left out.

    Raises:
        InputError: it is a zip that is broken, too large or odd, or there is nothing in it.
    """
    if path.stat().st_size > MOST_BYTES:
        raise InputError(f"{path.name}: is larger than {MOST_BYTES // 1_000_000} MB.")
    if path.suffix.lower() != ".zip":
        return [path], 0
    unpack(path, folder)
    every = sorted(file for file in folder.rglob("*") if file.is_file())
    # Rows of a JSONL file name the other files by their paths.
    for kinds in (JSONL, ARTICLES):
        if found := [file for file in every if file.suffix.lower() in kinds]:
            return found, 0 if kinds is JSONL else len(every) - len(found)
    raise InputError(f"{path.name}: has no article and no JSONL file in it.")


def unpack(path: Path, folder: Path) -> None:
    """Unpack a zip into a folder, and nowhere else.

    Raises:
        InputError: it is broken, encrypted, too large, or names places outside of the folder.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            entries = [entry for entry in packed.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES:
                raise InputError(f"{path.name}: has more than {MOST_FILES:,} files.")
            left = MOST_BYTES
            for entry in entries:
                target = folder / _safe(entry, path.name)
                target.parent.mkdir(parents=True, exist_ok=True)
                left -= _write(packed, entry, target, min(left, MOST_FILE), path.name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError) as error:
        raise InputError(f"{path.name}: cannot be unpacked ({error}).") from error
    except OSError as error:
        reason = error.strerror or error
        raise InputError(f"{path.name}: cannot be unpacked ({reason}).") from error


def _safe(entry: zipfile.ZipInfo, archive: str) -> PurePosixPath:
    """Return the name of an entry as a path inside of the folder."""
    name = PurePosixPath(entry.filename)
    parts = name.parts
    mode = entry.external_attr >> 16
    if entry.flag_bits & 1:
        raise InputError(f"{archive}: is encrypted.")
    if (
        name.is_absolute()
        or not parts
        or ".." in parts
        or any(_ODD & set(part) or not part.isprintable() for part in parts)
        or (mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode))
    ):
        raise InputError(f"{archive}: has an entry with the name {entry.filename!r}; nothing read.")
    return name


def _write(
    packed: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, most: int, archive: str
) -> int:
    """Write one entry, counting what comes out: what the zip says about sizes may be a lie."""
    written = 0
    with packed.open(entry) as source, target.open("xb") as out:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > most:
                raise InputError(
                    f"{archive}: unpacks to more than {MOST_BYTES // 1_000_000} MB, "
                    f"or a file of it to more than {MOST_FILE // 1_000_000} MB."
                )
            out.write(chunk)
    return written
