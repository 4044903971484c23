"""People who work with the program: names that stay theirs, and secrets worth the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.permissions import UnknownRoleError
from app.domain.users import (
    BadUserNameError,
    DuplicateUserError,
    LastOwnerError,
    OwnerNeedsPassphraseError,
    PassphraseTooShortError,
    PinTooShortError,
    PinTooSimpleError,
    User,
    check_secret,
    decide_user,
    decide_user_edit,
)

CHEN = User("1", "陈", "owner", has_secret=True)
ZHOU = User("2", "小周", "clerk", has_secret=True)


def test_a_name_is_kept_as_it_is_written() -> None:
    fact = decide_user("3", "  Ann   Lee ", "handler", others=[CHEN])
    assert fact.payload == {"fields": {"name": "Ann Lee", "role": "handler", "retired": 0}}


@pytest.mark.parametrize("name", ["", "   ", "a\u200bb", "x" * 81, "陈\x07"])
def test_a_name_nobody_could_read_is_refused(name: str) -> None:
    with pytest.raises(BadUserNameError):
        decide_user("3", name, "clerk", others=[])


@pytest.mark.parametrize("name", ["Ann", "ANN", " ann ", "Ａnn"])
def test_no_two_people_share_a_name_even_one_who_has_left(name: str) -> None:
    with pytest.raises(DuplicateUserError):
        decide_user("3", name, "clerk", others=[User("4", "Ann", "clerk", retired=True)])


def test_a_role_is_one_of_the_roles() -> None:
    with pytest.raises(UnknownRoleError):
        decide_user("3", "Ann", "boss", others=[])
    with pytest.raises(UnknownRoleError):
        decide_user_edit(ZHOU, role="boss", retired=None, everybody=[CHEN, ZHOU])


def test_an_edit_says_what_changed_and_how_it_was() -> None:
    fact = decide_user_edit(ZHOU, role="handler", retired=None, everybody=[CHEN, ZHOU])
    assert fact is not None
    assert fact.payload == {"fields": {"role": "handler"}, "before": {"role": "clerk"}}
    assert decide_user_edit(ZHOU, role="clerk", retired=False, everybody=[CHEN, ZHOU]) is None


@pytest.mark.parametrize("change", [("clerk", None), (None, True)])
def test_the_last_owner_stays_one(change: tuple[str | None, bool | None]) -> None:
    """An owner without a passphrase, or one who has left, is nobody to fall back on."""
    role, retired = change
    others = [User("5", "王", "owner"), User("6", "赵", "owner", has_secret=True, retired=True)]
    with pytest.raises(LastOwnerError):
        decide_user_edit(CHEN, role=role, retired=retired, everybody=[CHEN, ZHOU, *others])
    second = User("7", "孙", "owner", has_secret=True)
    assert decide_user_edit(CHEN, role=role, retired=retired, everybody=[CHEN, second]) is not None


@pytest.mark.parametrize("pin", ["804217", "550193", "1029384756", "８０４２１７"])
def test_six_digits_that_are_no_pattern_are_a_pin(pin: str) -> None:
    assert check_secret(pin, "clerk") == "pin"


@pytest.mark.parametrize(
    "pin",
    ["000000", "111111", "123456", "654321", "890123", "121212", "123123", "112233", "0123456789"],
)
def test_a_pin_that_everybody_tries_first_is_refused(pin: str) -> None:
    with pytest.raises(PinTooSimpleError):
        check_secret(pin, "clerk")


@pytest.mark.parametrize(
    ("secret", "role", "error"),
    [
        ("80421", "clerk", PinTooShortError),
        ("", "clerk", PassphraseTooShortError),
        ("abc", "clerk", PassphraseTooShortError),
        ("aaaaaaaaaaaa", "owner", PassphraseTooShortError),
        ("x" * 201, "owner", PassphraseTooShortError),
        ("8042171930", "owner", OwnerNeedsPassphraseError),
    ],
)
def test_what_is_too_short_is_told_by_its_kind(
    secret: str, role: str, error: type[RuleError]
) -> None:
    with pytest.raises(error):
        check_secret(secret, role)


@given(st.text(max_size=250), st.sampled_from(["owner", "clerk"]))
def test_whatever_is_typed_is_a_secret_or_a_clear_refusal(secret: str, role: str) -> None:
    try:
        kind = check_secret(secret, role)
    except RuleError:
        return
    assert kind == "passphrase" or role != "owner"
