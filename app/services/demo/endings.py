"""How stories end: one function a resolution, and what is settled afterwards."""

from app.domain.custody import Handover
from app.domain.liability import PROPOSAL_REASONS
from app.services.demo.intake import ask_consignor, hear_consignor
from app.services.demo.pace import DAY, HOUR
from app.services.demo.shares import Twist
from app.services.demo.story import Story
from app.services.moves import MoveTold

_DEAR_YUAN = 20_000
_LOST_PARCELS = {"SHIP.LOST", "SHIP.EMPTY"}


def tell_ending(story: Story) -> None:
    """Tell the rest of a case after its decision has been prepared."""
    endings = {
        "RETURN_REFUND": _return,
        "REFUND_ONLY": _refund_only,
        "PARTIAL": _partial,
        "NOTE_ONLY": _note,
        "REJECT": _reject,
        "CANCELLED": _withdraw,
    }
    endings[story.run.ends](story)


def _return(story: Story) -> None:
    trunk = story.run.trouble.trunk
    _send_back(story)
    if trunk == "AUTH":
        _have_examined(story)
    _identify(story)
    passed = story.text("inspected")
    story.move((2, 30), "inspection_passed", note=passed, reaches="REFUND")
    if trunk in {"DESC", "FUNC", "COND"} and story.chance(35):
        story.cost((1, 60), "freight")
    elif trunk == "FUNC" and story.chance(30):
        story.cost((1, 60), "check")
    elif trunk == "MIND" and story.chance(20):
        story.cost((1, 60), "freight")
    story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    _settle(story)
    if story.run.consignor_name and trunk != "OWN" and story.chance(45):
        story.hand((DAY, 6 * DAY), Handover("with_consignor"))
        story.note((1, 10), "afterwards", "fetched" if story.chance(75) else "sent")


def _send_back(story: Story) -> None:
    """From the buyer to the inspection table, by parcel or by hand."""
    run = story.run
    accepted = story.text("accept") if story.chance(70) else ""
    story.move((HOUR, DAY), "accept_return", note=accepted, reaches="BACK")
    if not story.in_shop and run.receipt and run.receipt.shipped:
        waybill = f"SF1099{story.rng.randrange(10**9):09d}"
        parcel = Handover("in_transit", waybill=waybill, received_from=run.name)
        story.hand((4 * HOUR, 2 * DAY), parcel, reaches="TRANSIT")
        wait = (DAY, 3 * DAY)
    else:
        wait = (5, 60) if story.in_shop else (4 * HOUR, 4 * DAY)
    told = MoveTold() if story.in_shop else MoveTold(handover=story.received())
    story.move(wait, "goods_received", told=told, reaches="INSPECT")
    story.in_shop = True
    hear_consignor(story, (HOUR, DAY))


def _identify(story: Story) -> None:
    piece = story.run.piece
    is_known = piece is not None and piece.has_baseline
    answer = "ours" if is_known or story.chance(50) else "cannot_tell"
    story.then((10, 2 * HOUR), story.desk.identify, answer)


def _have_examined(story: Story) -> None:
    """A third party looks at it and wants to be paid."""
    sent = Handover("with_third", place="鉴定机构")
    story.hand((HOUR, 6 * HOUR), sent)
    story.note((1, 10), "third", "sent")
    story.hand((2 * DAY, 5 * DAY), story.received("from_third"))
    story.note((1, 10), "third", "back")
    story.cost((5, 60), "authenticity")


def _refund_only(story: Story) -> None:
    run = story.run
    if run.trouble.category in _LOST_PARCELS:
        story.hand((DAY, 3 * DAY), Handover("lost", place=story.text("lost", "parcel")))
        story.then((1, 10), story.desk.identify, "cannot_tell")
    else:
        _identify(story)
    story.move((HOUR, DAY), "approve_refund", reaches="REFUND")
    story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    story.has_loss = True
    _settle(story)


def _partial(story: Story) -> None:
    yuan = story.run.piece.yuan if story.run.piece else 0
    percent = story.rng.choice((2, 3, 5) if yuan >= _DEAR_YUAN else (5, 8, 10, 10, 12, 15, 20))
    amount = max(yuan * percent // 1000 * 10, min(50, yuan))
    _identify(story)
    story.move((HOUR, DAY), "approve_refund", reaches="REFUND")
    hear_consignor(story, (10, DAY))
    story.then((HOUR // 2, DAY), story.desk.refund, amount, reaches="CLAIM_DONE")
    story.has_loss = True
    if story.chance(10):
        story.cost((5, 60), "repair")
    _settle(story)


def _note(story: Story) -> None:
    category = story.run.trouble.category
    if category == "STORE.LOST":
        _compensate(story)
    elif category == "STORE.DMG":
        _have_repaired(story)
    elif category == "DESC.MISS" and story.chance(60):
        story.cost((HOUR, DAY), "goodwill")
    hear_consignor(story, (HOUR, DAY))
    kept = story.text("kept")
    story.move((HOUR, 2 * DAY), "note_kept", note=kept, reaches="CLAIM_DONE")
    if story.has_loss:
        _settle(story)


def _compensate(story: Story) -> None:
    """What is gone is paid for: the consignor gets her part of the price."""
    piece = story.run.piece
    if piece is None:
        return
    story.hand((4 * HOUR, 3 * DAY), Handover("lost", place=story.text("lost", "store")))
    if piece.consignor:
        story.pay((DAY, 4 * DAY), "赔付寄卖人", piece.yuan * piece.split_bp // 10_000)


def _have_repaired(story: Story) -> None:
    story.hand((2 * HOUR, DAY), Handover("with_third", place="护理师傅"))
    story.note((1, 10), "third", "repair_sent")
    story.hand((3 * DAY, 6 * DAY), story.received("repaired"))
    story.note((1, 10), "third", "repair_back")
    story.cost((5, 30), "repair")


def _reject(story: Story) -> None:
    trunk = story.run.trouble.trunk
    why = ""
    if story.resolution == "RETURN_REFUND" and trunk in {"AUTH", "COND", "FUNC", "DESC"}:
        _send_back(story)
        why = "returned"
        if trunk == "AUTH":
            _have_examined(story)
            why = "genuine"
        if story.chance(12):
            why = "not_ours"
        answer = "not_ours" if why == "not_ours" else "ours"
        story.then((10, 2 * HOUR), story.desk.identify, answer)
        failed = story.text("inspection_failed", why)
        story.move((5, 60), "inspection_failed", note=failed, reaches="DECIDE_AGAIN")
    hear_consignor(story, (10, DAY))
    refused = story.text("reject", why)
    story.move((HOUR, DAY + 4 * HOUR), "reject", note=refused, reaches="CLAIM_DONE")
    if story.in_shop:
        _give_back(story)
    if story.has_loss:
        _settle(story)


def _give_back(story: Story) -> None:
    """What the buyer brought goes back to her the way it came."""
    receipt = story.run.receipt
    was_sent = receipt is not None and receipt.shipped
    story.hand((4 * HOUR, 4 * DAY), Handover("with_buyer", accessories=story.brought or ()))
    story.note((1, 10), "afterwards", "buyer_sent" if was_sent else "buyer_fetched")


def _withdraw(story: Story) -> None:
    if story.resolution == "RETURN_REFUND" and not story.in_shop and story.chance(50):
        accepted = story.text("accept")
        story.move((HOUR, DAY), "accept_return", note=accepted, reaches="BACK")
    hear_consignor(story, (10, DAY))
    story.move((HOUR, 2 * DAY), "cancel", note=story.text("cancel"), reaches="CLAIM_DONE")
    if story.in_shop:
        _give_back(story)


def _settle(story: Story) -> None:
    """The recovery track: who bears the loss, if there is one."""
    run = story.run
    hear_consignor(story, (HOUR, 2 * DAY))
    if not story.has_loss:
        story.move((10, DAY), "nothing_to_recover")
        return
    concerned = run.consignor_name and run.trouble.trunk in {"AUTH", "COND", "FUNC"}
    if concerned and not story.was_asked and story.chance(35):
        ask_consignor(story, (10, 4 * HOUR), reaches="CONSIGNOR")
        hear_consignor(story, (DAY, 4 * DAY))
    reasons = {code: story.text(f"split.{code}") for code in PROPOSAL_REASONS}
    story.then((HOUR, DAY), story.desk.split, _twist(story), reasons)
    mode = story.rng.choices(("", "REVERSE", "CLAWBACK"), (7, 1, 2))[0] if concerned else ""
    if story.chance(70):
        story.move((5, 3 * HOUR), "split_agreed", reaches="SETTLE")
        story.move((2 * HOUR, DAY + 5 * HOUR), "settled", told=MoveTold(mode=mode))
    else:
        story.then((10, 5 * HOUR), story.desk.settle, mode)
    if story.chance(3):
        story.cost((2 * DAY, 6 * DAY), "late")
        story.then((HOUR, DAY), story.desk.split, None, reasons)
        story.then((10, 5 * HOUR), story.desk.settle, "")


def _twist(story: Story) -> Twist | None:
    category, trunk = story.run.trouble.category, story.run.trouble.trunk
    if story.run.ends == "REJECT":
        kind = "buyer"  # nothing was wrong, and looking cost money
    elif category in {"SHIP.DMG", "SHIP.LOST", "SHIP.EMPTY"} and story.chance(75):
        kind = story.rng.choice(("carrier", "carrier", "carrier_part"))
    elif trunk == "AUTH" and story.chance(20):
        kind = "third"
    elif trunk in {"COND", "FUNC", "DESC"} and story.chance(30):
        kind = story.rng.choice(("less_consignor", "more_consignor"))
    else:
        return None
    return Twist(kind, story.text("twist", kind))
