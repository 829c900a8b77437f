"""The user's cache: where it is, how files get into it whole, and how they are checked."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from summarise.errors import ModelError
from summarise.models.catalog import File

# Hashing 100 MB takes 0.1 to 0.5 s: too much for every start. A file above this size is
# hashed once; afterwards its size, inode and time of change must be what they were then.
SMALL = 2_000_000
LOCK_SECONDS = 900  # another process may be downloading on a slow line


def cache_folder() -> Path:
    """Return the folder for fetched models; SUMMARISE_CACHE names another."""
    chosen = os.environ.get("SUMMARISE_CACHE")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "summarise"


def sha256(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def fingerprint(folder: Path) -> str:
    """Return what tells one state of a folder's files from another, in twelve signs.

    Of a large file its size and both ends count: weights that were trained further differ
    there, and hashing gigabytes would take longer than loading them.
    """
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.name}\0{size}\0".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(SMALL))
            if size > SMALL:
                stream.seek(max(SMALL, size - SMALL))
                digest.update(stream.read())
    return digest.hexdigest()[:12]


def is_exactly(path: Path, file: File) -> bool:
    """Tell whether a file's bytes are those of the one that is listed."""
    try:
        return path.stat().st_size == file.size and sha256(path) == file.sha256
    except OSError:
        return False


def _stamp(path: Path, digest: str) -> dict[str, object]:
    found = path.stat()
    return {
        "path": str(path),
        "sha256": digest,
        "size": found.st_size,
        "inode": found.st_ino,
        "changed": found.st_mtime_ns,
    }


def matches(path: Path, file: File, *, full: bool = False) -> bool:
    """Tell whether a file is the one that is listed.

    Args:
        full: hash it even if it has not changed since it was last found right.
    """
    if file.size <= SMALL:
        return is_exactly(path, file)
    key = hashlib.sha256(str(path).encode()).hexdigest()[:24]
    mark = cache_folder() / "checked" / f"{key}.json"
    if not full:
        try:
            if json.loads(mark.read_text(encoding="utf-8")) == _stamp(path, file.sha256):
                return True
        except (OSError, ValueError):
            pass  # never checked before, or a mark that cannot be read
    if not is_exactly(path, file):
        return False
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        write_whole(mark, json.dumps(_stamp(path, file.sha256)).encode())
    except OSError:
        pass  # a cache that cannot be written costs the next start a hash, nothing else
    return True


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees all of it or nothing."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(part, path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder that becomes `target` if the block ends well, and vanishes if not.

    An older `target` is replaced. Only one process at a time is inside for the same
    `target`; the next one finds what the first has made, and should look before it works.

    Raises:
        ModelError: the cache cannot be written to, or the disk is full.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.with_name(f".{target.name}.lock"), timeout=LOCK_SECONDS):
            for stale in target.parent.glob(f".part-{target.name}-*"):
                shutil.rmtree(stale, ignore_errors=True)  # left by a process that was killed
            part = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".part-{target.name}-"))
            try:
                yield part
                made = list(part.rglob("*"))
                # Temporary files are private; a cache may be shared.
                for path in (part, *made):
                    path.chmod(0o755 if path.is_dir() else 0o644)
                if made:
                    if target.exists():
                        old = part.with_name(f"{part.name}-old")
                        os.replace(target, old)
                        shutil.rmtree(old, ignore_errors=True)
                    os.replace(part, target)
            finally:
                shutil.rmtree(part, ignore_errors=True)
    except Timeout as error:
        raise ModelError(
            f"another process has been writing {target} for {LOCK_SECONDS // 60} minutes;"
            " end it and run the command again"
        ) from error
    except OSError as error:
        raise ModelError(unwritable(target.parent, error)) from error


def unwritable(folder: Path, error: OSError) -> str:
    """Word an error in writing to the cache."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"the disk with {folder} is full; free some space, or set SUMMARISE_CACHE to a folder"
            " on another disk, and run `summarise models fetch embedded`"
        )
    return (
        f"cannot write to the models' cache {folder}: {error.strerror or error}; set"
        " SUMMARISE_CACHE to a folder that can be written, and run `summarise models fetch"
        " embedded`"
    )
