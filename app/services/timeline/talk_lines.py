"""What was talked about on a case: offers, answers, reminders."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.catalogue import translate
from app.text.dotted import dotted


def _offered(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "{party} offers {amount} (offer {place})", voice.lang)
    return Told(
        title.format(
            party=voice.word("party", payload["made_by"]),
            amount=amount_of(payload),
            place=payload["place"],
        ),
        payload["says"],
    )


def _answered(voice: Voice, payload: Payload) -> Told:
    titles = {
        "accepted": translate("Timeline", "offer {place} of {amount} was accepted", voice.lang),
        "refused": translate("Timeline", "offer {place} of {amount} was refused", voice.lang),
        "countered": translate("Timeline", "offer {place} of {amount} was countered", voice.lang),
        "withdrawn": translate("Timeline", "offer {place} of {amount} was withdrawn", voice.lang),
    }
    title = titles[payload["answer"]].format(place=payload["place"], amount=amount_of(payload))
    return Told(title, _said(voice, payload))


def _approved(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "offer {place} of {amount} was approved", voice.lang)
    told = title.format(place=payload["place"], amount=amount_of(payload))
    return Told(told, _said(voice, payload))


def _consented(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the consignor consents to offer {place}", voice.lang)
    return Told(title.format(place=payload["place"]), _said(voice, payload))


def _consignor(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "the consignor {answers}", voice.lang).format(
        answers=voice.word("consignor_answer", payload["answer"])
    )
    if payload["amount_minor"] is not None:
        title = f"{title}  {amount_of(payload)}"
    alone = translate("Timeline", "decided within the agreed limit", voice.lang)
    parts = (
        voice.word("channel", payload["channel"]),
        alone if payload["decides"] else "",
        payload["note"],
    )
    return Told(title, dotted(*parts))


def _silent(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "took the consignor's silence as consent", voice.lang)
    parts = (payload.get("why", ""), payload["note"])  # the shares in it may be hidden
    return Told(title, dotted(*parts))


def _reminded(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "reminded {party}", voice.lang)
    parts = (voice.word("channel", payload["channel"]), payload["proof"])
    return Told(
        title.format(party=voice.word("party", payload["party"])),
        dotted(*parts),
    )


def _said(voice: Voice, payload: Payload) -> str:
    parts = (voice.word("channel", payload["how"]), payload["who"], payload["note"])
    return dotted(*parts)


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "offer_made": _offered,
    "offer_answered": _answered,
    "offer_approved": _approved,
    "offer_consented": _consented,
    "consignor_answered": _consignor,
    "silence_accepted": _silent,
    "reminder_sent": _reminded,
}
