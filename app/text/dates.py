"""Dates and times as people read them, in the shop's time zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from app.text.catalogue import translate


def local_time(at_ms: int, zone: ZoneInfo) -> datetime:
    """The aware local time of UTC milliseconds since the epoch."""
    return datetime.fromtimestamp(at_ms / 1000, zone)


def format_day(day: date) -> str:
    """``2026-11-23``: the one form both languages read without thinking."""
    return day.isoformat()


def format_day_at(at_ms: int, zone: ZoneInfo) -> str:
    """The shop's calendar day of UTC milliseconds since the epoch."""
    return format_day(local_time(at_ms, zone).date())


def format_minute(at: datetime) -> str:
    """``2026-11-23 18:05`` of an aware local time."""
    return at.strftime("%Y-%m-%d %H:%M")


def format_due(due_ms: int, now_ms: int, zone: ZoneInfo, lang: str | None = None) -> str:
    """A deadline relative to now: ``today 18:00``, ``in 3 d``, ``2 h overdue``."""
    if due_ms < now_ms:
        return translate("Due", "{span} overdue", lang).format(
            span=format_span(now_ms - due_ms, lang)
        )
    due, now = local_time(due_ms, zone), local_time(now_ms, zone)
    clock = due.strftime("%H:%M")
    if due.date() == now.date():
        return translate("Due", "today {clock}", lang).format(clock=clock)
    if due.date() == now.date() + timedelta(days=1):
        return translate("Due", "tomorrow {clock}", lang).format(clock=clock)
    return translate("Due", "in {span}", lang).format(span=format_span(due_ms - now_ms, lang))


def format_span(span_ms: int, lang: str | None = None) -> str:
    """``40 min``, ``5 h``, ``3 d``."""
    minutes = span_ms // 60_000
    if minutes < 60:
        return translate("Due", "{n} min", lang).format(n=minutes)
    hours = minutes // 60
    if hours < 48:
        return translate("Due", "{n} h", lang).format(n=hours)
    return translate("Due", "{n} d", lang).format(n=hours // 24)


def weekday_names() -> tuple[str, ...]:
    """Short, Monday first."""
    return (
        translate("Settings", "Mon"),
        translate("Settings", "Tue"),
        translate("Settings", "Wed"),
        translate("Settings", "Thu"),
        translate("Settings", "Fri"),
        translate("Settings", "Sat"),
        translate("Settings", "Sun"),
    )
