"""What a line of the books about a case means in a month's report.

Three things are kept apart: *sales reversed* (the item came back, nobody lost it), *commission
lost* with them, and *loss*, which somebody has to bear. The loss of a month is what parties were
charged for, what waits for a decision, and what the shop bears itself; the books say all three.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from app.domain.unwinding import TAKEN_BACK

_OF_A_SALE = frozenset({"consignors", "commission", "vat"})
# What the shop bears, and what it gets for having borne.
_NET = frozenset(
    (
        "after_sales_loss",
        "goodwill",
        "bad_debt",
        "promotion",
        "channel_fees",
        "exchange_difference",
        "recovered_bad_debt",
        "restocking_income",
    )
)
_PENDING = frozenset({"costs_to_allocate", "pending_claim", "disputed_funds"})
_PARTY_OF = {
    "consignors": "consignor",
    "carriers": "carrier",
    "buyers_payable": "buyer",
    "third_parties": "third",
}
# Memos of lines that charge a party with a loss, or let it off again.
_CHARGED = frozenset(
    (
        "share_consignor",
        "share_buyer",
        "resplit_consignor",
        "resplit_buyer",
        "clawback",
        "claim_accepted",
        "written_off",
        "let_go",
    )
)
# Income that is a loss recovered by another name, and whose money it was.
_INCOME_FROM = {"recovered_bad_debt": "consignor", "restocking_income": "buyer"}

RECOVERED_FROM = ("consignor", "carrier", "buyer", "third")


class CaseMoney(NamedTuple):
    """Sums of a case, or of many, over a period; minor units, a cost is positive.

    ``pending`` is what stands on accounts that wait for a decision; the four parties are what
    each was charged; ``net`` is what the shop bears.
    """

    reversed_minor: int = 0
    commission_minor: int = 0
    net_minor: int = 0
    pending_minor: int = 0
    consignor_minor: int = 0
    carrier_minor: int = 0
    buyer_minor: int = 0
    third_minor: int = 0

    @property
    def recovered_minor(self) -> int:
        """What others were charged with."""
        return self.consignor_minor + self.carrier_minor + self.buyer_minor + self.third_minor

    @property
    def loss_minor(self) -> int:
        """What had to be borne by anybody."""
        return self.net_minor + self.pending_minor + self.recovered_minor

    @property
    def cost_minor(self) -> int:
        """What problems cost the shop: its loss, and the commission it did not keep."""
        return self.net_minor + self.commission_minor

    def recovered_from(self, party: str) -> int:
        """What one party was charged with."""
        return int(getattr(self, f"{party}_minor"))


NO_MONEY = CaseMoney()
_AT = {name.removesuffix("_minor"): place for place, name in enumerate(CaseMoney._fields)}


def sum_of(several: Iterable[CaseMoney]) -> CaseMoney:
    """All of them together."""
    return CaseMoney(*map(sum, zip(NO_MONEY, *several, strict=True)))


@cache
def places_of(account: str, memo: str) -> tuple[tuple[int, int], ...]:
    """Which fields of `CaseMoney` a line adds to, and with which sign."""
    found = []
    if memo in TAKEN_BACK and account in _OF_A_SALE:
        found.append((_AT["reversed"], 1))
    if account == "commission":
        found.append((_AT["commission"], 1))
    if account in _NET:
        found.append((_AT["net"], 1))
    if account in _INCOME_FROM:
        found.append((_AT[_INCOME_FROM[account]], -1))
    if account in _PENDING:
        found.append((_AT["pending"], 1))
    if account in _PARTY_OF and memo in _CHARGED:
        found.append((_AT[_PARTY_OF[account]], 1))
    return tuple(found)


def gather(lines: Iterable[tuple[str, str, str, int]]) -> dict[str, CaseMoney]:
    """Money by key of lines (key, account, memo, minor); a key without any meaning is left out."""
    sums: dict[str, list[int]] = {}
    for key, account, memo, minor in lines:
        places = places_of(account, memo)
        if not places:
            continue
        mine = sums.get(key)
        if mine is None:
            mine = sums[key] = list(NO_MONEY)
        for place, sign in places:
            mine[place] += sign * minor
    return {key: CaseMoney(*mine) for key, mine in sums.items()}
