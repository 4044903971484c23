"""The folder where photos are kept, each under the hash of its content.

``ab/ab12….jpg`` are the photos: durable, never changed, part of every backup. ``thumbs/`` is a
cache that may be deleted at any time. Which hashes are still needed only the journal knows, so
that question comes in as a function.
"""

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import DiskFailedError, MissingFileError
from app.photos.durable import TEMP_SUFFIX, sync_folder, write_durably
from app.photos.errors import PhotoDamagedError, PhotoMissingError

if TYPE_CHECKING:
    from app.photos.normalise import NormalPhoto

_HASH = re.compile(r"[0-9a-f]{64}")
_FOLDER = re.compile(r"[0-9a-f]{2}")
_THUMBNAILS = "thumbs"


class PhotoStore:
    """Keeps, reads and checks photos below ``folder``; safe to use from several threads.

    Every method that takes a hash raises ValueError unless it is 64 lower-case hex digits, so no
    path can be made up from it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the photo is, or would be."""
        return self._folder / _checked(sha256)[:2] / f"{sha256}.jpg"

    def keep(self, photo: "NormalPhoto") -> None:
        """Keep ``photo``; when this returns it survives a power cut. DiskFailedError otherwise.

        A photo that is there already is only confirmed (and looks new to `sweep_orphans`, because
        an entry that names it may be about to be committed); a damaged one is replaced.
        """
        path = self.path(photo.sha256)
        if not self._confirmed(path, photo.jpeg):
            write_durably(path, photo.jpeg)
        self._cache_thumbnail(photo.sha256, photo.thumbnail_jpeg)

    def read(self, sha256: str) -> bytes:
        """The bytes. PhotoMissingError, PhotoDamagedError, MissingFileError if unreadable."""
        path = self.path(sha256)
        with _failures_told(path, sha256):
            content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise PhotoDamagedError(sha256)
        return content

    def check(self, sha256: str) -> None:
        """Raise like `read` unless the photo is sound; reads in small pieces, for long audits."""
        path = self.path(sha256)
        with _failures_told(path, sha256), path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != sha256:
            raise PhotoDamagedError(sha256)

    def thumbnail(self, sha256: str) -> bytes:
        """The small picture, from the cache or made again. Raises like `read`."""
        with contextlib.suppress(OSError):
            cached = self._thumbnail_path(sha256).read_bytes()
            if _looks_whole(cached):
                return cached
        # Late: showing cached thumbnails must not cost a start the loading of the codecs.
        from app.photos.normalise import thumbnail_of_kept  # noqa: PLC0415

        made = thumbnail_of_kept(self.read(sha256))
        self._cache_thumbnail(sha256, made)
        return made

    def remove(self, sha256: str) -> None:
        """Remove a photo for good, and its small picture; DiskFailedError where that fails."""
        for path in (self._thumbnail_path(sha256), self.path(sha256)):
            try:
                path.unlink(missing_ok=True)
            except OSError as failure:
                raise DiskFailedError(str(path), failure.strerror or str(failure)) from failure

    def for_print(self, sha256: str) -> bytes:
        """The picture as it goes on paper. Raises like `read`."""
        # Late: loads the codecs.
        from app.photos.normalise import print_of_kept  # noqa: PLC0415

        return print_of_kept(self.read(sha256))

    def orphans(self, known: Callable[[str], bool]) -> list[str]:
        """Hashes of kept photos that ``known`` denies, sorted; young ones may be on their way."""
        return sorted(sha256 for sha256 in self._kept() if not known(sha256))

    def sweep_orphans(
        self, known: Callable[[str], bool], *, older_than_s: int, now_s: int
    ) -> list[str]:
        """Remove orphans and leftovers older than ``older_than_s``; return the hashes removed.

        ``known`` must also say yes to photos of drafts. ``now_s`` is Unix time. Files that cannot
        be removed now are left for the next sweep.
        """
        oldest_s = now_s - older_than_s
        for leftover in self._folder.rglob(f"*{TEMP_SUFFIX}"):
            _remove_if_older(leftover, oldest_s)
        removed = [
            sha256
            for sha256 in self.orphans(known)
            if _remove_if_older(self.path(sha256), oldest_s)
        ]
        for sha256 in removed:
            with contextlib.suppress(OSError):
                self._thumbnail_path(sha256).unlink(missing_ok=True)
        return removed

    def _kept(self) -> Iterator[str]:
        for path in self._folder.glob("*/*.jpg"):
            if _FOLDER.fullmatch(path.parent.name) and _HASH.fullmatch(path.stem):
                yield path.stem

    def _confirmed(self, path: Path, content: bytes) -> bool:
        """Whether the same photo is there already, whole, durable, and made to look new.

        Whatever hinders this is answered by writing it again, which mends it or says what failed.
        """
        try:
            if path.read_bytes() != content:
                return False
            os.utime(path)
            sync_folder(path.parent)  # who wrote it may have been killed before this
        except OSError:
            return False
        return True

    def _thumbnail_path(self, sha256: str) -> Path:
        return self._folder / _THUMBNAILS / _checked(sha256)[:2] / f"{sha256}.jpg"

    def _cache_thumbnail(self, sha256: str, content: bytes) -> None:
        """Write without syncing; that it failed is no failure, it is made again when asked for."""
        path = self._thumbnail_path(sha256)
        temp = path.with_name(f"{path.name}.{secrets.token_hex(8)}{TEMP_SUFFIX}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            temp.write_bytes(content)
            temp.replace(path)  # another thread may be reading it


def _checked(sha256: str) -> str:
    if not _HASH.fullmatch(sha256):
        raise ValueError(f"not a SHA-256 in lower-case hex: {sha256!r}")
    return sha256


def _looks_whole(jpeg: bytes) -> bool:
    """Whether a cached file was written to its end: after a power cut it may be zeros or short."""
    return jpeg.startswith(b"\xff\xd8") and jpeg.endswith(b"\xff\xd9")


@contextlib.contextmanager
def _failures_told(path: Path, sha256: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as failure:
        raise PhotoMissingError(sha256) from failure
    except OSError as failure:
        raise MissingFileError(str(path)) from failure


def _remove_if_older(path: Path, oldest_s: int) -> bool:
    """Remove a file last touched before ``oldest_s``, even while another process confirms it.

    It is renamed first and looked at again: who touched it before keeps it, who comes after finds
    it missing and writes it anew.
    """
    condemned = path.with_name(f"{path.name}.swept{TEMP_SUFFIX}")
    try:
        if path.stat().st_mtime >= oldest_s:
            return False
        path.replace(condemned)
        if condemned.stat().st_mtime >= oldest_s:
            condemned.replace(path)
            return False
        condemned.unlink()
    except OSError:
        return False  # gone already, or not ours to remove: the next sweep sees
    return True
