"""Where a shop must not live. Such a folder is warned about, never refused.

SQLite's locks fail on network shares, and a cloud program copies a database in the middle of a
write.
"""

import os
from pathlib import Path
from typing import Literal

FolderRisk = Literal["network_share", "cloud_folder"]

_NETWORK_TYPES = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs sshfs fuse.sshfs 9p afs ncpfs davfs fuse.davfs2".split()
)
# Folder names that the usual cloud programs make, in lower case.
_CLOUD_NAMES = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud drive",
    "com~apple~clouddocs",
    "nutstore",
    "坚果云",
    "我的坚果云",
    "baidusyncdisk",
    "百度云同步盘",
    "nextcloud",
    "owncloud",
    "syncthing",
)


def folder_risk(folder: Path, mounts: Path = Path("/proc/mounts")) -> FolderRisk | None:
    """What speaks against keeping a shop in ``folder``, or None.

    ``mounts`` is the system's list of mounted file systems; where it cannot be read, only the
    folder's own name is looked at.
    """
    place = folder.absolute()
    names = [part.lower() for part in place.parts]
    if any(
        name == cloud or name.startswith(cloud + " ") for name in names for cloud in _CLOUD_NAMES
    ):
        return "cloud_folder"
    if str(place).startswith("\\\\") or _on_network_drive(place):
        return "network_share"
    return "network_share" if _mounted_as(place, mounts) in _NETWORK_TYPES else None


def _mounted_as(place: Path, mounts: Path) -> str:
    """Type of the file system that holds ``place``: the longest mount point above it."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    found, longest = "", -1
    for line in lines:
        fields = line.split(" ")
        if len(fields) > 2:
            point = fields[1].replace("\\040", " ")
            inside = place == Path(point) or Path(point) in place.parents
            if inside and len(point) >= longest:
                found, longest = fields[2], len(point)
    return found


def _on_network_drive(place: Path) -> bool:
    """Windows: a drive letter that stands for a share."""
    import ctypes  # noqa: PLC0415 - of use on one system only

    windows = getattr(ctypes, "windll", None)
    if windows is None or not place.drive:
        return False
    remote = 4  # DRIVE_REMOTE of GetDriveTypeW
    return int(windows.kernel32.GetDriveTypeW(place.drive + os.sep)) == remote
