"""One line of the books that belongs to a case."""

from app.domain.cases import Case
from app.domain.ledger import Posting


def case_line(case: Case, account: str, minor: int, memo: str, *, party: str = "") -> Posting:
    """A posting tied to the case, its sale and its item."""
    return Posting(
        account, minor, case.currency, memo, party, case.id, case.sale or "", case.item or ""
    )
