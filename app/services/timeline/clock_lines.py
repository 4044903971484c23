"""What happened to the deadlines of a case."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice
from app.text.catalogue import translate
from app.text.dates import format_minute, local_time


def _when(voice: Voice, at_ms: int) -> str:
    return format_minute(local_time(at_ms, voice.zone))


def _name(voice: Voice, payload: Payload) -> str:
    kind = voice.program.clocks.kinds.get(payload["kind"])
    return kind.name.in_language(voice.lang) if kind else str(payload["kind"])


def _set(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "deadline: {clock} by {when}", voice.lang)
    told = title.format(clock=_name(voice, payload), when=_when(voice, payload["due"]))
    carrier = voice.program.clocks.carriers.get(payload["carrier"])
    parts = (carrier.name.in_language(voice.lang) if carrier else "", payload["note"])
    return Told(told, "  ".join(part for part in parts if part))


def _done(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "deadline done: {clock}", voice.lang)
    return Told(title.format(clock=_name(voice, payload)), payload["note"])


def _redated(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the shop's calendar changed: now due {when}", voice.lang)
    due = payload["front_due"]
    return Told(title.format(when=_when(voice, due) if due else "—"))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "clock_set": _set,
    "clock_done": _done,
    "case_redated": _redated,
}
