"""Claims, chargebacks and the parties behind them as JSON."""

from app.cli.shapes.plain import Document, moment, money
from app.domain.chargebacks import Chargeback
from app.domain.claims import Claim, ClaimEvent
from app.domain.rows import PersonLine


def party_short(line: PersonLine) -> Document:
    """A carrier, insurer or third party; a balance below zero is what it owes."""
    return {
        "number": line.number,
        "name": line.name,
        "kind": line.kind,
        "balance": None
        if line.balance_minor is None  # not for the viewer to see
        else money(line.balance_minor, line.currency),
        "phone": line.phone,
    }


def claim_full(claim: Claim, events: tuple[ClaimEvent, ...]) -> Document:
    """A claim with what came of it."""
    currency = claim.currency
    return {
        "claim": claim.place,
        "party": claim.party.number,
        "party_name": claim.party.name,
        "kind": claim.party.kind,
        "standing": claim.standing,
        "claimed": money(claim.claimed_minor, currency),
        "insured": None if claim.insured_minor is None else money(claim.insured_minor, currency),
        "accepted": money(claim.accepted_minor, currency),
        "received": money(claim.received_minor, currency),
        "left": money(claim.left_minor, currency),
        "filed_on": claim.filed_on,
        "answered_on": claim.answered_on or None,
        "reference": claim.reference,
        "letter": claim.letter,
        "note": claim.note,
        "events": [
            {
                "what": event.what,
                "amount": money(event.amount_minor, currency),
                "on": event.day,
                "reference": event.reference,
                "note": event.note,
            }
            for event in events
        ],
    }


def chargeback_full(chargeback: Chargeback) -> Document:
    """A chargeback; ``outcome`` is null while it is open."""
    return {
        "amount": money(chargeback.amount_minor, chargeback.currency),
        "fee": money(chargeback.fee_minor, chargeback.currency),
        "tender": chargeback.tender,
        "reference": chargeback.reference,
        "debited_on": chargeback.debited_on,
        "reply_by": moment(chargeback.reply_by_ms),
        "underlying": chargeback.underlying or None,
        "outcome": chargeback.outcome or None,
        "ended_on": chargeback.ended_on or None,
        "goods_back": chargeback.goods_back,
    }
