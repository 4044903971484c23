"""Folders in which a shop must not live are known by their file system or their name."""

from pathlib import Path

import pytest

from app.services.folder_check import folder_risk

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "//server/share /mnt/my\\040shop cifs rw 0 0\n"
    "nas:/vol /srv/nas nfs4 rw 0 0\n"
)


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mounts"
    path.write_text(MOUNTS)
    return path


@pytest.mark.parametrize(
    ("folder", "risk"),
    [
        ("/home/li/shop", None),
        ("/mnt/my shop/aftercare", "network_share"),
        ("/srv/nas", "network_share"),
        ("/srv/nas-local/shop", None),
        ("/home/li/Dropbox/shop", "cloud_folder"),
        ("/home/li/OneDrive - Personal/shop", "cloud_folder"),
        ("/home/li/我的坚果云/店", "cloud_folder"),
        ("/home/li/dropboxes/shop", None),
    ],
)
def test_a_risky_folder_is_named(folder: str, risk: str | None, mounts: Path) -> None:
    assert folder_risk(Path(folder), mounts) == risk


def test_without_a_list_of_mounts_the_name_still_tells(tmp_path: Path) -> None:
    assert folder_risk(Path("/home/li/shop"), tmp_path / "none") is None
    assert folder_risk(Path("/home/li/iCloud Drive/shop"), tmp_path / "none") == "cloud_folder"
