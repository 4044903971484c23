"""``till`` and ``opening``: a shop that follows its till program."""

from collections.abc import Mapping
from datetime import date

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option, positional, wrong_usage
from app.cli.opening import opened
from app.cli.output.till_pages import till_table
from app.cli.shapes.till import task as shaped
from app.cli.values import Day
from app.domain.settings import FOLLOWS
from app.services.money.openings import set_case_opening, set_opening
from app.services.money.till import enter_in_till
from app.text.amounts import format_money, parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    amount = translate("CLI", "What the shop owes; a minus where it is owed.")
    return {
        "till list": ShopCommand(listed),
        "till done": ShopCommand(
            done, positional("number", translate("CLI", "What was entered: T-000001."), "NO")
        ),
        "opening set": ShopCommand(
            set_one,
            option("--consignor", translate("CLI", "Of this consignor."), "NO", default=""),
            option(
                "--credit",
                translate("CLI", "Store credit of this buyer: a number, a name or a phone."),
                "WHO",
                default="",
            ),
            option(
                "--case",
                translate("CLI", "What this open case had cost."),
                "NO",
                default="",
                into="case",
            ),
            option("--amount", amount, "AMOUNT", required=True),
            option(
                "--on", translate("CLI", "The day; default: today."), "DAY", type=Day(), into="on"
            ),
        ),
    }


def listed(call: Call) -> None:
    """What has to be entered in the till program."""
    with opened(call) as at:
        found = at.shop.queries.till.tasks()
        if call.as_json:
            call.document({"tasks": [shaped(line) for line in found]})
        elif at.settings.books != FOLLOWS:
            call.lines([translate("CLI", "These books lead: there is no till to follow.")])
        else:
            call.lines(till_table(found, at.names, call.width))


def done(call: Call, *, number: str) -> None:
    """Tick off what was entered, and show what is left."""
    with opened(call) as at:
        changes = enter_in_till(at.shop, task=number, entered_by=at.actor.name)
        left = at.shop.queries.till.tasks()
        if call.as_json:
            call.document({"left": len(left), "action": changes.action.hex()})
        else:
            call.lines(till_table(left, at.names, call.width))


def set_one(
    call: Call, *, consignor: str, credit: str, case: str, amount: str, on: date | None
) -> None:
    """Say what is owed as the books begin."""
    if sum(map(bool, (consignor, credit, case))) != 1:
        raise wrong_usage(translate("CLI", "Say one of --consignor, --credit and --case."))
    with opened(call) as at:
        day = on or at.shop.today(at.settings.zone)
        by = at.actor.name
        if case:
            currency = at.shop.queries.cases.line(case).currency
            minor = parse_amount(amount, currency)
            changes = set_case_opening(at.shop, number=case, amount_minor=minor, on=day, set_by=by)
        else:
            currency = at.settings.currency
            minor = parse_amount(amount, currency)
            people = at.shop.queries
            person = people.credit.whose(credit) if credit else people.people.line(consignor).id
            changes = set_opening(
                at.shop,
                person=person,
                amount_minor=minor,
                kind="credit" if credit else "consignor",
                on=day,
                set_by=by,
            )
        if call.as_json:
            document = {"amount": {"minor": minor, "currency": currency}, "on": day.isoformat()}
            call.document({"opening": document, "action": changes.action.hex()})
        else:
            words = translate("CLI", "The opening of {day} is {amount}.")
            told = words.format(day=day.isoformat(), amount=format_money(minor, currency))
            call.lines([told])
