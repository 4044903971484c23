"""How rarer stories end: exchange, credit, repair, re-check, carrier, bank, the consignor's own."""

from collections.abc import Callable, Mapping

from app.domain.custody import Handover
from app.services.demo.pace import DAY, HOUR
from app.services.demo.passages import have_examined, identify, send_back, settle
from app.services.demo.story import Story
from app.services.moves import MoveTold


def _exchange(story: Story) -> None:
    """She takes something else for it; the credit pays for that."""
    send_back(story)
    identify(story)
    story.move((HOUR, 6 * HOUR), "exchange_agreed", reaches="READY")
    story.then((DAY, 6 * DAY), story.desk.refund, None, "exchanged", reaches="CLAIM_DONE")
    settle(story)


def _credit(story: Story) -> None:
    send_back(story)
    identify(story)
    story.move((HOUR, 6 * HOUR), "inspection_passed", reaches="REFUND")
    story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    settle(story)


def _repair(story: Story) -> None:
    """To the repairer and back, looked at again, and fetched."""
    send_back(story)
    identify(story)
    sent = MoveTold(handover=Handover("with_third", place="护理师傅"))
    story.move((HOUR, 6 * HOUR), "to_repair", told=sent, reaches="REPAIR")
    story.note((1, 10), "third", "repair_sent")
    told = MoveTold(handover=story.received("repaired"))
    story.move((3 * DAY, 8 * DAY), "repair_back", told=told, reaches="INSPECT_AGAIN")
    story.cost((5, 60), "repair")
    story.move((10, 4 * HOUR), "repair_good", reaches="READY")
    story.move((4 * HOUR, 5 * DAY), "collected", reaches="CLAIM_DONE")
    settle(story)


def _recheck(story: Story) -> None:
    """Examined first; then it is given back as genuine, or taken back after all."""
    appraiser = Handover("with_third", place="鉴定机构")
    send_back(story, "received_for_appraisal", "AUTHN", appraiser)
    story.note((1, 10), "third", "sent")
    told = MoveTold(handover=story.received("from_third"))
    story.move((2 * DAY, 5 * DAY), "appraised", told=told, reaches="DECIDE_AGAIN")
    story.cost((5, 60), "authenticity")
    if story.chance(60):
        story.note((5, 30), "reject", "genuine")
        story.move((HOUR, DAY), "release", reaches="READY")
        story.move((4 * HOUR, 4 * DAY), "collected", reaches="CLAIM_DONE")
    else:
        story.then((HOUR, DAY), story.desk.choose, "RETURN_REFUND")
        identify(story)
        story.move((5, 60), "item_is_here", reaches="INSPECT")
        story.move((5, 60), "inspection_passed", note=story.text("inspected"), reaches="REFUND")
        story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    settle(story)


def _carrier(story: Story) -> None:
    """The buyer is paid first; what the carrier pays is asked for afterwards."""
    if story.run.trouble.category in {"SHIP.LOST", "SHIP.EMPTY"}:
        story.hand((DAY, 3 * DAY), Handover("lost", place=story.text("lost", "parcel")))
    story.move((HOUR, DAY), "approve_carrier_refund", reaches="REFUND")
    story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    story.has_loss = True
    reference = f"SF-{story.rng.randrange(10**6):06d}"
    percent = story.rng.choices((100, 80, 60, 50, 0), (2, 2, 3, 2, 2))[0]
    story.then((HOUR, DAY), story.desk.file_claim, reference, reaches="CARRIER")
    story.note((5 * DAY, 15 * DAY), "calls.carrier", channel="call")
    story.then((DAY, 3 * DAY), story.desk.hear_carrier, percent, f"理赔函 {reference}")
    if percent < 100:
        story.carrier_answered = True
        settle(story)
    if percent and story.chance(80):
        story.then((5 * DAY, 15 * DAY), story.desk.receive_claim, reference)


def _chargeback(story: Story) -> None:
    """The bank has taken the money already; whoever lost the sale loses the fee as well."""
    reference, days = f"CB-{story.rng.randrange(10**6):06d}", story.rng.randint(7, 14)
    story.then((10, HOUR), story.desk.record_debit, reference, days)
    story.move((HOUR, DAY), "answer_bank", reaches="BANK")
    if story.chance(60):
        won = story.text("reject")
        story.move((10 * DAY, 30 * DAY), "chargeback_won", note=won, reaches="CLAIM_DONE")
        return
    lost = (10 * DAY, 30 * DAY)
    story.then(lost, story.desk.refund, None, "chargeback_lost", reaches="CLAIM_DONE")
    story.has_loss = True
    settle(story)


def _compensate(story: Story) -> None:
    """Lost in the shop, and not found: the consignor gets her part of the price."""
    story.move((HOUR, 2 * DAY), "compensate", reaches="CLAIM_DONE")
    story.has_loss = True
    settle(story)


def _to_consignor(story: Story) -> None:
    story.move((HOUR, DAY), "give_back", reaches="READY")
    story.note((1, 10), "calls.claimant", channel="call")
    story.move((DAY, 6 * DAY), "collected", reaches="CLAIM_DONE")


def _buy_in(story: Story) -> None:
    """The buyer gets the money back, and the shop keeps the thing for its own account."""
    send_back(story)
    if story.run.trouble.trunk == "AUTH":
        have_examined(story, "exception")
    identify(story)
    story.move((HOUR, 6 * HOUR), "inspection_passed", reaches="REFUND")
    story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    settle(story)


RARER: Mapping[str, Callable[[Story], None]] = {
    "EXCHANGE": _exchange,
    "STORE_CREDIT": _credit,
    "REPAIR": _repair,
    "AUTH_RECHECK": _recheck,
    "CARRIER_CLAIM": _carrier,
    "CB_RESPONSE": _chargeback,
    "COMPENSATE_CONSIGNOR": _compensate,
    "RETURN_TO_CONSIGNOR": _to_consignor,
    "BUY_IN": _buy_in,
}
