"""How stories end: one function a resolution, and what is settled afterwards."""

from app.domain.custody import Handover
from app.domain.suggestion_answers import SURVEY
from app.services.demo.intake import hear_consignor
from app.services.demo.pace import DAY, HOUR
from app.services.demo.passages import give_back, have_examined, identify, send_back, settle
from app.services.demo.rarer_endings import RARER
from app.services.demo.story import Story

_DEAR_YUAN = 20_000
_ASKED = 8  # of a hundred buyers, after their case is closed
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
        **RARER,
    }
    endings[story.run.ends](story)
    run = story.run
    if run.filed and run.claimant == "buyer" and run.ends != "CANCELLED" and story.chance(_ASKED):
        story.then((DAY, 4 * DAY), story.desk.survey, story.rng.choice(story.material.why[SURVEY]))


def _return(story: Story) -> None:
    trunk = story.run.trouble.trunk
    send_back(story)
    if trunk == "AUTH":
        have_examined(story, "fail")
    identify(story)
    passed = story.text("inspected")
    story.move((2, 30), "inspection_passed", note=passed, reaches="REFUND")
    if trunk in {"DESC", "FUNC", "COND"} and story.chance(35):
        story.cost((1, 60), "freight")
    elif trunk == "FUNC" and story.chance(30):
        story.cost((1, 60), "check")
    elif trunk == "MIND" and story.chance(20):
        story.cost((1, 60), "freight")
    story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    settle(story)
    if story.run.consignor_name and trunk != "OWN" and story.chance(45):
        story.hand((DAY, 6 * DAY), Handover("with_consignor"))
        story.note((1, 10), "afterwards", "fetched" if story.chance(75) else "sent")


def _refund_only(story: Story) -> None:
    run = story.run
    if run.trouble.category in _LOST_PARCELS:
        story.hand((DAY, 3 * DAY), Handover("lost", place=story.text("lost", "parcel")))
        story.then((1, 10), story.desk.identify, "cannot_tell")
    else:
        identify(story)
    story.move((HOUR, DAY), "approve_refund", reaches="REFUND")
    story.then((HOUR // 2, DAY), story.desk.refund, None, reaches="CLAIM_DONE")
    story.has_loss = True
    settle(story)


def _partial(story: Story) -> None:
    yuan = story.run.piece.yuan if story.run.piece else 0
    percent = story.rng.choice((2, 3, 5) if yuan >= _DEAR_YUAN else (5, 8, 10, 10, 12, 15, 20))
    amount = max(yuan * percent // 1000 * 10, min(50, yuan))
    identify(story)
    story.move((HOUR, DAY), "approve_refund", reaches="REFUND")
    hear_consignor(story, (10, DAY))
    story.then((HOUR // 2, DAY), story.desk.refund, amount, reaches="CLAIM_DONE")
    story.has_loss = True
    if story.chance(10):
        story.cost((5, 60), "repair")
    settle(story)


def _note(story: Story) -> None:
    category = story.run.trouble.category
    if category == "STORE.DMG":
        _have_repaired(story)
    elif category == "DESC.MISS" and story.chance(60):
        story.cost((HOUR, DAY), "goodwill")
    hear_consignor(story, (HOUR, DAY))
    kept = story.text("kept")
    story.move((HOUR, 2 * DAY), "note_kept", note=kept, reaches="CLAIM_DONE")
    if story.has_loss:
        settle(story)


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
        send_back(story)
        why = "returned"
        if trunk == "AUTH":
            have_examined(story, "pass")
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
    if not story.has_loss and story.chance(12):
        _appeal(story)
    if story.in_shop:
        give_back(story)
    if story.has_loss:
        settle(story)


def _withdraw(story: Story) -> None:
    if story.resolution == "RETURN_REFUND" and not story.in_shop and story.chance(50):
        accepted = story.text("accept")
        story.move((HOUR, DAY), "accept_return", note=accepted, reaches="BACK")
    hear_consignor(story, (10, DAY))
    story.move((HOUR, 2 * DAY), "cancel", note=story.text("cancel"), reaches="CLAIM_DONE")
    if story.in_shop:
        give_back(story)


def _appeal(story: Story) -> None:
    """She does not accept it; the owner looks again and stays with it."""
    grounds = story.text("appeal", "why")
    story.move((4 * HOUR, 3 * DAY), "appeal", note=grounds, reaches="APPEAL")
    answer = story.text("appeal", "answer")
    story.move((2 * HOUR, DAY), "appeal_dismissed", note=answer, by=story.owner)
