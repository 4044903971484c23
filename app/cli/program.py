# ruff: noqa: PLC0415 - what a command works with is loaded when it is called, not to name it
"""The tree of commands: every name, what it is for, and where it comes from."""

from collections.abc import Callable, Mapping

import click

from app.cli.declaring import Entry, ShopGroup
from app.text.catalogue import translate

Loader = Callable[[], Mapping[str, click.Command]]


def program() -> ShopGroup:
    """The whole command line in the language chosen now; nothing but names is loaded yet."""
    return ShopGroup(
        {
            "init": _entry("init", translate("CLI", "Make a shop with default data."), _shops),
            "demo": _entry("demo", translate("CLI", "Fill a shop with a lifelike history."), _demo),
            "import": _entry(
                "import",
                translate("CLI", "Bring in items, consignors or sales of another program."),
                _imports,
            ),
            "import-undo": _entry(
                "import-undo",
                translate("CLI", "Undo an import; what has been used since stays."),
                _imports,
            ),
            "item": Entry(translate("CLI", "Items in the shop's care."), _item),
            "consignor": Entry(translate("CLI", "Consignors and their accounts."), _consignor),
            "sale": Entry(translate("CLI", "Sales."), _sale),
            "case": Entry(translate("CLI", "After-sales cases."), _case),
            "rules": Entry(translate("CLI", "The shop's rules."), _rules),
            "team": Entry(translate("CLI", "Teams that cases go to."), _team),
            "deadlines": _entry(
                "deadlines", translate("CLI", "What is due, by day, whoever set it."), _clocks
            ),
            "slip": _entry("slip", translate("CLI", "Print the buyer's slip of a case."), _papers),
            "settlement-slip": _entry(
                "settlement-slip",
                translate("CLI", "Print the one-off settlement that is signed."),
                _papers,
            ),
            "verify-paper": _entry(
                "verify-paper",
                translate("CLI", "Whether a slip that somebody shows still stands."),
                _papers,
            ),
            "statement": _entry(
                "statement", translate("CLI", "Print a consignor's statement of a month."), _papers
            ),
            "evidence": _entry(
                "evidence", translate("CLI", "Print the evidence pack of a case."), _evidence
            ),
            "panel": Entry(translate("CLI", "Outside experts on a contested case."), _panel),
            "ledger": _entry(
                "ledger", translate("CLI", "The books, or the proof that they balance."), _money
            ),
            "verify": _entry(
                "verify",
                translate("CLI", "Check the journal, the tables, the books and the photos."),
                _shops,
            ),
            "rebuild": _entry(
                "rebuild", translate("CLI", "Drop the tables and replay the journal."), _shops
            ),
            "explain": _entry(
                "explain",
                translate("CLI", "What a word means, and what to answer a buyer who asks."),
                _explaining,
            ),
            "undo": _entry("undo", translate("CLI", "Take back an action."), _shops),
            "user": Entry(translate("CLI", "Who works in the shop, and signing in."), _user),
        },
        translate("CLI", "After-sales for consignment shops. Without a command it opens a window."),
        translate(
            "CLI",
            "Exit codes: 0 done, 1 refused by a rule of the shop, 2 wrong usage, 3 the environment"
            " failed, 70 a fault of the program, 130 interrupted.",
        ),
    )


def _entry(name: str, words: str, load: Loader) -> Entry:
    return Entry(words, lambda: load()[name])


def _group(prefix: str, words: str, entries: Mapping[str, tuple[str, Loader]]) -> ShopGroup:
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
            "list": (translate("CLI", "Items, newest first."), _goods),
            "show": (translate("CLI", "One item's record."), _goods),
            "history": (translate("CLI", "What happened to an item."), _goods),
            "dispositions": (
                translate("CLI", "What can become of an item, and why not."),
                _disposing,
            ),
            "dispose": (translate("CLI", "Decide what becomes of an item."), _disposing),
            "hide-photo": (translate("CLI", "Show a photo nowhere any more."), _case_photos),
            "erase-photo": (translate("CLI", "Erase a photo for good."), _case_photos),
        },
    )


def _consignor() -> ShopGroup:
    return _group(
        "consignor",
        translate("CLI", "Consignors and their accounts."),
        {
            "list": (translate("CLI", "Consignors with what the shop owes them."), _goods),
            "show": (translate("CLI", "One consignor and the account."), _goods),
            "edit": (translate("CLI", "Agree on rating and limits with a consignor."), _terms),
        },
    )


def _sale() -> ShopGroup:
    return _group(
        "sale",
        translate("CLI", "Sales."),
        {
            "list": (translate("CLI", "Sales, newest first."), _goods),
            "show": (translate("CLI", "One sale with its lines."), _goods),
        },
    )


def _case() -> ShopGroup:
    return _group(
        "case",
        translate("CLI", "After-sales cases."),
        {
            "open": (translate("CLI", "Open a case."), _case_opening),
            "list": (translate("CLI", "Cases by deadline, finished ones last."), _case_reading),
            "show": (translate("CLI", "One case with everything known of it."), _case_reading),
            "timeline": (translate("CLI", "What happened to a case."), _case_reading),
            "moves": (
                translate("CLI", "What can be done now, and what is missing."),
                _case_reading,
            ),
            "move": (translate("CLI", "Make a move."), _case_work),
            "check": (translate("CLI", "Answer whether it is the item the shop sold."), _case_work),
            "custody": (translate("CLI", "Record that the item changed hands."), _case_work),
            "clock": (translate("CLI", "Set a deadline, or say that it is done."), _clocks),
            "evidence": (
                translate("CLI", "What has to be shown before a decision, and showing it."),
                _evidence,
            ),
            "appraiser": (translate("CLI", "Who accepts which appraiser."), _findings),
            "finding": (translate("CLI", "What was found, and recording it."), _findings),
            "note": (translate("CLI", "Write on a case's timeline."), _case_work),
            "edit": (translate("CLI", "Correct what is written on a case."), _case_work),
            "resolution": (
                translate("CLI", "Change the resolution while the decision is open."),
                _case_work,
            ),
            "appeal": (translate("CLI", "Take a decision to a named reviewer."), _mending),
            "related": (
                translate("CLI", "Cases it is joined to, and likely duplicates."),
                _mending,
            ),
            "link": (translate("CLI", "Let two cases lead to each other."), _mending),
            "duplicate": (translate("CLI", "End a case that is the same as another."), _mending),
            "merge": (translate("CLI", "Let another case go on for both."), _mending),
            "split-off": (
                translate("CLI", "Open a case of its own for a second problem."),
                _mending,
            ),
            "relink": (translate("CLI", "Move a case to another item or receipt."), _mending),
            "void": (translate("CLI", "End a case that was a mistake."), _mending),
            "photos": (translate("CLI", "The photos of a case, hidden ones too."), _case_photos),
            "hide-photo": (translate("CLI", "Show a photo nowhere any more."), _case_photos),
            "show-photo": (translate("CLI", "Show a hidden photo again."), _case_photos),
            "erase-photo": (translate("CLI", "Erase a photo for good."), _case_photos),
            "cost": (translate("CLI", "Record freight, repair, an appraiser's fee."), _money),
            "split": (translate("CLI", "Decide who bears the loss."), _money),
            "settle": (translate("CLI", "Charge the loss to those who bear it."), _money),
            "offer": (translate("CLI", "Write down what somebody offers."), _talks),
            "offers": (translate("CLI", "The offers, and what each still waits for."), _talks),
            "answer-offer": (
                translate("CLI", "Accept, refuse, counter or withdraw an offer."),
                _talks,
            ),
            "approve-offer": (
                translate("CLI", "Approve an offer above the limit, here or from afar."),
                _talks,
            ),
            "consent-offer": (translate("CLI", "Record the consignor's consent."), _talks),
            "consignor-answer": (translate("CLI", "Record what the consignor says."), _talks),
            "remind": (translate("CLI", "Record that a party was reminded."), _talks),
            "silence": (translate("CLI", "May the consignor's silence count?"), _talks),
            "finish": (
                translate("CLI", "Finish a case of the fast lane in one go."),
                _finishing,
            ),
        },
    )


def _rules() -> ShopGroup:
    return _group(
        "rules",
        translate("CLI", "The shop's rules."),
        {
            "list": (translate("CLI", "All rules in order, in plain words."), _ruling),
            "show": (translate("CLI", "One rule, as it is written and in words."), _ruling),
            "check": (translate("CLI", "Look whether a file of rules is good."), _ruling),
            "test": (translate("CLI", "Try rules on past cases."), _ruling),
            "export": (translate("CLI", "Write the rules as text."), _ruling),
            "import": (translate("CLI", "Take over a file of rules."), _ruling),
            "edit": (translate("CLI", "Make, change, move or retire a rule."), _ruling),
        },
    )


def _team() -> ShopGroup:
    return _group(
        "team",
        translate("CLI", "Teams that cases go to."),
        {
            "list": (translate("CLI", "All teams."), _ruling),
            "edit": (translate("CLI", "Make, change or retire a team."), _ruling),
        },
    )


def _ruling() -> Mapping[str, click.Command]:
    from app.cli import rule_reading, rule_work

    return {**rule_reading.commands(), **rule_work.commands()}


def _panel() -> ShopGroup:
    return _group(
        "panel",
        translate("CLI", "Outside experts on a contested case."),
        {
            "call": (translate("CLI", "Call a panel."), _panel_work),
            "strike": (translate("CLI", "A side strikes one member."), _panel_work),
            "vote": (translate("CLI", "Record a member's opinion, sealed."), _panel_work),
            "show": (translate("CLI", "Who sits, who has spoken, and the result."), _panel_work),
            "packet": (translate("CLI", "Print what the members are sent."), _panel_work),
        },
    )


def _user() -> click.Command:
    return _group(
        "user",
        translate("CLI", "Who works in the shop, and signing in."),
        {
            "list": (translate("CLI", "Who works here, in which role."), _users),
            "add": (translate("CLI", "Add somebody who works here."), _users),
            "edit": (translate("CLI", "Change somebody's role, or that they work here."), _users),
            "secret": (translate("CLI", "Give somebody a PIN or passphrase."), _users),
            "permissions": (translate("CLI", "What each role may do."), _users),
            "permit": (translate("CLI", "Give a role a permission, or take it away."), _users),
        },
    )


def _panel_work() -> Mapping[str, click.Command]:
    from app.cli import panel

    return panel.commands()


def _evidence() -> Mapping[str, click.Command]:
    from app.cli import evidence

    return evidence.commands()


def _findings() -> Mapping[str, click.Command]:
    from app.cli import findings

    return findings.commands()


def _users() -> Mapping[str, click.Command]:
    from app.cli import users

    return users.commands()


def _shops() -> Mapping[str, click.Command]:
    from app.cli import shops

    return shops.commands()


def _demo() -> Mapping[str, click.Command]:
    from app.cli import demo

    return demo.commands()


def _imports() -> Mapping[str, click.Command]:
    from app.cli import imports

    return imports.commands()


def _goods() -> Mapping[str, click.Command]:
    from app.cli import goods

    return goods.commands()


def _case_reading() -> Mapping[str, click.Command]:
    from app.cli import case_reading

    return case_reading.commands()


def _case_opening() -> Mapping[str, click.Command]:
    from app.cli import case_opening

    return case_opening.commands()


def _case_work() -> Mapping[str, click.Command]:
    from app.cli import case_work

    return case_work.commands()


def _mending() -> Mapping[str, click.Command]:
    from app.cli import mending

    return mending.commands()


def _case_photos() -> Mapping[str, click.Command]:
    from app.cli import case_photos

    return case_photos.commands()


def _disposing() -> Mapping[str, click.Command]:
    from app.cli import disposing

    return disposing.commands()


def _clocks() -> Mapping[str, click.Command]:
    from app.cli import clocks

    return clocks.commands()


def _money() -> Mapping[str, click.Command]:
    from app.cli import money

    return money.commands()


def _explaining() -> Mapping[str, click.Command]:
    from app.cli import explaining

    return explaining.commands()


def _talks() -> Mapping[str, click.Command]:
    from app.cli import talks

    return talks.commands()


def _finishing() -> Mapping[str, click.Command]:
    from app.cli import finishing

    return finishing.commands()


def _terms() -> Mapping[str, click.Command]:
    from app.cli import terms

    return terms.commands()


def _papers() -> Mapping[str, click.Command]:
    from app.cli import papers

    return papers.commands()
