"""``payout …``: what may be paid, paying it, lists, and taking it back."""

from collections.abc import Mapping
from pathlib import Path

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.payout_pages import hold_table, payout_table, proposal_table, run_table
from app.cli.output.widths import shown
from app.cli.paging import DEFAULT_LIMIT
from app.cli.shapes.payouts import hand_hold, payout, proposed, run
from app.cli.targets import check_target, shop_files, write_whole
from app.cli.values import FilePath, Number, OneOf
from app.domain.payout_runs import WAYS, PayoutWish
from app.services.money.payment_lists import FORMS, payment_file
from app.services.money.payout_holds import hold_payout, lift_payout_hold, release_payout
from app.services.money.payout_runs import (
    make_payout_run,
    mark_payout_sent,
    return_payout,
    reverse_payout,
    set_payee,
)
from app.services.money.payouts import pay_out
from app.text.amounts import format_money, parse_amount
from app.text.catalogue import translate

_MOST = 10_000


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    why = option("--reason", translate("CLI", "Why so."), "TEXT", required=True)
    target = positional("number", translate("CLI", "A run (R-…) or a payout (P-…)."), "NO")
    consignor = option(
        "--consignor", translate("CLI", "The consignor's number."), "NO", required=True
    )
    item = option("--item", translate("CLI", "Only this sold item."), "SKU", default="")
    least = option(
        "--min", translate("CLI", "Less than this waits for the next run."), "AMOUNT", into="least"
    )
    out = option(
        "--out", translate("CLI", "The list to write, .xlsx or .csv."), "FILE", type=FilePath()
    )
    only = translate("CLI", "Only this consignor; once for each.")
    way = translate("CLI", "How they are paid: {codes}").format(codes=", ".join(WAYS))
    limit = translate("CLI", "At most this many; default {n}.").format(n=DEFAULT_LIMIT)
    return {
        "payout propose": ShopCommand(propose, least),
        "payout run": ShopCommand(
            make_run, least, option("--only", only, "NO", multiple=True, into="only"), out
        ),
        "payout pay": ShopCommand(
            pay,
            consignor,
            option("--amount", translate("CLI", "How much."), "AMOUNT", required=True),
            option("--tender", way, "CODE", type=OneOf(*WAYS), default=WAYS[0]),
            option(
                "--reason", translate("CLI", "Why held money is paid all the same."), "TEXT",
                default="",
            ),
        ),
        "payout payee": ShopCommand(
            payee,
            consignor,
            option("--payee", translate("CLI", "Whose account it is."), "NAME"),
            option("--account", translate("CLI", "Bank and account number."), "TEXT"),
            option("--tender", way, "CODE", type=OneOf(*WAYS)),
        ),
        "payout sent": ShopCommand(sent, target),
        "payout undo": ShopCommand(undo, target, why),
        "payout returned": ShopCommand(returned, target, why),
        "payout hold": ShopCommand(hold, consignor, item, why),
        "payout lift": ShopCommand(
            lift,
            positional("hold", translate("CLI", "The hold, as “payout list --holds” names it."),
                       "ID"),
            why,
        ),
        "payout release": ShopCommand(
            release,
            consignor,
            item,
            option("--amount", translate("CLI", "Only so much of it."), "AMOUNT"),
            why,
        ),
        "payout list": ShopCommand(
            list_,
            positional("number", translate("CLI", "A run or a payout."), "NO", required=False),
            option("--limit", limit, "N", type=Number(1, _MOST), default=DEFAULT_LIMIT),
            flag("--holds", translate("CLI", "What is held by hand.")),
            out,
        ),
    }  # fmt: skip


def propose(call: Call, *, least: str | None) -> None:
    """Who may be paid what, and why the rest waits."""
    with opened(call) as at:
        found = at.shop.queries.payouts.proposals(minimum_minor=_least(at, least))
        if call.as_json:
            currency = at.settings.currency
            call.document({"proposals": [proposed(line, currency) for line in found]})
        else:
            call.lines(proposal_table(found, at.settings.currency, call.width))


def make_run(call: Call, *, least: str | None, only: tuple[str, ...], out: Path | None) -> None:
    """Pay everybody who may be paid, or those that are named."""
    if out is not None:
        _check_form(out)
        check_target(out, shop_files(call.shop_folder))
    with opened(call) as at:
        found = at.shop.queries.payouts.proposals(minimum_minor=_least(at, least))
        wanted = set(only)
        wishes = [
            PayoutWish(line.payee.number, line.proposal.payable_minor)
            for line in found
            if line.group == "pay" and (not wanted or line.payee.number in wanted)
        ]
        made = make_payout_run(at.shop, wishes=wishes, made_by=at.actor.name)
        if out is not None:
            _write(at, made.number, out)
        _answer(call, at, made.number)


def pay(call: Call, *, consignor: str, amount: str, tender: str, reason: str) -> None:
    """Pay one consignor."""
    with opened(call) as at:
        changes = pay_out(
            at.shop,
            consignor=consignor,
            amount_minor=parse_amount(amount, at.settings.currency),
            tender=tender,
            paid_by=at.actor.name,
            reason=reason,
        )
        (line,) = at.shop.queries.payouts.page(limit=1)
        if call.as_json:
            call.document({"payout": payout(line), "action": changes.action.hex()})
        else:
            call.lines(payout_table([line], at.names, call.width))


def payee(
    call: Call, *, consignor: str, payee: str | None, account: str | None, tender: str | None
) -> None:
    """Where a consignor's money goes; without options it is only shown."""
    with opened(call) as at:
        person = at.shop.queries.people.line(consignor)
        now = at.shop.queries.payouts.payee(person.id)
        if now is not None and (payee, account, tender) != (None, None, None):
            set_payee(
                at.shop,
                consignor=consignor,
                payee=now.payee if payee is None else payee,
                account=now.account if account is None else account,
                pay_by=now.pay_by if tender is None else tender,
                set_by=at.actor.name,
            )
            now = at.shop.queries.payouts.payee(person.id)
        if now is None:
            return
        if call.as_json:
            call.document(
                {"payee": {"name": now.payee_name, "account": now.account, "tender": now.tender}}
            )
        else:
            way = at.names.of("tender", now.tender)
            call.lines([shown(f"{now.payee_name}  {now.account}  {way}")])


def sent(call: Call, *, number: str) -> None:
    """A run, or a payout of its own, has gone to the bank."""
    with opened(call) as at:
        mark_payout_sent(at.shop, number=number, sent_by=at.actor.name)
        _answer(call, at, number)


def undo(call: Call, *, number: str, reason: str) -> None:
    """Take back a run that was not sent, or one payout of it."""
    with opened(call) as at:
        reverse_payout(at.shop, number=number, reason=reason, reversed_by=at.actor.name)
        _answer(call, at, number)


def returned(call: Call, *, number: str, reason: str) -> None:
    """A payout came back from the bank."""
    with opened(call) as at:
        return_payout(at.shop, number=number, reason=reason, recorded_by=at.actor.name)
        _answer(call, at, number)


def hold(call: Call, *, consignor: str, item: str, reason: str) -> None:
    """Hold the money of a sold item, or all of a consignor's."""
    with opened(call) as at:
        hold_payout(at.shop, consignor=consignor, sku=item, reason=reason, held_by=at.actor.name)
        _show_holds(call, at)


def lift(call: Call, *, hold: str, reason: str) -> None:
    """A hold by hand is over."""
    with opened(call) as at:
        lift_payout_hold(at.shop, hold=hold, reason=reason, lifted_by=at.actor.name)
        _show_holds(call, at)


def release(call: Call, *, consignor: str, item: str, amount: str | None, reason: str) -> None:
    """Let held money be paid; the owner's alone."""
    with opened(call) as at:
        currency = at.settings.currency
        release_payout(
            at.shop,
            consignor=consignor,
            sku=item,
            amount_minor=None if amount is None else parse_amount(amount, currency),
            reason=reason,
            released_by=at.actor.name,
        )
        person = at.shop.queries.people.line(consignor).id
        found = at.shop.queries.payouts.proposal(person)
        lines = [found] if found else []
        if call.as_json:
            call.document({"proposals": [proposed(line, currency) for line in lines]})
        else:
            call.lines(proposal_table(lines, currency, call.width))


def list_(call: Call, *, number: str | None, limit: int, holds: bool, out: Path | None) -> None:
    """The runs; the payouts of one, also as a list for the bank; or what is held by hand."""
    if out is not None:
        if number is None:
            raise wrong_usage(translate("CLI", "Say which run the list is of."))
        _check_form(out)
        check_target(out, shop_files(call.shop_folder))
    with opened(call) as at:
        if holds:
            _show_holds(call, at)
        elif number is not None:
            if out is not None:
                _write(at, number, out)
            _answer(call, at, number)
        else:
            found = at.shop.queries.payouts.runs(limit=limit)
            if call.as_json:
                call.document({"runs": [run(line) for line in found]})
            else:
                call.lines(run_table(found, call.width))


def _least(at: OpenShop, told: str | None) -> int | None:
    return None if told is None else parse_amount(told, at.settings.currency)


def _check_form(out: Path) -> None:
    if out.suffix.removeprefix(".").lower() not in FORMS:
        raise wrong_usage(translate("CLI", "A payment list ends in .xlsx or .csv."))


def _write(at: OpenShop, number: str, out: Path) -> None:
    form = out.suffix.removeprefix(".").lower()
    write_whole(out, payment_file(at.shop, number=number, form=form))


def _answer(call: Call, at: OpenShop, number: str) -> None:
    """The payouts behind a number, and their run."""
    lines = at.shop.queries.payouts.of(number)
    whole = at.shop.queries.payouts.run(lines[0].run)
    if call.as_json:
        call.document(
            {
                "run": run(whole) if whole else None,
                "payouts": [payout(line) for line in lines],
            }
        )
        return
    total = sum(line.amount_minor for line in lines if line.stands)
    told = translate("CLI", "Payouts: {n}, {amount}").format(
        n=sum(line.stands for line in lines), amount=format_money(total, lines[0].currency)
    )
    call.lines([*payout_table(lines, at.names, call.width), "", told])


def _show_holds(call: Call, at: OpenShop) -> None:
    found = at.shop.queries.payouts.holds()
    if call.as_json:
        call.document({"holds": [hand_hold(line) for line in found]})
    else:
        call.lines(hold_table(found, at.names, call.width))
