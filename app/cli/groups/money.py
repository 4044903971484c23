"""Commands on money beside a case."""

from app.cli import areas
from app.cli.declaring import ShopGroup
from app.cli.groups.entry import group
from app.text.catalogue import translate


def rate_commands() -> ShopGroup:
    """The words of ``rate``."""
    return group(
        "rate",
        translate("CLI", "Rates of other currencies."),
        {
            "set": (translate("CLI", "Record a rate from a day on."), areas.rates),
            "list": (translate("CLI", "All rates, newest first."), areas.rates),
        },
    )


def month_commands() -> ShopGroup:
    """The words of ``month``."""
    return group(
        "month",
        translate("CLI", "Closed months."),
        {
            "list": (translate("CLI", "Closed months, and what the next waits for."), areas.months),
            "show": (translate("CLI", "A closed month, and what came later."), areas.months),
            "pack": (translate("CLI", "Write the archive pack of a closed month."), areas.months),
            "verify": (translate("CLI", "Prove an archive pack."), areas.months),
        },
    )


def objection_commands() -> ShopGroup:
    """The words of ``objection``."""
    return group(
        "objection",
        translate("CLI", "Objections to statements."),
        {
            "list": (translate("CLI", "Open objections, or all."), areas.statements),
            "lines": (translate("CLI", "The lines of a statement."), areas.statements),
            "add": (translate("CLI", "Write down what somebody objects to."), areas.statements),
            "answer": (translate("CLI", "End an objection."), areas.statements),
        },
    )


def credit_commands() -> ShopGroup:
    """The words of ``credit``."""
    return group(
        "credit",
        translate("CLI", "Store credit of buyers."),
        {
            "show": (translate("CLI", "Who has how much, and how it came."), areas.credit),
            "bonus": (translate("CLI", "Give store credit as a present."), areas.credit),
            "spend": (translate("CLI", "Sell items for store credit."), areas.credit),
            "cash-out": (translate("CLI", "Pay store credit out in money."), areas.credit),
            "expire": (translate("CLI", "Take off what is past its day."), areas.credit),
        },
    )


def bill_commands() -> ShopGroup:
    """The words of ``bill``."""
    return group(
        "bill",
        translate("CLI", "Bills of WeChat Pay, Alipay and banks."),
        {
            "import": (translate("CLI", "Bring in a bill and match its lines."), areas.bills),
            "list": (translate("CLI", "Lines, the latest first."), areas.bills),
            "show": (translate("CLI", "One line, and what it may be."), areas.bills),
            "match": (translate("CLI", "Say what a line is."), areas.bills),
        },
    )


def till_commands() -> ShopGroup:
    """The words of ``till``."""
    return group(
        "till",
        translate("CLI", "What to enter in the till program."),
        {
            "list": (translate("CLI", "What has to be entered there."), areas.till),
            "done": (translate("CLI", "Tick off what was entered."), areas.till),
        },
    )


def opening_commands() -> ShopGroup:
    """The words of ``opening``."""
    return group(
        "opening",
        translate("CLI", "Where the books begin."),
        {"set": (translate("CLI", "Say what is owed as the books begin."), areas.till)},
    )


def refund_commands() -> ShopGroup:
    """The words of ``refund``."""
    return group(
        "refund",
        translate("CLI", "What goes back to buyers."),
        {
            "list": (translate("CLI", "What buyers wait for."), areas.refunds),
            "done": (translate("CLI", "The money has left."), areas.refunds),
            "failed": (translate("CLI", "The money did not go, or came back."), areas.refunds),
            "again": (translate("CLI", "Order a failed refund once more."), areas.refunds),
            "correct": (translate("CLI", "It was of another amount."), areas.refunds),
        },
    )


def payout_commands() -> ShopGroup:
    """The words of ``payout``."""
    purposes = {
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
    return group(
        "payout",
        translate("CLI", "What consignors are paid."),
        {name: (purpose, areas.payouts) for name, purpose in purposes.items()},
    )
