"""A promise of compensation (假一赔三, 赔十), and how much of it a consignor can be asked for."""

from app.domain.cases import Case
from app.domain.errors import RuleError

MOST_FACTOR = 100


class BadPromiseError(RuleError):
    """A promise of compensation that no shop makes."""

    code = "bad_promise"

    def __init__(self, factor: int) -> None:
        super().__init__(factor=factor)


def check_promise(factor: int) -> int:
    """``factor`` times the price on top of the price; 0 where nothing was promised."""
    if not 0 <= factor <= MOST_FACTOR:
        raise BadPromiseError(factor)
    return factor


def promise_applies(case: Case, factor: int) -> bool:
    """Whether more than the price may be refunded: promised, and the thing is said to be a fake."""
    return factor > 0 and (case.confirmed_fake or case.category.split(".", 1)[0] == "AUTH")


def refund_cap_minor(price_minor: int, factor: int) -> int:
    """The most that all refunds of an item may come to under a promise."""
    return price_minor * (1 + check_promise(factor))


def recourse_cap_minor(
    *, received_minor: int, direct_costs_minor: int, intent_proven: bool
) -> int | None:
    """The most of a promised compensation that the consignor can be charged; None: no cap.

    ``received_minor`` is what the sale still stands credited to her, so an unwound sale, which
    has taken that back already, leaves only the direct costs. What is above is the shop's: it
    made the promise.
    """
    if intent_proven:
        return None
    return max(0, received_minor) + max(0, direct_costs_minor)
