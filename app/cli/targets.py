"""Files that a command writes: found out beforehand that it cannot be, and never half of one."""

import contextlib
import errno
import os
from collections.abc import Sequence
from pathlib import Path

from app.domain.errors import DiskFailedError, FileNotWrittenError


def check_target(path: Path, sources: Sequence[Path] = ()) -> None:
    """Refuse a file that cannot be written, before anything is done; raises DiskFailedError.

    ``sources`` are files that the same command reads and must not destroy.
    """
    try:
        hindrance = _hindrance(path, sources)
    except OSError as error:  # the system will not even look, at a name too long for instance
        raise DiskFailedError(str(path), error.strerror or str(error)) from error
    if hindrance:
        raise DiskFailedError(str(path), os.strerror(hindrance))


def _hindrance(path: Path, sources: Sequence[Path]) -> int:
    if path.is_dir():
        return errno.EISDIR
    if not path.parent.is_dir():
        return errno.ENOENT
    is_read = path.exists() and any(s.exists() and path.samefile(s) for s in sources)
    return errno.EEXIST if is_read else 0


def shop_files(folder: Path) -> list[Path]:
    """The shop's own database: no paper and no list may take its place."""
    return list(folder.glob("*.db*"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that under its name there is never half of it; FileNotWrittenError."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.exists() and not path.is_file():  # a pipe or device is written, not replaced
            path.write_bytes(content)
            return
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):  # the first failure is the one to tell
            unfinished.unlink(missing_ok=True)
        raise FileNotWrittenError(str(path), error.strerror or str(error)) from error
