"""Claims against others, and chargebacks."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice
from app.text.amounts import format_money
from app.text.catalogue import translate


def _filed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "claimed {amount} from {party}", voice.lang)
    said = title.format(amount=_money(payload, "claimed_minor"), party=payload["party_name"])
    return Told(said, _details(payload["reference"], payload["note"]))


def _answered(voice: Voice, payload: Payload) -> Told:
    titles = {
        "accepted": translate("Timeline", "{party} accepted {amount}", voice.lang),
        "partly": translate("Timeline", "{party} accepted {amount} of {claimed}", voice.lang),
        "refused": translate("Timeline", "{party} refused the claim", voice.lang),
        "withdrawn": translate("Timeline", "withdrew the claim against {party}", voice.lang),
    }
    said = titles[payload["answer"]].format(
        party=payload["party_name"],
        amount=_money(payload, "accepted_minor"),
        claimed=_money(payload, "claimed_minor"),
    )
    return Told(said, _details(payload["letter"], payload["note"]))


def _paid(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{party} paid {amount}", voice.lang)
    if payload["amount_minor"] < 0:
        title = translate("Timeline", "{party} had not paid: {amount}", voice.lang)
    said = title.format(party=payload["party_name"], amount=_money(payload, "amount_minor"))
    return Told(said, _details(payload["reference"], payload["note"]))


def _debited(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the bank took {amount} back", voice.lang)
    return Told(title.format(amount=_money(payload, "amount_minor")), payload["reference"])


def _ended(voice: Voice, payload: Payload) -> Told:
    amount = _money(payload, "amount_minor")
    if payload["outcome"] == "won":
        title = translate("Timeline", "won the chargeback: {amount} is back", voice.lang)
    elif payload["goods_back"]:
        title = translate(
            "Timeline", "lost the chargeback of {amount}; the item is back", voice.lang
        )
    else:
        title = translate("Timeline", "lost the chargeback of {amount}", voice.lang)
    return Told(title.format(amount=amount), payload["note"])


def _money(payload: Payload, key: str) -> str:
    return format_money(payload[key], payload["currency"])


def _details(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "claim_filed": _filed,
    "claim_answered": _answered,
    "claim_paid": _paid,
    "chargeback_debited": _debited,
    "chargeback_ended": _ended,
}
