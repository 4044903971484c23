"""What happened to the money of a case."""

from collections.abc import Callable, Mapping

from app.services.timeline.voice import Payload, Told, Voice, amount_of
from app.text.amounts import format_money
from app.text.catalogue import translate
from app.text.errors import valuation_sentence


def _cost(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "paid a cost of {amount}", voice.lang)
    amount = amount_of(payload)
    return Told(title.format(amount=amount), payload["what"])


def _compensated(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "owes the consignor {amount} for the item", voice.lang)
    amount, valued = amount_of(payload), ""
    if payload.get("valued"):
        how = payload["valued"]
        valued = valuation_sentence(
            how["reason"], how["cap_minor"], payload["currency"], voice.lang
        )
    return Told(title.format(amount=amount), valued)


def _settled(voice: Voice, payload: Payload) -> Told:
    title = translate("Timeline", "settled a loss of {amount}", voice.lang)
    shares = " · ".join(
        f"{voice.word('party', share['party'])} {format_money(share['minor'], payload['currency'])}"
        for share in payload["shares"]
    )
    return Told(title.format(amount=amount_of(payload, "loss_minor")), shares)


TELLERS: Mapping[str, Callable[[Voice, Payload], Told]] = {
    "cost_recorded": _cost,
    "compensation_recorded": _compensated,
    "case_settled": _settled,
}
