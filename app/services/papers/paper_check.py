"""Whether a paper that somebody shows is one of ours, and what stood on it when it went out."""

from app.documents.check_code import statement_code
from app.domain.sight import HiddenFromRoleError
from app.domain.slips import SlipRecord, UnknownSlipError, read_code, read_mark
from app.domain.statements import StatementRecord
from app.services.papers.statement import model_as_issued
from app.services.shop import Shop


def check_paper(shop: Shop, code: str) -> SlipRecord | StatementRecord:
    """The slip or statement that carries a check code.

    A paper whose figures were altered carries the code of the true ones: what comes back is to be
    compared with it. Raises UnknownSlipError where no paper of this shop carries the code, which
    is all that somebody may know who does not see balances.
    """
    slip = shop.queries.links.slip(read_mark(code)[1] or read_code(code))
    if slip is not None:
        return slip
    try:
        found = _statement(shop, read_code(code))
    except HiddenFromRoleError:
        found = None
    if found is None:
        raise UnknownSlipError(code)
    return found


def check_statement(shop: Shop, code: str) -> StatementRecord:
    """The statement that carries a check code; raises UnknownSlipError or HiddenFromRoleError."""
    found = _statement(shop, read_code(code))
    if found is None:
        raise UnknownSlipError(code)
    return found


def _statement(shop: Shop, code: str) -> StatementRecord | None:
    kept = shop.queries.statements.by_code(code)
    if kept is not None or not code:
        return kept
    # Statements of older programs kept no code: it is worked out from what they said.
    for statement in shop.queries.statements.without_code():
        if statement_code(model_as_issued(shop, statement.entry)) == code:
            return statement
    return None
