"""A simulation for a person at the terminal: two sides and what lies between them."""

from collections.abc import Sequence

from app.cli.names import Names
from app.cli.output.table import Column, table
from app.domain.simulating import PastMoney, Simulation
from app.text.amounts import format_amount
from app.text.catalogue import translate
from app.text.simulation_words import cases_differ_text, money_name, side_name

_SHOWN = 20


def simulation_lines(
    found: Simulation, names: Names, currency: str, width: int | None
) -> list[str]:
    """By party, by category, then the cases that weigh most."""
    lines = [cases_differ_text(found.different, found.cases), ""]
    rows = [
        (money_name(name), was, would)
        for name, was, would in zip(PastMoney._fields, found.before, found.after, strict=True)
        if was or would
    ]
    rows.append((money_name("shop_cost"), found.before.shop_cost, found.after.shop_cost))
    if any(found.earned):
        rows.append((money_name("earned"), *found.earned))
    lines += _sides(currency, rows, currency, width)
    differing = [line for line in found.by_category if line.changed]
    if differing:
        title = money_name("shop_cost")
        by_trunk = [
            (names.category(line.trunk), line.before.shop_cost, line.after.shop_cost)
            for line in differing
        ]
        lines += ["", *_sides(title, by_trunk, currency, width)]
    if found.changed:
        lines += ["", *_sides(translate("Month", "Case"), _cases(found), currency, width)]
    return lines


def _cases(found: Simulation) -> list[tuple[str, int, int]]:
    return [
        (f"{case.number}  {case.title}", case.before.shop_cost, case.after.shop_cost)
        for case in found.changed[:_SHOWN]
    ]


def _sides(
    title: str, rows: Sequence[tuple[str, int, int]], currency: str, width: int | None
) -> list[str]:
    columns = (
        Column(title, gives=True),
        *(Column(side_name(code), figures=True) for code in ("before", "after", "difference")),
    )
    cells = [
        (
            name,
            format_amount(was, currency),
            format_amount(would, currency),
            format_amount(would - was, currency, sign=True),
        )
        for name, was, would in rows
    ]
    return table(columns, cells, width=width)
