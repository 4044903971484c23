"""A visit to the counter: several items of one customer in one go."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.changes import Changes
from app.domain.errors import RuleError
from app.services.opening import ItemTold, check_told, forget_draft, record_opening
from app.services.shop import Shop
from app.services.visitors import Claimant, find_visitor

MOST_ITEMS = 50


class BadVisitError(RuleError):
    """A visit is about one item at least, and about no more than anybody carries."""

    code = "bad_visit"

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count=count, most=most)


@dataclass(frozen=True, slots=True)
class OpenedVisit:
    """The cases' numbers, in the order in which the items were told."""

    visit: str
    numbers: tuple[str, ...]
    changes: Changes


def open_visit(
    shop: Shop,
    *,
    items: Sequence[ItemTold],
    opened_by: str,
    claimant: Claimant | None = None,
    visit: str = "",
    draft_id: str = "",
) -> OpenedVisit:
    """Open a case for each item in one action; all know of one another.

    ``visit`` is that of an earlier case of the same customer. Raises BadVisitError, and for any
    item what `open_case` refuses: then none of them is opened.
    """
    if not 0 < len(items) <= MOST_ITEMS:
        raise BadVisitError(len(items), MOST_ITEMS)
    who = claimant or Claimant()
    for told in items:
        check_told(told, who)
    numbers: list[str] = []
    with shop.store.action(opened_by, may="cases.open") as action:
        visitor = find_visitor(action, who, visit)
        for told in items:
            _case_id, number, visitor = record_opening(shop, action, told, who, visitor)
            numbers.append(number)
        forget_draft(action, draft_id)
    return OpenedVisit(visitor.visit, tuple(numbers), action.changes)
