"""What a refund meant, what went with it, and what a thing that came back is worth less."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.dotted import dotted


def refund_detail(voice: Voice, payload: Payload) -> str:
    """What the refund meant, its fees, the money of another country, its credit note."""
    currency, lang = payload["currency"], voice.lang
    restocking, fee = payload.get("restocking_minor", 0), payload.get("fee_minor", 0)
    abroad, note = payload.get("paid_abroad"), payload.get("credit_note", "")
    kept = translate("Timeline", "restocking fee {amount}", lang)
    by_channel = translate("Timeline", "the channel keeps {amount}", lang)
    back = translate("Timeline", "{amount} went back", lang)
    number = translate("Timeline", "credit note {number}", lang)
    parts = (
        voice.word("refund_meaning", payload["meaning"]) if payload.get("meaning") else "",
        kept.format(amount=format_money(restocking, currency)) if restocking else "",
        by_channel.format(amount=format_money(fee, currency)) if fee else "",
        back.format(amount=format_money(abroad["minor"], abroad["currency"])) if abroad else "",
        number.format(number=note) if note else "",
    )
    return dotted(*parts)


def _fell(voice: Voice, payload: Payload) -> Told:
    amount = amount_of(payload, "loss_minor")
    if payload["is_correction"]:
        title = translate(
            "Timeline", "the resale corrected the fall in value by {amount}", voice.lang
        )
        return Told(title.format(amount=amount))
    title = translate("Timeline", "the item is worth {amount} less to its consignor", voice.lang)
    until = translate("Timeline", "a resale until {day} corrects it", voice.lang)
    due = payload.get("due")
    return Told(title.format(amount=amount), until.format(day=due) if due else "")


def _rated(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "recorded a rate of {base} to {quote}", voice.lang)
    return Told(title.format(base=payload["base"], quote=payload["quote"]), payload["source"])


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "value_fall_recorded": _fell,
    "rate_recorded": _rated,
}
