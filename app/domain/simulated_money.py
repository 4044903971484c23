"""What the books say of a year's cases, party by party, for comparing it with what might be."""

from collections.abc import Iterable
from functools import cache

from app.domain.month_money import CaseMoney, places_of
from app.domain.simulating import PastMoney

_FIELDS = PastMoney._fields
_HERS = len(_FIELDS)  # stands behind the fields: what was taken back of the consignor's part
# Where a field of a month's money goes; what is left over are those that are called the same.
_NAMES = {"net": "shop"}
_PLACES = tuple(
    _FIELDS.index(_NAMES.get(name, name))
    for name in (field.removesuffix("_minor") for field in CaseMoney._fields)
)

Sums = list[int]


@cache
def _places(account: str, memo: str) -> tuple[tuple[int, int], ...]:
    if account == "restocking_income":
        return ((_FIELDS.index("restocking"), -1), (_FIELDS.index("buyer"), -1))
    found = tuple((_PLACES[place], sign) for place, sign in places_of(account, memo))
    if account == "consignors" and found and found[0][0] == _FIELDS.index("reversed"):
        return (*found, (_HERS, 1))
    return found


def gather_year(lines: Iterable[tuple[str, str, str, int]]) -> dict[str, Sums]:
    """Sums by case of lines (case, account, memo, minor): the fields, and her part behind them."""
    sums: dict[str, Sums] = {}
    for case, account, memo, minor in lines:
        places = _places(account, memo)
        if not places:
            continue
        mine = sums.get(case)
        if mine is None:
            mine = sums[case] = [0] * (_HERS + 1)
        for place, sign in places:
            mine[place] += sign * minor
    return sums


def money_of(sums: Sums | None) -> tuple[PastMoney, int]:
    """The money of a case, and her part of what was reversed."""
    if sums is None:
        return PastMoney(), 0
    return PastMoney(*sums[:_HERS]), sums[_HERS]
