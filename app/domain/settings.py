"""The shop's settings, declared once: key, default, and how a value is checked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, time
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.domain.calendar import (
    extra_days_text,
    read_days,
    read_extra_days,
    read_weekday_hours,
    weekday_hours_text,
)
from app.domain.clocks import OpeningHours, UnknownTimeZoneError
from app.domain.entries import Json
from app.domain.errors import RuleError
from app.domain.ledger import TENDERS
from app.domain.money import decimals_of, not_negative
from app.domain.recourse import MOST_FACTOR
from app.domain.refunds import read_tenders
from app.domain.taxes import NO_TAX, SHOP_BEARS, TAX_BASES, TAX_BEARERS, TaxRule

LEADS, FOLLOWS = "leads", "follows"
YES, NO = "yes", "no"
AUTO, OFF = "auto", "off"  # a part that learns from the shop: when it knows enough, or never
_LONGEST_IDLE_MINUTES = 24 * 60
_MOST_MONTHS = 120
_MAX_NAME_LETTERS = 200
FEWEST_NEW, MOST_NEW = 10, 5_000  # cases between two trainings


class BadSettingError(RuleError):
    """A value that this setting cannot take."""

    code = "bad_setting"

    def __init__(self, key: str, value: str) -> None:
        super().__init__(key=key, value=value[:80])


@dataclass(frozen=True, slots=True)
class ShopSettings:
    """Everything a shop decides about itself. Money settings are minor units."""

    name: str = "Aftercare"
    address: str = ""
    phone: str = ""
    currency: str = "CNY"
    timezone: str = "Asia/Shanghai"
    books: str = LEADS
    cut_over: str = ""  # first day whose sales post, where the till program led before
    language: str = "zh"
    opens: str = "10:00"
    closes: str = "20:00"
    closed_weekdays: str = ""  # digits 0 to 6, Monday = 0
    weekday_hours: str = ""  # hours of single weekdays: "5=12:00-18:00"
    holidays: str = ""  # public ones: "2026-10-01..2026-10-08, 01-01"
    closed_days: str = ""  # the shop's own
    open_days: str = ""  # open though it would be closed: "2026-10-11 12:00-16:00"
    default_split_bp: int = 6000
    tax_basis: str = NO_TAX  # what the tax in a price is reckoned on
    tax_rate_bp: int = 0
    tax_bearer: str = SHOP_BEARS
    promise_factor: int = 0  # times the price, on top of it, if what is sold is a fake
    slip_terms_zh: str = ""
    slip_terms_en: str = ""
    slip_paper: str = "a5"
    offer_limit_clerk_minor: int = 20_000  # what a role may promise; the owner has no limit
    offer_limit_handler_minor: int = 100_000
    silence_cap_minor: int = 50_000  # the most of a consignor's part that silence may cover
    fast_lane_cap_minor: int = 100_000  # the largest loss that is finished in one go
    refunds_at_once: str = "cash,store_credit,gift"  # done when ordered; others are confirmed
    credit_months: int = 0  # store credit lapses so long after it was given; 0: never
    credit_lapses: str = "bonus"  # which credit lapses: only what was a present, or all
    credit_cash_out: str = "never"  # whether credit is paid out in money: never, under, always
    credit_cash_out_minor: int = 1_000  # the most that "under" pays out
    payout_minimum_minor: int = 0  # less than this waits for the next run
    clerks_see_consignors: str = YES  # who brought an item
    clerks_see_shares: str = NO  # splits, costs and balances
    suggestion_threshold: int = 70  # per cent: a suggestion less sure than this is a question
    retrain_after: int = 50  # newly decided cases before the shop's own model learns again
    idle_lock_minutes: int = 0  # the window locks itself after so long; 0: never
    smart_durations: str = AUTO  # how long cases take is said once enough are known
    smart_own_model: str = AUTO  # a model that learned from this shop
    smart_rule_proposals: str = AUTO
    smart_take_sure: str = OFF  # a sure suggestion is taken where nobody chose a category
    smart_similar: str = AUTO  # past cases alike: shown once there are enough, or never

    @property
    def zone(self) -> ZoneInfo:
        """The time zone all periods and deadlines are in."""
        return ZoneInfo(self.timezone)

    @property
    def threshold(self) -> float:
        """How sure a suggestion must be not to be a question."""
        return self.suggestion_threshold / 100

    @property
    def tax_rule(self) -> TaxRule:
        """How its sales are taxed."""
        return TaxRule(self.tax_basis, self.tax_rate_bp, self.tax_bearer)

    @property
    def hours(self) -> OpeningHours:
        """When deadlines in business hours run."""
        return _hours_of(self)


@lru_cache(maxsize=8)
def _hours_of(settings: ShopSettings) -> OpeningHours:
    """Read once for all decisions under the same settings."""
    return OpeningHours(
        settings.zone,
        time.fromisoformat(settings.opens),
        time.fromisoformat(settings.closes),
        frozenset(range(7)) - {int(d) for d in settings.closed_weekdays},
        read_weekday_hours(settings.weekday_hours),
        read_days(settings.holidays),
        read_days(settings.closed_days),
        read_extra_days(settings.open_days),
    )


# What the shop's calendar is made of: a change of one moves deadlines.
CALENDAR_KEYS = frozenset(
    "timezone opens closes closed_weekdays weekday_hours holidays closed_days open_days".split()
)
SETTING_KEYS = tuple(field.name for field in fields(ShopSettings))


def read_settings(stored: Mapping[str, Any]) -> ShopSettings:
    """Settings from stored values; keys of a newer program are left alone."""
    return ShopSettings(**{key: stored[key] for key in SETTING_KEYS if key in stored})


def check_setting(key: str, value: str) -> Json:
    """The stored form of what a person typed for ``key``.

    Raises BadSettingError, UnknownTimeZoneError or UnknownCurrencyError.
    """
    if key not in SETTING_KEYS:
        raise BadSettingError(key, value)
    text = value.strip()
    check = _CHECKS.get(key)
    if check is not None:
        try:
            return check(text)
        except ValueError:
            raise BadSettingError(key, value) from None
    if len(text) > (_MAX_NAME_LETTERS if not key.startswith("slip_terms") else 4000):
        raise BadSettingError(key, value)
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UnknownTimeZoneError(text) from None
    return text


def _currency(text: str) -> str:
    decimals_of(text.upper())
    return text.upper()


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in allowed:
            raise ValueError(text)
        return text

    return check


def _clock(text: str) -> str:
    return time.fromisoformat(text).isoformat("minutes")


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat() if text else ""


def _weekdays(text: str) -> str:
    if not set(text) <= set("0123456") or len(set(text)) == 7:
        raise ValueError(text)
    return "".join(sorted(set(text)))


def _share(text: str) -> int:
    share_bp = int(text)
    if not 0 <= share_bp <= 10_000:
        raise ValueError(text)
    return share_bp


def _minor(text: str) -> int:
    return not_negative(int(text))


def _months(text: str) -> int:
    months = int(text)
    if not 0 <= months <= _MOST_MONTHS:
        raise ValueError(text)
    return months


def _factor(text: str) -> int:
    factor = int(text)
    if not 0 <= factor <= MOST_FACTOR:
        raise ValueError(text)
    return factor


def _per_cent(text: str) -> int:
    percent = int(text)
    if not 0 <= percent <= 100:
        raise ValueError(text)
    return percent


def _retrain_after(text: str) -> int:
    cases = int(text)
    if not FEWEST_NEW <= cases <= MOST_NEW:
        raise ValueError(text)
    return cases


def _idle_minutes(text: str) -> int:
    minutes = int(text)
    if not 0 <= minutes <= _LONGEST_IDLE_MINUTES:
        raise ValueError(text)
    return minutes


def _name(text: str) -> str:
    if not text or len(text) > _MAX_NAME_LETTERS:
        raise ValueError(text)
    return text


_CHECKS: Mapping[str, Callable[[str], Json]] = {
    "name": _name,
    "currency": _currency,
    "timezone": _zone,
    "books": _one_of(LEADS, FOLLOWS),
    "cut_over": _day,
    "language": _one_of("zh", "en"),
    "opens": _clock,
    "closes": _clock,
    "closed_weekdays": _weekdays,
    "weekday_hours": lambda text: weekday_hours_text(read_weekday_hours(text)),
    "holidays": lambda text: str(read_days(text)),
    "closed_days": lambda text: str(read_days(text)),
    "open_days": lambda text: extra_days_text(read_extra_days(text)),
    "default_split_bp": _share,
    "tax_basis": _one_of(*TAX_BASES),
    "tax_rate_bp": _share,
    "tax_bearer": _one_of(*TAX_BEARERS),
    "promise_factor": _factor,
    "slip_paper": _one_of("a5", "roll80"),
    "offer_limit_clerk_minor": _minor,
    "offer_limit_handler_minor": _minor,
    "silence_cap_minor": _minor,
    "fast_lane_cap_minor": _minor,
    "refunds_at_once": lambda text: ",".join(t for t in TENDERS if t in read_tenders(text)),
    "credit_months": _months,
    "credit_lapses": _one_of("bonus", "all"),
    "credit_cash_out": _one_of("never", "under", "always"),
    "credit_cash_out_minor": _minor,
    "payout_minimum_minor": _minor,
    "clerks_see_consignors": _one_of(YES, NO),
    "clerks_see_shares": _one_of(YES, NO),
    "suggestion_threshold": _per_cent,
    "retrain_after": _retrain_after,
    "idle_lock_minutes": _idle_minutes,
    "smart_durations": _one_of(AUTO, OFF),
    "smart_own_model": _one_of(AUTO, OFF),
    "smart_rule_proposals": _one_of(AUTO, OFF),
    "smart_take_sure": _one_of(AUTO, OFF),
    "smart_similar": _one_of(AUTO, OFF),
}
