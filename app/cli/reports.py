"""``report``: a month in figures, as a paper, as a workbook, or as JSON."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, flag, option, wrong_usage
from app.cli.opening import OpenShop, opened
from app.cli.output.monthly_report_page import month_case_table, month_lines
from app.cli.output.widths import shown
from app.cli.papers import hand_out, languages
from app.cli.shapes.monthly_report import month_case, month_document
from app.cli.targets import check_target, shop_files, write_whole
from app.cli.values import Context, FilePath, Param
from app.cli.values import Month as MonthValue
from app.domain.month_cases import DIMENSIONS, MEASURES, Picked, read_picked
from app.domain.months import Month, read_month
from app.services.monthly_report import cases_behind, report_of
from app.services.papers.monthly_report import monthly_report_paper, monthly_report_workbook
from app.text.catalogue import translate

_PDF, _XLSX = ".pdf", ".xlsx"


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    out = translate("CLI", "The .pdf or .xlsx to write; without it the figures are shown.")
    behind = translate(
        "CLI", "Only the cases behind a figure: loss, net, category:AUTH, brand:Gucci/reversed …"
    )
    return {
        "report": ShopCommand(
            report,
            option(
                "--month",
                translate("CLI", "The month."),
                "YYYY-MM",
                type=MonthValue(),
                required=True,
            ),
            option("--out", out, "FILE", type=FilePath()),
            flag("--both", translate("CLI", "Both languages on one paper.")),
            option("--cases", behind, "KEY", type=PickedCases(), into="cases"),
        ),
    }


class PickedCases(click.ParamType[Picked]):
    """The key of a figure."""

    name = "key"

    def convert(self, value: str | Picked, param: Param, ctx: Context) -> Picked:
        """Which cases."""
        found = value if isinstance(value, Picked) else read_picked(value)
        if found is None:
            text = translate("CLI", "{value} is no figure of the report; there are: {codes}")
            codes = ", ".join((*filter(None, MEASURES), *(f"{name}:…" for name in DIMENSIONS)))
            self.fail(text.format(value=shown(str(value)[:40]), codes=codes), param, ctx)
        return found


def report(call: Call, *, month: str, out: Path | None, both: bool, cases: Picked | None) -> None:
    """A month in figures, or its paper."""
    if out is not None:
        if out.suffix.lower() not in {_PDF, _XLSX}:
            raise wrong_usage(
                translate("CLI", "A report is a .pdf or an .xlsx file: {path}").format(
                    path=shown(str(out))
                )
            )
        check_target(out, shop_files(call.shop_folder))
    which = read_month(month)
    with opened(call) as at:
        if cases is not None:
            _show_cases(call, at, which, cases)
        elif out is None:
            _show(call, at, which)
        elif out.suffix.lower() == _PDF:
            paper = monthly_report_paper(
                at.shop, month=which, langs=languages(at, both=both), issued_by=at.actor.name
            )
            hand_out(call, out, paper)
        else:
            _write_workbook(call, at, which, out)


def _show(call: Call, at: OpenShop, month: Month) -> None:
    figures = report_of(at.shop, at.shop.queries, month)
    if call.as_json:
        call.document(month_document(figures))
    else:
        call.lines(month_lines(figures, at.names, call.width))


def _show_cases(call: Call, at: OpenShop, month: Month, which: Picked) -> None:
    found = cases_behind(at.shop.queries, month, which)
    currency = at.settings.currency
    if call.as_json:
        call.document({"cases": [month_case(case, currency) for case in found]})
    else:
        call.lines(month_case_table(found, currency, call.width))


def _write_workbook(call: Call, at: OpenShop, month: Month, out: Path) -> None:
    book = monthly_report_workbook(
        at.shop, month=month, lang=at.names.lang, issued_by=at.actor.name
    )
    write_whole(out, book)
    document: dict[str, Any] = {"file": str(out), "bytes": len(book)}
    if call.as_json:
        call.document(document)
    else:
        call.lines([translate("CLI", "Written: {path}").format(path=shown(str(out)))])
