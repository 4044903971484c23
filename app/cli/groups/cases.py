"""Commands on a case."""

from app.cli import areas
from app.cli.declaring import Entry, ShopGroup
from app.cli.groups.entry import group
from app.text.catalogue import translate


def case_commands() -> ShopGroup:
    """The words of ``case``."""
    made = group(
        "case",
        translate("CLI", "After-sales cases."),
        {
            "open": (translate("CLI", "Open a case."), areas.case_opening),
            "list": (
                translate("CLI", "Cases by deadline, finished ones last."),
                areas.case_reading,
            ),
            "show": (translate("CLI", "One case with everything known of it."), areas.case_reading),
            "timeline": (translate("CLI", "What happened to a case."), areas.case_reading),
            "moves": (
                translate("CLI", "What can be done now, and what is missing."),
                areas.case_reading,
            ),
            "move": (translate("CLI", "Make a move."), areas.case_work),
            "check": (
                translate("CLI", "Answer whether it is the item the shop sold."),
                areas.case_work,
            ),
            "custody": (translate("CLI", "Record that the item changed hands."), areas.case_work),
            "clock": (translate("CLI", "Set a deadline, or say that it is done."), areas.clocks),
            "evidence": (
                translate("CLI", "What has to be shown before a decision, and showing it."),
                areas.evidence,
            ),
            "appraiser": (translate("CLI", "Who accepts which appraiser."), areas.findings),
            "finding": (translate("CLI", "What was found, and recording it."), areas.findings),
            "note": (translate("CLI", "Write on a case's timeline."), areas.case_work),
            "edit": (translate("CLI", "Correct what is written on a case."), areas.case_work),
            "resolution": (
                translate("CLI", "Change the resolution while the decision is open."),
                areas.case_work,
            ),
            "appeal": (translate("CLI", "Take a decision to a named reviewer."), areas.mending),
            "related": (
                translate("CLI", "Cases it is joined to, and likely duplicates."),
                areas.mending,
            ),
            "similar": (
                translate("CLI", "Past cases like this one, and how they ended."),
                areas.similar,
            ),
            "link": (translate("CLI", "Let two cases lead to each other."), areas.mending),
            "duplicate": (
                translate("CLI", "End a case that is the same as another."),
                areas.mending,
            ),
            "merge": (translate("CLI", "Let another case go on for both."), areas.mending),
            "split-off": (
                translate("CLI", "Open a case of its own for a second problem."),
                areas.mending,
            ),
            "relink": (translate("CLI", "Move a case to another item or receipt."), areas.mending),
            "void": (translate("CLI", "End a case that was a mistake."), areas.mending),
            "photos": (
                translate("CLI", "The photos of a case, hidden ones too."),
                areas.case_photos,
            ),
            "hide-photo": (translate("CLI", "Show a photo nowhere any more."), areas.case_photos),
            "show-photo": (translate("CLI", "Show a hidden photo again."), areas.case_photos),
            "erase-photo": (translate("CLI", "Erase a photo for good."), areas.case_photos),
            "cost": (translate("CLI", "Record freight, repair, an appraiser's fee."), areas.money),
            "split": (translate("CLI", "Decide who bears the loss."), areas.money),
            "confirm": (
                translate("CLI", "Record that a party agrees to its share, or objects."),
                areas.splits,
            ),
            "settle": (translate("CLI", "Charge the loss to those who bear it."), areas.money),
            "resplit": (
                translate("CLI", "Split a settled loss again; the difference is posted."),
                areas.splits,
            ),
            "claim": (
                translate("CLI", "Claim from a carrier, insurer or third party."),
                areas.claims,
            ),
            "chargeback": (
                translate("CLI", "A bank took money back, and what it decided."),
                areas.claims,
            ),
            "offer": (translate("CLI", "Write down what somebody offers."), areas.talks),
            "offers": (translate("CLI", "The offers, and what each still waits for."), areas.talks),
            "answer-offer": (
                translate("CLI", "Accept, refuse, counter or withdraw an offer."),
                areas.talks,
            ),
            "approve-offer": (
                translate("CLI", "Approve an offer above the limit, here or from afar."),
                areas.talks,
            ),
            "consent-offer": (translate("CLI", "Record the consignor's consent."), areas.talks),
            "consignor-answer": (translate("CLI", "Record what the consignor says."), areas.talks),
            "remind": (translate("CLI", "Record that a party was reminded."), areas.talks),
            "silence": (translate("CLI", "May the consignor's silence count?"), areas.talks),
            "finish": (
                translate("CLI", "Finish a case of the fast lane in one go."),
                areas.finishing,
            ),
        },
    )
    recovery = Entry(
        translate("CLI", "What the consignor owes, and how it comes back."), recovery_commands
    )
    return ShopGroup({**made.entries, "recovery": recovery}, made.help or "")


def recovery_commands() -> ShopGroup:
    """The words of ``recovery``."""
    return group(
        "case recovery",
        translate("CLI", "What the consignor owes, and how it comes back."),
        {
            "show": (translate("CLI", "The five ways, and the plans so far."), areas.recovery),
            "plan": (translate("CLI", "Agree on a plan for what is left."), areas.recovery),
            "change": (translate("CLI", "Agree anew on the open plan."), areas.recovery),
            "cancel": (translate("CLI", "Wait for the open plan no more."), areas.recovery),
            "pay-in": (translate("CLI", "Record what the consignor pays in."), areas.recovery),
            "returned": (
                translate("CLI", "Take back a payment that bounced."),
                areas.recovery,
            ),
            "write-off": (translate("CLI", "Give up what is still owed."), areas.recovery),
            "recovered": (
                translate("CLI", "Record money for a debt that was written off."),
                areas.recovery,
            ),
            "buy-in": (translate("CLI", "The shop buys the item."), areas.recovery),
            "list": (translate("CLI", "All plans that wait for money."), areas.recovery),
        },
    )


def panel_commands() -> ShopGroup:
    """The words of ``panel``."""
    return group(
        "panel",
        translate("CLI", "Outside experts on a contested case."),
        {
            "call": (translate("CLI", "Call a panel."), areas.panel),
            "strike": (translate("CLI", "A side strikes one member."), areas.panel),
            "vote": (translate("CLI", "Record a member's opinion, sealed."), areas.panel),
            "show": (translate("CLI", "Who sits, who has spoken, and the result."), areas.panel),
            "packet": (translate("CLI", "Print what the members are sent."), areas.panel),
        },
    )
