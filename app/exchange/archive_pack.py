"""A closed month in one file: a ZIP with a list of everything in it and each part's hash."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from app.domain.errors import DiskFailedError, MissingFileError, RuleError

MANIFEST = "manifest.json"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same parts give the same bytes
_FORMAT = "aftercare-month-pack"
_CHUNK = 1 << 20
_MOST_BYTES = 1 << 33  # of a part, unpacked: no bomb is read to its end


class NoPackError(RuleError):
    """A file that is no archive pack of a month."""

    code = "no_pack"

    def __init__(self, path: str) -> None:
        super().__init__(path=path)


@dataclass(frozen=True, slots=True)
class PackFault:
    """A part that is ``missing``, ``altered``, or ``unlisted``."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What a pack says of itself, and what does not agree with that."""

    manifest: Mapping[str, Any]
    sha256: str
    faults: tuple[PackFault, ...]


def write_pack(
    target: IO[bytes], parts: Iterable[tuple[str, Path]], told: Mapping[str, object]
) -> None:
    """Write the parts in their order, each under its name, and the manifest last.

    Raises DiskFailedError.
    """
    files: dict[str, dict[str, object]] = {}
    try:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as pack:
            for name, path in parts:
                content = path.read_bytes()
                files[name] = {
                    "bytes": len(content),
                    "sha256": hashlib.sha256(content).hexdigest(),
                }
                pack.writestr(_entry(name), content, compresslevel=6)
            manifest = {"format": _FORMAT, "version": 1, **told, "files": files}
            text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
            pack.writestr(_entry(MANIFEST), text.encode(), compresslevel=6)
    except OSError as failure:
        raise DiskFailedError(str(failure.filename or ""), failure.strerror or "") from failure


def check_pack(path: Path) -> PackCheck:
    """Hash every part of a pack; raises NoPackError or MissingFileError."""
    with _opened(path) as pack:
        manifest = _manifest(path, pack)
        listed: Mapping[str, Mapping[str, object]] = manifest["files"]
        there = [entry.filename for entry in pack.infolist() if entry.filename != MANIFEST]
        faults = [PackFault("missing", name) for name in listed if name not in there]
        faults += [PackFault("unlisted", name) for name in there if name not in listed]
        faults += [PackFault("unlisted", n) for n in sorted(set(there)) if there.count(n) > 1]
        for name, said in listed.items():
            if name in there and _hash_of(pack, name) != said.get("sha256"):
                faults.append(PackFault("altered", name))
    return PackCheck(manifest, _file_hash(path), tuple(faults))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as pack:
            yield pack
    except FileNotFoundError as missing:
        raise MissingFileError(str(path)) from missing
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as failure:
        raise NoPackError(str(path)) from failure


def _manifest(path: Path, pack: zipfile.ZipFile) -> Mapping[str, Any]:
    try:
        found = json.loads(pack.read(MANIFEST))
    except (KeyError, ValueError) as failure:
        raise NoPackError(str(path)) from failure
    is_ours = isinstance(found, dict) and found.get("format") == _FORMAT
    if not is_ours or not isinstance(found.get("files"), dict):
        raise NoPackError(str(path))
    return dict(found)


def _hash_of(pack: zipfile.ZipFile, name: str) -> str:
    digest, read = hashlib.sha256(), 0
    try:
        with pack.open(name) as part:
            while chunk := part.read(_CHUNK):
                read += len(chunk)
                if read > _MOST_BYTES:
                    return ""
                digest.update(chunk)
    except zipfile.BadZipFile:  # the part's own sum is wrong already
        return ""
    return digest.hexdigest()


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
