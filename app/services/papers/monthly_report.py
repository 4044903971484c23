"""A month's report as PDF and as a workbook."""

from pathlib import Path

from app.documents.paper import Paper
from app.domain.monthly_report import MonthlyReport
from app.domain.months import Month
from app.photos.durable import write_durably
from app.services.monthly_report import report_of
from app.services.papers.slip import shop_head
from app.services.shop import Shop


def monthly_report_paper(
    shop: Shop, *, month: Month, langs: tuple[str, ...], issued_by: str
) -> Paper:
    """The report of a month as PDF.

    Raises NotPermittedError, or HiddenFromRoleError for whoever may not see balances.
    """
    report = _read(shop, month, issued_by)
    # Late: loads the drawing of papers, which a start of the program can do without.
    from app.documents.monthly_report import monthly_report_pdf  # noqa: PLC0415

    head = shop_head(shop.queries.settings())
    return monthly_report_pdf(
        report, head, lambda party: shop.program.word("party", party), langs=langs
    )


def monthly_report_workbook(shop: Shop, *, month: Month, lang: str, issued_by: str) -> bytes:
    """The report of a month as XLSX, with every case behind it; raises as above."""
    report = _read(shop, month, issued_by)
    cases = shop.queries.report.cases(month, shop.queries.settings())
    # Late, as above.
    from app.documents.monthly_report_book import monthly_report_xlsx  # noqa: PLC0415

    head = shop_head(shop.queries.settings())
    return monthly_report_xlsx(
        report,
        cases,
        head,
        name_of_party=lambda party: shop.program.word("party", party),
        lang=lang,
    )


def save_monthly_workbook(
    shop: Shop, path: Path, *, month: Month, lang: str, issued_by: str
) -> None:
    """Write the workbook where a person wants it; raises DiskFailedError, or as above."""
    book = monthly_report_workbook(shop, month=month, lang=lang, issued_by=issued_by)
    write_durably(path, book)


def _read(shop: Shop, month: Month, reader: str) -> MonthlyReport:
    shop.store.rights(reader).require("papers.print")
    return report_of(shop, shop.seen_by(reader).queries, month)
