"""``case claim`` and ``case chargeback``: money that others take back or are asked for."""

from collections.abc import Mapping
from datetime import date, datetime, time

import click

from app.cli.call import Call
from app.cli.dates_now import dates_now
from app.cli.declaring import ShopCommand, case_number, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.case_page import standing
from app.cli.output.claim_pages import chargeback_table, claim_table
from app.cli.shapes.cases import case_full
from app.cli.shapes.claims import chargeback_full, claim_full
from app.cli.shapes.plain import Document
from app.cli.values import Day, DayAndTime, Number, OneOf
from app.domain.changes import Changes
from app.domain.claims import CLAIM_ANSWERS
from app.domain.clocks import closing_time
from app.domain.ledger import TENDERS
from app.services.durations import expected_duration
from app.services.money.chargebacks import ChargebackTold, end_chargeback, record_chargeback
from app.services.money.claims import (
    ClaimAnswer,
    ClaimPayment,
    ClaimTold,
    answer_claim,
    file_claim,
    record_claim_payment,
)
from app.text.amounts import parse_amount
from app.text.catalogue import translate

_SHOW, _FILE, _ANSWER, _PAID = "show", "file", "answer", "paid"
_DEBIT, _WON, _LOST = "debit", "won", "lost"
_MOST = 100_000


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    step = translate("CLI", "file: claim it; answer: what they said; paid: money came; show.")
    which = translate("CLI", "Which claim, as `show` numbers them; default: the newest.")
    party = translate("CLI", "The carrier, insurer or third party, as `party list` numbers it.")
    amount = translate("CLI", "What is claimed, accepted in part, or came; default: all of it.")
    answers = translate("CLI", "What they said: {codes}").format(codes=", ".join(CLAIM_ANSWERS))
    letter = translate("CLI", "The letter in which they accept.")
    back = translate("CLI", "paid: it was recorded by mistake; --note says why.")
    beneath = translate("CLI", "The category that lies beneath; default: the case's own.")
    bank = translate("CLI", "debit: the bank took it; won or lost: it decided; show.")
    on = option("--on", translate("CLI", "The day; default: today."), "DAY", type=Day())
    reference = option("--reference", translate("CLI", "Their number."), "TEXT", default="")
    note = option("--note", translate("CLI", "What to write down."), "TEXT", default="")
    tender = option(
        "--tender",
        translate("CLI", "How the money came or went: {codes}").format(codes=", ".join(TENDERS)),
        "CODE",
        type=OneOf(*TENDERS),
    )
    money = option("--amount", amount, "AMOUNT")
    return {
        "case claim": ShopCommand(
            claim,
            number,
            positional("what", step, "STEP", type=OneOf(_SHOW, _FILE, _ANSWER, _PAID)),
            option("--claim", which, "N", type=Number(1, _MOST), into="place"),
            option("--party", party, "NO", default=""),
            money,
            option("--insured", translate("CLI", "The insured value."), "AMOUNT"),
            option("--answer", answers, "CODE", type=OneOf(*CLAIM_ANSWERS)),
            option("--letter", letter, "TEXT", default=""),
            flag("--back", back),
            tender,
            on,
            reference,
            note,
        ),
        "case chargeback": ShopCommand(
            chargeback,
            number,
            positional("what", bank, "STEP", type=OneOf(_SHOW, _DEBIT, _WON, _LOST)),
            money,
            option("--fee", translate("CLI", "What the bank charges for it."), "AMOUNT"),
            tender,
            option(
                "--reply-by", translate("CLI", "Until when to answer."), "WHEN", type=DayAndTime()
            ),
            option("--category", beneath, "CODE", default="", into="underlying"),
            on,
            reference,
            note,
        ),
    }


def claim(
    call: Call,
    *,
    number: str,
    what: str,
    place: int | None,
    party: str,
    amount: str | None,
    insured: str | None,
    answer: str | None,
    letter: str,
    back: bool,
    tender: str | None,
    on: date | None,
    reference: str,
    note: str,
) -> None:
    """File a claim, record its answer or its money; show the claims of the case."""
    if what == _FILE and not party:
        raise wrong_usage(translate("CLI", "Say whom to claim from with --party."))
    if what == _ANSWER and answer is None:
        raise wrong_usage(translate("CLI", "Say what they answered with --answer."))
    with opened(call) as at:
        minor, insured_minor = _minor(at, number, amount), _minor(at, number, insured)
        changes = None
        if what == _FILE:
            told = ClaimTold(party, minor, insured_minor, on, reference, note)
            changes = file_claim(at.shop, number=number, told=told, actor=at.actor)
        elif what == _ANSWER:
            said = ClaimAnswer(answer or "", minor, letter, on, note)
            place = place or _newest(at, number)
            changes = answer_claim(at.shop, number=number, place=place, told=said, actor=at.actor)
        elif what == _PAID:
            came = ClaimPayment(minor, tender or "bank", reference, on, note, takes_back=back)
            place = place or _newest(at, number)
            changes = record_claim_payment(
                at.shop, number=number, place=place, told=came, recorded_by=at.actor.name
            )
        _answer(call, at, number, changes)


def chargeback(
    call: Call,
    *,
    number: str,
    what: str,
    amount: str | None,
    fee: str | None,
    tender: str | None,
    reply_by: tuple[date, time | None] | None,
    underlying: str,
    on: date | None,
    reference: str,
    note: str,
) -> None:
    """Record that a bank took money back, or what it decided; show the chargebacks of the case."""
    with opened(call) as at:
        changes = None
        if what == _DEBIT:
            told = ChargebackTold(
                amount_minor=_minor(at, number, amount),
                fee_minor=_minor(at, number, fee) or 0,
                tender=tender or "",
                reference=reference,
                debited_on=on,
                reply_by_ms=_moment(at, reply_by),
                underlying=underlying,
            )
            changes = record_chargeback(
                at.shop, number=number, told=told, recorded_by=at.actor.name
            )
        elif what in {_WON, _LOST}:
            changes = end_chargeback(
                at.shop, number=number, outcome=what, actor=at.actor, note=note
            )
        _answer(call, at, number, changes)


def _minor(at: OpenShop, number: str, told: str | None) -> int | None:
    if told is None:
        return None
    return parse_amount(told, at.shop.queries.cases.line(number).currency)


def _moment(at: OpenShop, told: tuple[date, time | None] | None) -> int | None:
    """A day alone means its end for the shop."""
    if told is None:
        return None
    day, clock = told
    if clock is None:
        return closing_time(day, at.settings.hours)
    moment = datetime.combine(day, clock, at.settings.zone)
    return int(moment.timestamp()) * 1000


def _newest(at: OpenShop, number: str) -> int:
    known = at.shop.queries.claims.of_case(at.shop.queries.cases.card(number).line.id)
    return known[-1][0].place if known else 1


def _answer(call: Call, at: OpenShop, number: str, changes: Changes | None) -> None:
    queries = at.shop.queries
    line = queries.cases.line(number)
    claims = queries.claims.of_case(line.id)
    chargebacks = queries.claims.chargebacks_of(line.id)
    if not call.as_json:
        lines = [standing(line, at.names)] if changes else []
        if claims:
            lines += claim_table([claim for claim, _ in claims], at.names, call.width)
        if chargebacks:
            lines += chargeback_table(chargebacks, at.names, call.width)
        nothing = translate("Claims", "Nothing was claimed, and no bank has taken money back.")
        call.lines(lines or [nothing])
        return
    document: Document = {
        "claims": [claim_full(claim, events) for claim, events in claims],
        "chargebacks": [chargeback_full(chargeback) for chargeback in chargebacks],
    }
    if changes:
        expected = expected_duration(at.shop, number=number)
        case = case_full(queries.cases.card(number), at.shop.program.routes, expected)
        document |= {"case": {**case, **dates_now(at, number)}, "action": changes.action.hex()}
    call.document(document)
