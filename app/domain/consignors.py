"""What a consignor answers when she is asked, and how far she and the shop may go alone."""

from dataclasses import dataclass

from app.domain.cases import Case
from app.domain.entries import Fact, Json
from app.domain.errors import RuleError
from app.domain.money import not_negative
from app.domain.offers import CHANNELS, BadOfferError, EmptyOfferError, is_within

ANSWERS = ("accept", "offer", "repair", "object")
RATINGS = ("", "A", "B", "C")
REMINDED_BY = (*CHANNELS, "email", "post")


class BadRatingError(RuleError):
    """Not one of the ratings a consignor can have."""

    code = "bad_rating"

    def __init__(self, rating: str) -> None:
        super().__init__(rating=rating[:40])


class UnknownConsignorAnswerError(RuleError):
    """Not one of the answers a consignor can give."""

    code = "unknown_consignor_answer"

    def __init__(self, answer: str) -> None:
        super().__init__(answer=answer[:40])


@dataclass(frozen=True, slots=True)
class TrustTerms:
    """What is agreed with a consignor beforehand. Amounts are her own part, in minor units.

    Up to ``decides_up_to_minor`` her answer is the decision; up to ``settle_up_to_minor`` the shop
    may settle for her without asking. ``silence_clause``: her contract says silence is consent.
    """

    rating: str = ""
    decides_up_to_minor: int = 0
    settle_up_to_minor: int = 0
    silence_clause: bool = False


NO_TERMS = TrustTerms()


def check_terms(terms: TrustTerms) -> TrustTerms:
    """``terms``, or BadRatingError, NegativeAmountError, AmountTooLargeError."""
    if terms.rating not in RATINGS:
        raise BadRatingError(terms.rating)
    not_negative(terms.decides_up_to_minor)
    not_negative(terms.settle_up_to_minor)
    return terms


@dataclass(frozen=True, slots=True)
class ConsignorAnswer:
    """What she said, as it was told. ``amount_minor`` is what she offers or a repair may cost."""

    answer: str
    amount_minor: int | None = None
    channel: str = "phone"
    note: str = ""


def exposure_minor(case: Case, agreed_minor: int | None) -> int:
    """What may still have to be borne: the loss, else what was agreed on, else the whole price."""
    return case.loss_minor or agreed_minor or case.at_stake_minor


def decides_alone(answer: ConsignorAnswer, *, her_part_minor: int, terms: TrustTerms) -> bool:
    """Whether her answer is within what she may decide without the owner."""
    if answer.answer == "object" or not terms.decides_up_to_minor:
        return False
    touched = answer.amount_minor if answer.amount_minor is not None else her_part_minor
    return is_within(touched, terms.decides_up_to_minor)


def may_settle_without_asking(her_part_minor: int, terms: TrustTerms) -> bool:
    """Whether the shop may settle for her, because it is nothing or she has agreed to so much."""
    return her_part_minor <= terms.settle_up_to_minor


def decide_consignor_answer(
    case: Case, answer: ConsignorAnswer, *, decides: bool, her_part_minor: int, limit_minor: int
) -> Fact:
    """The fact of her answer, and whether it ``decides``.

    Raises UnknownConsignorAnswerError, BadOfferError (no such channel) or EmptyOfferError.
    """
    if answer.answer not in ANSWERS:
        raise UnknownConsignorAnswerError(answer.answer)
    if answer.channel not in CHANNELS:
        raise BadOfferError(answer.channel)
    if answer.answer == "offer" and not answer.amount_minor:
        raise EmptyOfferError
    payload: dict[str, Json] = {
        "answer": answer.answer,
        "amount_minor": None if answer.amount_minor is None else not_negative(answer.amount_minor),
        "currency": case.currency,
        "channel": answer.channel,
        "note": answer.note,
        "decides": decides,
        "her_part_minor": her_part_minor,
        "limit_minor": limit_minor,
    }
    return Fact("consignor_answered", "case", case.id, payload)
