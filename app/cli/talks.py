"""``case offer`` and the other commands of what is talked about with the parties of a case."""

from collections.abc import Mapping
from datetime import date

import click

from app.cli.call import Call
from app.cli.case_work import answer_with_standing
from app.cli.declaring import ShopCommand, case_number, flag, option, positional, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.talk_pages import offer_table, reminder_words, silence_page
from app.cli.shapes.talks import offer_full, silence_full
from app.cli.values import Day, Number, OneOf
from app.domain.changes import Changes
from app.domain.consignors import ANSWERS, REMINDED_BY, ConsignorAnswer
from app.domain.offers import APPROVED_HOW, CHANNELS, HERE, OFFERING
from app.domain.parties import PARTIES
from app.services.consignors import record_consignor_answer, send_reminder
from app.services.offers import (
    AnswerTold,
    ApprovalTold,
    OfferTold,
    answer_offer,
    approve_offer,
    consent_to_offer,
    make_offer,
    offer_lines,
)
from app.services.silence import accept_silence, propose_silence
from app.text.amounts import parse_amount
from app.text.catalogue import translate

_MOST_OFFERS = 100_000


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    number = case_number()
    place = positional(
        "place",
        translate("CLI", "Which offer, as `case offers` numbers them."),
        "N",
        type=Number(1, _MOST_OFFERS),
    )
    note = option("--note", translate("CLI", "Why, or what was said."), "TEXT", default="")
    until = option(
        "--until", translate("CLI", "The last day on which it is valid."), "DAY", type=Day()
    )
    return {
        "case offer": ShopCommand(
            offer,
            number,
            positional("amount", translate("CLI", "How much is offered."), "AMOUNT"),
            _code("--by", translate("CLI", "Who offers"), OFFERING, default="shop", into="made_by"),
            _code("--to", translate("CLI", "To whom"), OFFERING, default=""),
            option(
                "--says",
                translate("CLI", "Conditions; the settlement prints them."),
                "TEXT",
                default="",
            ),
            until,
        ),
        "case offers": ShopCommand(offers, number),
        "case answer-offer": ShopCommand(
            answer,
            number,
            place,
            flag("--accept", translate("CLI", "It is accepted.")),
            flag("--refuse", translate("CLI", "It is refused.")),
            flag("--withdraw", translate("CLI", "It is taken back.")),
            option("--counter", translate("CLI", "The amount offered instead."), "AMOUNT"),
            _code("--how", translate("CLI", "How the answer came"), CHANNELS, default="in_person"),
            option("--who", translate("CLI", "Who answered."), "NAME", default=""),
            _code("--consent", translate("CLI", "How the consignor agreed"), CHANNELS, default=""),
            until,
            note,
        ),
        "case approve-offer": ShopCommand(
            approve,
            number,
            place,
            _code("--how", translate("CLI", "Here or from afar"), APPROVED_HOW, default=HERE),
            option("--who", translate("CLI", "Who approved it from afar."), "NAME", default=""),
            note,
        ),
        "case consent-offer": ShopCommand(
            consent,
            number,
            place,
            _code("--how", translate("CLI", "How the consignor agreed"), CHANNELS, default="phone"),
            note,
        ),
        "case consignor-answer": ShopCommand(
            hear,
            number,
            positional(
                "answer",
                translate("CLI", "What the consignor says: {codes}").format(
                    codes=", ".join(ANSWERS)
                ),
                "ANSWER",
                type=OneOf(*ANSWERS),
            ),
            option("--amount", translate("CLI", "What is offered, or a repair costs."), "AMOUNT"),
            _code("--how", translate("CLI", "How the answer came"), CHANNELS, default="phone"),
            note,
        ),
        "case remind": ShopCommand(
            remind,
            number,
            _code("--party", translate("CLI", "Who was reminded"), PARTIES, default="consignor"),
            _code("--how", translate("CLI", "By which way"), REMINDED_BY, default="message"),
            option(
                "--proof", translate("CLI", "How one knows that it arrived."), "TEXT", default=""
            ),
        ),
        "case silence": ShopCommand(
            silence,
            number,
            flag("--accept", translate("CLI", "Take the silence as consent and go on.")),
            note,
        ),
    }


def _code(
    declaration: str, words: str, codes: tuple[str, ...], *, default: str, into: str | None = None
) -> click.Option:
    told = translate("CLI", "{what}: {codes}").format(what=words, codes=", ".join(codes))
    return option(
        declaration,
        told,
        "CODE",
        type=OneOf(*codes) if default else OneOf("", *codes),
        default=default,
        into=into,
    )


def _amount(at: OpenShop, number: str, amount: str) -> int:
    return parse_amount(amount, at.shop.queries.cases.line(number).currency)


def _answer_with_offers(call: Call, at: OpenShop, number: str, changes: Changes | None) -> None:
    """Answer with the offers as they stand now and the action that `undo` takes."""
    lines = offer_lines(at.shop, number=number, actor=at.actor)
    if call.as_json:
        done = {"action": changes.action.hex()} if changes else {}
        call.document({"offers": [offer_full(line) for line in lines], **done})
    else:
        call.lines(offer_table(lines, at.names, call.width))


def offer(
    call: Call, *, number: str, amount: str, made_by: str, to: str, says: str, until: date | None
) -> None:
    """Write down what somebody offers."""
    with opened(call) as at:
        told = OfferTold(_amount(at, number, amount), made_by, to, says, until)
        changes = make_offer(at.shop, number=number, told=told, actor=at.actor)
        _answer_with_offers(call, at, number, changes)


def offers(call: Call, number: str) -> None:
    """The offers of a case, what became of each, and what it waits for."""
    with opened(call) as at:
        _answer_with_offers(call, at, number, None)


def answer(
    call: Call,
    *,
    number: str,
    place: int,
    accept: bool,
    refuse: bool,
    withdraw: bool,
    counter: str | None,
    how: str,
    who: str,
    consent: str,
    until: date | None,
    note: str,
) -> None:
    """Write down what became of an offer."""
    said = {
        "accepted": accept,
        "refused": refuse,
        "withdrawn": withdraw,
        "countered": counter is not None,
    }
    if sum(said.values()) != 1:
        raise wrong_usage(
            translate("CLI", "Say one of --accept, --refuse, --withdraw, --counter AMOUNT.")
        )
    with opened(call) as at:
        back = None
        if counter is not None:
            made_by, to = _other_side(at, number, place)
            back = OfferTold(_amount(at, number, counter), made_by, to, "", until)
        told = AnswerTold(
            next(word for word, is_said in said.items() if is_said), how, who, note, consent, back
        )
        changes = answer_offer(at.shop, number=number, place=place, told=told, actor=at.actor)
        _answer_with_offers(call, at, number, changes)


def _other_side(at: OpenShop, number: str, place: int) -> tuple[str, str]:
    """Who counters, and whom: the offer turned round."""
    for line in offer_lines(at.shop, number=number, actor=at.actor):
        if line.offer.place == place:
            return line.offer.to, line.offer.made_by
    return "shop", ""


def approve(call: Call, *, number: str, place: int, how: str, who: str, note: str) -> None:
    """Write down that an offer above the limit was approved."""
    with opened(call) as at:
        told = ApprovalTold(how, who, note)
        changes = approve_offer(at.shop, number=number, place=place, told=told, actor=at.actor)
        _answer_with_offers(call, at, number, changes)


def consent(call: Call, *, number: str, place: int, how: str, note: str) -> None:
    """Write down that the consignor agreed to bear a part of an offer."""
    with opened(call) as at:
        changes = consent_to_offer(
            at.shop, number=number, place=place, how=how, actor=at.actor, note=note
        )
        _answer_with_offers(call, at, number, changes)


def hear(call: Call, *, number: str, answer: str, amount: str | None, how: str, note: str) -> None:
    """Write down what the consignor says, and let go on what waited for it."""
    with opened(call) as at:
        minor = None if amount is None else _amount(at, number, amount)
        changes = record_consignor_answer(
            at.shop,
            number=number,
            answer=ConsignorAnswer(answer, minor, how, note),
            actor=at.actor,
        )
        answer_with_standing(call, at, number, changes)


def remind(call: Call, *, number: str, party: str, how: str, proof: str) -> None:
    """Write down that a party was reminded; nothing is sent."""
    with opened(call) as at:
        changes = send_reminder(
            at.shop, number=number, party=party, channel=how, proof=proof, sent_by=at.actor.name
        )
        line = at.shop.queries.cases.line(number)
        counts = at.shop.queries.talks.of_case(line.id).reminders_by_party
        if call.as_json:
            call.document({"reminders": counts, "action": changes.action.hex()})
        else:
            call.lines([reminder_words(party, counts[party], at.names)])


def silence(call: Call, *, number: str, accept: bool, note: str) -> None:
    """Whether the consignor's silence may count as consent, or that it does."""
    with opened(call) as at:
        if accept:
            changes = accept_silence(at.shop, number=number, actor=at.actor, note=note)
            answer_with_standing(call, at, number, changes)
            return
        proposal = propose_silence(at.shop, number=number)
        currency = at.shop.queries.cases.line(number).currency
        if call.as_json:
            call.document({"silence": silence_full(proposal, currency)})
        else:
            call.lines(silence_page(proposal, currency, at.names))
