"""Settings are checked where they are typed."""

from datetime import time

import pytest

from app.domain.clocks import UnknownTimeZoneError
from app.domain.errors import AftercareError
from app.domain.money import UnknownCurrencyError
from app.domain.settings import (
    SETTING_KEYS,
    BadSettingError,
    ShopSettings,
    check_setting,
    read_settings,
)


@pytest.mark.parametrize(
    ("key", "typed", "stored"),
    [
        ("currency", " jpy ", "JPY"),
        ("timezone", "Europe/Berlin", "Europe/Berlin"),
        ("opens", "9:00".zfill(5), "09:00"),
        ("closed_weekdays", "65", "56"),
        ("default_split_bp", "7000", 7000),
        ("cut_over", "2026-03-01", "2026-03-01"),
        ("books", "follows", "follows"),
        ("slip_terms_zh", "条款" * 1000, "条款" * 1000),
    ],
)
def test_a_good_value_is_stored_in_one_form(key: str, typed: str, stored: str | int) -> None:
    assert check_setting(key, typed) == stored


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("no_such_setting", "x"),
        ("name", " "),
        ("books", "both"),
        ("language", "fr"),
        ("opens", "25:00"),
        ("closed_weekdays", "7"),
        ("closed_weekdays", "0123456"),
        ("default_split_bp", "70%"),
        ("default_split_bp", "10001"),
        ("cut_over", "01.03.2026"),
        ("slip_paper", "a3"),
        ("address", "x" * 201),
    ],
)
def test_a_bad_value_is_refused_with_its_key(key: str, typed: str) -> None:
    with pytest.raises(BadSettingError) as refusal:
        check_setting(key, typed)
    assert refusal.value.params["key"] == key


@pytest.mark.parametrize("typed", ["Mars/Base", "", "../../etc/passwd", "/etc/localtime", "a\x00b"])
def test_a_time_zone_is_one_of_the_iana_list(typed: str) -> None:
    with pytest.raises(UnknownTimeZoneError):
        check_setting("timezone", typed)


def test_a_currency_is_three_letters() -> None:
    with pytest.raises(UnknownCurrencyError):
        check_setting("currency", "RMBB")


def test_every_default_passes_its_own_check() -> None:
    for key in SETTING_KEYS:
        default = getattr(ShopSettings(), key)
        try:
            assert check_setting(key, str(default)) == default
        except AftercareError as refusal:
            pytest.fail(str(refusal))


def test_settings_of_a_newer_program_are_left_alone() -> None:
    settings = read_settings({"name": "旧梦", "something_new": 1, "closed_weekdays": "6"})
    assert settings.name == "旧梦"
    assert settings.hours.weekdays == frozenset(range(6))
    assert settings.hours.opens == time(10)
