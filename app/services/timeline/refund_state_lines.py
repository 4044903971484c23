"""What became of the refunds of a case."""

from collections.abc import Callable, Mapping

from app.domain.refunds import ORDERED
from app.services.timeline.refund_lines import refund_detail
from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate
from app.text.dotted import dotted


def _recorded(voice: Voice, payload: Payload) -> Told:
    if payload.get("state") == ORDERED:
        title = translate("Timeline", "ordered a refund of {amount} by {tender}", voice.lang)
    else:
        title = translate("Timeline", "refunded {amount} by {tender}", voice.lang)
    return Told(_filled(voice, payload, title), _facts(voice, payload))


def _done(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the refund of {amount} by {tender} is done", voice.lang)
    return Told(_filled(voice, payload, title), dotted(payload["number"], payload["note"]))


def _failed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the refund of {amount} by {tender} failed", voice.lang)
    return Told(_filled(voice, payload, title), dotted(payload["number"], payload["note"]))


def _corrected(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "corrected the refund from {before} to {amount}", voice.lang)
    before = amount_of(payload, "before_minor")
    amount = amount_of(payload)
    note = dotted(payload["number"], payload["note"])
    return Told(title.format(before=before, amount=amount), note)


def _filled(voice: Voice, payload: Payload, title: str) -> str:
    amount = amount_of(payload)
    return title.format(amount=amount, tender=voice.word("tender", payload["tender"]))


def _facts(voice: Voice, payload: Payload) -> str:
    payee = payload.get("payee", "")
    to = translate("Timeline", "to {name}", voice.lang).format(name=payee) if payee else ""
    instead = payload.get("instead_of", "")
    words = translate("Timeline", "instead of {number}", voice.lang)
    return dotted(
        payload.get("number", ""),
        words.format(number=instead) if instead else "",
        refund_detail(voice, payload),
        to,
        payload.get("reason", ""),
    )


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "refund_recorded": _recorded,
    "refund_tried_again": _recorded,
    "refund_done": _done,
    "refund_failed": _failed,
    "refund_corrected": _corrected,
}
