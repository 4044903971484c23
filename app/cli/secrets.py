"""Where a command finds PINs and passphrases: in a file or the environment.

Never among its words, which others on the machine can read.
"""

from pathlib import Path

from app.cli.call import Call
from app.domain.errors import MissingFileError

PIN, NEW_PIN = "AFTERCARE_PIN", "AFTERCARE_NEW_PIN"
_MOST_BYTES = 4096


def told_secret(call: Call) -> str:
    """The secret of whoever acts; empty where none was told. Raises MissingFileError."""
    return _told(call, call.pin_file, PIN)


def new_secret(call: Call, path: Path | None) -> str:
    """The secret that somebody shall have from now on; empty where none was told."""
    return _told(call, path, NEW_PIN)


def _told(call: Call, path: Path | None, variable: str) -> str:
    if path is None:
        return call.around.environ.get(variable, "")
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES).decode("utf-8-sig", "replace")
    except OSError as error:
        raise MissingFileError(str(path)) from error
    return text.splitlines()[0] if text else ""
