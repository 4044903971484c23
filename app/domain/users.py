"""The people who work with the program: names, roles, and what a good secret is."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.permissions import OWNER, UnknownRoleError
from app.domain.routes import ROLES

SecretKind = Literal["pin", "passphrase"]
FEWEST_DIGITS, FEWEST_LETTERS, _MOST_LETTERS = 6, 10, 200
_MOST_IN_A_NAME = 80
_TOO_WELL_KNOWN = frozenset({"112233", "123321", "147258", "159357", "258369", "147147", "789456"})
_LONGEST_PATTERN = 3  # 121212 and 123123 are patterns


class UnknownUserError(RuleError):
    """Nobody of this name works here."""

    code = "unknown_user"

    def __init__(self, name: str) -> None:
        super().__init__(name=name[:80])


class BadUserNameError(RuleError):
    """A user needs a name of one line."""

    code = "bad_user_name"

    def __init__(self, name: str) -> None:
        super().__init__(name=name[:80])


class DuplicateUserError(RuleError):
    """The name belongs to somebody; what was done under it must stay hers."""

    code = "duplicate_user"

    def __init__(self, name: str) -> None:
        super().__init__(name=name[:80])


class LastOwnerError(RuleError):
    """Without this owner nobody could manage the shop any more."""

    code = "last_owner"

    def __init__(self, name: str) -> None:
        super().__init__(name=name[:80])


class OwnerSignsInFirstError(RuleError):
    """From the first secret on everybody signs in, so the first is an owner's."""

    code = "owner_signs_in_first"


class PinTooShortError(RuleError):
    """A PIN has six digits or more."""

    code = "pin_too_short"

    def __init__(self) -> None:
        super().__init__(digits=FEWEST_DIGITS)


class PinTooSimpleError(RuleError):
    """Everybody tries this PIN first."""

    code = "pin_too_simple"


class PassphraseTooShortError(RuleError):
    """What is no PIN has ten letters or more."""

    code = "passphrase_too_short"

    def __init__(self) -> None:
        super().__init__(letters=FEWEST_LETTERS)


class OwnerNeedsPassphraseError(RuleError):
    """An owner's secret is a passphrase: a PIN is guessed too soon."""

    code = "owner_needs_passphrase"

    def __init__(self) -> None:
        super().__init__(letters=FEWEST_LETTERS)


class WrongSecretError(RuleError):
    """Not the PIN or passphrase of this user; ``left`` tries remain."""

    code = "wrong_secret"

    def __init__(self, left: int) -> None:
        super().__init__(left=left)


class SecretNeededError(RuleError):
    """This user signs in with a PIN or passphrase, and none was told."""

    code = "secret_needed"

    def __init__(self, name: str) -> None:
        super().__init__(name=name[:80])


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who works with the program. ``has_secret``: she can sign in on this device."""

    id: str
    name: str
    role: str
    has_secret: bool = False
    retired: bool = False

    @property
    def can_sign_in(self) -> bool:
        """Whether she has what signing in needs."""
        return self.has_secret and not self.retired


def decide_user(user: str, name: str, role: str, *, others: Iterable[User]) -> Fact:
    """The fact that somebody new works here."""
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not kept or len(kept) > _MOST_IN_A_NAME or not kept.isprintable():
        raise BadUserNameError(name)
    if any(same_name(other.name, kept) for other in others):
        raise DuplicateUserError(kept)
    fields: dict[str, Json] = {"name": kept, "role": _known(role), "retired": 0}
    return Fact("user_edited", "user", user, {"fields": fields})


def decide_user_edit(
    user: User, *, role: str | None, retired: bool | None, everybody: Iterable[User]
) -> Fact | None:
    """The fact that a user's role changed or that she left; None where nothing did."""
    wanted: dict[str, Json] = {
        "role": user.role if role is None else _known(role),
        "retired": int(user.retired if retired is None else retired),
    }
    now: dict[str, Json] = {"role": user.role, "retired": int(user.retired)}
    fields = {key: value for key, value in wanted.items() if now[key] != value}
    if not fields:
        return None
    if wanted != {"role": OWNER, "retired": 0}:
        check_owner_remains(user, everybody)
    before = {key: now[key] for key in fields}
    return Fact("user_edited", "user", user.id, {"fields": fields, "before": before})


def check_owner_remains(leaving: User, everybody: Iterable[User]) -> None:
    """Raise LastOwnerError if nobody but ``leaving`` can sign in as owner."""
    owners = {other.id for other in everybody if other.role == OWNER and other.can_sign_in}
    if owners == {leaving.id}:
        raise LastOwnerError(leaving.name)


def check_secret(secret: str, role: str) -> SecretKind:
    """What kind of secret this is; raises what is wrong with it for somebody of this role."""
    text = normal_secret(secret)
    if not (text.isascii() and text.isdigit()):
        if not FEWEST_LETTERS <= len(text) <= _MOST_LETTERS or len(set(text)) == 1:
            raise PassphraseTooShortError
        return "passphrase"
    if role == OWNER:
        raise OwnerNeedsPassphraseError
    if not FEWEST_DIGITS <= len(text) <= _MOST_LETTERS:
        raise PinTooShortError
    if _is_simple(text):
        raise PinTooSimpleError
    return "pin"


def normal_secret(secret: str) -> str:
    """A secret however it was typed: full-width digits and composed letters are the same."""
    return unicodedata.normalize("NFKC", secret)


def _is_simple(digits: str) -> bool:
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    if steps in ({0}, {1}, {9}) or digits in _TOO_WELL_KNOWN:
        return True
    units = (digits[:length] for length in range(1, _LONGEST_PATTERN + 1))
    return any(unit * (len(digits) // len(unit)) == digits for unit in units)


def _known(role: str) -> str:
    if role not in ROLES:
        raise UnknownRoleError(role)
    return role


def same_name(first: str, second: str) -> bool:
    """Whether two names read as one, in whatever letter case or width."""
    one, other = (unicodedata.normalize("NFKC", name).casefold() for name in (first, second))
    return one == other
