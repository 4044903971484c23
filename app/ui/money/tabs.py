"""Which tabs the money page has, in the order of the row."""

from app.text.catalogue import translate
from app.ui.money.bills_section import BillsSection
from app.ui.money.books_section import BooksSection
from app.ui.money.claims_section import ClaimsTab
from app.ui.money.credit_section import CreditSection
from app.ui.money.months_section import MonthsSection
from app.ui.money.payouts_section import PayoutsSection
from app.ui.money.recoveries_section import RecoveriesSection
from app.ui.money.refunds_section import RefundsSection
from app.ui.money.section import MoneyTab
from app.ui.money.till_section import TillSection

TABS: tuple[MoneyTab, ...] = (
    MoneyTab("refunds", lambda: translate("Refunds", "Refunds"), RefundsSection),
    MoneyTab("payouts", lambda: translate("Money", "Payouts"), PayoutsSection),
    MoneyTab("bills", lambda: translate("Bills", "Bills"), BillsSection),
    MoneyTab("claims", lambda: translate("Claims", "Claims"), ClaimsTab),
    MoneyTab("credit", lambda: translate("Credit", "Store credit"), CreditSection),
    MoneyTab("till", lambda: translate("Till", "Till"), TillSection),
    MoneyTab("recoveries", lambda: translate("Money", "Recoveries"), RecoveriesSection),
    MoneyTab("books", lambda: translate("Money", "Books"), BooksSection),
    MoneyTab("months", lambda: translate("Money", "Month close"), MonthsSection),
)
