"""``case recovery``: what a consignor owes after payout, and how it comes back."""

from collections.abc import Mapping
from datetime import date
from functools import partial

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, case_number, flag, option
from app.cli.opening import OpenShop, opened
from app.cli.output.recovery_pages import recovery_page, recovery_table
from app.cli.shapes.recovery import recovery_full, recovery_line
from app.cli.values import Day, Number, OneOf
from app.domain.changes import Changes
from app.domain.instalments import MOST_INSTALMENTS
from app.domain.recovery import METHODS, NobodyOwesError, RecoveryTold
from app.domain.recovery_postings import PAID_IN_BY
from app.services.money.buying_in import buy_in_item
from app.services.money.paying_in import record_pay_in, recover_bad_debt, return_pay_in
from app.services.money.recovering import cancel_plan, change_plan, plan_recovery
from app.services.money.recovery_picture import recovery_picture
from app.services.money.writing_off import write_off_debt
from app.text.amounts import parse_amount
from app.text.catalogue import translate


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    note = option("--note", translate("CLI", "Why, or what was said."), "TEXT", default="")
    paid = translate("CLI", "How it was paid: {codes}").format(codes=", ".join(PAID_IN_BY))
    tender = option("--tender", paid, "CODE", type=OneOf(*PAID_IN_BY), default="cash")
    how_much = option("--amount", translate("CLI", "How much."), "AMOUNT", required=True)
    methods = translate("CLI", "How it comes back: {codes}").format(codes=", ".join(METHODS))
    worth = option("--worth", translate("CLI", "What the item is worth to the shop."), "M")
    return {
        "case recovery show": ShopCommand(show, number, worth),
        "case recovery plan": ShopCommand(
            partial(agree, anew=False),
            number,
            option("--method", methods, "CODE", type=OneOf(*METHODS), required=True),
            *plan_options(),
            note,
        ),
        "case recovery change": ShopCommand(
            partial(agree, anew=True),
            number,
            option("--method", methods, "CODE", type=OneOf("", *METHODS), default=""),
            *plan_options(),
            note,
        ),
        "case recovery cancel": ShopCommand(cancel, number, note),
        "case recovery pay-in": ShopCommand(pay_in, number, how_much, tender, _payer(), note),
        "case recovery returned": ShopCommand(returned, number, how_much, tender, note),
        "case recovery write-off": ShopCommand(
            write_off,
            number,
            _amount(),
            flag("--goodwill", translate("CLI", "Let it go as goodwill, not as a bad debt.")),
            note,
        ),
        "case recovery recovered": ShopCommand(recovered, number, how_much, tender, note),
        "case recovery buy-in": ShopCommand(buy_in, number, _amount(), worth, note),
        "case recovery list": ShopCommand(
            list_open,
            option("--consignor", translate("CLI", "Only this consignor."), "NO", default=""),
        ),
    }


def plan_options() -> list[click.Parameter]:
    """What a plan may be told: how much, in how many parts, from when on, by whom."""
    parts = translate("CLI", "In how many monthly parts.")
    first = translate("CLI", "The day by which the first part is due.")
    return [
        _amount(),
        option("--parts", parts, "N", type=Number(1, MOST_INSTALMENTS), default=1),
        option("--first", first, "DAY", type=Day()),
        _payer(),
    ]


def _amount() -> click.Option:
    return option("--amount", translate("CLI", "How much; default: all that is left."), "AMOUNT")


def _payer() -> click.Option:
    return option("--payer", translate("CLI", "Who pays, if somebody else."), "NAME", default="")


def _minor(at: OpenShop, number: str, amount: str | None) -> int | None:
    if amount is None:
        return None
    return parse_amount(amount, at.shop.queries.cases.line(number).currency)


def _answer(
    call: Call,
    at: OpenShop,
    number: str,
    changes: Changes | None = None,
    worth_minor: int | None = None,
) -> None:
    """Answer with the recovery as it stands now and the action that `undo` takes."""
    picture = recovery_picture(
        at.shop, number=number, seen_by=at.actor.name, worth_minor=worth_minor
    )
    if picture is None:
        raise NobodyOwesError(at.shop.queries.cases.line(number).number)
    if call.as_json:
        done = {"action": changes.action.hex()} if changes else {}
        call.document({"recovery": recovery_full(picture), **done})
    else:
        call.lines(recovery_page(picture, at.names, call.width))


def show(call: Call, *, number: str, worth: str | None) -> None:
    """What is owed, what each of the five ways would do, and the plans so far."""
    with opened(call) as at:
        _answer(call, at, number, worth_minor=_minor(at, number, worth))


def agree(
    call: Call,
    *,
    anew: bool,
    number: str,
    method: str,
    amount: str | None,
    parts: int,
    first: date | None,
    payer: str,
    note: str,
) -> None:
    """Agree on how what is left comes back, or anew on the open plan; nothing is posted."""
    with opened(call) as at:
        told = RecoveryTold(_minor(at, number, amount), parts, first, payer, note)
        name = at.actor.name
        if anew:
            changes = change_plan(at.shop, number=number, method=method, told=told, changed_by=name)
        else:
            changes = plan_recovery(
                at.shop, number=number, method=method, told=told, planned_by=name
            )
        _answer(call, at, number, changes)


def cancel(call: Call, *, number: str, note: str) -> None:
    """Wait for the open plan no more; what is owed stays owed."""
    with opened(call) as at:
        changes = cancel_plan(at.shop, number=number, note=note, cancelled_by=at.actor.name)
        _answer(call, at, number, changes)


def pay_in(call: Call, *, number: str, amount: str, tender: str, payer: str, note: str) -> None:
    """Record what the consignor pays in."""
    with opened(call) as at:
        changes = record_pay_in(
            at.shop,
            number=number,
            amount_minor=_minor(at, number, amount) or 0,
            tender=tender,
            taken_by=at.actor.name,
            payer=payer,
            note=note,
        )
        _answer(call, at, number, changes)


def returned(call: Call, *, number: str, amount: str, tender: str, note: str) -> None:
    """Take back a payment that bounced or was typed wrongly."""
    with opened(call) as at:
        changes = return_pay_in(
            at.shop,
            number=number,
            amount_minor=_minor(at, number, amount) or 0,
            tender=tender,
            note=note,
            taken_by=at.actor.name,
        )
        _answer(call, at, number, changes)


def write_off(call: Call, *, number: str, amount: str | None, goodwill: bool, note: str) -> None:
    """Give up what is still owed; only the owner may."""
    with opened(call) as at:
        changes = write_off_debt(
            at.shop,
            number=number,
            note=note,
            written_off_by=at.actor.name,
            amount_minor=_minor(at, number, amount),
            goodwill=goodwill,
        )
        _answer(call, at, number, changes)


def recovered(call: Call, *, number: str, amount: str, tender: str, note: str) -> None:
    """Record money that came in for a debt that was written off."""
    with opened(call) as at:
        changes = recover_bad_debt(
            at.shop,
            number=number,
            amount_minor=_minor(at, number, amount) or 0,
            tender=tender,
            taken_by=at.actor.name,
            note=note,
        )
        _answer(call, at, number, changes)


def buy_in(call: Call, *, number: str, amount: str | None, worth: str | None, note: str) -> None:
    """The shop buys the returned item from its consignor."""
    with opened(call) as at:
        told = RecoveryTold(
            _minor(at, number, amount), note=note, worth_minor=_minor(at, number, worth)
        )
        changes = buy_in_item(at.shop, number=number, told=told, bought_by=at.actor.name)
        _answer(call, at, number, changes)


def list_open(call: Call, *, consignor: str) -> None:
    """All plans that wait for money, what is due first on top."""
    with opened(call) as at:
        queries = at.shop.queries
        today = at.shop.today(queries.settings().zone)
        person = queries.people.line(consignor).id if consignor else ""
        lines = queries.recoveries.open_plans(person, today=today)
        if call.as_json:
            call.document({"recoveries": [recovery_line(line, today) for line in lines]})
        else:
            call.lines(recovery_table(lines, at.names, today, call.width))
