"""How what a consignor owes comes back: plans, payments, debts given up, items bought."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate
from app.text.dotted import dotted


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
    return title.format(amount=amount_of(payload), method=method)


def _terms(voice: Voice, payload: Payload) -> str:
    parts = payload["instalments"]
    if len(parts) == 1:
        when = translate("Timeline", "by {day}", voice.lang).format(day=parts[0]["due_on"])
    else:
        when = translate("Timeline", "in {n} parts, {first} to {last}", voice.lang).format(
            n=len(parts), first=parts[0]["due_on"], last=parts[-1]["due_on"]
        )
    return dotted(when, payload["payer"], payload["note"])


def _paid_in(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the consignor paid in {amount} by {tender}", voice.lang)
    beyond = ""
    if payload["beyond_minor"]:
        words = translate("Timeline", "{amount} more than owed stays on the account", voice.lang)
        beyond = words.format(amount=amount_of(payload, "beyond_minor"))
    told = title.format(amount=amount_of(payload), tender=voice.word("tender", payload["tender"]))
    return Told(told, dotted(payload["payer"], beyond, payload["note"]))


def _returned(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "a payment of {amount} by {tender} was taken back", voice.lang)
    tender = voice.word("tender", payload["tender"])
    return Told(title.format(amount=amount_of(payload), tender=tender), payload["note"])


def _written_off(voice: Voice, payload: Payload) -> Told:
    title = (
        translate("Timeline", "let {amount} go as goodwill", voice.lang)
        if payload["goodwill"]
        else translate("Timeline", "wrote off {amount}", voice.lang)
    )
    return Told(title.format(amount=amount_of(payload)), payload["note"])


def _recovered(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{amount} of a written-off debt came in by {tender}", voice.lang)
    tender = voice.word("tender", payload["tender"])
    return Told(title.format(amount=amount_of(payload), tender=tender), payload["note"])


def _bought_in(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the shop bought the item for {amount}", voice.lang)
    worth = translate("Timeline", "worth {worth}, a loss of {loss}", voice.lang).format(
        worth=amount_of(payload, "worth_minor"),
        loss=amount_of(payload, "loss_minor"),
    )
    told = worth if payload["loss_minor"] else ""
    return Told(title.format(amount=amount_of(payload)), dotted(told, payload["note"]))


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
