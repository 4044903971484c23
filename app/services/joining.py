"""Cases that belong together: duplicates, two made one, one made two, and plain links."""

from app.domain.cases import check_text
from app.domain.changes import Changes
from app.domain.surgery import (
    AlreadyLinkedError,
    LinkKind,
    check_alive,
    check_common,
    check_joinable,
    decide_join,
    end_of,
    link_facts,
)
from app.services.mistakes import check_no_money
from app.services.opening import OpenedCase, open_case
from app.services.shop import Shop
from app.services.visitors import Claimant
from app.storage.surgery_state import is_linked, receipt_of


def mark_duplicate(shop: Shop, *, number: str, of: str, marked_by: str, note: str = "") -> Changes:
    """Case ``number`` is the same as case ``of``, which goes on for both.

    The duplicate ends without money; its notes, photos and handovers stay on it, a link away.
    Raises SameCaseError, CaseGivenUpError or MoneyMovedError.
    """
    return _join(shop, number, of, "duplicate", marked_by, note)


def merge_cases(
    shop: Shop, *, into: str, from_number: str, merged_by: str, note: str = ""
) -> Changes:
    """Make two cases of one item, receipt or buyer one; ``from_number`` ends, ``into`` goes on.

    Raises NothingInCommonError and what `mark_duplicate` raises.
    """
    return _join(shop, from_number, into, "merged", merged_by, note)


def _join(shop: Shop, number: str, into: str, kind: LinkKind, joined_by: str, note: str) -> Changes:
    with shop.store.action(joined_by, may="cases.void") as action:
        case, other = action.state.case(number), action.state.case(into)
        check_joinable(case, other)
        if kind == "merged":
            check_common(case, other)
        check_no_money(action, case, "join_the_other")
        action.record(*decide_join(case, other, kind, note))
    return action.changes


def split_case(
    shop: Shop, *, number: str, complaint: str, split_by: str, category: str = ""
) -> OpenedCase:
    """Open a case of its own for a second problem with the same item, receipt and claimant.

    Raises CaseGivenUpError, EmptyComplaintError or UnknownCategoryError.
    """
    with shop.store.state() as state:
        case = state.case(number)
        check_alive(case)
        item = state.item_by_id(case.item) if case.item else None
        receipt = receipt_of(state.connection, case.sale) if case.sale else ""
    return open_case(
        shop,
        complaint=complaint,
        opened_by=split_by,
        sku=item.sku if item else "",
        sale_number=receipt,
        claimant=Claimant(case.claimant),
        category=category,
        arose=case.arose,
        split_from=case.number,
    )


def link_cases(shop: Shop, *, number: str, other: str, linked_by: str, note: str = "") -> Changes:
    """Let two cases lead to each other, for whoever reads one of them.

    Raises SameCaseError, CaseGivenUpError or AlreadyLinkedError.
    """
    with shop.store.action(linked_by, may="cases.work") as action:
        first, second = action.state.case(other), action.state.case(number)
        check_joinable(second, first)
        if is_linked(action.state.connection, second.id, first.id):
            raise AlreadyLinkedError(second.number, first.number)
        kept = check_text(note, most=2000)
        action.record(*link_facts(end_of(first), end_of(second), "related", kept))
    return action.changes
