"""A short code on paper that changes when what the paper says changes.

Two prints of one paper carry the same code, whatever their language or layout; a figure altered
on the way to the reader no longer matches the code the program shows. It is a means to compare,
not a signature.
"""

import hashlib

from app.domain.monthly_report import MonthlyReport
from app.domain.pack import PackModel
from app.domain.papers import SettlementSlipModel, SlipModel, StatementModel

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U to misread


def slip_code(model: SlipModel) -> str:
    """Code of what was taken in, when and in which condition."""
    return _code(
        "slip",
        model.case_number,
        model.opened_at.isoformat(),
        model.item_title,
        model.item_sku,
        model.item_serial,
        "handed over" if model.handed_over else "not handed over",
        model.condition,
        model.complaint,
        *(f"{name.zh}|{name.en}|{ticked}" for name, ticked in model.accessories),
    )


def settlement_code(model: SettlementSlipModel) -> str:
    """Code of who settled what, when and for how much."""
    return _code(
        "settlement",
        model.case_number,
        model.issued_on.isoformat(),
        model.claimant_name,
        model.item_title,
        model.item_sku,
        model.sale_number,
        model.currency,
        str(model.amount_minor),
        model.says,
    )


def statement_code(model: StatementModel) -> str:
    """Code of the consignor, the period and every amount.

    What older statements could not hold adds to it only where it is there: their codes stay.
    """
    return _code(
        "statement",
        model.consignor_number,
        model.first_day.isoformat(),
        model.last_day.isoformat(),
        model.currency,
        str(model.opening_minor),
        str(model.closing_minor),
        *(f"{line.booked_on}|{line.reference}|{line.amount_minor}" for line in model.lines),
        *(f"late|{at}|{n.belongs_to}" for at, n in enumerate(model.lines) if n.belongs_to),
        *(f"deduction|{d.booked_on}|{d.reference}|{d.amount_minor}" for d in model.deductions),
        *(f"plan|{p.what.en}|{p.total_minor}|{p.open_minor}|{p.next_on}" for p in model.plans),
        *(f"hold|{h.what}|{h.reason.en}|{h.amount_minor}|{h.until}" for h in model.holds),
        *(f"objection|{o.objected_on}|{o.about.en}|{o.says}" for o in model.objections),
    )


def monthly_report_code(report: MonthlyReport) -> str:
    """Code of the month, its currency and the figures of all thirteen months."""
    return _code(
        "month",
        str(report.month),
        report.as_of.isoformat(),
        report.currency,
        *(
            f"{each.month}|{each.opened}|{each.closed}|{each.sales_minor}|"
            + "|".join(map(str, each.money))
            for each in report.trend
        ),
        *(f"{part.party}|{part.count}|{part.at_stake_minor}" for part in report.waiting),
    )


def pack_code(model: PackModel) -> str:
    """Code of the case, the claim and everything that is shown for it."""
    return _code(
        "pack",
        model.addressee.en,
        model.case_number,
        model.opened_at.isoformat(),
        model.item_title,
        model.item_sku,
        model.complaint,
        f"{model.at_stake_minor}|{model.currency}",
        *(f"{event.at.isoformat()}|{event.what.en}" for event in model.events),
        *(photo.sha256 for photo in model.photos),
        *(f"{h.at.isoformat()}|{h.waybill}|{h.seal}" for h in model.handovers),
        *(f"{f.by}|{f.result.en}|{f.reason}" for f in model.findings),
    )


def _code(*facts: str) -> str:
    """``7K3M-92QF``: 40 bits of SHA-256 over the facts, each closed by a line end."""
    digest = hashlib.sha256()
    for fact in facts:
        digest.update(fact.encode("utf-8", "surrogatepass") + b"\n")
    bits = int.from_bytes(digest.digest()[:5])
    signs = "".join(_ALPHABET[bits >> shift & 31] for shift in range(35, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"
