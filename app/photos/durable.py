"""Writing a file so that it is there after a power cut, whole, or not there at all."""

import contextlib
import os
import secrets
from pathlib import Path

from app.domain.errors import DiskFailedError

TEMP_SUFFIX = ".tmp"


def write_durably(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``; when this returns it survives a power cut.

    Written beside the target, synced, renamed over it, and the folder synced: a reader sees the
    old file or the new one. DiskFailedError leaves nothing half done behind.
    """
    try:
        make_folder_durably(path.parent)
        temp = path.with_name(f"{path.name}.{secrets.token_hex(8)}{TEMP_SUFFIX}")
        try:
            _write_and_sync(temp, content)
            temp.replace(path)
        except OSError:
            with contextlib.suppress(OSError):  # the first failure is the one to tell
                temp.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as failure:
        raise DiskFailedError(str(path), reason_of(failure)) from failure


def make_folder_durably(folder: Path) -> None:
    """Make ``folder`` and its parents; their names are synced too. OSError on failure."""
    if folder.is_dir():
        return
    make_folder_durably(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make names in ``folder`` durable. Windows cannot and need not: its journal does it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def reason_of(failure: OSError) -> str:
    """What the operating system says, without the paths it likes to add."""
    return failure.strerror or type(failure).__name__


def _write_and_sync(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
