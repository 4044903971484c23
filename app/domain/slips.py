"""Slips that were handed out, and photos that were put out of sight."""

import re
from dataclasses import dataclass

from app.domain.errors import RuleError
from app.domain.rows import PhotoLine

# As the check code stands on paper; letters that are misread for digits are taken for them.
_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}")
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ON_SLIP = re.compile(r"(?P<number>[A-Z]{1,4}-[0-9]{6,})/(?P<code>\S{8,9})")


class UnknownSlipError(RuleError):
    """No slip of this shop carries the code."""

    code = "unknown_slip"

    def __init__(self, code: str) -> None:
        super().__init__(slip=code[:40])


class UnknownPhotoError(RuleError):
    """The case or item has no such photo."""

    code = "unknown_photo"

    def __init__(self, sha256: str) -> None:
        super().__init__(sha256=sha256[:64])


@dataclass(frozen=True, slots=True)
class SlipRecord:
    """A slip that was handed out; ``stage`` is where its case's claim stands."""

    code: str
    number: str
    issued_at: int
    issued_by: str
    replaced_by: str  # check code of the slip that took its place
    replaced_at: int
    stage: str

    @property
    def state(self) -> str:
        """``valid``, ``replaced``, ``void`` with its case, or ``merged`` with it."""
        if self.stage in {"VOID", "MERGED"}:
            return self.stage.lower()
        return "replaced" if self.replaced_by else "valid"


@dataclass(frozen=True, slots=True)
class HiddenPhoto:
    """A photo that no view and no paper shows, and why."""

    photo: PhotoLine
    hidden_at: int
    hidden_by: str
    reason: str


def slip_mark(number: str, code: str) -> str:
    """What the QR code of a slip says: the case, and which slip of it.

    No blank in it: a scanner types, and a blank would press a button.
    """
    return f"{number}/{code}"


def read_code(typed: str) -> str:
    """A check code as typed, in its one spelling; empty for what is none."""
    letters = typed.strip().upper().translate(_MISREAD)
    if not _CODE.fullmatch(letters):
        return ""
    plain = letters.replace("-", "")
    return f"{plain[:4]}-{plain[4:]}"


def read_mark(scanned: str) -> tuple[str, str]:
    """Case number and check code of a slip's QR code; two empty texts for anything else."""
    match = _ON_SLIP.fullmatch(scanned.strip().upper())
    code = read_code(match["code"]) if match else ""
    return (match["number"], code) if match and code else ("", "")
