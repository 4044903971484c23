"""What happened to a consignor's money: paid, taken back, held, released."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate


def _paid(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "paid the consignor {amount} by {tender}", voice.lang)
    told = title.format(amount=amount_of(payload), tender=voice.word("tender", payload["tender"]))
    return Told(told, payload.get("number", ""))


def _reversed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "took the payout {number} of {amount} back", voice.lang)
    told = title.format(number=payload["number"], amount=amount_of(payload))
    return Told(told, payload["reason"])


def _returned(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the payout {number} of {amount} came back", voice.lang)
    told = title.format(number=payload["number"], amount=amount_of(payload))
    return Told(told, payload["reason"])


def _run(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "made the payout run {number}: {n} payouts", voice.lang)
    return Told(title.format(number=payload["number"], n=payload["count"]))


def _sent(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "marked {number} as sent", voice.lang)
    return Told(title.format(number=payload["number"]))


def _held(voice: Voice, payload: Payload) -> Told:
    return Told(translate("Timeline", "held the consignor's money", voice.lang), payload["reason"])


def _lifted(voice: Voice, payload: Payload) -> Told:
    return Told(translate("Timeline", "lifted a hold", voice.lang), payload["reason"])


def _released(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "released {amount} that was held", voice.lang)
    return Told(title.format(amount=amount_of(payload)), payload["reason"])


def _payee(voice: Voice, _payload: Payload) -> Told:
    return Told(translate("Timeline", "changed where the money goes", voice.lang))


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "payout_recorded": _paid,
    "payout_reversed": _reversed,
    "payout_returned": _returned,
    "payout_run_made": _run,
    "payout_sent": _sent,
    "payout_held": _held,
    "payout_hold_lifted": _lifted,
    "hold_released": _released,
    "payee_edited": _payee,
}
