"""Passages that several endings share: the way back, the look at it, the settlement."""

from dataclasses import replace

from app.domain.custody import Handover
from app.domain.findings import Finding
from app.services.demo.intake import ask_consignor, hear_consignor
from app.services.demo.pace import DAY, HOUR
from app.services.demo.shares import Twist
from app.services.demo.story import Story
from app.services.moves import MoveTold


def send_back(
    story: Story,
    received: str = "goods_received",
    stage: str = "INSPECT",
    onward: Handover | None = None,
) -> None:
    """From the buyer to the table where it is looked at, by parcel or by hand.

    ``received`` is the move that ends it, ``stage`` where that leads; ``onward`` says to whom the
    thing goes at once.
    """
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
    came = None if story.in_shop else story.received()
    told = MoveTold(handover=onward or came)
    story.move(wait, received, told=told, reaches=stage)
    story.in_shop = True
    hear_consignor(story, (HOUR, DAY))


def identify(story: Story) -> None:
    """Is it our item? A record from intake makes that easy."""
    piece = story.run.piece
    is_known = piece is not None and piece.has_baseline
    answer = "ours" if is_known or story.chance(50) else "cannot_tell"
    story.then((10, 2 * HOUR), story.desk.identify, answer)


def have_examined(story: Story, result: str) -> None:
    """An appraiser both sides accept looks at it, under seal, and wants to be paid."""
    house, seal = story.text("appraiser"), f"F-{story.rng.randrange(10_000, 100_000)}"
    story.then((10, 2 * HOUR), story.desk.agree_on_appraiser, house)
    signed = story.run.name or story.run.opened_by
    sent = Handover("with_third", place=house, seal=seal, signature=signed)
    story.hand((HOUR, 6 * HOUR), sent)
    story.note((1, 10), "third", "sent")
    story.hand((2 * DAY, 5 * DAY), story.received("from_third"))
    proven = "proven" if result == "fail" else "unproven"
    found = Finding(house, "appraiser", result, proven, story.text("finding", result))
    story.then((1, 10), story.desk.record_finding, replace(found, seal_number=seal))
    story.cost((5, 60), "authenticity")


def give_back(story: Story) -> None:
    """What the buyer brought goes back to her the way it came."""
    receipt = story.run.receipt
    was_sent = receipt is not None and receipt.shipped
    story.hand((4 * HOUR, 4 * DAY), Handover("with_buyer", accessories=story.brought or ()))
    story.note((1, 10), "afterwards", "buyer_sent" if was_sent else "buyer_fetched")


def settle(story: Story) -> None:
    """The recovery track: who bears the loss, if any."""
    run = story.run
    hear_consignor(story, (HOUR, 2 * DAY))
    if not story.has_loss:
        story.move((10, DAY), "nothing_to_recover")
        return
    concerned = run.consignor_name and run.trouble.trunk in {"AUTH", "COND", "FUNC"}
    if concerned and not story.was_asked and story.chance(35):
        ask_consignor(story, (10, 4 * HOUR), reaches="CONSIGNOR")
        hear_consignor(story, (DAY, 4 * DAY))
    reasons = {code: story.text(f"split.{code}") for code in _WITH_WORDS}
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


# Steps of the ladder that the people of this shop have words of their own for.
_WITH_WORDS = (
    "default_share", "default_share_when", "default_share_own_stock", "no_baseline", "no_default",
    "not_upheld", "found_genuine", "passed_before_sale", "panel_median",
)  # fmt: skip


def _twist(story: Story) -> Twist | None:
    category, trunk = story.run.trouble.category, story.run.trouble.trunk
    if story.run.ends == "REJECT":
        kind = "buyer"  # nothing was wrong, and looking cost money
    elif (
        category in {"SHIP.DMG", "SHIP.LOST", "SHIP.EMPTY"}
        and not story.carrier_answered
        and story.chance(75)
    ):
        kind = story.rng.choice(("carrier", "carrier", "carrier_part"))
    elif trunk == "AUTH" and story.chance(20):
        kind = "third"
    elif trunk in {"COND", "FUNC", "DESC"} and story.chance(30):
        kind = story.rng.choice(("less_consignor", "more_consignor"))
    else:
        return None
    return Twist(kind, story.text("twist", kind))
