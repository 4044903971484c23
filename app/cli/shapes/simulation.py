"""A simulation as JSON: every amount as it was, as it would be, and the difference."""

from app.cli.shapes.plain import Document, money
from app.domain.simulating import PastMoney, Simulation


def simulation_document(found: Simulation, currency: str) -> Document:
    """Both sides by party and by category, and the cases that differ."""
    before, after = found.earned
    return {
        "cases": found.cases,
        "different": found.different,
        "money": _sides(found.before, found.after, currency),
        "commission_on_sales": _side(before, after, currency),
        "by_category": [
            {
                "category": line.trunk,
                "cases": line.cases,
                "different": line.changed,
                "money": _sides(line.before, line.after, currency),
            }
            for line in found.by_category
        ],
        "changed": [
            {
                "number": case.number,
                "title": case.title,
                "category": case.category,
                "money": _sides(case.before, case.after, currency),
            }
            for case in found.changed
        ],
    }


def _sides(before: PastMoney, after: PastMoney, currency: str) -> Document:
    return {
        **{
            name: _side(was, would, currency)
            for name, was, would in zip(PastMoney._fields, before, after, strict=True)
        },
        "shop_cost": _side(before.shop_cost, after.shop_cost, currency),
    }


def _side(before: int, after: int, currency: str) -> Document:
    return {
        "before": money(before, currency),
        "after": money(after, currency),
        "difference": money(after - before, currency),
    }
