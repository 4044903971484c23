"""``demo``: a shop with a lifelike history, to try things out and to measure."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

import click

from app.cli.call import Call
from app.cli.declaring import ShopCommand, option
from app.cli.opening import opened
from app.cli.output.table import pairs
from app.cli.output.widths import shown
from app.cli.progress import progress
from app.cli.values import Day, Number
from app.domain.settings import ShopSettings
from app.services.demo import fill_demo
from app.services.program_data import load_program_data
from app.text.catalogue import translate

_CASES, _SEED, _MONTHS = 200, 7, 12
_MOST_CASES, _MOST_MONTHS = 1_000_000, 120
_MOST_SEED = 2**63 - 1


def commands() -> Mapping[str, click.Command]:
    """The commands of this module by their full names."""
    cases = translate("CLI", "About how many cases; default {n}.").format(n=_CASES)
    seed = translate("CLI", "The same number gives the same shop; default {n}.")
    months = translate("CLI", "How many months it goes back; default {n}.")
    until = translate("CLI", "The day before which it ends; default today.")
    return {
        "demo": ShopCommand(
            demo,
            option("--cases", cases, "N", type=Number(1, _MOST_CASES), default=_CASES),
            option("--seed", seed.format(n=_SEED), "N", type=Number(0, _MOST_SEED), default=_SEED),
            option(
                "--months",
                months.format(n=_MONTHS),
                "N",
                type=Number(1, _MOST_MONTHS),
                default=_MONTHS,
            ),
            option("--until", until, "DATE", type=Day()),
        )
    }


def demo(call: Call, *, cases: int, seed: int, months: int, until: date | None) -> None:
    """Fill a shop, made if there is none, and say with how much."""
    with progress(call, translate("CLI", "Making the demo shop")) as report:
        filled = fill_demo(
            call.shop_folder,
            program=load_program_data(),
            cases=cases,
            seed=seed,
            months=months,
            until=until or _today(call),
            progress=report,
        )
    with opened(call) as at:
        journal = at.shop.queries.journal_head()
        if call.as_json:
            counts = {"folder": str(call.shop_folder), **asdict(filled), "journal": journal}
            call.document({"demo": counts})
            return
        facts = [
            (translate("CLI", "Folder"), str(call.shop_folder)),
            (translate("CLI", "Consignors"), str(filled.consignors)),
            (translate("CLI", "Items"), str(filled.items)),
            (translate("CLI", "Sales"), str(filled.sales)),
            (translate("CLI", "Cases"), str(filled.cases)),
            (translate("CLI", "Payouts"), str(filled.payouts)),
            (translate("CLI", "Journal"), journal),
        ]
        call.lines([shown(at.settings.name), *pairs(facts)])


def _today(call: Call) -> date:
    """Today where a new shop is by default: the demo's shop may not be there to be asked."""
    return datetime.fromtimestamp(call.around.clock() / 1000, ShopSettings().zone).date()
