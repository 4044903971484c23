"""What the commands of a large group are for: words alone, so that naming them loads nothing."""

from collections.abc import Mapping

from app.text.catalogue import translate


def payout_purposes() -> Mapping[str, str]:
    """Of ``payout``, in the order in which they are listed."""
    return {
        "propose": translate("CLI", "Who may be paid what, and why the rest waits."),
        "run": translate("CLI", "Pay everybody who may be paid."),
        "pay": translate("CLI", "Pay one consignor."),
        "payee": translate("CLI", "Where a consignor's money goes."),
        "sent": translate("CLI", "A run has gone to the bank."),
        "undo": translate("CLI", "Take back a run or a payout that was not sent."),
        "returned": translate("CLI", "A payout came back from the bank."),
        "hold": translate("CLI", "Hold money by hand."),
        "lift": translate("CLI", "Lift a hold by hand."),
        "release": translate("CLI", "Let held money be paid."),
        "list": translate("CLI", "Runs, the payouts of one, and lists for the bank."),
    }
