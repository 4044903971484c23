"""Offers and silence as JSON."""

from app.cli.shapes.plain import Document, moment, money
from app.domain.offers import OfferLine, OfferWord
from app.domain.silence import SilenceProposal


def offer_full(line: OfferLine) -> Document:
    """An offer as it stands now; ``missing`` are codes."""
    offer = line.offer
    return {
        "place": offer.place,
        "amount": money(offer.amount_minor, offer.currency),
        "by": offer.made_by,
        "to": offer.to,
        "says": offer.says,
        "standing": line.standing,
        "valid_until": moment(offer.valid_until_ms),
        "made_at": moment(offer.made_at_ms),
        "missing": list(line.missing),
        "answer": _word(offer.answer),
        "approval": _word(offer.approval),
        "consent": _word(offer.consent),
    }


def _word(word: OfferWord | None) -> Document | None:
    if word is None:
        return None
    return {
        "what": word.what,
        "how": word.how,
        "who": word.who,
        "note": word.note,
        "at": moment(word.at_ms),
        "recorded_by": word.recorded_by,
    }


def silence_full(proposal: SilenceProposal, currency: str) -> Document:
    """Whether silence may count as consent; ``missing`` are codes."""
    facts = proposal.facts
    return {
        "ripe": proposal.is_ripe,
        "missing": list(proposal.missing),
        "due": moment(facts.due_ms),
        "reminders": facts.reminders,
        "consignor_part": money(facts.her_part_minor, currency),
        "cap": money(facts.cap_minor, currency),
    }
