"""Dates and times as other programs write them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_YEARS = range(1980, 2101)

_DAY = re.compile(
    r"""(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\ +)?
    (?:
      (?P<iso>(?P<y1>\d{4})(?P<s1>[-/.年])(?P<m1>\d{1,2})[-/.月](?P<d1>\d{1,2})日?)
    | (?P<bare>(?P<y2>\d{4})(?P<m2>\d{2})(?P<d2>\d{2})(?!\d))
    | (?P<dotted>(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4}|\d{2})(?!\d))
    | (?P<slashed>(?P<a>\d{1,2})(?P<s2>[-/])(?P<b>\d{1,2})(?P=s2)(?P<y4>\d{4}|\d{2})(?!\d))
    | (?P<worded>(?P<d5>\d{1,2})(?:st|nd|rd|th)?[-\ ](?P<w5>[a-z]{3,9})\.?[-,\ ]+
        (?P<y5>\d{4}|\d{2})(?!\d))
    | (?P<american>(?P<w6>[a-z]{3,9})\.?\ (?P<d6>\d{1,2})(?:st|nd|rd|th)?,?\ (?P<y6>\d{4}))
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_TIME = re.compile(
    r"""[T,\ ]*(?:at\ )?(?P<early>上午|下午)?\ ?
    (?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?
    \ ?(?P<half>[ap]\.?m\.?)?
    \ ?(?P<zone>Z|(?:UTC|GMT)?(?P<shift>[-+]\d{2}:?\d{2})|UTC|GMT)?
    (?:\ \([^()]*\))?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
# What a spreadsheet that lost its date format leaves: days since 1899-12-30.
_SERIAL = re.compile(r"(?P<days>[2-7][0-9]{4})(?:\.(?P<part>[0-9]{1,15}))?")
_SERIAL_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
_DAY_S = 86_400

_SLASHED = re.compile(r"\s*(\d{1,2})[-/](\d{1,2})[-/]\d{2}(?:\d{2})?(?!\d)", re.ASCII)


class NotADateError(ValueError):
    """A text that is no date, or a date no shop can mean."""


def day_first(samples: list[str]) -> bool:
    """Whether ``3/4/2026`` in a column with these values is the third of April.

    A value above twelve decides; without one it is read as in the United States, where the
    programs that write slashes come from.
    """
    pairs = [(int(m[1]), int(m[2])) for m in map(_SLASHED.match, samples) if m]
    return any(first > 12 for first, _ in pairs) and not any(second > 12 for _, second in pairs)


def parse_moment(text: str, zone: ZoneInfo, *, days_first: bool = False) -> datetime:
    """The moment ``text`` names, aware and in UTC; without an offset it is local in ``zone``.

    Raises NotADateError, also for years before 1980 or after 2100.
    """
    local = _local(text, days_first=days_first)
    if local.tzinfo is None:
        local = local.replace(tzinfo=zone)
    return local.astimezone(UTC)


def parse_day(text: str, zone: ZoneInfo, *, days_first: bool = False) -> date:
    """The day in ``zone`` of the moment ``text`` names; raises NotADateError."""
    local = _local(text, days_first=days_first)
    return local.date() if local.tzinfo is None else local.astimezone(zone).date()


def _local(text: str, *, days_first: bool) -> datetime:
    """As written: naive without an offset, aware with one."""
    stripped = text.strip()
    found = _DAY.match(stripped)
    if not found:
        return _from_serial(stripped)
    year, month, day = _year_month_day(found, days_first=days_first)
    hour = minute = second = 0
    offset = None
    rest = stripped[found.end() :]
    if rest:
        clock = _TIME.fullmatch(rest)
        if not clock:
            raise NotADateError(text)
        hour, minute = _hour(clock), int(clock["minute"])
        second = int(clock["second"] or 0)
        offset = _offset(clock)
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=offset)
    except ValueError as failure:
        raise NotADateError(text) from failure
    if moment.year not in _YEARS:
        raise NotADateError(text)
    return moment


def _year_month_day(found: re.Match[str], *, days_first: bool) -> tuple[int, int, int]:
    if found["iso"]:
        return int(found["y1"]), int(found["m1"]), int(found["d1"])
    if found["bare"]:
        return int(found["y2"]), int(found["m2"]), int(found["d2"])
    if found["dotted"]:
        return _year(found["y3"]), int(found["m3"]), int(found["d3"])
    if found["slashed"]:
        first, second = int(found["a"]), int(found["b"])
        day, month = (first, second) if days_first else (second, first)
        return _year(found["y4"]), month, day
    word, day_text, year_text = (
        (found["w5"], found["d5"], found["y5"])
        if found["worded"]
        else (found["w6"], found["d6"], found["y6"])
    )
    month_number = _MONTHS.get(word[:3].lower())
    if month_number is None:
        raise NotADateError(found[0])
    return _year(year_text), month_number, int(day_text)


def _year(text: str) -> int:
    """Two digits are of this century up to 79: no till is older than 1980."""
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < 80 else 1900)


def _hour(clock: re.Match[str]) -> int:
    hour = int(clock["hour"])
    half = (clock["half"] or "")[:1].lower() or {"上午": "a", "下午": "p"}.get(clock["early"] or "")
    if not half:
        return hour
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour


def _offset(clock: re.Match[str]) -> timezone | None:
    if not clock["zone"]:
        return None
    shift = (clock["shift"] or "+0000").replace(":", "")
    minutes = int(shift[1:3]) * 60 + int(shift[3:5])
    if minutes >= 24 * 60:
        raise NotADateError(clock[0])
    return timezone(timedelta(minutes=-minutes if shift[0] == "-" else minutes))


def _from_serial(text: str) -> datetime:
    found = _SERIAL.fullmatch(text)
    if not found:
        raise NotADateError(text)
    part = found["part"] or "0"
    seconds = round(int(part) * _DAY_S / 10 ** len(part))
    moment = _SERIAL_ZERO + timedelta(days=int(found["days"]), seconds=seconds)
    return moment.replace(tzinfo=None)
