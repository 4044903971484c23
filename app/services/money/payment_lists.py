"""The payment list of a run, as a workbook or for a bank's web page."""

from pathlib import Path

from app.documents.payment_list import payment_workbook
from app.domain.errors import RuleError
from app.domain.payment_list import payment_list
from app.domain.payout_runs import PayoutTakenBackError
from app.exchange.payment_list import payment_csv
from app.photos.durable import write_durably
from app.services.shop import Shop
from app.text.catalogue import chosen_language
from app.text.plain_amounts import plain_amount

FORMS = ("xlsx", "csv")


class UnknownListFormError(RuleError):
    """Not a form that a payment list can have."""

    code = "unknown_list_form"

    def __init__(self, form: str) -> None:
        super().__init__(form=form[:40])


def payment_file(shop: Shop, *, number: str, form: str) -> bytes:
    """The payments of a run, or of one payout, that were not taken back.

    Raises UnknownListFormError, HiddenFromRoleError, UnknownPayoutError or PayoutTakenBackError.
    """
    if form not in FORMS:
        raise UnknownListFormError(form)
    lines = shop.queries.payouts.of(number)
    paid = payment_list(lines[0].run or lines[0].number, lines)
    if not paid.payments and not paid.cash:
        raise PayoutTakenBackError(paid.number)
    if form == "csv":
        return payment_csv(paid, plain_amount)
    return payment_workbook(paid, title=shop.queries.settings().name, lang=chosen_language())


def save_payment_list(shop: Shop, *, number: str, path: Path) -> Path:
    """Write the list where a person wants it, in the form that the file's name says.

    Raises DiskFailedError and what `payment_file` does.
    """
    form = path.suffix.removeprefix(".").lower()
    write_durably(path, payment_file(shop, number=number, form=form))
    return path
