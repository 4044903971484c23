"""The photo folder: what was kept survives, damage is found, only true orphans go."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.errors import DiskFailedError, MissingFileError
from app.photos.errors import PhotoDamagedError, PhotoMissingError
from app.photos.normalise import NormalPhoto
from app.photos.store import PhotoStore

DAY_S = 24 * 3600
NOW_S = 1_800_000_000


def nobody(_sha256: str) -> bool:
    return False


def age(path: Path, seconds: int) -> None:
    os.utime(path, (NOW_S - seconds, NOW_S - seconds))


def files_in(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


@contextmanager
def disk_that_is_full_after(size_bytes: int) -> Iterator[None]:
    """Let no file of this process grow beyond a size: a real failure of a real write."""
    import resource  # noqa: PLC0415 (there is none on Windows)

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_kept_photo_is_found_under_its_hash(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path / "photos")

    store.keep(photo)

    assert photo.jpeg == store.read(photo.sha256)
    assert photo.thumbnail_jpeg == store.thumbnail(photo.sha256)
    start = photo.sha256[:2]
    assert [f"{start}/{photo.sha256}.jpg", f"thumbs/{start}/{photo.sha256}.jpg"] == files_in(
        tmp_path / "photos"
    )
    store.check(photo.sha256)


def test_a_photo_kept_twice_is_not_written_again(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path)
    store.keep(photo)
    before = store.path(photo.sha256).stat().st_ino

    store.keep(photo)

    assert before == store.path(photo.sha256).stat().st_ino


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_a_damaged_photo_is_mended_by_keeping_it_again(
    tmp_path: Path, photo: NormalPhoto, damage: bytes | None
) -> None:
    store = PhotoStore(tmp_path)
    store.keep(photo)
    flipped = photo.jpeg[:-9] + bytes([photo.jpeg[-9] ^ 1]) + photo.jpeg[-8:]
    store.path(photo.sha256).write_bytes(flipped if damage is None else damage)

    store.keep(photo)

    assert photo.jpeg == store.read(photo.sha256)


def test_a_changed_bit_is_found(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path)
    store.keep(photo)
    path = store.path(photo.sha256)
    path.write_bytes(photo.jpeg[:-9] + bytes([photo.jpeg[-9] ^ 1]) + photo.jpeg[-8:])

    with pytest.raises(PhotoDamagedError):
        store.read(photo.sha256)
    with pytest.raises(PhotoDamagedError) as found:
        store.check(photo.sha256)
    assert {"sha256": photo.sha256} == found.value.params


def test_a_photo_that_is_gone_is_told_as_missing(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path)

    for ask in (store.read, store.check, store.thumbnail):
        with pytest.raises(PhotoMissingError):
            ask(photo.sha256)


def test_a_photo_that_cannot_be_read_is_told(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path)
    store.path(photo.sha256).mkdir(parents=True)

    with pytest.raises(MissingFileError):
        store.read(photo.sha256)


@pytest.mark.parametrize(
    "name",
    ["", "abc", "../../../etc/passwd", "A" * 64, "g" * 64, "a" * 65, "a" * 64 + "\n"],
)
def test_only_a_hash_names_a_photo(tmp_path: Path, name: str) -> None:
    store = PhotoStore(tmp_path)

    for ask in (store.path, store.read, store.check, store.thumbnail):
        with pytest.raises(ValueError, match="not a SHA-256"):
            ask(name)


@pytest.mark.parametrize("damage", [None, b"", bytes(500), b"\xff\xd8\xff half"])
def test_a_lost_or_half_written_thumbnail_is_made_again(
    tmp_path: Path, photo: NormalPhoto, damage: bytes | None
) -> None:
    store = PhotoStore(tmp_path)
    store.keep(photo)
    cached = tmp_path / "thumbs" / photo.sha256[:2] / f"{photo.sha256}.jpg"
    if damage is None:
        cached.unlink()
    else:
        cached.write_bytes(damage)

    made = store.thumbnail(photo.sha256)

    assert made.startswith(b"\xff\xd8")
    assert made == cached.read_bytes()


def test_a_cache_that_cannot_be_written_costs_nothing(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path)
    (tmp_path / "thumbs").write_text("in the way")

    store.keep(photo)

    assert photo.jpeg == store.read(photo.sha256)
    assert store.thumbnail(photo.sha256).startswith(b"\xff\xd8")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file size to set")
def test_a_full_disk_leaves_nothing_half_done(
    tmp_path: Path, photo: NormalPhoto, other_photo: NormalPhoto
) -> None:
    store = PhotoStore(tmp_path)
    store.keep(other_photo)
    before = files_in(tmp_path)

    with disk_that_is_full_after(512), pytest.raises(DiskFailedError) as failed:
        store.keep(photo)

    assert before == files_in(tmp_path)
    assert str(store.path(photo.sha256)) == failed.value.params["path"]
    assert other_photo.jpeg == store.read(other_photo.sha256)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, photo: NormalPhoto) -> None:
    """As on a read-only disk; rights alone would not stop a test that runs as root."""
    (tmp_path / photo.sha256[:2]).write_text("in the way")

    with pytest.raises(DiskFailedError):
        PhotoStore(tmp_path).keep(photo)


def test_a_disk_that_cannot_sync_keeps_nothing(
    tmp_path: Path, photo: NormalPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / photo.sha256[:2]).mkdir()
    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(DiskFailedError) as failed:
        PhotoStore(tmp_path).keep(photo)

    assert failed.value.params["reason"] == "Input/output error"
    assert [] == files_in(tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which file is synced")
def test_content_is_durable_before_its_name_and_the_name_before_the_answer(
    tmp_path: Path, photo: NormalPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def watched_fsync(handle: int) -> None:
        what = Path(f"/proc/self/fd/{handle}").readlink()
        happened.append("folder synced" if what.is_dir() else f"{what.suffix} synced")
        fsync(handle)

    def watched_replace(source: Path, target: Path) -> Path:
        happened.append(f"renamed to {target.parent.parent.name or target.parent.name}")
        return replace(source, target)

    (tmp_path / "photos" / photo.sha256[:2]).mkdir(parents=True)
    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(Path, "replace", watched_replace)

    PhotoStore(tmp_path / "photos").keep(photo)

    assert [".tmp synced", "renamed to photos", "folder synced"] == happened[:3]


def test_orphans_are_those_nobody_knows(
    tmp_path: Path, photo: NormalPhoto, other_photo: NormalPhoto
) -> None:
    store = PhotoStore(tmp_path)
    store.keep(photo)
    store.keep(other_photo)
    (tmp_path / "notes.jpg").write_text("not ours")
    (tmp_path / "ab").mkdir(exist_ok=True)
    (tmp_path / "ab" / "holiday.jpg").write_text("not ours")

    assert [other_photo.sha256] == store.orphans(lambda sha256: sha256 == photo.sha256)
    assert [] == store.orphans(lambda _sha256: True)


def test_only_old_orphans_are_swept(
    tmp_path: Path, photo: NormalPhoto, other_photo: NormalPhoto
) -> None:
    store = PhotoStore(tmp_path)
    for each, seconds in ((photo, DAY_S + 60), (other_photo, DAY_S - 60)):
        store.keep(each)
        age(store.path(each.sha256), seconds)

    removed = store.sweep_orphans(nobody, older_than_s=DAY_S, now_s=NOW_S)

    assert [photo.sha256] == removed
    start = other_photo.sha256[:2]
    assert sorted(
        [f"{start}/{other_photo.sha256}.jpg", f"thumbs/{start}/{other_photo.sha256}.jpg"]
    ) == files_in(tmp_path)


def test_a_known_photo_is_never_swept(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path)
    store.keep(photo)
    age(store.path(photo.sha256), 400 * DAY_S)

    assert [] == store.sweep_orphans(lambda _sha256: True, older_than_s=DAY_S, now_s=NOW_S)
    assert photo.jpeg == store.read(photo.sha256)


def test_an_old_orphan_that_is_kept_again_is_young(tmp_path: Path, photo: NormalPhoto) -> None:
    """Its entry may be committed only after the sweep."""
    store = PhotoStore(tmp_path)
    store.keep(photo)
    age(store.path(photo.sha256), 4000 * DAY_S)

    store.keep(photo)

    now_s = int(time.time())
    assert [] == store.sweep_orphans(nobody, older_than_s=DAY_S, now_s=now_s)


def test_an_orphan_confirmed_while_it_is_swept_stays(
    tmp_path: Path, photo: NormalPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process keeps it between the look at its age and its removal."""
    store = PhotoStore(tmp_path)
    store.keep(photo)
    age(store.path(photo.sha256), 400 * DAY_S)
    replace = Path.replace

    def replace_after_a_touch(source: Path, target: Path) -> Path:
        if source == store.path(photo.sha256):
            os.utime(source, (NOW_S, NOW_S))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", replace_after_a_touch)

    assert [] == store.sweep_orphans(nobody, older_than_s=DAY_S, now_s=NOW_S)
    assert photo.jpeg == store.read(photo.sha256)


def test_leftovers_of_a_crash_are_swept_when_old(tmp_path: Path, photo: NormalPhoto) -> None:
    store = PhotoStore(tmp_path)
    store.keep(photo)
    folder = store.path(photo.sha256).parent
    old, young = folder / "x.jpg.0011.tmp", folder / "y.jpg.0022.tmp"
    for leftover, seconds in ((old, 2 * DAY_S), (young, 5)):
        leftover.write_bytes(b"half a photo")
        age(leftover, seconds)

    removed = store.sweep_orphans(lambda _sha256: True, older_than_s=DAY_S, now_s=NOW_S)

    assert [] == removed
    assert (False, True) == (old.exists(), young.exists())


def test_an_empty_folder_has_no_orphans(tmp_path: Path) -> None:
    store = PhotoStore(tmp_path / "never made")

    assert [] == store.orphans(nobody)
    assert [] == store.sweep_orphans(nobody, older_than_s=DAY_S, now_s=NOW_S)
