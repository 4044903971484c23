"""What belongs to this computer and to no shop: how its window looks, which language it speaks.

A TOML file beside the database: not journalled, not synchronised, safe to delete.
"""

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from app.photos.durable import write_durably

APPEARANCES = ("system", "light", "dark")
DEVICE_LANGUAGES = ("", "zh", "en")
_FILE = "device.toml"


@dataclass(frozen=True, slots=True)
class DeviceSettings:
    """``language`` is empty where this computer speaks the shop's."""

    appearance: str = "system"
    language: str = ""


_ALLOWED = {"appearance": APPEARANCES, "language": DEVICE_LANGUAGES}


def read_device(folder: Path) -> DeviceSettings:
    """The settings of this computer for the shop in ``folder``.

    A file that is absent, damaged or by a newer program never keeps a shop from opening: what
    cannot be used of it is the default.
    """
    try:
        told = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return DeviceSettings()
    known = {field.name for field in fields(DeviceSettings)}
    return DeviceSettings(
        **{key: value for key, value in told.items() if key in known and value in _ALLOWED[key]}
    )


def write_device(folder: Path, settings: DeviceSettings) -> None:
    """Keep the settings of this computer; raises DiskFailedError."""
    lines = [f'{key} = "{value}"' for key, value in asdict(settings).items()]
    write_durably(folder / _FILE, ("\n".join(lines) + "\n").encode())
