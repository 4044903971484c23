"""Claims against others, and chargebacks."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate
from app.text.dotted import dotted


def _filed(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "claimed {amount} from {party}", voice.lang)
    said = title.format(amount=amount_of(payload, "claimed_minor"), party=payload["party_name"])
    return Told(said, dotted(payload["reference"], payload["note"]))


def _answered(voice: Voice, payload: Payload) -> Told:
    titles = {
        "accepted": translate("Timeline", "{party} accepted {amount}", voice.lang),
        "partly": translate("Timeline", "{party} accepted {amount} of {claimed}", voice.lang),
        "refused": translate("Timeline", "{party} refused the claim", voice.lang),
        "withdrawn": translate("Timeline", "withdrew the claim against {party}", voice.lang),
    }
    said = titles[payload["answer"]].format(
        party=payload["party_name"],
        amount=amount_of(payload, "accepted_minor"),
        claimed=amount_of(payload, "claimed_minor"),
    )
    return Told(said, dotted(payload["letter"], payload["note"]))


def _paid(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{party} paid {amount}", voice.lang)
    if payload["amount_minor"] < 0:
        title = translate("Timeline", "{party} had not paid: {amount}", voice.lang)
    said = title.format(party=payload["party_name"], amount=amount_of(payload))
    return Told(said, dotted(payload["reference"], payload["note"]))


def _debited(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the bank took {amount} back", voice.lang)
    return Told(title.format(amount=amount_of(payload)), payload["reference"])


def _ended(voice: Voice, payload: Payload) -> Told:
    amount = amount_of(payload)
    if payload["outcome"] == "won":
        title = translate("Timeline", "won the chargeback: {amount} is back", voice.lang)
    elif payload["goods_back"]:
        title = translate(
            "Timeline", "lost the chargeback of {amount}; the item is back", voice.lang
        )
    else:
        title = translate("Timeline", "lost the chargeback of {amount}", voice.lang)
    return Told(title.format(amount=amount), payload["note"])


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "claim_filed": _filed,
    "claim_answered": _answered,
    "claim_paid": _paid,
    "chargeback_debited": _debited,
    "chargeback_ended": _ended,
}
