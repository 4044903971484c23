"""Cells into values, and the faults of a cell."""

import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from app.domain.errors import RuleError
from app.domain.money import BP_WHOLE
from app.exchange.moments import NotADateError, parse_day, parse_moment
from app.exchange.shares import NotAShareError, parse_share
from app.text.amounts import parse_amount

# What programs and people write where there is no figure.
_NOTHING = frozenset(("", "-", "\u2013", "\u2014", "/", "n/a", "na", "#n/a", "null", "none", "nil"))
_NO = _NOTHING | {"no", "n", "false", "f", "0", "否", "无"}
# Thousands by comma, and the idle zeros of spreadsheets; up to six digits is any shop's stock.
_COUNT = re.compile(r"(-?[0-9]{1,3},[0-9]{3}|-?[0-9]{1,6})(?:[.,]0{1,6})?")
# A time of day at the end, without an offset from UTC.
_NAIVE_CLOCK = re.compile(r"[T ,]+[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?[AaPp][Mm])?$")
_REMEMBERED = 4096


class CellFaultError(Exception):
    """One cell that keeps its row from coming in; becomes a `RowError`."""

    def __init__(self, field: str, code: str, value: str = "") -> None:
        super().__init__(field, code, value)
        self.field = field
        self.code = code
        self.value = value[:80]


class CellReader:
    """Reads the cells of one file: its currency, its zone, whose share is meant.

    Every method takes the field for the message and the stripped text. Figures of a file repeat,
    so the few thousand latest are remembered.
    """

    def __init__(
        self,
        *,
        currency: str,
        zone: ZoneInfo,
        days_first: bool = False,
        share_is_shops: bool = False,
    ) -> None:
        self.currency = currency
        self._share_is_shops = share_is_shops

        @lru_cache(_REMEMBERED)
        def day(text: str) -> date:
            return parse_day(text, zone, days_first=days_first)

        def moment(text: str) -> datetime:
            return parse_moment(text, zone, days_first=days_first)

        self._amount = lru_cache(_REMEMBERED)(parse_amount)
        self._share = lru_cache(_REMEMBERED)(parse_share)
        self._day = day
        self._moment = moment

    def amount(self, field: str, text: str, currency: str = "") -> int | None:
        """Minor units, also below zero; None where the cell says nothing."""
        if not text:
            return None
        try:
            return self._amount(text, currency or self.currency)
        except RuleError as failure:
            if text.casefold() in _NOTHING:
                return None
            raise CellFaultError(field, failure.code, text) from failure

    def price(self, field: str, text: str, currency: str = "") -> int | None:
        """As `amount`, but refuses what is below zero."""
        minor = self.amount(field, text, currency)
        if minor is not None and minor < 0:
            raise CellFaultError(field, "negative_amount", text)
        return minor

    def share(self, field: str, text: str) -> int | None:
        """The consignor's share in basis points."""
        if text.casefold() in _NOTHING:
            return None
        try:
            share_bp = self._share(text)
        except NotAShareError as failure:
            raise CellFaultError(field, "invalid_share", text) from failure
        return BP_WHOLE - share_bp if self._share_is_shops else share_bp

    def count(self, field: str, text: str) -> int | None:
        """A whole number of pieces, also below zero: tills oversell."""
        if text.casefold() in _NOTHING:
            return None
        found = _COUNT.fullmatch(text)
        if not found:
            raise CellFaultError(field, "invalid_count", text)
        return int(found[1].replace(",", ""))

    def day(self, field: str, text: str) -> date | None:
        """A day in the shop's zone; days to come are taken as they are."""
        if text.casefold() in _NOTHING:
            return None
        clock = _NAIVE_CLOCK.search(text)
        try:
            # The hour of a local time is of no interest, and days repeat where moments do not.
            return self._day(text[: clock.start()] if clock else text)
        except NotADateError as failure:
            raise CellFaultError(field, "invalid_date", text) from failure

    def moment(self, field: str, text: str) -> datetime | None:
        """An aware moment in UTC."""
        if text.casefold() in _NOTHING:
            return None
        try:
            return self._moment(text)
        except NotADateError as failure:
            raise CellFaultError(field, "invalid_date", text) from failure


def is_yes(text: str) -> bool:
    """Whether a cell that holds a yes, a date or a mark holds one."""
    return text.casefold() not in _NO


def needed(field: str, text: str) -> str:
    """``text``, refusing the empty one."""
    if not text:
        raise CellFaultError(field, "missing_value")
    return text
