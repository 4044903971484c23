"""Payouts as documents with stable keys."""

from app.cli.shapes.plain import Document, moment, money
from app.domain.payout_runs import HandHold, PayoutLine, ProposedPayout, RunLine


def proposed(line: ProposedPayout, currency: str) -> Document:
    """What a consignor may be paid now, and every hold with its reason."""
    proposal = line.proposal
    return {
        "consignor": {"number": line.payee.number, "name": line.payee.name},
        "group": line.group,
        "balance": money(proposal.balance_minor, currency),
        "payable": money(proposal.payable_minor, currency),
        "held": money(proposal.held_minor, currency),
        "debt": money(proposal.debt_minor, currency),
        "payee": line.payee.payee_name,
        "account": line.payee.account,
        "tender": line.payee.tender,
        "holds": [
            {
                "code": hold.reason.code,
                "amount": money(hold.amount_minor, currency),
                "case": hold.reason.case_number or None,
                "until": hold.reason.until or None,
                "note": hold.reason.note,
                "sale": hold.credit.sale_number or None,
                "sku": hold.credit.sku or None,
                "also": [reason.code for reason in hold.also],
            }
            for hold in proposal.holds
        ],
    }


def payout(line: PayoutLine) -> Document:
    """A payout that was made."""
    return {
        "number": line.number,
        "run": line.run or None,
        "consignor": {"number": line.person_number, "name": line.person_name},
        "amount": money(line.amount_minor, line.currency),
        "tender": line.tender,
        "payee": line.payee,
        "account": line.account,
        "paid_on": line.paid_on,
        "state": line.state,
        "reason": line.state_reason,
    }


def run(line: RunLine) -> Document:
    """A run; its figures leave out what was taken back."""
    return {
        "number": line.number,
        "made_on": line.made_on,
        "state": line.state,
        "payouts": line.count,
        "total": money(line.total_minor, line.currency),
        "taken_back": line.taken_back,
    }


def hand_hold(line: HandHold) -> Document:
    """A hold by hand."""
    return {
        "id": line.id,
        "consignor": {"number": line.person_number, "name": line.person_name},
        "sku": line.sku or None,
        "sale": line.sale_number or None,
        "reason": line.reason,
        "at": moment(line.at),
        "by": line.actor,
    }
