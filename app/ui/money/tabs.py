"""Which tabs the money page has, in the order of the row."""

from app.text.catalogue import translate
from app.ui.money.books_section import BooksSection
from app.ui.money.claims_section import ClaimsTab
from app.ui.money.months_section import MonthsSection
from app.ui.money.payouts_section import PayoutsSection
from app.ui.money.recoveries_section import RecoveriesSection
from app.ui.money.section import MoneyTab

TABS: tuple[MoneyTab, ...] = (
    MoneyTab("payouts", lambda: translate("Money", "Payouts"), PayoutsSection),
    MoneyTab("claims", lambda: translate("Claims", "Claims"), ClaimsTab),
    MoneyTab("recoveries", lambda: translate("Money", "Recoveries"), RecoveriesSection),
    MoneyTab("books", lambda: translate("Money", "Books"), BooksSection),
    MoneyTab("months", lambda: translate("Money", "Month close"), MonthsSection),
)
