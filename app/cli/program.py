"""The tree of commands: every name, what it is for, and the area it comes from."""

from collections.abc import Mapping

import click

from app.cli import areas
from app.cli.areas import Area
from app.cli.declaring import Entry, ShopGroup
from app.cli.purposes import payout_purposes
from app.text.catalogue import translate


def program() -> ShopGroup:
    """The whole command line in the language chosen now; nothing but names is loaded yet."""
    return ShopGroup(
        {
            "init": _entry("init", translate("CLI", "Make a shop with default data."), areas.shops),
            "demo": _entry(
                "demo", translate("CLI", "Fill a shop with a lifelike history."), areas.demo
            ),
            "import": _entry(
                "import",
                translate("CLI", "Bring in items, consignors or sales of another program."),
                areas.imports,
            ),
            "import-undo": _entry(
                "import-undo",
                translate("CLI", "Undo an import; what has been used since stays."),
                areas.imports,
            ),
            "item": Entry(translate("CLI", "Items in the shop's care."), _item),
            "consignor": Entry(translate("CLI", "Consignors and their accounts."), _consignor),
            "sale": Entry(translate("CLI", "Sales."), _sale),
            "party": Entry(translate("CLI", "Carriers, insurers and third parties."), _party),
            "case": Entry(translate("CLI", "After-sales cases."), _case),
            "rules": Entry(translate("CLI", "The shop's rules."), _rules),
            "team": Entry(translate("CLI", "Teams that cases go to."), _team),
            "deadlines": _entry(
                "deadlines", translate("CLI", "What is due, by day, whoever set it."), areas.clocks
            ),
            "slip": _entry(
                "slip", translate("CLI", "Print the buyer's slip of a case."), areas.papers
            ),
            "settlement-slip": _entry(
                "settlement-slip",
                translate("CLI", "Print the one-off settlement that is signed."),
                areas.papers,
            ),
            "verify-paper": _entry(
                "verify-paper",
                translate("CLI", "Whether a paper that somebody shows is ours and still stands."),
                areas.papers,
            ),
            "statement": _entry(
                "statement",
                translate("CLI", "Print the statement of a consignor, or of all."),
                areas.statements,
            ),
            "close-month": _entry(
                "close-month",
                translate("CLI", "Freeze a month and write its archive pack."),
                areas.months,
            ),
            "month": Entry(translate("CLI", "Closed months."), _month),
            "objection": Entry(translate("CLI", "Objections to statements."), _objection),
            "report": _entry(
                "report", translate("CLI", "A month's problems in figures."), areas.reports
            ),
            "simulate": _entry(
                "simulate",
                translate("CLI", "Last year's money under other terms."),
                areas.simulating,
            ),
            "evidence": _entry(
                "evidence", translate("CLI", "Print the evidence pack of a case."), areas.evidence
            ),
            "contract": Entry(translate("CLI", "What is agreed with consignors."), _contract),
            "panel": Entry(translate("CLI", "Outside experts on a contested case."), _panel),
            "till": Entry(translate("CLI", "What to enter in the till program."), _till),
            "opening": Entry(translate("CLI", "Where the books begin."), _opening),
            "bill": Entry(translate("CLI", "Bills of WeChat Pay, Alipay and banks."), _bill),
            "credit": Entry(translate("CLI", "Store credit of buyers."), _credit),
            "refund": Entry(translate("CLI", "What goes back to buyers."), _refund),
            "payout": Entry(translate("CLI", "What consignors are paid."), _payout),
            "ledger": _entry(
                "ledger",
                translate("CLI", "The books, or the proof that they balance."),
                areas.ledger,
            ),
            "verify": _entry(
                "verify",
                translate("CLI", "Check the journal, the tables, the books and the photos."),
                areas.shops,
            ),
            "rebuild": _entry(
                "rebuild", translate("CLI", "Drop the tables and replay the journal."), areas.shops
            ),
            "explain": _entry(
                "explain",
                translate("CLI", "What a word means, and what to answer a buyer who asks."),
                areas.explaining,
            ),
            "rate": Entry(translate("CLI", "Rates of other currencies."), _rate),
            "undo": _entry("undo", translate("CLI", "Take back an action."), areas.shops),
            "user": Entry(translate("CLI", "Who works in the shop, and signing in."), _user),
        },
        translate("CLI", "After-sales for consignment shops. Without a command it opens a window."),
        translate(
            "CLI",
            "Exit codes: 0 done, 1 refused by a rule of the shop, 2 wrong usage, 3 the environment"
            " failed, 70 a fault of the program, 130 interrupted.",
        ),
    )


def _entry(name: str, words: str, load: Area) -> Entry:
    return Entry(words, lambda: load()[name])


def _group(prefix: str, words: str, entries: Mapping[str, tuple[str, Area]]) -> ShopGroup:
    return ShopGroup(
        {
            name: _entry(f"{prefix} {name}", purpose, load)
            for name, (purpose, load) in entries.items()
        },
        words,
    )


def _item() -> ShopGroup:
    return _group(
        "item",
        translate("CLI", "Items in the shop's care."),
        {
            "list": (translate("CLI", "Items, newest first."), areas.goods),
            "show": (translate("CLI", "One item's record."), areas.goods),
            "history": (translate("CLI", "What happened to an item."), areas.goods),
            "dispositions": (
                translate("CLI", "What can become of an item, and why not."),
                areas.disposing,
            ),
            "dispose": (translate("CLI", "Decide what becomes of an item."), areas.disposing),
            "hide-photo": (translate("CLI", "Show a photo nowhere any more."), areas.case_photos),
            "erase-photo": (translate("CLI", "Erase a photo for good."), areas.case_photos),
        },
    )


def _rate() -> ShopGroup:
    return _group(
        "rate",
        translate("CLI", "Rates of other currencies."),
        {
            "set": (translate("CLI", "Record a rate from a day on."), areas.rates),
            "list": (translate("CLI", "All rates, newest first."), areas.rates),
        },
    )


def _consignor() -> ShopGroup:
    return _group(
        "consignor",
        translate("CLI", "Consignors and their accounts."),
        {
            "list": (translate("CLI", "Consignors with what the shop owes them."), areas.goods),
            "show": (translate("CLI", "One consignor and the account."), areas.goods),
            "edit": (translate("CLI", "Agree on rating and limits with a consignor."), areas.terms),
            "language": (
                translate("CLI", "Say in which language their papers are."),
                areas.statements,
            ),
        },
    )


def _month() -> ShopGroup:
    return _group(
        "month",
        translate("CLI", "Closed months."),
        {
            "list": (translate("CLI", "Closed months, and what the next waits for."), areas.months),
            "show": (translate("CLI", "A closed month, and what came later."), areas.months),
            "pack": (translate("CLI", "Write the archive pack of a closed month."), areas.months),
            "verify": (translate("CLI", "Prove an archive pack."), areas.months),
        },
    )


def _objection() -> ShopGroup:
    return _group(
        "objection",
        translate("CLI", "Objections to statements."),
        {
            "list": (translate("CLI", "Open objections, or all."), areas.statements),
            "lines": (translate("CLI", "The lines of a statement."), areas.statements),
            "add": (translate("CLI", "Write down what somebody objects to."), areas.statements),
            "answer": (translate("CLI", "End an objection."), areas.statements),
        },
    )


def _credit() -> ShopGroup:
    return _group(
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


def _bill() -> ShopGroup:
    return _group(
        "bill",
        translate("CLI", "Bills of WeChat Pay, Alipay and banks."),
        {
            "import": (translate("CLI", "Bring in a bill and match its lines."), areas.bills),
            "list": (translate("CLI", "Lines, the latest first."), areas.bills),
            "show": (translate("CLI", "One line, and what it may be."), areas.bills),
            "match": (translate("CLI", "Say what a line is."), areas.bills),
        },
    )


def _till() -> ShopGroup:
    return _group(
        "till",
        translate("CLI", "What to enter in the till program."),
        {
            "list": (translate("CLI", "What has to be entered there."), areas.till),
            "done": (translate("CLI", "Tick off what was entered."), areas.till),
        },
    )


def _opening() -> ShopGroup:
    return _group(
        "opening",
        translate("CLI", "Where the books begin."),
        {"set": (translate("CLI", "Say what is owed as the books begin."), areas.till)},
    )


def _refund() -> ShopGroup:
    return _group(
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


def _payout() -> ShopGroup:
    return _group(
        "payout",
        translate("CLI", "What consignors are paid."),
        {name: (purpose, areas.payouts) for name, purpose in payout_purposes().items()},
    )


def _party() -> ShopGroup:
    return _group(
        "party",
        translate("CLI", "Carriers, insurers and third parties."),
        {
            "list": (
                translate("CLI", "Who else may bear a loss, and what they owe."),
                areas.claims,
            ),
            "add": (translate("CLI", "Enter a carrier, insurer or third party."), areas.claims),
            "edit": (translate("CLI", "Correct what is written about one."), areas.claims),
        },
    )


def _sale() -> ShopGroup:
    return _group(
        "sale",
        translate("CLI", "Sales."),
        {
            "record": (translate("CLI", "Sell items at the counter."), areas.selling),
            "list": (translate("CLI", "Sales, newest first."), areas.goods),
            "show": (translate("CLI", "One sale with its lines."), areas.goods),
        },
    )


def _case() -> ShopGroup:
    group = _group(
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
    recovery = Entry(translate("CLI", "What the consignor owes, and how it comes back."), _recovery)
    return ShopGroup({**group.entries, "recovery": recovery}, group.help or "")


def _recovery() -> ShopGroup:
    return _group(
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


def _rules() -> ShopGroup:
    return _group(
        "rules",
        translate("CLI", "The shop's rules."),
        {
            "list": (translate("CLI", "All rules in order, in plain words."), areas.rules),
            "show": (translate("CLI", "One rule, as it is written and in words."), areas.rules),
            "check": (translate("CLI", "Look whether a file of rules is good."), areas.rules),
            "test": (translate("CLI", "Try rules on past cases."), areas.rules),
            "export": (translate("CLI", "Write the rules as text."), areas.rules),
            "import": (translate("CLI", "Take over a file of rules."), areas.rules),
            "edit": (translate("CLI", "Make, change, move or retire a rule."), areas.rules),
        },
    )


def _team() -> ShopGroup:
    return _group(
        "team",
        translate("CLI", "Teams that cases go to."),
        {
            "list": (translate("CLI", "All teams."), areas.rules),
            "edit": (translate("CLI", "Make, change or retire a team."), areas.rules),
        },
    )


def _contract() -> ShopGroup:
    return _group(
        "contract",
        translate("CLI", "What is agreed with consignors."),
        {
            "show": (
                translate("CLI", "The terms in plain words, and all versions."),
                areas.contracts,
            ),
            "sign": (translate("CLI", "Agree on a new version."), areas.contracts),
        },
    )


def _panel() -> ShopGroup:
    return _group(
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


def _user() -> click.Command:
    return _group(
        "user",
        translate("CLI", "Who works in the shop, and signing in."),
        {
            "list": (translate("CLI", "Who works here, in which role."), areas.users),
            "add": (translate("CLI", "Add somebody who works here."), areas.users),
            "edit": (
                translate("CLI", "Change somebody's role, or that they work here."),
                areas.users,
            ),
            "secret": (translate("CLI", "Give somebody a PIN or passphrase."), areas.users),
            "permissions": (translate("CLI", "What each role may do."), areas.users),
            "permit": (translate("CLI", "Give a role a permission, or take it away."), areas.users),
        },
    )
