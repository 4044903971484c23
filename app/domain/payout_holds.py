"""What can be wrong about holding money by hand, or letting it go."""

from app.domain.errors import RuleError


class NotSoldError(RuleError):
    """Nothing is owed for this item, so there is nothing to hold."""

    code = "not_sold"

    def __init__(self, sku: str) -> None:
        super().__init__(sku=sku[:80])


class NotTheirsError(RuleError):
    """The item is another consignor's."""

    code = "not_theirs"

    def __init__(self, sku: str, number: str) -> None:
        super().__init__(sku=sku[:80], number=number[:80])


class NoSuchHoldError(RuleError):
    """No hold by hand of this number stands."""

    code = "no_such_hold"

    def __init__(self, hold: str) -> None:
        super().__init__(hold=hold[:40])


class NothingHeldError(RuleError):
    """A release of nothing, or of more than is held."""

    code = "nothing_held"

    def __init__(self, amount_minor: int, held_minor: int, currency: str) -> None:
        super().__init__(amount_minor=amount_minor, held_minor=held_minor, currency=currency)
