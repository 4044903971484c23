"""The kinds of values that options take, each refusing in the person's own language."""

import re
from datetime import date, time
from pathlib import Path

import click

from app.text.catalogue import translate

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_SHARE = re.compile(r"\s*(?P<party>\w+)\s*=\s*(?P<bp>[0-9]{1,5})\s*", re.ASCII)
_YEARS = range(1990, 2200)

Param = click.Parameter | None
Context = click.Context | None


class Text(click.ParamType[str]):
    """Words. Bytes of the command line that are no UTF-8 become the replacement character."""

    name = "text"

    def convert(self, value: str, param: Param, ctx: Context) -> str:  # noqa: ARG002 - click's signature
        """The words, fit for any file."""
        return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class FilePath(click.ParamType[Path]):
    """A path as the system spells it; whether it exists is for whoever opens it."""

    name = "path"

    def convert(self, value: str | Path, param: Param, ctx: Context) -> Path:
        """The path; an empty one is refused, it would silently mean the working folder."""
        if not str(value):
            self.fail(translate("CLI", "a path is missing"), param, ctx)
        return Path(value)


class Number(click.ParamType[int]):
    """A whole number within limits."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def convert(self, value: str | int, param: Param, ctx: Context) -> int:
        """The number."""
        digits = str(value)
        good = digits.isascii() and digits.isdigit() and len(digits) < 20
        if not good or not self.least <= int(digits) <= self.most:
            text = translate("CLI", "{value} is not a whole number from {least} to {most}")
            self.fail(text.format(value=digits[:40], least=self.least, most=self.most), param, ctx)
        return int(digits)


class OneOf(click.ParamType[str]):
    """One of a few codes, in any letter case."""

    name = "code"

    def __init__(self, *codes: str) -> None:
        self.codes = codes

    def convert(self, value: str, param: Param, ctx: Context) -> str:
        """The code as the program spells it."""
        code = {code.lower(): code for code in self.codes}.get(value.strip().lower())
        if code is None:
            text = translate("CLI", "{value} is none of: {codes}")
            self.fail(text.format(value=value[:40], codes=", ".join(self.codes)), param, ctx)
        return code


class Month(click.ParamType[str]):
    """A month, ``2026-11``, within the years a shop can have to do with."""

    name = "month"

    def convert(self, value: str, param: Param, ctx: Context) -> str:
        """The month as it was written."""
        found = _MONTH.fullmatch(value)
        if not found or int(found[1]) not in _YEARS:
            text = translate("CLI", "{value} is not a month: write it as 2026-11")
            self.fail(text.format(value=value[:40]), param, ctx)
        return value


class Day(click.ParamType[date]):
    """A day, ``2026-11-23``, within the years a shop can have to do with."""

    name = "day"

    def convert(self, value: str | date, param: Param, ctx: Context) -> date:
        """The day."""
        try:
            day = value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            day = date.min
        if day.year not in _YEARS:
            text = translate("CLI", "{value} is not a day: write it as 2026-11-23")
            self.fail(text.format(value=str(value)[:40]), param, ctx)
        return day


class DayAndTime(click.ParamType[tuple[date, time | None]]):
    """A day, ``2026-12-01``, or a minute of it, ``2026-12-01 18:00``, on the shop's clock."""

    name = "moment"

    def convert(
        self, value: str | tuple[date, time | None], param: Param, ctx: Context
    ) -> tuple[date, time | None]:
        """The day, and the time where one was given."""
        if isinstance(value, tuple):
            return value
        day, clock = _day_and_time(value.strip().replace("T", " "))
        if day.year not in _YEARS:
            text = translate(
                "CLI", "{value} is not a time: write it as 2026-12-01 or 2026-12-01 18:00"
            )
            self.fail(text.format(value=value[:40]), param, ctx)
        return day, clock


def _day_and_time(text: str) -> tuple[date, time | None]:
    day, _, clock = text.partition(" ")
    try:
        return date.fromisoformat(day), time.fromisoformat(clock.strip()) if clock else None
    except ValueError:
        return date.min, None


class PartyShare(click.ParamType[tuple[str, int]]):
    """A party and its share in basis points, ``consignor=7000``."""

    name = "share"

    def convert(self, value: str | tuple[str, int], param: Param, ctx: Context) -> tuple[str, int]:
        """Party code and basis points; whether there is such a party is a rule of the shop."""
        if isinstance(value, tuple):
            return value
        found = _SHARE.fullmatch(value)
        if not found:
            text = translate("CLI", "{value} is not a share: write PARTY=BP, 7000 being 70 %")
            self.fail(text.format(value=value[:40]), param, ctx)
        return found["party"].lower(), int(found["bp"])
