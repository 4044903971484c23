"""How what a consignor owes comes back: plans, payments, debts given up, items bought."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice
from app.text.amounts import format_money
from app.text.catalogue import translate


def _planned(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "planned to recover {amount}: {method}", voice.lang)
    return Told(_named(title, voice, payload), _terms(voice, payload))


def _changed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "changed the plan, {amount} left: {method}", voice.lang)
    return Told(_named(title, voice, payload), _terms(voice, payload))


def _cancelled(voice: Voice, payload: Payload) -> Told:
    return Told(translate("Timeline", "cancelled the recovery plan", voice.lang), payload["note"])


def _named(title: str, voice: Voice, payload: Payload) -> str:
    method = voice.word("recovery_method", payload["method"])
    return title.format(amount=_amount(payload), method=method)


def _terms(voice: Voice, payload: Payload) -> str:
    parts = payload["instalments"]
    if len(parts) == 1:
        when = translate("Timeline", "by {day}", voice.lang).format(day=parts[0]["due_on"])
    else:
        when = translate("Timeline", "in {n} parts, {first} to {last}", voice.lang).format(
            n=len(parts), first=parts[0]["due_on"], last=parts[-1]["due_on"]
        )
    return _joined(when, payload["payer"], payload["note"])


def _paid_in(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the consignor paid in {amount} by {tender}", voice.lang)
    beyond = ""
    if payload["beyond_minor"]:
        words = translate("Timeline", "{amount} more than owed stays on the account", voice.lang)
        beyond = words.format(amount=format_money(payload["beyond_minor"], payload["currency"]))
    told = title.format(amount=_amount(payload), tender=voice.word("tender", payload["tender"]))
    return Told(told, _joined(payload["payer"], beyond, payload["note"]))


def _returned(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "a payment of {amount} by {tender} was taken back", voice.lang)
    tender = voice.word("tender", payload["tender"])
    return Told(title.format(amount=_amount(payload), tender=tender), payload["note"])


def _written_off(voice: Voice, payload: Payload) -> Told:
    title = (
        translate("Timeline", "let {amount} go as goodwill", voice.lang)
        if payload["goodwill"]
        else translate("Timeline", "wrote off {amount}", voice.lang)
    )
    return Told(title.format(amount=_amount(payload)), payload["note"])


def _recovered(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{amount} of a written-off debt came in by {tender}", voice.lang)
    tender = voice.word("tender", payload["tender"])
    return Told(title.format(amount=_amount(payload), tender=tender), payload["note"])


def _bought_in(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the shop bought the item for {amount}", voice.lang)
    worth = translate("Timeline", "worth {worth}, a loss of {loss}", voice.lang).format(
        worth=format_money(payload["worth_minor"], payload["currency"]),
        loss=format_money(payload["loss_minor"], payload["currency"]),
    )
    told = worth if payload["loss_minor"] else ""
    return Told(title.format(amount=_amount(payload)), _joined(told, payload["note"]))


def _amount(payload: Payload) -> str:
    return format_money(payload["amount_minor"], payload["currency"])


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "recovery_planned": _planned,
    "recovery_changed": _changed,
    "recovery_cancelled": _cancelled,
    "pay_in_recorded": _paid_in,
    "pay_in_returned": _returned,
    "written_off": _written_off,
    "bad_debt_recovered": _recovered,
    "bought_in": _bought_in,
}
